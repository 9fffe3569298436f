import { z } from 'zod'
import { newPasswordSchema, phoneSchema, regionLevelSchema, roleSchema } from './identity.contract.js'

/** Sign in with a password, or with the one-time code printed by the community office. */
export const signInSchema = z.union([
  z.strictObject({ phone: phoneSchema, password: z.string().min(1).max(128) }),
  z.strictObject({ phone: phoneSchema, code: z.string().min(1).max(32) }),
])
export type SignIn = z.infer<typeof signInSchema>

export const sessionGrantSchema = z.object({
  role: roleSchema,
  regionId: z.uuid(),
  regionName: z.string(),
  regionLevel: regionLevelSchema,
  communityIds: z.array(z.uuid()),
})
export type SessionGrant = z.infer<typeof sessionGrantSchema>

export const sessionSchema = z.object({
  accountId: z.uuid(),
  displayName: z.string(),
  phoneMasked: z.string(),
  locale: z.string().nullable(),
  /** True after a sign-in by code while the account has no password yet. */
  passwordMissing: z.boolean(),
  grants: z.array(sessionGrantSchema),
  communities: z.array(
    z.object({ id: z.uuid(), name: z.string(), shortName: z.string(), kind: z.string().nullable() }),
  ),
  expiresAt: z.iso.datetime(),
})
export type SessionView = z.infer<typeof sessionSchema>

/** GET /api/session: null when nobody is signed in. */
export const currentSessionSchema = z.object({ session: sessionSchema.nullable() })
export type CurrentSession = z.infer<typeof currentSessionSchema>

/** POST /api/session */
export const openSessionSchema = z.object({ session: sessionSchema })
export type OpenSession = z.infer<typeof openSessionSchema>

export const changePasswordSchema = z.strictObject({
  /** Absent only while the account has none (first sign-in by code). */
  current: z.string().min(1).max(128).optional(),
  next: newPasswordSchema,
})
export type ChangePassword = z.infer<typeof changePasswordSchema>
