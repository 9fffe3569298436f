import type { Tx } from '../../platform/database.js'

/** Statuses worth showing to somebody who is about to ask the same. */
const OPEN = ['screening', 'returned', 'active', 'submitted', 'suspended']
const ENDED = ['closed', 'archived', 'not-adopted', 'declined', 'referred']

export interface Candidate {
  readonly id: string
  readonly score: number
}

/** What is compared, and who asks: topics that are not public are found by their own people and the desks alone. */
export interface Wanted {
  readonly communityId: string
  readonly title: string
  readonly accountId: string
  readonly seesClosed: boolean
}

const MOST = 40
/** Looked up at most, one by one: the planner must not get the idea of reading all topics for each. */
const MOST_SCORED = 300
const LEAST_SCORE = 0.3

/**
 * Topics whose titles share pairs of characters with this one, the most alike first: the mean of Jaccard's index and of the
 * share of the shorter title, which keeps a short title from being lost in a long one. Open ones, and those ended within a year.
 * Everything compared in the index is text by equality, so that row-level security lets it be used.
 */
export function similarTitles(tx: Tx, { communityId, title, accountId, seesClosed }: Wanted): Promise<Candidate[]> {
  return tx.$queryRaw<Candidate[]>`
    with wanted as materialized (select text_bigrams(${title}) as grams),
    alike as (
      select g.topic_id as id, count(*)::float8 as common, min(g.size) as size, (select cardinality(grams) from wanted) as mine
      from topic_gram g
      where g.community_id = ${communityId}::uuid and g.gram = any((select grams from wanted)::text[])
      group by g.topic_id
    ), scored as materialized (
      select id, (common / (size + mine - common) + common / least(size, mine)) / 2 as score from alike
      order by score desc limit ${MOST_SCORED}
    )
    select s.id, s.score from scored s cross join lateral (
      select t.status, t.stage_since, t.created_at, t.disclosure, t.proposer_account_id, t.entered_by from topic t
      where t.community_id = ${communityId}::uuid and t.id = s.id offset 0
    ) t
    where s.score >= ${LEAST_SCORE}
      and (${seesClosed} or t.disclosure = 'PUBLIC' or ${accountId}::uuid in (t.proposer_account_id, t.entered_by))
      and (t.status = any(${OPEN}) or t.status = any(${ENDED}) and t.stage_since >= app_now() - interval '12 months')
    order by s.score desc, t.created_at desc limit ${MOST}`
}

export async function coSignsOf(tx: Tx, communityId: string, topicId: string): Promise<number> {
  return tx.coSign.count({ where: { communityId, topicId } })
}

export async function hasSigned(tx: Tx, communityId: string, topicId: string, personId: string): Promise<boolean> {
  return (await tx.coSign.count({ where: { communityId, topicId, personId } })) > 0
}

interface BuildingRow {
  readonly propertyAreaId: string | null
  readonly propertyArea: string | null
  readonly building: string
  readonly households: number
}

/** Buildings of both registers; the property area's name where the owners' register knows the building. */
export function listBuildings(tx: Tx, communityId: string): Promise<BuildingRow[]> {
  return tx.$queryRaw<BuildingRow[]>`
    with lived as (
      select building, count(*)::int as households from household
      where community_id = ${communityId}::uuid and active group by building
    ), owned as (
      select distinct u.property_area_id, a.name, u.building from unit u
      join property_area a on (a.community_id, a.id) = (u.community_id, u.property_area_id)
      where u.community_id = ${communityId}::uuid and u.counts_for_vote
    )
    select owned.property_area_id as "propertyAreaId", owned.name as "propertyArea",
      coalesce(lived.building, owned.building) as building, coalesce(lived.households, 0) as households
    from lived full join owned on owned.building = lived.building
    where coalesce(lived.building, owned.building) <> ''
    order by owned.name nulls first, lpad(coalesce(lived.building, owned.building), 20, '0')`
}
