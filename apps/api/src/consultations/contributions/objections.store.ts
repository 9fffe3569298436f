import { type objectionSchema, objectionView } from '@gongyi/shared/contracts'
import type { z } from 'zod'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import type { TopicKey } from '../topic.repository.js'
import type { Admitted } from './admissions.service.js'

export async function addObjection(
  tx: Tx,
  { communityId, topicId, topic, accountId, now }: Admitted,
  objection: z.infer<typeof objectionSchema>,
): Promise<string> {
  const id = newId()
  await tx.objection.create({
    data: { communityId, id, topicId, round: topic.round, enteredBy: accountId, at: new Date(now), ...objection },
  })
  return id
}

/** One's own, of every round. One's next objection waits until this transaction is over, so that the count holds. */
export async function countUndecided(tx: Tx, { communityId, topicId, accountId }: Admitted): Promise<number> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`objections ${topicId} ${accountId}`}, 42))::text`
  return tx.objection.count({ where: { communityId, topicId, enteredBy: accountId, upheld: null } })
}

/** Oldest first, of every round. */
export async function listObjections(
  tx: Tx,
  { communityId, topicId }: TopicKey,
  accountId: string,
  everybodys: boolean,
): Promise<z.infer<typeof objectionView>[]> {
  const rows = await tx.objection.findMany({
    where: { communityId, topicId, ...(everybodys ? {} : { enteredBy: accountId }) },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: 500,
  })
  return rows.map(({ id, kind, text, at, enteredBy, upheld, decision, decidedAt }) => ({
    id,
    kind: objectionView.shape.kind.parse(kind),
    text,
    upheld,
    decision,
    at: at.toISOString(),
    mine: enteredBy === accountId,
    decidedAt: decidedAt?.toISOString() ?? null,
  }))
}
