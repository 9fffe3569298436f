import type { RevealPurpose } from '@gongyi/shared/contracts'
import { audit } from '../../identity/audit.store.js'
import type { Tx } from '../../platform/database.js'

/** A whole stairwell in one go is more than anybody at a door needs. */
const MOST = 30
const WINDOW_MINUTES = 10

const REVEALED = 'person.revealed'

/** Seconds until the account may look again; undefined when it may now. Counted in the audit log, so it survives a restart. */
export async function secondsToWait(tx: Tx, accountId: string): Promise<number | undefined> {
  // One at a time, or thirty at once would all count none
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`reveal ${accountId}`}, 23))::text`
  const rows = await tx.$queryRaw<{ wait: number | null }[]>`
    select extract(epoch from at + make_interval(mins => ${WINDOW_MINUTES}::int) - app_now())::float8 as wait from audit_log
    where account_id = ${accountId}::uuid and action = ${REVEALED}
      and at > app_now() - make_interval(mins => ${WINDOW_MINUTES}::int)
    order by at desc offset ${MOST - 1} limit 1`
  const wait = rows[0]?.wait
  return wait === undefined || wait === null ? undefined : Math.max(1, Math.ceil(wait))
}

/** Who looked at whose numbers, what for, by which request: ids only. */
export function noteReveal(
  tx: Tx,
  seen: {
    readonly accountId: string
    readonly communityId: string
    readonly personId: string
    readonly purpose: RevealPurpose
    readonly requestId: string
  },
): Promise<void> {
  const { accountId, communityId, personId, purpose, requestId } = seen
  return audit(tx, {
    action: REVEALED,
    accountId,
    regionId: communityId,
    subject: personId,
    detail: { purpose, requestId },
  })
}
