import { RATING_LEVELS, type ratingSchema, type ratingSummarySchema } from '@gongyi/shared/contracts'
import { z } from 'zod'
import type { Tx } from '../../platform/database.js'
import type { TopicKey } from '../topic.repository.js'
import type { Admitted } from './admissions.service.js'

/** False when this person has rated before: the primary key decides. */
export async function addRating(
  tx: Tx,
  { communityId, topicId, now }: Admitted,
  personId: string,
  { level, text }: z.infer<typeof ratingSchema>,
): Promise<boolean> {
  const added = await tx.$executeRaw`
    insert into rating (community_id, topic_id, person_id, level, text, at)
    values (${communityId}::uuid, ${topicId}::uuid, ${personId}::uuid, ${level}, ${text || null}, ${now}::timestamptz)
    on conflict do nothing`
  return added > 0
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
