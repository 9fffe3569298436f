import { maskPhone, type RegionLevel } from '@gongyi/shared/contracts'
import { TenantDatabase } from '../platform/database.js'
import type { Env } from '../platform/env.js'
import { newId } from '../platform/ids.js'
import { CodesStore } from './codes.store.js'
import { FirstAdminStore } from './first-admin.store.js'
import { keyedHash, newOneTimeCode } from './tokens.js'

export type FirstAdmin =
  | { readonly state: 'not-needed' }
  | { readonly state: 'settings-missing'; readonly settings: readonly ('ADMIN_PHONE' | 'ADMIN_REGION')[] }
  | {
      readonly state: 'code-issued'
      readonly phoneMasked: string
      readonly regionName: string
      readonly code: string
      readonly expiresAt: Date
    }

const LEVEL_OF_DIGITS: Readonly<Record<number, RegionLevel>> = { 2: 'PROVINCE', 4: 'CITY', 6: 'COUNTY' }

/**
 * The way into a database nobody can sign in to: a system admin with the number of ADMIN_PHONE over ADMIN_REGION, and a
 * one-time code for whoever runs the start. Each start issues a new code until somebody has set a password; from then
 * on it does nothing.
 */
export async function letFirstAdminIn(env: Env): Promise<FirstAdmin> {
  const database = new TenantDatabase(env)
  try {
    const store = new FirstAdminStore(database)
    if (await store.somebodyCanSignIn()) return { state: 'not-needed' }
    const settings = await missingSettings(env, store)
    if (env.adminPhone === undefined || settings.length > 0) return { state: 'settings-missing', settings }
    const { accountId, regionName } = await store.ensure(env.adminPhone, topRegion(env))
    const code = newOneTimeCode()
    const codeHash = keyedHash(env.sessionPepper, 'code', code)
    const expiresAt = await new CodesStore(database).issue(
      [{ id: newId(), accountId, codeHash, needsRelease: false }],
      accountId,
    )
    return { state: 'code-issued', phoneMasked: maskPhone(env.adminPhone), regionName, code, expiresAt }
  } finally {
    await database.onApplicationShutdown()
  }
}

async function missingSettings(env: Env, store: FirstAdminStore): Promise<readonly ('ADMIN_PHONE' | 'ADMIN_REGION')[]> {
  const phone = env.adminPhone === undefined ? (['ADMIN_PHONE'] as const) : []
  const needsRegion = env.adminRegion === undefined && !(await store.hasRegions())
  return needsRegion ? [...phone, 'ADMIN_REGION'] : phone
}

function topRegion(env: Env) {
  const level = LEVEL_OF_DIGITS[env.adminRegion?.code.length ?? 0]
  return env.adminRegion === undefined || level === undefined ? undefined : { ...env.adminRegion, level }
}
