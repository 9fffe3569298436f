import {
  type CoSignCounts,
  type CoSignThreshold,
  coSignRegime,
  coSignThresholds,
  type Signed,
  type Topic,
} from '@gongyi/shared/domain'
import { delegateIds } from '../communities/bodies/bodies.store.js'
import type { Tx } from '../platform/database.js'

type Named = Pick<Topic, 'communityId' | 'id' | 'category'>

interface PeopleRow {
  readonly people: number
  readonly peopleSigned: number
  readonly adults: number
  readonly adultsSigned: number
}

interface HouseholdRow {
  readonly all: number
  readonly signed: number
  readonly affected: number
  readonly affectedSigned: number
}

/** The topic's signatures against its thresholds, the proposer counted among those who ask. */
export async function readThresholds(tx: Tx, topic: Named): Promise<readonly CoSignThreshold[]> {
  return coSignThresholds(await countSupport(tx, topic), coSignRegime(topic.category, await isVillage(tx, topic)))
}

export async function isVillage(tx: Tx, { communityId }: Pick<Topic, 'communityId'>): Promise<boolean> {
  const region = await tx.region.findUnique({ where: { id: communityId }, select: { kind: true } })
  return region?.kind === 'VILLAGE'
}

export async function countSupport(tx: Tx, topic: Named): Promise<CoSignCounts> {
  const signers = await signerIds(tx, topic)
  const people = await countPeople(tx, topic, signers)
  const households = await countHouseholds(tx, topic, signers)
  return {
    people: { signed: people.peopleSigned, all: people.people },
    adults: { signed: people.adultsSigned, all: people.adults },
    households: { signed: households.signed, all: households.all },
    affectedHouseholds: { signed: households.affectedSigned, all: households.affected },
    owners: await countOwners(tx, topic, signers),
    delegates: await countDelegates(tx, topic, signers),
  }
}

/** Whoever signed, and whoever proposed it or had it proposed. */
async function signerIds(tx: Tx, { communityId, id }: Named): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ person: string }[]>`
    select c.person_id as person from co_sign c
      where c.community_id = ${communityId}::uuid and c.topic_id = ${id}::uuid
    union select coalesce(named.person_id, own.person_id) from topic t
      left join proposal named on (named.community_id, named.topic_id) = (t.community_id, t.id)
      left join account_person own on (own.community_id, own.account_id) = (t.community_id, t.proposer_account_id)
      where t.community_id = ${communityId}::uuid and t.id = ${id}::uuid
        and coalesce(named.person_id, own.person_id) is not null`
  return rows.map(({ person }) => person)
}

async function countPeople(tx: Tx, { communityId }: Named, signers: readonly string[]): Promise<PeopleRow> {
  const rows = await tx.$queryRaw<PeopleRow[]>`
    select count(*)::int as people, count(*) filter (where p.id = any(${signers}::uuid[]))::int as "peopleSigned",
      count(*) filter (where adult)::int as adults,
      count(*) filter (where adult and p.id = any(${signers}::uuid[]))::int as "adultsSigned"
    from (select id, birth_date <= (app_now() at time zone 'Asia/Shanghai')::date - interval '18 years' as adult
      from person where community_id = ${communityId}::uuid and active and not deceased) p`
  return rows[0] ?? { people: 0, peopleSigned: 0, adults: 0, adultsSigned: 0 }
}

/** Concerned are the households of the buildings the proposal names; those of the community when it names none. */
async function countHouseholds(tx: Tx, topic: Named, signers: readonly string[]): Promise<HouseholdRow> {
  const { communityId, id } = topic
  const rows = await tx.$queryRaw<HouseholdRow[]>`
    with named as (
      select case when cardinality(affected_buildings) > 0 then affected_buildings
        when building is not null then array[building] else '{}' end as buildings
      from proposal where community_id = ${communityId}::uuid and topic_id = ${id}::uuid
    ), door as (
      select coalesce((select cardinality(buildings) = 0 or h.building = any(buildings) from named), true) as concerned,
        exists (select from household_member m where (m.community_id, m.household_id) = (h.community_id, h.id) and m.active
          and m.person_id = any(${signers}::uuid[])) as signed
      from household h where h.community_id = ${communityId}::uuid and h.active
    )
    select count(*)::int as "all", count(*) filter (where signed)::int as signed,
      count(*) filter (where concerned)::int as affected, count(*) filter (where concerned and signed)::int as "affectedSigned"
    from door`
  return rows[0] ?? { all: 0, signed: 0, affected: 0, affectedSigned: 0 }
}

/** One property area's owners: the one the proposal names, else the one where the largest share has signed. */
async function countOwners(tx: Tx, { communityId, id }: Named, signers: readonly string[]): Promise<Signed> {
  const rows = await tx.$queryRaw<Signed[]>`
    select "all", signed from (
      select count(distinct o.owner_key)::int as "all",
        count(distinct o.owner_key) filter (where o.person_id = any(${signers}::uuid[]))::int as signed
      from unit_owner o join unit u on (u.community_id, u.id) = (o.community_id, o.unit_id)
      where o.community_id = ${communityId}::uuid and u.counts_for_vote and u.property_area_id = coalesce(
        (select property_area_id from proposal where community_id = ${communityId}::uuid and topic_id = ${id}::uuid),
        u.property_area_id)
      group by u.property_area_id
    ) area order by signed::numeric / "all" desc, "all" desc limit 1`
  return rows[0] ?? { signed: 0, all: 0 }
}

/** Of the villagers' delegates who sit today; null where the office keeps no such body. */
async function countDelegates(tx: Tx, { communityId }: Named, signers: readonly string[]): Promise<Signed | null> {
  const delegates = await delegateIds(tx, communityId, 'VILLAGER_DELEGATE_MEETING')
  if (delegates.length === 0) return null
  return { signed: delegates.filter((id) => signers.includes(id)).length, all: delegates.length }
}

/** In which ways the signatures came. */
export async function countChannels(tx: Tx, { communityId, id }: Named) {
  const groups = await tx.coSign.groupBy({ by: ['channel'], where: { communityId, topicId: id }, _count: true })
  return groups.map(({ channel, _count }) => ({ channel, count: _count }))
}
