import { CHANNEL_IDS, CHANNELS, type Facts, type Topic } from '@gongyi/shared/domain'
import type { Tx } from '../../platform/database.js'

const INDIVIDUAL = CHANNEL_IDS.filter((id) => CHANNELS[id].individual)
const PUBLIC = CHANNEL_IDS.filter((id) => !CHANNELS[id].individual)
const OFFLINE = CHANNEL_IDS.filter((id) => CHANNELS[id].individual && CHANNELS[id].offline)
const REACHED = ['DELIVERED', 'READ', 'SIGNED']
const KNOWS = ['READ', 'SIGNED']

/** How far the notice has come, counted per voting unit (laterally: a join would depend on how fresh the statistics are). */
export async function facts(tx: Tx, { communityId, id }: Topic): Promise<Pick<Facts, 'delivery'>> {
  const rows = await tx.$queryRaw<Facts['delivery'][]>`
    select count(*)::int as units, count(told.attempts)::int as attempted,
      count(*) filter (where told.reached)::int as delivered,
      count(*) filter (where told.individually)::int as "individuallyAttempted",
      count(*) filter (where told.publicly)::int as publicly,
      count(*) filter (where told.knows)::int as aware,
      count(*) filter (where unit.needs_offline and told.offline is not true)::int as "offlineMissing"
    from voting_unit unit cross join lateral (
      select nullif(count(*), 0) as attempts, bool_or(channel = any(${INDIVIDUAL})) as individually,
        bool_or(channel = any(${PUBLIC})) as publicly, bool_or(channel = any(${OFFLINE})) as offline,
        bool_or(channel = any(${INDIVIDUAL}) and result = any(${REACHED})) as reached,
        bool_or(result = any(${KNOWS})) as knows
      from delivery where (community_id, topic_id, voting_unit_id) = (unit.community_id, unit.topic_id, unit.id)
    ) told
    where unit.community_id = ${communityId}::uuid and unit.topic_id = ${id}::uuid`
  const delivery = rows[0]
  if (delivery === undefined) throw new Error('the count of deliveries answered nothing')
  return { delivery }
}
