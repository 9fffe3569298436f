import type { Tx } from './database.js'

/** What is over and proves nothing goes; who did what stays in the audit log. */
export const KEPT = { codeDays: 90, attemptDays: 90, idempotencyDays: 30 } as const

export interface Removed {
  readonly sessions: number
  readonly codes: number
  readonly attempts: number
}

/** Sessions, codes and attempts live by the real clock (decision 0005). */
export async function removeSpentCredentials(tx: Tx): Promise<Removed> {
  const sessions = await tx.$executeRaw`delete from session where expires_at < clock_timestamp()`
  const codes = await tx.$executeRaw`
    delete from one_time_code where expires_at < clock_timestamp() - make_interval(days => ${KEPT.codeDays}::int)`
  const attempts = await tx.$executeRaw`
    delete from sign_in_attempt where at < clock_timestamp() - make_interval(days => ${KEPT.attemptDays}::int)`
  return { sessions, codes, attempts }
}

/** In each of them, one transaction at a time, something may be left to remove. */
export async function communityIds(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.region.findMany({ where: { level: 'VILLAGE_COMMUNITY' }, select: { id: true } })
  return rows.map(({ id }) => id)
}

/** Answers kept for contributions sent twice, in the community of the transaction; nobody repeats a request that late. */
export function removeOldAnswers(tx: Tx, communityId: string): Promise<number> {
  return tx.$executeRaw`
    delete from idempotency_key where community_id = ${communityId}::uuid
      and created_at < app_now() - make_interval(days => ${KEPT.idempotencyDays}::int)`
}
