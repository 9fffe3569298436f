import { z } from 'zod'
import { roleSchema } from './identity.contract.js'

export const demoAccountSchema = z.object({
  role: roleSchema,
  name: z.string(),
  phone: z.string(),
  password: z.string(),
  /** The region the role is held on. */
  regionName: z.string(),
})
export type DemoAccount = z.infer<typeof demoAccountSchema>

/** GET /api/demo/accounts, in demo mode only: the accounts of the demo data that are in the database. */
export const demoAccountsSchema = z.object({ accounts: z.array(demoAccountSchema) })
export type DemoAccounts = z.infer<typeof demoAccountsSchema>
