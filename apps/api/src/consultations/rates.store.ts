import {
  civilDateOf,
  type Facts,
  measure,
  RATES,
  type RateValue,
  type SatisfactionAnswers,
  type Topic,
  type UnitEvidence,
  type UnitFacts,
} from '@gongyi/shared/domain'
import type { Tx } from '../platform/database.js'
import type { StoredTopic } from './topic.js'

/** The indicators of one topic, each by its one definition; what is being counted is counted in the database. */
export async function readRates(tx: Tx, topic: StoredTopic, facts: Facts, now: string): Promise<readonly RateValue[]> {
  const units = await readUnitFacts(tx, topic)
  const tasks = { tasks: await readTasks(tx, topic), today: civilDateOf(now) }
  return [
    measure(RATES.awareness, units),
    measure(RATES.participation, units),
    ...turnout(topic, facts),
    measure(RATES.execution, tasks),
    measure(RATES.onTime, tasks),
    measure(RATES.satisfaction, await readAnswers(tx, topic)),
  ]
}

const EVIDENCE = [
  'READ',
  'SIGNED',
  'VOTED',
  'OPINION',
  'CO_SIGNED',
  'PROPOSED',
] as const satisfies readonly UnitEvidence[]

/**
 * Units with the same evidence are counted together and told apart again by a running number. Owners count by flat here, as
 * case C01 does (twelve told, eleven heads): whom to tell and who came is a question of doors, not of heads.
 */
async function readUnitFacts(tx: Tx, { communityId, id }: Topic): Promise<readonly UnitFacts[]> {
  const groups = await tx.$queryRaw<{ evidence: boolean[]; units: number }[]>`
    with spoke as materialized (select coalesce(array_agg(voting_unit_id), '{}') as units, coalesce(array_agg(person_id), '{}') as people
        from opinion where community_id = ${communityId}::uuid and topic_id = ${id}::uuid),
      signed as materialized (select coalesce(array_agg(person_id), '{}') as people
        from co_sign where community_id = ${communityId}::uuid and topic_id = ${id}::uuid),
      proposed as materialized (select coalesce(array_agg(a.person_id), '{}') as people from topic t
        join account_person a on (a.community_id, a.account_id) = (t.community_id, t.proposer_account_id)
        where t.community_id = ${communityId}::uuid and t.id = ${id}::uuid)
    select array[coalesce(told.read, false), coalesce(told.signed, false),
      unit.id in (select b.voting_unit_id from poll p join ballot b on (b.community_id, b.poll_id) = (p.community_id, p.id)
        where p.community_id = ${communityId}::uuid and p.topic_id = ${id}::uuid),
      coalesce(unit.id = any(spoke.units), false) or unit.person_ids && spoke.people, unit.person_ids && signed.people,
      unit.person_ids && proposed.people] as evidence, sum(greatest(cardinality(unit.unit_ids), 1))::int as units
    from voting_unit unit cross join spoke cross join signed cross join proposed
      cross join lateral (select bool_or(result = 'READ') as read, bool_or(result = 'SIGNED') as signed from delivery
        where (community_id, topic_id, voting_unit_id) = (unit.community_id, unit.topic_id, unit.id)) told
    where unit.community_id = ${communityId}::uuid and unit.topic_id = ${id}::uuid
    group by 1`
  return groups.flatMap(({ evidence, units }, group) => {
    const found = EVIDENCE.filter((_, index) => evidence[index] === true)
    return Array.from({ length: units }, (_, n) => ({ key: `${group}-${n}`, evidence: found }))
  })
}

/** Of the first motion, as published once counted; before that, of the ballots that are in. */
function turnout(topic: StoredTopic, facts: Facts): readonly RateValue[] {
  const counted = topic.records.vote.count?.results[0]?.count
  if (counted === undefined) return []
  const amount = ({ heads, areaCenti }: typeof counted.electorate) =>
    areaCenti === undefined ? { heads } : { heads, areaCenti: BigInt(areaCenti) }
  const shares = { eligible: amount(counted.electorate), participating: amount(counted.participating) }
  const byArea = counted.participating.areaCenti !== undefined && facts.electorate.areaCenti !== '0'
  return [measure(RATES.turnout, shares), ...(byArea ? [measure(RATES.turnoutArea, shares)] : [])]
}

function stateOf(status: string): 'OPEN' | 'ACCEPTED' | 'CANCELLED' {
  return status === 'ACCEPTED' || status === 'CANCELLED' ? status : 'OPEN'
}

async function readTasks(tx: Tx, { communityId, id }: Topic) {
  const rows = await tx.task.findMany({
    where: { communityId, topicId: id },
    select: { weight: true, status: true, dueOn: true, acceptedOn: true },
  })
  return rows.map(({ weight, status, dueOn, acceptedOn }) => ({
    weight,
    state: stateOf(status),
    dueOn: dueOn.toISOString().slice(0, 10),
    acceptedOn: acceptedOn?.toISOString().slice(0, 10) ?? null,
  }))
}

/** How the ratings fall, from very good to very poor. */
export async function readAnswers(tx: Tx, { communityId, id }: Topic): Promise<SatisfactionAnswers> {
  const rows = await tx.rating.groupBy({ by: ['level'], where: { communityId, topicId: id }, _count: true })
  const of = (level: string) => rows.find((row) => row.level === level)?._count ?? 0
  return {
    verySatisfied: of('VERY_GOOD'),
    satisfied: of('GOOD'),
    basicallySatisfied: of('FAIR'),
    dissatisfied: of('POOR'),
    veryDissatisfied: of('VERY_POOR'),
  }
}
