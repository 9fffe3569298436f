import {
  canonicalHash,
  type Facts,
  type MotionElectorateFacts,
  nameKey,
  type StageRecords,
  type Topic,
} from '@gongyi/shared/domain'
import { accountNames } from '../../identity/account-names.store.js'
import type { Tx } from '../../platform/database.js'
import { Problem, refused } from '../../platform/problem.js'
import { readShares } from '../electorate/motion-shares.store.js'
import { requireBuildings, requireScopes } from '../electorate/scope-check.store.js'
import { replaceUnits, rosterRows } from '../electorate/voting-units.store.js'
import { sourceOf } from '../electorate.js'
import { invalidField, refusalProblem } from '../refusal-problem.js'

/** The electorate as it stands, checked against the units behind it. */
export async function facts(tx: Tx, { communityId, id }: Topic): Promise<Pick<Facts, 'electorate'>> {
  const rows = await tx.$queryRaw<
    (Omit<Facts['electorate'], 'openCorrections' | 'buildings' | 'motions'> & { buildings: string[] })[]
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
  return { electorate: { ...counted, openCorrections, motions: await motionFacts(tx, { communityId, id }) } }
}

/** Each motion's own list, an empty one included, checked in the same way. */
function motionFacts(tx: Tx, { communityId, id }: Pick<Topic, 'communityId' | 'id'>): Promise<MotionElectorateFacts[]> {
  return tx.$queryRaw`
    with listed as (select * from motion_unit where community_id = ${communityId}::uuid and topic_id = ${id}::uuid),
      summed as (select motion_id, count(*)::int as heads, sum(area_centi) as area from listed group by motion_id),
      behind as (select listed.motion_id, sum(unit.area_centi) as area,
          (count(*) - count(distinct unit_id))::int as repeated
        from listed cross join unnest(listed.unit_ids) as unit_id
          left join unit on unit.community_id = ${communityId}::uuid and unit.id = unit_id
        group by listed.motion_id)
    select motion.id as "motionId", coalesce(summed.heads, 0) as heads, coalesce(summed.area, 0)::text as "areaCenti",
      coalesce(behind.area, 0)::text as "unitAreaSumCenti", coalesce(behind.repeated, 0) as "duplicateUnits"
    from motion left join summed on summed.motion_id = motion.id left join behind on behind.motion_id = motion.id
    where motion.community_id = ${communityId}::uuid and motion.topic_id = ${id}::uuid order by motion.no`
}

/** Sets motions and voting units to what step 2 has just written down. */
export async function proposeElectorate(tx: Tx, topic: Topic, today: string): Promise<void> {
  const set = topic.records.participants.set
  if (set === undefined) throw new Error('participants.set wrote nothing down')
  const source = sourceOf(set.motions)
  if (!source.ok) throw refusalProblem(source.error)
  await requireScopes(tx, topic.communityId, source.value, set, '/input')
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
  const goneIds = left.map(({ id }) => id)
  await tx.motionUnit.deleteMany({ where: { communityId, topicId, motionId: { in: goneIds } } })
  await tx.motion.deleteMany({ where: { communityId, topicId, id: { in: goneIds } } })
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
    select: { id: true, key: true, label: true, areaCenti: true, unitIds: true },
  })
  const shares = await readShares(tx, { communityId, id })
  return canonicalHash({
    scheme: 'gongyi-roster-v2',
    topicId: id,
    units: units.map(({ id: unitId, areaCenti, ...unit }) => ({
      ...{ ...unit, areaCenti: areaCenti.toString() },
      motions: (shares.get(unitId) ?? []).map(({ no, areaCenti: own, unitIds }) => ({
        ...{ no, areaCenti: own.toString(), unitIds },
      })),
    })),
  })
}
