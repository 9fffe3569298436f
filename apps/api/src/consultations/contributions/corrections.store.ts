import type { correctionDecisionSchema, correctionSchema, correctionView } from '@gongyi/shared/contracts'
import { CORRECTION_KINDS } from '@gongyi/shared/contracts'
import { addWorkingDays, civilDateOf, DEFAULT_TIME_LIMITS } from '@gongyi/shared/domain'
import type { z } from 'zod'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import type { TopicKey } from '../topic.repository.js'
import type { Admitted } from './admitted.js'
import { takenOf } from './taken.js'

export async function addCorrection(
  tx: Tx,
  admitted: Admitted,
  { kind, text, evidence, taken }: z.infer<typeof correctionSchema>,
): Promise<string> {
  const { communityId, topicId, accountId, now } = admitted
  const id = newId()
  const from = taken && { onBehalfOf: taken.name, channel: taken.channel, consent: taken.consent }
  await tx.rosterCorrection.create({
    data: {
      communityId,
      id,
      topicId,
      enteredBy: accountId,
      kind,
      text,
      evidence: evidence || null,
      at: new Date(now),
      ...from,
    },
  })
  return id
}

/** False when there is no such request, or it was decided before. */
export async function decideCorrection(
  tx: Tx,
  admitted: Admitted,
  id: string,
  { decision, upheld }: z.infer<typeof correctionDecisionSchema>,
): Promise<boolean> {
  const { communityId, topicId, accountId, now } = admitted
  const { count } = await tx.rosterCorrection.updateMany({
    where: { communityId, topicId, id, decision: null },
    data: { decision, upheld, decidedBy: accountId, decidedAt: new Date(now) },
  })
  return count > 0
}

/** Who entered the request and whether it is decided; undefined when there is none. */
export async function findCorrection(
  tx: Tx,
  { communityId, topicId }: TopicKey,
  id: string,
): Promise<{ readonly enteredBy: string; readonly isDecided: boolean } | undefined> {
  const row = await tx.rosterCorrection.findFirst({
    where: { communityId, topicId, id },
    select: { enteredBy: true, decision: true },
  })
  return row === null ? undefined : { enteredBy: row.enteredBy, isDecided: row.decision !== null }
}

function correctionKind(kind: string): (typeof CORRECTION_KINDS)[number] {
  return CORRECTION_KINDS.find((known) => known === kind) ?? 'OTHER'
}

/** Oldest first; `of` is the account whose requests are wanted, null for everybody's. */
export async function listCorrections(
  tx: Tx,
  { communityId, topicId }: TopicKey,
  of: string | null,
  viewerId: string,
): Promise<z.infer<typeof correctionView>[]> {
  const rows = await tx.rosterCorrection.findMany({
    where: { communityId, topicId, ...(of === null ? {} : { enteredBy: of }) },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: 500,
  })
  const days = DEFAULT_TIME_LIMITS.participants.rosterObjectionWd
  return rows.map(({ id, kind, text, evidence, upheld, enteredBy, at, decision, decidedAt, channel, onBehalfOf }) => ({
    id,
    kind: correctionKind(kind),
    text,
    evidence,
    upheld,
    dueOn: addWorkingDays(civilDateOf(at.toISOString()), days),
    mine: enteredBy === viewerId,
    taken: takenOf({ channel, of: onBehalfOf }),
    decision,
    at: at.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  }))
}
