import { CHANNEL_IDS, CHANNELS, type Facts, type Topic } from '@gongyi/shared/domain'
import type { Tx } from '../../platform/database.js'

const INDIVIDUAL = CHANNEL_IDS.filter((id) => CHANNELS[id].individual)
const OFFLINE = CHANNEL_IDS.filter((id) => CHANNELS[id].individual && CHANNELS[id].offline)
const REACHED = ['DELIVERED', 'READ', 'SIGNED']
const KNOWS = ['READ', 'SIGNED']

/** How far the notice has come, counted per voting unit. */
export async function facts(tx: Tx, { communityId, id }: Topic): Promise<Pick<Facts, 'delivery'>> {
  const rows = await tx.$queryRaw<Facts['delivery'][]>`
    with told as (
      select voting_unit_id, bool_or(channel = any(${INDIVIDUAL})) as individually, bool_or(channel = any(${OFFLINE})) as offline,
        bool_or(result = any(${REACHED})) as reached, bool_or(result = any(${KNOWS})) as knows
      from delivery where community_id = ${communityId}::uuid and topic_id = ${id}::uuid group by voting_unit_id
    )
    select count(*)::int as units, count(told.voting_unit_id)::int as attempted,
      count(*) filter (where told.reached)::int as delivered,
      count(*) filter (where told.individually)::int as "individuallyAttempted",
      count(*) filter (where told.knows)::int as aware,
      count(*) filter (where unit.needs_offline and told.offline is not true)::int as "offlineMissing"
    from voting_unit unit left join told on told.voting_unit_id = unit.id
    where unit.community_id = ${communityId}::uuid and unit.topic_id = ${id}::uuid`
  const delivery = rows[0]
  if (delivery === undefined) throw new Error('the count of deliveries answered nothing')
  return { delivery }
}
