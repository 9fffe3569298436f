import { z } from 'zod'

/** POST /api/communities/:communityId/persons/:personId/reveal: what somebody needs the number for. Goes into the audit log. */
export const REVEAL_PURPOSES = ['CONTACT', 'VERIFY_IDENTITY', 'DELIVERY', 'CORRECT_ROSTER', 'EMERGENCY'] as const

export const revealPersonSchema = z.strictObject({ purpose: z.enum(REVEAL_PURPOSES) })
export type RevealPerson = z.infer<typeof revealPersonSchema>
export type RevealPurpose = RevealPerson['purpose']

/** A person in clear. The identity number is not kept anywhere: only its first six and last four characters are. */
export const revealedPersonSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  phone: z.string().nullable(),
  idMasked: z.string().nullable(),
})
export type RevealedPerson = z.infer<typeof revealedPersonSchema>

/** A key of a community's personal data, newest first. Never the key itself. */
export const communityKeySchema = z.object({
  id: z.string(),
  state: z.enum(['ACTIVE', 'RETIRING', 'DESTROYED']),
  createdAt: z.iso.datetime(),
  retiredAt: z.iso.datetime().nullable(),
  destroyedAt: z.iso.datetime().nullable(),
  /** Rows under this key when its rotation began, and how many have moved to the next one. */
  rowsTotal: z.number().int(),
  rowsDone: z.number().int(),
})

/** GET /api/communities/:communityId/keys: the progress of a rotation is that of the retiring key. */
export const communityKeysSchema = z.object({ items: z.array(communityKeySchema) })
export type CommunityKeys = z.infer<typeof communityKeysSchema>
