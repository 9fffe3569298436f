import { type Role, roleSchema } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import { z } from 'zod'
import { TenantDatabase, type Tx } from '../platform/database.js'
import { asProblem } from '../platform/database-errors.js'
import { newId } from '../platform/ids.js'
import type { Keyring } from '../platform/vault/keyring.js'
import { openAccountName, openAccountPhone } from './account-seal.js'

export interface StoredGrant {
  readonly role: Role
  readonly regionId: string
}

export interface LiveSession {
  readonly id: string
  readonly accountId: string
  readonly displayName: string
  readonly phone: string
  readonly locale: string | null
  readonly passwordMissing: boolean
  readonly grants: readonly StoredGrant[]
  readonly expiresAt: Date
  readonly idleMs: number
}

const rowSchema = z.object({
  id: z.string(),
  account_id: z.string(),
  display_name_sealed: z.string(),
  phone_sealed: z.string(),
  locale: z.string().nullable(),
  password_missing: z.boolean(),
  expires_at: z.date(),
  idle_ms: z.number(),
  grants: z.array(z.object({ role: roleSchema, regionId: z.string() })),
})

/** Sessions live by the real clock, not by app_now(): moving the test clock must neither end nor revive one. */
const FIND = {
  name: 'gongyi-session',
  text: `select s.id, s.account_id, a.display_name_sealed, a.phone_sealed, a.locale, a.password_hash is null as password_missing, s.expires_at,
      extract(epoch from clock_timestamp() - s.last_seen_at)::float8 * 1000 as idle_ms,
      coalesce((select json_agg(json_build_object('role', g.role, 'regionId', g.region_id) order by g.id) from role_grant g
        where g.account_id = a.id and g.valid_from <= app_now() and (g.valid_to is null or g.valid_to > app_now())), '[]') as grants
    from session s join account a on a.id = s.account_id
    where s.token_hash = $1 and s.expires_at > clock_timestamp() and a.disabled_at is null`,
}

const TOUCH = {
  name: 'gongyi-session-seen',
  text: 'update session set last_seen_at = clock_timestamp() where id = $1',
}

@Injectable()
export class SessionStore {
  constructor(private readonly database: TenantDatabase) {}

  /** One statement a request: session, account and grants in force. */
  async find(tokenHash: string): Promise<LiveSession | undefined> {
    try {
      const { rows } = await this.database.pool.query({ ...FIND, values: [tokenHash] })
      return rows[0] === undefined ? undefined : sessionOf(await this.database.platformKeys(), rowSchema.parse(rows[0]))
    } catch (error) {
      throw asProblem(error)
    }
  }

  async touch(sessionId: string): Promise<void> {
    try {
      await this.database.pool.query({ ...TOUCH, values: [sessionId] })
    } catch (error) {
      throw asProblem(error)
    }
  }

  async end(sessionId: string): Promise<void> {
    await this.database.global((tx) => tx.session.deleteMany({ where: { id: sessionId } }))
  }
}

function sessionOf(ring: Keyring, row: z.infer<typeof rowSchema>): LiveSession {
  return {
    id: row.id,
    accountId: row.account_id,
    displayName: openAccountName(ring, { id: row.account_id, displayNameSealed: row.display_name_sealed }),
    phone: openAccountPhone(ring, { id: row.account_id, phoneSealed: row.phone_sealed }),
    locale: row.locale,
    passwordMissing: row.password_missing,
    grants: row.grants,
    expiresAt: row.expires_at,
    idleMs: row.idle_ms,
  }
}

export async function openSession(tx: Tx, accountId: string, tokenHash: string, lifeMs: number): Promise<string> {
  const id = newId()
  await tx.$executeRaw`
    insert into session (id, token_hash, account_id, created_at, last_seen_at, expires_at)
    values (${id}::uuid, ${tokenHash}, ${accountId}::uuid, clock_timestamp(), clock_timestamp(),
      clock_timestamp() + ${lifeMs}::float8 * interval '1 millisecond')`
  await tx.$executeRaw`delete from session where account_id = ${accountId}::uuid and expires_at < clock_timestamp()`
  return id
}

/** After a change of password or of grants, whoever holds an old cookie has nothing. */
export async function endSessions(tx: Tx, accountId: string, exceptSessionId?: string): Promise<void> {
  await tx.session.deleteMany({
    where: { accountId, ...(exceptSessionId === undefined ? {} : { id: { not: exceptSessionId } }) },
  })
}
