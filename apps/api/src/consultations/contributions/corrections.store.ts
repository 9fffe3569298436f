import type { correctionSchema, correctionView } from '@gongyi/shared/contracts'
import type { z } from 'zod'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import type { TopicKey } from '../topic.repository.js'
import type { Admitted } from './admitted.js'
import { takenOf } from './taken.js'

export async function addCorrection(
  tx: Tx,
  admitted: Admitted,
  { text, taken }: z.infer<typeof correctionSchema>,
): Promise<string> {
  const { communityId, topicId, accountId, now } = admitted
  const id = newId()
  const from = taken && { onBehalfOf: taken.name, channel: taken.channel, consent: taken.consent }
  await tx.rosterCorrection.create({
    data: { communityId, id, topicId, enteredBy: accountId, text, at: new Date(now), ...from },
  })
  return id
}

/** False when there is no such request, or it was decided before. */
export async function decideCorrection(tx: Tx, admitted: Admitted, id: string, decision: string): Promise<boolean> {
  const { communityId, topicId, accountId, now } = admitted
  const { count } = await tx.rosterCorrection.updateMany({
    where: { communityId, topicId, id, decision: null },
    data: { decision, decidedBy: accountId, decidedAt: new Date(now) },
  })
  return count > 0
}

export async function correctionState(
  tx: Tx,
  { communityId, topicId }: TopicKey,
  id: string,
): Promise<'absent' | 'there'> {
  return (await tx.rosterCorrection.count({ where: { communityId, topicId, id } })) === 0 ? 'absent' : 'there'
}

/** Oldest first; `of` is the account whose requests are wanted, null for everybody's. */
export async function listCorrections(
  tx: Tx,
  { communityId, topicId }: TopicKey,
  of: string | null,
): Promise<z.infer<typeof correctionView>[]> {
  const rows = await tx.rosterCorrection.findMany({
    where: { communityId, topicId, ...(of === null ? {} : { enteredBy: of }) },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: 500,
  })
  return rows.map(({ id, text, at, decision, decidedAt, channel, onBehalfOf }) => ({
    id,
    text,
    taken: takenOf({ channel, of: onBehalfOf }),
    decision,
    at: at.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  }))
}
