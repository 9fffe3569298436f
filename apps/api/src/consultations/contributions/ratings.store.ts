import { RATING_LEVELS, type ratingSchema, type ratingSummarySchema } from '@gongyi/shared/contracts'
import { z } from 'zod'
import type { Tx } from '../../platform/database.js'
import type { TopicKey } from '../topic.repository.js'
import type { Admitted } from './admitted.js'

/** False when this unit has answered before: the primary key decides. Online it is not kept who of the unit did. */
export async function addRating(
  tx: Tx,
  { communityId, topicId, accountId, now }: Admitted,
  unitId: string,
  { level, text, taken }: z.infer<typeof ratingSchema>,
): Promise<boolean> {
  const enteredBy = taken === undefined ? null : accountId
  const added = await tx.$executeRaw`
    insert into rating (community_id, topic_id, voting_unit_id, level, text, channel, entered_by, consent, at)
    values (${communityId}::uuid, ${topicId}::uuid, ${unitId}::uuid, ${level}, ${text || null},
      ${taken?.channel ?? 'ONLINE'}, ${enteredBy}::uuid, ${taken?.consent ?? null}, ${now}::timestamptz)
    on conflict do nothing`
  return added > 0
}

/** Whether any of these units has answered. */
export async function isRated(
  tx: Tx,
  { communityId, topicId }: TopicKey,
  unitIds: readonly string[],
): Promise<boolean> {
  return (await tx.rating.count({ where: { communityId, topicId, votingUnitId: { in: [...unitIds] } } })) > 0
}

const level = z.enum(RATING_LEVELS)

/** Comments in the order of their text: the order of arrival would tell who wrote. */
export async function summarise(
  tx: Tx,
  { communityId, topicId }: TopicKey,
): Promise<z.infer<typeof ratingSummarySchema>> {
  const counted = await tx.rating.groupBy({ by: ['level'], where: { communityId, topicId }, _count: true })
  const written = await tx.rating.findMany({
    where: { communityId, topicId, text: { not: null } },
    orderBy: [{ text: 'asc' }],
    select: { level: true, text: true },
    take: 500,
  })
  const counts = { VERY_GOOD: 0, GOOD: 0, FAIR: 0, POOR: 0, VERY_POOR: 0 }
  for (const row of counted) counts[level.parse(row.level)] = row._count
  return { counts, comments: written.map((row) => ({ level: level.parse(row.level), text: row.text ?? '' })) }
}
