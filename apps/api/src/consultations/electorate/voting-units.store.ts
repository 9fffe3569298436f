import type { MotionShare, StageRecords, Topic } from '@gongyi/shared/domain'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import { Problem } from '../../platform/problem.js'
import { electorateOf, sourceOf } from '../electorate.js'
import { refusalProblem } from '../refusal-problem.js'
import { actingFor, scopedMotions } from '../roster.store.js'

type TopicId = Pick<Topic, 'communityId' | 'id'>
type ParticipantsSet = NonNullable<StageRecords['participants']['set']>

/** A voting unit as it is written down, with its part in each motion it votes on. */
export type UnitRow = {
  readonly key: string
  readonly label: string
  readonly building: string
  readonly areaCenti: bigint | undefined
  readonly unitIds: string[]
  readonly personIds: string[]
  readonly needsOffline: boolean
  readonly shares: readonly MotionShare[]
}

/** The voting units as the roster gives them now for what step 2 has set. */
export async function rosterRows(
  tx: Tx,
  communityId: string,
  set: Pick<ParticipantsSet, 'motions' | 'scope'>,
  today: string,
): Promise<readonly UnitRow[]> {
  const source = sourceOf(set.motions)
  if (!source.ok) throw refusalProblem(source.error)
  const counted = electorateOf(source.value, await scopedMotions(tx, communityId, source.value, set), today)
  if (!counted.ok) throw refusalProblem(counted.error)
  const people = await actingFor(tx, communityId, source.value)
  return counted.value.units.map(({ key, label, areaCenti, memberUnitIds, shares }) => ({
    key,
    label,
    building: source.value === 'list' ? '' : buildingOf(label, people.get(key)?.building),
    areaCenti,
    unitIds: [...memberUnitIds],
    personIds: [...(people.get(key)?.personIds ?? [])],
    needsOffline: people.get(key)?.needsOffline ?? false,
    shares,
  }))
}

function buildingOf(label: string, known: string | undefined): string {
  return known ?? label.split(/[-,]/, 1)[0] ?? ''
}

/**
 * Units that stay keep their id, and with it what was delivered to them in an earlier round. A unit that has voted in an
 * annulled ballot cannot leave the record.
 */
export async function replaceUnits(tx: Tx, topic: TopicId, rows: readonly UnitRow[]): Promise<void> {
  await takeUnits(tx, topic, { notIn: rows.map(({ key }) => key) })
  await putUnits(tx, topic, rows)
}

/** Takes voting units of these keys out; what was delivered to them is kept. One that has voted cannot leave the record. */
export async function takeUnits(
  tx: Tx,
  { communityId, id: topicId }: TopicId,
  where: { readonly in: string[] } | { readonly notIn: string[] },
): Promise<void> {
  const gone = await tx.votingUnit.findMany({
    where: { communityId, topicId, key: where },
    select: { id: true, _count: { select: { ballots: true, papers: true } } },
  })
  if (gone.some(({ _count }) => _count.ballots + _count.papers > 0))
    throw new Problem('conflict', { word: 'electorate-in-use' })
  const goneIds = gone.map(({ id }) => id)
  await tx.motionUnit.deleteMany({ where: { communityId, topicId, votingUnitId: { in: goneIds } } })
  await tx.votingUnit.deleteMany({ where: { communityId, topicId, id: { in: goneIds } } })
}

/** Writes the units down, and on which motions they vote; those of a key already there keep their id. */
export async function putUnits(tx: Tx, topic: TopicId, rows: readonly UnitRow[]): Promise<void> {
  const { communityId, id: topicId } = topic
  const payload = rows.map(({ key, label, building, areaCenti = 0n, unitIds, personIds, needsOffline }) => ({
    ...{ id: newId(), key, label, building, areaCenti: areaCenti.toString(), unitIds, personIds, needsOffline },
  }))
  await tx.$executeRaw`
    insert into voting_unit (community_id, id, topic_id, key, label, building, area_centi, unit_ids, person_ids, needs_offline)
    select ${communityId}::uuid, unit.id, ${topicId}::uuid, unit.key, unit.label, unit.building, unit."areaCenti",
      unit."unitIds", unit."personIds", unit."needsOffline"
    from jsonb_to_recordset(${JSON.stringify(payload)}::jsonb) as unit (id uuid, key text, label text, building text,
      "areaCenti" bigint, "unitIds" uuid[], "personIds" uuid[], "needsOffline" boolean)
    on conflict (community_id, topic_id, key) do update set label = excluded.label, building = excluded.building,
      area_centi = excluded.area_centi, unit_ids = excluded.unit_ids, person_ids = excluded.person_ids,
      needs_offline = excluded.needs_offline`
  await putShares(tx, topic, rows)
}

/** Who has voted on a motion, in a ballot since annulled, stays on its list. */
async function putShares(tx: Tx, { communityId, id: topicId }: TopicId, rows: readonly UnitRow[]): Promise<void> {
  const keys = rows.map(({ key }) => key)
  const shares = JSON.stringify(
    rows.flatMap(({ key, shares: own }) =>
      own.map(({ motionId, areaCenti, unitIds }) => ({ key, motionId, areaCenti: areaCenti.toString(), unitIds })),
    ),
  )
  const gone = await tx.$queryRaw<{ motionId: string; votingUnitId: string; voted: boolean }[]>`
    select listed.motion_id as "motionId", listed.voting_unit_id as "votingUnitId", exists (
      select from poll
        left join ballot on (ballot.community_id, ballot.poll_id, ballot.voting_unit_id) = (poll.community_id, poll.id, unit.id)
        left join paper_ballot paper
          on (paper.community_id, paper.poll_id, paper.voting_unit_id) = (poll.community_id, poll.id, unit.id)
      where (poll.community_id, poll.motion_id) = (listed.community_id, listed.motion_id)
        and (ballot.poll_id is not null or paper.poll_id is not null)) as voted
    from motion_unit listed join voting_unit unit on (unit.community_id, unit.id) = (listed.community_id, listed.voting_unit_id)
    where listed.community_id = ${communityId}::uuid and listed.topic_id = ${topicId}::uuid and unit.key = any(${keys})
      and not exists (select from jsonb_to_recordset(${shares}::jsonb) as put (key text, "motionId" uuid)
        where (put.key, put."motionId") = (unit.key, listed.motion_id))`
  if (gone.some(({ voted }) => voted)) throw new Problem('conflict', { word: 'electorate-in-use' })
  await tx.$executeRaw`
    delete from motion_unit where community_id = ${communityId}::uuid and topic_id = ${topicId}::uuid
      and (motion_id, voting_unit_id) in (select * from unnest(${gone.map(({ motionId }) => motionId)}::uuid[],
        ${gone.map(({ votingUnitId }) => votingUnitId)}::uuid[]))`
  await tx.$executeRaw`
    insert into motion_unit (community_id, topic_id, motion_id, voting_unit_id, area_centi, unit_ids)
    select unit.community_id, unit.topic_id, put."motionId", unit.id, put."areaCenti", put."unitIds"
    from jsonb_to_recordset(${shares}::jsonb) as put (key text, "motionId" uuid, "areaCenti" bigint, "unitIds" uuid[])
      join voting_unit unit on unit.community_id = ${communityId}::uuid and unit.topic_id = ${topicId}::uuid and unit.key = put.key
    on conflict (community_id, motion_id, voting_unit_id) do update set area_centi = excluded.area_centi,
      unit_ids = excluded.unit_ids`
}
