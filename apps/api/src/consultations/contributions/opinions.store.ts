import { type opinionListQuery, type opinionListSchema, opinionView } from '@gongyi/shared/contracts'
import type { z } from 'zod'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import type { StoredTopic } from '../topic.js'
import type { TopicKey } from '../topic.repository.js'
import type { Admitted } from './admitted.js'

export interface Speaker {
  readonly personId: string | null
  readonly votingUnitId: string
}

export interface NewOpinion extends Speaker {
  readonly stance: string
  readonly text: string
  readonly channel: string
}

export async function addOpinion(tx: Tx, admitted: Admitted, opinion: NewOpinion): Promise<string> {
  const { communityId, topicId, topic, accountId, now } = admitted
  const id = newId()
  await tx.opinion.create({
    data: { communityId, id, topicId, round: topic.round, enteredBy: accountId, at: new Date(now), ...opinion },
  })
  return id
}

/** False when there is no such opinion, or it was answered before. */
export async function answerOpinion(tx: Tx, admitted: Admitted, id: string, reply: string): Promise<boolean> {
  const { communityId, topicId, accountId, now } = admitted
  const { count } = await tx.opinion.updateMany({
    where: { communityId, topicId, id, reply: null },
    data: { reply, repliedBy: accountId, repliedAt: new Date(now) },
  })
  return count > 0
}

export async function isOpinion(tx: Tx, { communityId, topicId }: TopicKey, id: string): Promise<boolean> {
  return (await tx.opinion.count({ where: { communityId, topicId, id } })) > 0
}

/** How many of each stance, over all rounds. */
export async function countOpinions(
  tx: Tx,
  { communityId, topicId }: TopicKey,
): Promise<NonNullable<z.infer<typeof opinionListSchema>['counts']>> {
  const groups = await tx.opinion.groupBy({ by: ['stance'], where: { communityId, topicId }, _count: true })
  const of = (stance: string) => groups.find((group) => group.stance === stance)?._count ?? 0
  return {
    SUPPORT: of('SUPPORT'),
    OPPOSE: of('OPPOSE'),
    CONDITIONAL: of('CONDITIONAL'),
    NEUTRAL: of('NEUTRAL'),
    QUESTION: of('QUESTION'),
  }
}

/** Newest first, nobody's name; one row more than asked for says that there is a next page. */
export async function listOpinions(
  tx: Tx,
  { communityId, id: topicId, round }: StoredTopic,
  { unanswered, after, limit }: z.infer<typeof opinionListQuery>,
  own: { readonly accountId: string; readonly personId: string | undefined },
): Promise<z.infer<typeof opinionView>[]> {
  const open = unanswered === true ? { round, stance: { in: ['OPPOSE', 'QUESTION'] }, reply: null } : {}
  const rows = await tx.opinion.findMany({
    where: { communityId, topicId, ...open, ...(after === undefined ? {} : { id: { lt: after } }) },
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
  return rows.map(({ id, stance, text, channel, at, reply, repliedAt, personId, enteredBy }) => ({
    id,
    stance: opinionView.shape.stance.parse(stance),
    text,
    channel,
    reply,
    at: at.toISOString(),
    mine: personId === null ? enteredBy === own.accountId : personId === own.personId,
    repliedAt: repliedAt?.toISOString() ?? null,
  }))
}
