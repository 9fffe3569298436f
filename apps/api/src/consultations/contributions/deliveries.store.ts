import type { deliverySchema } from '@gongyi/shared/contracts'
import type { z } from 'zod'
import type { Tx } from '../../platform/database.js'
import type { Admitted } from './admitted.js'

type Target = z.infer<typeof deliverySchema>['target']

/** How many units an attempt is meant for; named ones as many as are named. */
export async function countTargets(tx: Tx, { communityId, topicId }: Admitted, target: Target): Promise<number> {
  if (target.kind === 'units') return new Set(target.unitIds).size
  const within = target.kind === 'building' ? { building: target.building } : {}
  return tx.votingUnit.count({ where: { communityId, topicId, ...within } })
}

/** One row per unit in one statement; answers how many. */
export function recordDeliveries(
  tx: Tx,
  admitted: Admitted,
  delivery: z.infer<typeof deliverySchema>,
): Promise<number> {
  const { communityId, topicId, accountId, now } = admitted
  const { target, channel, result, note } = delivery
  const unitIds = target.kind === 'units' ? target.unitIds : null
  const building = target.kind === 'building' ? target.building : null
  return tx.$executeRaw`
    insert into delivery (community_id, id, topic_id, voting_unit_id, channel, result, by_account, note, at)
    select community_id, new_id(), topic_id, id, ${channel}, ${result}, ${accountId}::uuid, ${note || null}, ${now}::timestamptz
    from voting_unit
    where community_id = ${communityId}::uuid and topic_id = ${topicId}::uuid
      and (${unitIds}::uuid[] is null or id = any(${unitIds}::uuid[]))
      and (${building}::text is null or building = ${building}::text)`
}

/** Units that have not confirmed yet do so now; answers how many. */
export function confirmReceipt(tx: Tx, admitted: Admitted, unitIds: readonly string[]): Promise<number> {
  const { communityId, topicId, accountId, now } = admitted
  return tx.$executeRaw`
    insert into delivery (community_id, id, topic_id, voting_unit_id, channel, result, by_account, at)
    select ${communityId}::uuid, new_id(), ${topicId}::uuid, unit_id, 'APP_PUSH', 'SIGNED', ${accountId}::uuid, ${now}::timestamptz
    from unnest(${[...unitIds]}::uuid[]) as unit_id
    where not exists (select from delivery told
      where told.community_id = ${communityId}::uuid and told.topic_id = ${topicId}::uuid
        and told.voting_unit_id = unit_id and told.result = 'SIGNED')`
}
