import { maskPhone, roleSchema } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import { TenantDatabase, type Tx } from '../platform/database.js'
import { newId } from '../platform/ids.js'
import { lockAccounts } from './access-reset.store.js'
import { phoneIndex } from './account-seal.js'
import { audit } from './audit.store.js'
import { MAX_TRIES_PER_CODE } from './codes.store.js'
import { endSessions, openSession, type StoredGrant } from './session.store.js'

/** Counted per phone, way in and address: nobody locks a neighbour out from elsewhere, nor by passwords out of a code. */
const MAX_PER_PHONE_AND_IP = 5
/** An office or a housing estate behind one address makes honest mistakes too. */
const MAX_PER_IP = 50
const WINDOW_MINUTES = 15

export type WayIn = 'password' | 'code'

export interface Candidate {
  readonly accountId: string
  readonly passwordHash: string | null
}

export type Attempt =
  | { readonly locked: false; readonly id: string }
  | { readonly locked: true; readonly retryAfterSeconds: number }

/** A code that was right, who had printed it and who had let it open. */
export interface UsedCode {
  readonly id: string
  readonly issuedBy: string
  readonly releasedBy: string | null
}

/** What opened the account: it must still hold at the moment the session is written. */
export type Proof =
  | { readonly how: 'password'; readonly passwordHash: string | null }
  | { readonly how: 'code'; readonly code: UsedCode }

export interface Success {
  readonly attemptId: string
  readonly accountId: string
  readonly proof: Proof
  readonly tokenHash: string
  readonly lifeMs: number
  readonly ip: string
  readonly replacesSessionId: string | undefined
  /** The account's own community, for a notice about it; undefined for accounts above communities. */
  readonly communityId: string | undefined
}

interface Counts {
  readonly by_phone: number
  readonly by_ip: number
  readonly wait_phone: number | null
  readonly wait_ip: number | null
}

@Injectable()
export class SignInStore {
  constructor(private readonly database: TenantDatabase) {}

  /** Books the attempt as failed before anything is compared: twenty at once find twenty rows, not none. */
  async claim(number: string, ip: string, how: WayIn): Promise<Attempt> {
    const phone = phoneIndex(await this.database.platformKeys(), number)
    return this.database.global(async (tx) => {
      await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`sign-in ${ip}`}, 42))::text`
      const counts = await countFailures(tx, { phone, ip, how })
      if (counts.by_phone >= MAX_PER_PHONE_AND_IP || counts.by_ip >= MAX_PER_IP) {
        const wait = Math.max(
          counts.by_phone >= MAX_PER_PHONE_AND_IP ? (counts.wait_phone ?? 0) : 0,
          counts.by_ip >= MAX_PER_IP ? (counts.wait_ip ?? 0) : 0,
        )
        return { locked: true, retryAfterSeconds: Math.max(1, Math.ceil(wait)) }
      }
      const id = newId()
      await tx.$executeRaw`
        insert into sign_in_attempt (id, phone_index, ip, how, at, ok)
        values (${id}::uuid, ${phone}, ${ip}, ${how}, clock_timestamp(), false)`
      await tx.$executeRaw`delete from sign_in_attempt where ip = ${ip} and at < clock_timestamp() - interval '1 day'`
      return { locked: false, id }
    })
  }

  /** Accounts that are disabled are no candidates. */
  async candidate(phone: string): Promise<Candidate | undefined> {
    const where = { phoneIndex: phoneIndex(await this.database.platformKeys(), phone), disabledAt: null }
    const account = await this.database.global((tx) =>
      tx.account.findFirst({ where, select: { id: true, passwordHash: true } }),
    )
    return account === null ? undefined : { accountId: account.id, passwordHash: account.passwordHash }
  }

  /**
   * Books a try on the account's living code and uses it up when the hash is right and the code released. The same
   * statement, and the same answer, for a code nobody has released and for nobody's account.
   */
  async useCode(accountId: string, codeHash: string): Promise<UsedCode | undefined> {
    const tried = await this.database.global(
      (tx) => tx.$queryRaw<(UsedCode & { right: boolean })[]>`
        update one_time_code set attempts = attempts + 1,
          used_at = case when code_hash = ${codeHash} and (released_at is not null or not needs_release)
            then clock_timestamp() end
        where account_id = ${accountId}::uuid and used_at is null and revoked_at is null and expires_at > clock_timestamp()
          and attempts < ${MAX_TRIES_PER_CODE}
        returning used_at is not null as right, id, issued_by as "issuedBy", released_by as "releasedBy"`,
    )
    return tried.find((code) => code.right)
  }

  failed(phone: string, ip: string, how: string): Promise<void> {
    return this.database.global((tx) =>
      audit(tx, { action: 'session.refused', subject: maskPhone(phone), detail: { how, ip } }),
    )
  }

  /** The claimed attempt was right after all. */
  async forgive(attemptId: string): Promise<void> {
    await this.database.global((tx) => markRight(tx, attemptId))
  }

  /** Everything a success writes, together; false when what opened the account was taken back in between. */
  succeeded(success: Success, tell: (tx: Tx) => Promise<void>): Promise<boolean> {
    const { attemptId, accountId, proof, tokenHash, lifeMs, ip, replacesSessionId, communityId = '' } = success
    return this.database.inTenant({ communityId, role: '', accountId }, async (tx) => {
      await lockAccounts(tx, [accountId])
      if (!(await stillHolds(tx, accountId, proof))) return false
      await markRight(tx, attemptId)
      if (replacesSessionId !== undefined) await tx.session.deleteMany({ where: { id: replacesSessionId } })
      if (proof.how === 'code') await endWhatWasBefore(tx, accountId)
      await openSession(tx, accountId, tokenHash, lifeMs)
      const printed = proof.how === 'code' ? { printedBy: proof.code.issuedBy, releasedBy: proof.code.releasedBy } : {}
      await audit(tx, { action: 'session.opened', accountId, detail: { how: proof.how, ip, ...printed } })
      await tell(tx)
      return true
    })
  }

  async grantsOf(accountId: string): Promise<readonly StoredGrant[]> {
    const rows = await this.database.global(
      (tx) => tx.$queryRaw<{ role: string; regionId: string }[]>`
        select role, region_id as "regionId" from role_grant where account_id = ${accountId}::uuid
          and valid_from <= app_now() and (valid_to is null or valid_to > app_now()) order by id`,
    )
    return rows.map(({ role, regionId }) => ({ role: roleSchema.parse(role), regionId }))
  }
}

/** Were it somebody else, the owner is out at once, and knows. */
async function endWhatWasBefore(tx: Tx, accountId: string): Promise<void> {
  await tx.account.update({ where: { id: accountId }, data: { passwordHash: null } })
  await endSessions(tx, accountId)
}

async function stillHolds(tx: Tx, accountId: string, proof: Proof): Promise<boolean> {
  if (proof.how === 'password') {
    const { passwordHash } = proof
    return (await tx.account.count({ where: { id: accountId, passwordHash, disabledAt: null } })) > 0
  }
  const rows = await tx.$queryRaw<unknown[]>`
    select from one_time_code code join account on account.id = code.account_id
    where code.id = ${proof.code.id}::uuid and code.expires_at > clock_timestamp() and account.disabled_at is null`
  return rows.length > 0
}

/** The app may add and delete attempts but not rewrite them. */
async function markRight(tx: Tx, attemptId: string): Promise<void> {
  await tx.$executeRaw`
    with wrong as (delete from sign_in_attempt where id = ${attemptId}::uuid returning phone_index, ip, how)
    insert into sign_in_attempt (id, phone_index, ip, how, at, ok)
    select ${newId()}::uuid, phone_index, ip, how, clock_timestamp(), true from wrong`
}

interface Claimed {
  readonly phone: string
  readonly ip: string
  readonly how: WayIn
}

async function countFailures(tx: Tx, { phone, ip, how }: Claimed): Promise<Counts> {
  const rows = await tx.$queryRaw<Counts[]>`
    with recent as (
      select phone_index = ${phone} and how = ${how} as same, at, at > coalesce(
          (select max(at) from sign_in_attempt o where o.phone_index = a.phone_index and o.ip = a.ip and o.how = a.how and o.ok), '-infinity') as counts
      from sign_in_attempt a
      where ip = ${ip} and not ok and at > clock_timestamp() - make_interval(mins => ${WINDOW_MINUTES}::int))
    select count(*) filter (where same and counts)::int as by_phone,
      count(*)::int as by_ip,
      extract(epoch from min(at) filter (where same and counts) + make_interval(mins => ${WINDOW_MINUTES}::int)
        - clock_timestamp())::float8 as wait_phone,
      extract(epoch from min(at) + make_interval(mins => ${WINDOW_MINUTES}::int) - clock_timestamp())::float8 as wait_ip
    from recent`
  return rows[0] ?? { by_phone: 0, by_ip: 0, wait_phone: null, wait_ip: null }
}
