import type { Facts, Topic } from '@gongyi/shared/domain'
import type { Tx } from '../../platform/database.js'

/** Opinions of the present round, and those that still wait for a reply. */
export async function facts(
  tx: Tx,
  { communityId, id, round }: Topic,
): Promise<Pick<Facts, 'opinions' | 'unansweredOpinions'>> {
  const opinions = await tx.opinion.count({ where: { communityId, topicId: id, round } })
  const unansweredOpinions = await tx.opinion.count({
    where: { communityId, topicId: id, round, stance: { in: ['OPPOSE', 'QUESTION'] }, reply: null },
  })
  return { opinions, unansweredOpinions }
}
