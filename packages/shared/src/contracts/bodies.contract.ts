import { z } from 'zod'
import { labelSchema } from '../domain/label.js'
import { BODY_KIND_IDS, BODY_ROLES, BODY_SEATS, type BodyKind } from '../domain/roster/bodies.js'

const day = z.iso.date()
const kind = z.enum(BODY_KIND_IDS as readonly [BodyKind, ...BodyKind[]])

export const compositionWarningSchema = z.object({
  id: z.string(),
  params: z.record(z.string(), z.number()),
  /** Where the rule stands; warnings never block. */
  source: labelSchema,
})

export const bodyItemSchema = z.object({
  id: z.uuid(),
  kind,
  name: z.string(),
  termFrom: day,
  termTo: day.nullable(),
  /** Seated today. */
  members: z.number().int(),
  warnings: z.array(compositionWarningSchema),
})
export type BodyItem = z.infer<typeof bodyItemSchema>
export const bodiesSchema = z.object({ items: z.array(bodyItemSchema) })
export type Bodies = z.infer<typeof bodiesSchema>

export const bodyMemberSchema = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  gender: z.enum(['MALE', 'FEMALE']).nullable(),
  householdCode: z.string().nullable(),
  role: z.enum(BODY_ROLES),
  seat: z.enum(BODY_SEATS),
  electedBy: z.string().nullable(),
  households: z.number().int().nullable(),
  fromDay: day,
  /** The last day; null for as long as the body sits. */
  toDay: day.nullable(),
  isSeated: z.boolean(),
})
export type BodyMemberView = z.infer<typeof bodyMemberSchema>
export const bodySchema = bodyItemSchema.extend({ people: z.array(bodyMemberSchema) })
export type BodyView = z.infer<typeof bodySchema>

const term = { name: z.string().trim().min(1).max(60), termFrom: day, termTo: day.nullable().default(null) }
const inOrder = (body: { termFrom: string; termTo: string | null }) =>
  body.termTo === null || body.termTo >= body.termFrom

/** POST /api/communities/:communityId/bodies */
export const createBodySchema = z
  .strictObject({ kind, ...term })
  .refine(inOrder, { path: ['termTo'], error: 'before-start' })
export type CreateBody = z.infer<typeof createBodySchema>

/** PUT …/bodies/:bodyId */
export const editBodySchema = z.strictObject(term).refine(inOrder, { path: ['termTo'], error: 'before-start' })
export type EditBody = z.infer<typeof editBodySchema>

/** POST …/bodies/:bodyId/members */
export const seatMemberSchema = z.strictObject({
  personId: z.uuid(),
  role: z.enum(BODY_ROLES),
  seat: z.enum(BODY_SEATS),
  electedBy: z.string().trim().min(1).max(60).nullable().default(null),
  households: z.number().int().min(1).max(10_000).nullable().default(null),
  fromDay: day,
})
export type SeatMember = z.infer<typeof seatMemberSchema>

/** POST …/bodies/:bodyId/members/:memberId/end: their last day. */
export const endSeatSchema = z.strictObject({ toDay: day })
export type EndSeat = z.infer<typeof endSeatSchema>
