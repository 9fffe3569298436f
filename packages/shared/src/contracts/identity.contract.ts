import { z } from 'zod'
import { ROLES, type Role } from '../domain/index.js'

export const roleSchema = z.enum(ROLES)
export { ROLES, type Role }

export const REGION_LEVELS = [
  'PROVINCE',
  'CITY',
  'COUNTY',
  'TOWNSHIP',
  'VILLAGE_COMMUNITY',
  'GRID',
  'MICRO_GRID',
] as const
export const regionLevelSchema = z.enum(REGION_LEVELS)
export type RegionLevel = z.infer<typeof regionLevelSchema>

/** A mainland mobile number as people write it; spaces, hyphens and +86 are dropped. */
export const phoneSchema = z
  .string()
  .max(24)
  .transform((text) => text.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, ''))
  .pipe(z.string().regex(/^1\d{10}$/, 'phone'))

/** Long enough to resist guessing, short enough that hashing it is no way to tire the server. */
export const newPasswordSchema = z.string().min(10).max(128)

export const regionSchema = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  level: regionLevelSchema,
  kind: z.string().nullable(),
  parentId: z.uuid().nullable(),
  /** How a township writes its filing numbers; null for every other level, and where nothing can be filed yet. */
  filingPrefix: z.string().nullable(),
})
export type RegionView = z.infer<typeof regionSchema>

export const grantSchema = z.object({
  id: z.uuid(),
  role: roleSchema,
  regionId: z.uuid(),
  regionName: z.string(),
  regionLevel: regionLevelSchema,
  validFrom: z.iso.datetime(),
  validTo: z.iso.datetime().nullable(),
})
export type GrantView = z.infer<typeof grantSchema>

export const accountSchema = z.object({
  id: z.uuid(),
  displayName: z.string(),
  /** Masked: 138****0001. The whole number leaves the server only to its owner. */
  phoneMasked: z.string(),
  disabled: z.boolean(),
  createdAt: z.iso.datetime(),
  grants: z.array(grantSchema),
})
export type AccountView = z.infer<typeof accountSchema>

export const accountQuerySchema = z.strictObject({
  /** Only accounts with a grant on this region or below it. */
  within: z.uuid().optional(),
  query: z.string().trim().max(40).optional(),
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type AccountQuery = z.infer<typeof accountQuerySchema>

export const accountPageSchema = z.object({
  items: z.array(accountSchema),
  next: z.uuid().nullable(),
})
export type AccountPage = z.infer<typeof accountPageSchema>

export const createAccountSchema = z.strictObject({
  phone: phoneSchema,
  displayName: z.string().trim().min(1).max(60),
  role: roleSchema,
  regionId: z.uuid(),
})
export type CreateAccount = z.infer<typeof createAccountSchema>

export const createGrantSchema = z.strictObject({
  role: roleSchema,
  regionId: z.uuid(),
  validTo: z.iso.datetime().nullable().default(null),
})
export type CreateGrant = z.infer<typeof createGrantSchema>

export const disableAccountSchema = z.strictObject({ disabled: z.boolean() })
export type DisableAccount = z.infer<typeof disableAccountSchema>

export const issueCodesSchema = z.strictObject({ accountIds: z.array(z.uuid()).min(1).max(200) })
export type IssueCodes = z.infer<typeof issueCodesSchema>

/** The only time the codes leave the server; the page prints them and forgets them. */
export const issuedCodesSchema = z.object({
  items: z.array(
    z.object({
      accountId: z.uuid(),
      displayName: z.string(),
      phoneMasked: z.string(),
      code: z.string(),
      expiresAt: z.iso.datetime(),
      codeId: z.uuid(),
      /** It opens nothing until a second member of staff has released it. */
      needsRelease: z.boolean(),
    }),
  ),
})
export type IssuedCodes = z.infer<typeof issuedCodesSchema>

export const CODE_STATES = ['waiting', 'released', 'used', 'expired', 'void'] as const

/** GET /api/identity/codes: what was printed lately and what became of it; never the codes themselves. */
export const printedCodeSchema = z.object({
  id: z.uuid(),
  accountId: z.uuid(),
  displayName: z.string(),
  phoneMasked: z.string(),
  state: z.enum(CODE_STATES),
  printedBy: z.string(),
  printedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** Null for a code that needs no release, and for one not released yet. */
  releasedBy: z.string().nullable(),
  releasedAt: z.iso.datetime().nullable(),
  /** It waits, and the reader is not the one who printed it. */
  mayRelease: z.boolean(),
  mayRevoke: z.boolean(),
})
export type PrintedCode = z.infer<typeof printedCodeSchema>

export const printedCodePageSchema = z.object({ items: z.array(printedCodeSchema), next: z.uuid().nullable() })
export type PrintedCodePage = z.infer<typeof printedCodePageSchema>

export const printedCodeQuerySchema = z.strictObject({
  within: z.uuid().optional(),
  /** Newest first: those printed before this one. */
  before: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type PrintedCodeQuery = z.infer<typeof printedCodeQuerySchema>

/** POST /api/identity/codes/release and /revoke */
export const chooseCodesSchema = z.strictObject({ codeIds: z.array(z.uuid()).min(1).max(200) })
export type ChooseCodes = z.infer<typeof chooseCodesSchema>

export const regionListSchema = z.object({ items: z.array(regionSchema) })
export type RegionList = z.infer<typeof regionListSchema>

/** 13800000001 → 138****0001 */
export function maskPhone(phone: string): string {
  return phone.length < 7 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`
}
