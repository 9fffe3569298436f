import type { unitListQuery, votingUnitView } from '@gongyi/shared/contracts'
import { CHANNEL_IDS, CHANNELS } from '@gongyi/shared/domain'
import type { z } from 'zod'
import { searchFor } from '../../communities/roster/search.js'
import { Prisma } from '../../generated/prisma/client.js'
import type { Tx } from '../../platform/database.js'
import { labelsNamed, withNames } from '../list-names.store.js'
import type { StoredTopic } from '../topic.js'

/** Weakest first: what was reached is not taken back by a later failure. */
const STRENGTH = ['ATTEMPTED', 'UNREACHABLE', 'REFUSED', 'DELIVERED', 'READ', 'SIGNED']
const REACHED = ['DELIVERED', 'READ', 'SIGNED']
const INDIVIDUAL = CHANNEL_IDS.filter((id) => CHANNELS[id].individual)
const OFFLINE = CHANNEL_IDS.filter((id) => CHANNELS[id].individual && CHANNELS[id].offline)
/** Building 2 before building 10, as people count doors. */
const DOOR = Prisma.sql`building collate door_order, label collate door_order, id`

/** One row more than asked for says that there is a next page; postings are not among the attempts. `missing`: not reached, or not in the way they need. */
export async function listUnits(
  tx: Tx,
  { communityId, id: topicId, round }: StoredTopic,
  query: z.infer<typeof unitListQuery>,
): Promise<z.infer<typeof votingUnitView>[]> {
  const { contains } = searchFor(query.query ?? '')
  const named = await labelsNamed(tx, { communityId, topicId }, query.query ?? '')
  const building = query.building ?? null
  const motion = query.motion ?? null
  const after = query.after ?? null
  const missing = query.missing ?? false
  const rows = await tx.$queryRaw<z.infer<typeof votingUnitView>[]>`
    with told as (
      select voting_unit_id, count(*)::int as attempts, max(array_position(${STRENGTH}, result)) as strongest,
        bool_or(result = any(${REACHED})) as reached, bool_or(channel = any(${OFFLINE})) as offline
      from delivery where community_id = ${communityId}::uuid and topic_id = ${topicId}::uuid
        and channel = any(${INDIVIDUAL}) group by voting_unit_id
    ), poll_now as (
      select id, motion_id from poll where community_id = ${communityId}::uuid and topic_id = ${topicId}::uuid and round = ${round}
    )
    select unit.id, unit.label, unit.building, unit.area_centi::text as "areaCenti", unit.needs_offline as "needsOffline",
      coalesce(told.attempts, 0) as attempts, (${STRENGTH}::text[])[told.strongest] as delivery,
      own.motions as "motionIds", coalesce(own.voted, false) as voted,
      exists (select from poll_now join paper_ballot paper
        on (paper.community_id, paper.poll_id, paper.voting_unit_id) = (unit.community_id, poll_now.id, unit.id)
        where paper.state = 'ENTERED') as "paperEntered"
    from voting_unit unit left join told on told.voting_unit_id = unit.id
      cross join lateral (
        select coalesce(array_agg(listed.motion_id order by listed.motion_id), '{}') as motions,
          bool_and(exists (select from ballot where (ballot.community_id, ballot.poll_id, ballot.voting_unit_id)
            = (listed.community_id, poll_now.id, unit.id))) filter (where poll_now.id is not null) as voted
        from motion_unit listed left join poll_now on poll_now.motion_id = listed.motion_id
        where (listed.community_id, listed.topic_id, listed.voting_unit_id) = (unit.community_id, unit.topic_id, unit.id)
      ) own
    where unit.community_id = ${communityId}::uuid and unit.topic_id = ${topicId}::uuid
      and (${building}::text is null or unit.building = ${building}::text)
      and (${motion}::uuid is null or ${motion}::uuid = any(own.motions))
      and (unit.label like ${contains} or unit.label = any(${named}))
      and (not ${missing}::boolean or told.reached is not true or (unit.needs_offline and told.offline is not true))
      and (${after}::uuid is null or (${DOOR}) > (select ${DOOR} from voting_unit
        where community_id = ${communityId}::uuid and topic_id = ${topicId}::uuid and id = ${after}::uuid))
    order by ${DOOR} limit ${query.limit + 1}`
  return withNames(tx, { communityId, topicId }, rows)
}

export async function listBuildings(tx: Tx, { communityId, id: topicId }: StoredTopic): Promise<string[]> {
  const rows = await tx.$queryRaw<{ building: string }[]>`
    select building from (select distinct building from voting_unit
      where community_id = ${communityId}::uuid and topic_id = ${topicId}::uuid and building <> '') known
    order by building collate door_order`
  return rows.map(({ building }) => building)
}
