import type { Tx } from '../platform/database.js'
import { endSessions } from './session.store.js'

/** Held until the transaction ends: what an account may open and who it is are decided one after the other. */
export async function lockAccounts(tx: Tx, accountIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`select id from account where id = any(${[...accountIds]}::uuid[]) order by id for update`
}

/** Slips not used yet are worth nothing from now on. */
export async function voidCodes(tx: Tx, accountIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    update one_time_code set revoked_at = clock_timestamp()
    where account_id = any(${[...accountIds]}::uuid[]) and used_at is null and revoked_at is null`
}

/**
 * Whoever held the account holds it no more: no session, no password, no slip of paper. Codes just used are put out too,
 * so that a sign-in under way does not outlive this.
 */
export async function resetAccess(tx: Tx, accountId: string): Promise<void> {
  await lockAccounts(tx, [accountId])
  await tx.account.update({ where: { id: accountId }, data: { passwordHash: null } })
  await voidCodes(tx, [accountId])
  await tx.$executeRaw`
    update one_time_code set expires_at = clock_timestamp()
    where account_id = ${accountId}::uuid and expires_at > clock_timestamp()`
  await endSessions(tx, accountId)
}
