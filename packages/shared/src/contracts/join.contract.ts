import { z } from 'zod'
import { newPasswordSchema, phoneSchema } from './identity.contract.js'

/** 128 random bits in letters and digits that cannot be taken for one another: 26 of 31, groups of five and a last one of six. */
export const JOIN_CODE_LENGTH = 26

/** A code as typed from paper: spaces and hyphens are dropped, small letters taken for capitals. */
export const joinCodeSchema = z
  .string()
  .max(80)
  .transform((text) => text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase())
  .pipe(z.string().regex(/^[2-9A-HJKMNP-Z]{26}$/, 'join-code'))

/** POST /api/join/look: whose code it is, before anything is decided. */
export const lookJoinSchema = z.strictObject({ code: joinCodeSchema })
export type LookJoin = z.infer<typeof lookJoinSchema>

export const joinInvitationSchema = z.object({
  communityName: z.string(),
  /** 陈某某: enough to know oneself, too little to learn a neighbour's name. */
  nameMasked: z.string(),
  householdCode: z.string().nullable(),
  expiresAt: z.iso.datetime(),
})
export type JoinInvitation = z.infer<typeof joinInvitationSchema>

/** POST /api/join: the resident's own phone and password; with an account already, its password. */
export const redeemJoinSchema = z.strictObject({
  code: joinCodeSchema,
  phone: phoneSchema,
  password: newPasswordSchema,
  /** "Yes, that is me." */
  isMe: z.literal(true),
})
export type RedeemJoin = z.infer<typeof redeemJoinSchema>

export const JOIN_STATES = ['open', 'claimed', 'joined', 'expired', 'void'] as const

/** What was issued lately and what became of it; never the codes themselves. */
export const joinCodeViewSchema = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  personName: z.string(),
  householdCode: z.string().nullable(),
  channel: z.enum(['PRINTED', 'DOORSTEP']),
  /** claimed: the resident has chosen it, or a colleague has confirmed it, and the other is still missing. */
  state: z.enum(JOIN_STATES),
  issuedBy: z.string(),
  issuedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  usedAt: z.iso.datetime().nullable(),
  releasedBy: z.string().nullable(),
  /** Nobody has confirmed it, and the reader is not the one who issued it. */
  mayRelease: z.boolean(),
  mayRevoke: z.boolean(),
})
export type JoinCodeView = z.infer<typeof joinCodeViewSchema>
export const joinCodePageSchema = z.object({ items: z.array(joinCodeViewSchema), next: z.uuid().nullable() })
export type JoinCodePage = z.infer<typeof joinCodePageSchema>
export const joinCodeQuerySchema = z.strictObject({
  before: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type JoinCodeQuery = z.infer<typeof joinCodeQuerySchema>

/** POST …/join-codes: one code a person; an older one of the same person is void from now on. Of a household: its speaker. */
export const printJoinCodesSchema = z
  .strictObject({
    personIds: z.array(z.uuid()).max(80).default([]),
    householdIds: z.array(z.uuid()).max(80).default([]),
  })
  .refine(({ personIds, householdIds }) => personIds.length + householdIds.length > 0, {
    path: ['personIds'],
    error: 'required',
  })
export type PrintJoinCodes = z.infer<typeof printJoinCodesSchema>

/** The only time the codes leave the server. */
export const printedJoinCodesSchema = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      personId: z.uuid(),
      personName: z.string(),
      householdCode: z.string().nullable(),
      code: z.string(),
      expiresAt: z.iso.datetime(),
    }),
  ),
})
export type PrintedJoinCodes = z.infer<typeof printedJoinCodesSchema>

/** POST …/join-codes/doorstep: the resident types phone and password on the coordinator's phone, and says yes. */
export const doorstepJoinSchema = z.strictObject({
  personId: z.uuid(),
  phone: phoneSchema,
  password: newPasswordSchema,
  isMe: z.literal(true),
})
export type DoorstepJoin = z.infer<typeof doorstepJoinSchema>

/** POST …/join-codes/release and /revoke */
export const chooseJoinCodesSchema = z.strictObject({ ids: z.array(z.uuid()).min(1).max(80) })
export type ChooseJoinCodes = z.infer<typeof chooseJoinCodesSchema>

/** GET …/my-household: what a resident reads of their own. */
export const myHouseholdSchema = z.object({
  /** Waiting: a colleague of whoever handed the code over has still to confirm it. */
  state: z.enum(['none', 'waiting', 'joined']),
  name: z.string().nullable(),
  household: z
    .object({
      code: z.string(),
      address: z.string(),
      people: z.array(
        z.object({ nameMasked: z.string(), relation: z.string(), isMe: z.boolean(), isRep: z.boolean() }),
      ),
    })
    .nullable(),
  units: z.array(z.object({ propertyAreaName: z.string(), houseNumber: z.string() })),
})
export type MyHousehold = z.infer<typeof myHouseholdSchema>
