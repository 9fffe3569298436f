import { canonicalHash, type Facts, nameKey, type StageRecords, type Topic } from '@gongyi/shared/domain'
import { accountNames } from '../../identity/account-names.store.js'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import { Problem, refused } from '../../platform/problem.js'
import { requireBuildings, requireScope } from '../electorate/scope-check.store.js'
import { sourceOf, votingUnits } from '../electorate.js'
import { invalidField, refusalProblem } from '../refusal-problem.js'
import { actingFor, readRoster } from '../roster.store.js'

/** The electorate as it stands, checked against the units behind it. */
export async function facts(tx: Tx, { communityId, id }: Topic): Promise<Pick<Facts, 'electorate'>> {
  const rows = await tx.$queryRaw<
    (Omit<Facts['electorate'], 'openCorrections' | 'buildings'> & { buildings: string[] })[]
  >`
    with voting as (select * from voting_unit where community_id = ${communityId}::uuid and topic_id = ${id}::uuid),
      behind as (select unit_id from voting, unnest(voting.unit_ids) as unit_id)
    select (select count(*)::int from voting) as heads,
      (select coalesce(sum(area_centi), 0)::text from voting) as "areaCenti",
      (select coalesce(sum(unit.area_centi), 0)::text from behind
        join unit on unit.community_id = ${communityId}::uuid and unit.id = behind.unit_id) as "unitAreaSumCenti",
      (select (count(*) - count(distinct unit_id))::int from behind) as "duplicateUnits",
      array(select building collate door_order from (select distinct building from voting where building <> '') known
        order by 1) as buildings`
  const counted = rows[0]
  if (counted === undefined) throw new Error('the count of the electorate answered nothing')
  const openCorrections = await tx.rosterCorrection.count({ where: { communityId, topicId: id, decision: null } })
  return { electorate: { ...counted, openCorrections } }
}

/** Sets motions and voting units to what step 2 has just written down. */
export async function proposeElectorate(tx: Tx, topic: Topic, today: string): Promise<void> {
  const set = topic.records.participants.set
  if (set === undefined) throw new Error('participants.set wrote nothing down')
  const source = sourceOf(set.motions)
  if (!source.ok) throw refusalProblem(source.error)
  await requireScope(tx, topic.communityId, source.value, set.scope, '/input')
  await requireBuildings(tx, topic.communityId, set.stakeholders)
  await writeMotions(tx, topic, set.motions)
  await replaceUnits(tx, topic, await rosterRows(tx, topic.communityId, set, today))
}

/** Nobody finds that their own gain is none: whoever disclosed one leaves that decision to a colleague. */
export async function requireOthersDecide(tx: Tx, before: Topic, topic: Topic, accountId: string): Promise<void> {
  const cleared = (of: Topic) =>
    (of.records.participants.set?.recusals ?? []).flatMap(({ person, decision }) =>
      decision === 'NO_CONFLICT' ? [nameKey(person)] : [],
    )
  const earlier = cleared(before)
  const fresh = cleared(topic).filter((person) => !earlier.includes(person))
  if (fresh.length === 0) return
  const name = (await accountNames(tx, [accountId])).get(accountId) ?? ''
  if (fresh.includes(nameKey(name)))
    throw refused('guard-unmet', [{ id: 'SD.8', params: { reason: 'own', person: name } }])
}

type ParticipantsSet = NonNullable<StageRecords['participants']['set']>

/** The voting units as the roster gives them now for what step 2 has set. */
export async function rosterRows(
  tx: Tx,
  communityId: string,
  set: Pick<ParticipantsSet, 'motions' | 'scope'>,
  today: string,
): Promise<readonly UnitRow[]> {
  const source = sourceOf(set.motions)
  if (!source.ok) throw refusalProblem(source.error)
  const roster = await readRoster(tx, communityId, source.value, set.scope)
  const counted = votingUnits(source.value, set.scope, roster, today)
  if (!counted.ok) throw refusalProblem(counted.error)
  const people = await actingFor(tx, communityId, source.value)
  return counted.value.map(({ key, label, areaCenti, memberUnitIds }) => ({
    key,
    label,
    building: source.value === 'list' ? '' : buildingOf(label, people.get(key)?.building),
    areaCenti,
    unitIds: [...memberUnitIds],
    personIds: [...(people.get(key)?.personIds ?? [])],
    needsOffline: people.get(key)?.needsOffline ?? false,
  }))
}

function buildingOf(label: string, known: string | undefined): string {
  return known ?? label.split(/[-,]/, 1)[0] ?? ''
}

export type UnitRow = {
  readonly key: string
  readonly label: string
  readonly building: string
  readonly areaCenti: bigint | undefined
  readonly unitIds: string[]
  readonly personIds: string[]
  readonly needsOffline: boolean
}

/**
 * Units that stay keep their id, and with it what was delivered to them in an earlier round. A unit that has voted in an
 * annulled ballot cannot leave the record.
 */
async function replaceUnits(tx: Tx, topic: Topic, rows: readonly UnitRow[]): Promise<void> {
  await takeUnits(tx, topic, { notIn: rows.map(({ key }) => key) })
  await putUnits(tx, topic, rows)
}

/** Takes voting units of these keys out; what was delivered to them is kept. One that has voted cannot leave the record. */
export async function takeUnits(
  tx: Tx,
  { communityId, id: topicId }: Pick<Topic, 'communityId' | 'id'>,
  where: { readonly in: string[] } | { readonly notIn: string[] },
): Promise<void> {
  const gone = await tx.votingUnit.findMany({
    where: { communityId, topicId, key: where },
    select: { id: true, _count: { select: { ballots: true, papers: true } } },
  })
  if (gone.some(({ _count }) => _count.ballots + _count.papers > 0))
    throw new Problem('conflict', { word: 'electorate-in-use' })
  const goneIds = gone.map(({ id }) => id)
  await tx.votingUnit.deleteMany({ where: { communityId, topicId, id: { in: goneIds } } })
}

/** Writes the units down; those of a key already there keep their id. */
export async function putUnits(
  tx: Tx,
  { communityId, id: topicId }: Pick<Topic, 'communityId' | 'id'>,
  rows: readonly UnitRow[],
): Promise<void> {
  const payload = rows.map((row) => ({ ...row, id: newId(), areaCenti: (row.areaCenti ?? 0n).toString() }))
  await tx.$executeRaw`
    insert into voting_unit (community_id, id, topic_id, key, label, building, area_centi, unit_ids, person_ids, needs_offline)
    select ${communityId}::uuid, unit.id, ${topicId}::uuid, unit.key, unit.label, unit.building, unit."areaCenti",
      unit."unitIds", unit."personIds", unit."needsOffline"
    from jsonb_to_recordset(${JSON.stringify(payload)}::jsonb) as unit (id uuid, key text, label text, building text,
      "areaCenti" bigint, "unitIds" uuid[], "personIds" uuid[], "needsOffline" boolean)
    on conflict (community_id, topic_id, key) do update set label = excluded.label, building = excluded.building,
      area_centi = excluded.area_centi, unit_ids = excluded.unit_ids, person_ids = excluded.person_ids,
      needs_offline = excluded.needs_offline`
}

/** Motions keep their ids and numbers; one that is left out goes, unless a ballot was ever held on it. */
async function writeMotions(
  tx: Tx,
  { communityId, id: topicId }: Topic,
  motions: NonNullable<StageRecords['participants']['set']>['motions'],
): Promise<void> {
  const ids = motions.map((motion) => motion.id)
  const foreign = await tx.motion.count({ where: { communityId, id: { in: ids }, topicId: { not: topicId } } })
  if (foreign > 0 || new Set(ids).size !== ids.length)
    throw invalidField('/motions', 'invalid-id', 'each motion has an id of its own')
  const left = await tx.motion.findMany({
    where: { communityId, topicId, id: { notIn: ids } },
    select: { id: true, _count: { select: { polls: true } } },
  })
  if (left.some(({ _count }) => _count.polls > 0)) throw new Problem('conflict', { word: 'electorate-in-use' })
  await tx.motion.deleteMany({ where: { communityId, topicId, id: { in: left.map(({ id }) => id) } } })
  // Numbers are unique: out of the way first, for motions that change places
  await tx.$executeRaw`
    update motion set no = no + 1000 where community_id = ${communityId}::uuid and topic_id = ${topicId}::uuid`
  for (const [index, { id, text, presetId }] of motions.entries()) {
    await tx.motion.upsert({
      where: { communityId_id: { communityId, id } },
      create: { communityId, id, topicId, no: index + 1, text, presetId },
      update: { no: index + 1, text, presetId },
    })
  }
}

/** A fingerprint of the frozen electorate: whoever holds the roster can prove later that it was this one. */
export async function rosterHash(tx: Tx, { communityId, id }: Pick<Topic, 'communityId' | 'id'>): Promise<string> {
  const units = await tx.votingUnit.findMany({
    where: { communityId, topicId: id },
    orderBy: { key: 'asc' },
    select: { key: true, label: true, areaCenti: true, unitIds: true },
  })
  return canonicalHash({
    scheme: 'gongyi-roster-v1',
    topicId: id,
    units: units.map(({ areaCenti, ...unit }) => ({ ...unit, areaCenti: areaCenti.toString() })),
  })
}
