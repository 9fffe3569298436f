import { z } from 'zod'

/** POST /api/communities/:communityId/account-links: this account is this person on the roster. */
export const createAccountLinkSchema = z.strictObject({ accountId: z.uuid(), personId: z.uuid() })
export type CreateAccountLink = z.infer<typeof createAccountLinkSchema>

export const accountLinkSchema = z.object({
  accountId: z.uuid(),
  personId: z.uuid(),
  personName: z.string(),
  /** The house number the person is registered at, if any. */
  householdCode: z.string().nullable(),
})
export type AccountLink = z.infer<typeof accountLinkSchema>

/** `accounts`: ids with commas between, at most a page of accounts. */
export const accountLinksQuerySchema = z.strictObject({
  accounts: z
    .string()
    .max(4_000)
    .transform((text) => text.split(',').filter((id) => id !== ''))
    .pipe(z.array(z.uuid()).max(100)),
})
export type AccountLinksQuery = z.infer<typeof accountLinksQuerySchema>

export const accountLinksSchema = z.object({ items: z.array(accountLinkSchema) })
export type AccountLinks = z.infer<typeof accountLinksSchema>

/** GET /api/communities/:communityId/persons: by name, house number, or the last four digits of a phone. */
export const personItemSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  phoneMasked: z.string().nullable(),
  householdCode: z.string().nullable(),
  /** Units owned here, so that an owner who lives elsewhere can be told from a namesake. */
  units: z.number().int(),
  /** Another account is this person already. */
  linked: z.boolean(),
  /** People who died or moved away are found by those who ask for them alone. */
  standing: z.enum(['HERE', 'AWAY', 'DECEASED']).default('HERE'),
})
export type PersonItem = z.infer<typeof personItemSchema>

export const personPageSchema = z.object({ items: z.array(personItemSchema), next: z.uuid().nullable() })
export type PersonPage = z.infer<typeof personPageSchema>
