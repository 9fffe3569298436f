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

/**
 * On which motions the units vote: what is no longer so goes, what is so is written. Compared here and not in SQL: rows made
 * in this very transaction are unknown to the planner, and a join of two long lists could then take minutes.
 */
async function putShares(tx: Tx, { communityId, id: topicId }: TopicId, rows: readonly UnitRow[]): Promise<void> {
  const where = { communityId, topicId }
  const units = await tx.votingUnit.findMany({ where, select: { id: true, key: true } })
  const idOf = new Map(units.map(({ id, key }) => [key, id]))
  const shares = rows.flatMap(({ key, shares: own }) =>
    own.map(({ motionId, areaCenti, unitIds }) => ({
      ...{ votingUnitId: idOf.get(key) ?? '', motionId, areaCenti: areaCenti.toString(), unitIds },
    })),
  )
  const kept = new Set(shares.map(placeOf))
  const touched = new Set(rows.map(({ key }) => idOf.get(key)))
  const listed = await tx.motionUnit.findMany({
    where,
    select: { votingUnitId: true, motionId: true, areaCenti: true, unitIds: true },
  })
  const stands = new Map(listed.map((one) => [placeOf(one), contentOf(one)]))
  const changed = shares.filter((share) => stands.get(placeOf(share)) !== contentOf(share))
  const gone = listed.filter((one) => touched.has(one.votingUnitId) && !kept.has(placeOf(one)))
  await takeShares(tx, { communityId, id: topicId }, gone)
  await tx.$executeRaw`
    insert into motion_unit (community_id, topic_id, motion_id, voting_unit_id, area_centi, unit_ids)
    select ${communityId}::uuid, ${topicId}::uuid, put."motionId", put."votingUnitId", put."areaCenti", put."unitIds"
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb)
      as put ("motionId" uuid, "votingUnitId" uuid, "areaCenti" bigint, "unitIds" uuid[])
    on conflict (community_id, motion_id, voting_unit_id) do update set area_centi = excluded.area_centi,
      unit_ids = excluded.unit_ids`
}

interface Place {
  readonly motionId: string
  readonly votingUnitId: string
}

function placeOf({ motionId, votingUnitId }: Place): string {
  return `${motionId} ${votingUnitId}`
}

function contentOf({
  areaCenti,
  unitIds,
}: {
  readonly areaCenti: bigint | string
  readonly unitIds: readonly string[]
}) {
  return `${areaCenti} ${unitIds.join()}`
}

/** Who has voted on a motion, in a ballot since annulled, stays on its list. */
async function takeShares(tx: Tx, { communityId, id: topicId }: TopicId, gone: readonly Place[]): Promise<void> {
  const from = new Set(gone.map(placeOf))
  for (const motionId of new Set(gone.map((one) => one.motionId))) {
    const voted = await tx.$queryRaw<Place[]>`
      select ${motionId}::uuid as "motionId", voter.voting_unit_id as "votingUnitId"
      from poll cross join lateral (
        select voting_unit_id from ballot where (community_id, poll_id) = (poll.community_id, poll.id)
        union select voting_unit_id from paper_ballot where (community_id, poll_id) = (poll.community_id, poll.id)) as voter
      where poll.community_id = ${communityId}::uuid and poll.motion_id = ${motionId}::uuid`
    if (voted.some((one) => from.has(placeOf(one)))) throw new Problem('conflict', { word: 'electorate-in-use' })
    const votingUnitId = { in: gone.filter((one) => one.motionId === motionId).map((one) => one.votingUnitId) }
    await tx.motionUnit.deleteMany({ where: { communityId, topicId, motionId, votingUnitId } })
  }
}
