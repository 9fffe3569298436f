import { z } from 'zod'
import { STAGES } from '../procedure/stage.js'
import { civilDay, commitment, digits, hash64, instant, text } from './dossier-values.js'

/** One event of the chain as a document shows it. */
export const publishedEvent = z.strictObject({
  communityId: z.uuid(),
  topicId: z.uuid(),
  seq: z.int().positive(),
  type: text,
  stage: z.enum(STAGES),
  actorRole: text,
  at: instant,
  actorHash: hash64,
  payloadHash: hash64,
  prevHash: hash64,
  hash: hash64,
  salt: commitment.optional(),
  payload: z.unknown().optional(),
})

/** A task that carries the resolution out; money in fen. */
export const task = z.strictObject({
  no: text,
  title: text,
  executor: text,
  weight: z.int().min(1).max(5),
  due: civilDay,
  status: z.enum(['ASSIGNED', 'ACKED', 'IN_PROGRESS', 'SUBMITTED', 'REWORK', 'ACCEPTED', 'BLOCKED', 'CANCELLED']),
  acceptedOn: civilDay.nullable(),
  budgetFen: digits.nullable(),
  spentFen: digits.nullable(),
})
