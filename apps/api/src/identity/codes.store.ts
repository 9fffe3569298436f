import { Injectable } from '@nestjs/common'
import { TenantDatabase, type Tx } from '../platform/database.js'
import { lockAccounts, voidCodes } from './access-reset.store.js'
import { audit } from './audit.store.js'

/** Over all addresses: a printed code that has met this many guesses is dead. */
export const MAX_TRIES_PER_CODE = 20
/** Long enough to carry slips round a stairwell, short enough that a lost one is soon worthless. */
const VALID_DAYS = 7

export interface CodeToIssue {
  readonly id: string
  readonly accountId: string
  readonly codeHash: string
  /** Somebody other than the printer must let it open anything. */
  readonly needsRelease: boolean
}

@Injectable()
export class CodesStore {
  constructor(private readonly database: TenantDatabase) {}

  /**
   * A new code voids the account's older ones: at most one slip of paper is worth anything. `refuse` is given the accounts
   * the issuer may not print for, of those linked in these communities, before anything is written.
   */
  issue(
    codes: readonly CodeToIssue[],
    issuedBy: string,
    communityIds: readonly string[] = [],
    refuse: (accountIds: readonly string[]) => void = () => undefined,
  ): Promise<Date> {
    const accountIds = codes.map((code) => code.accountId)
    return this.database.global(
      async (tx) => {
        await lockAccounts(tx, accountIds)
        refuse(await inOneHand(tx, communityIds, accountIds, issuedBy))
        const rows = await tx.$queryRaw<{ createdAt: Date; expiresAt: Date }[]>`
          select clock_timestamp() as "createdAt",
            clock_timestamp() + make_interval(days => ${VALID_DAYS}::int) as "expiresAt"`
        const [life] = rows
        if (life === undefined) throw new Error('the clock returned no row')
        await voidCodes(tx, accountIds)
        await tx.oneTimeCode.createMany({ data: codes.map((code) => ({ ...code, ...life, issuedBy })) })
        for (const accountId of accountIds) {
          await audit(tx, { action: 'code.issued', accountId: issuedBy, subject: accountId })
        }
        return life.expiresAt
      },
      { timeoutMs: 20_000 },
    )
  }
}

/** Accounts somebody on a roster votes with that the issuer opened or linked: one more act, and the vote is the issuer's. */
async function inOneHand(
  tx: Tx,
  communityIds: readonly string[],
  accountIds: readonly string[],
  issuedBy: string,
): Promise<readonly string[]> {
  const found: string[] = []
  for (const communityId of communityIds) {
    await tx.$queryRaw`select set_config('app.tenant', ${communityId}, true)`
    const rows = await tx.$queryRaw<{ id: string }[]>`
      select account.id from account_person link join account on account.id = link.account_id
      where link.community_id = ${communityId}::uuid and account.id = any(${[...accountIds]}::uuid[])
        and ${issuedBy}::uuid in (link.linked_by, account.created_by)`
    found.push(...rows.map(({ id }) => id))
  }
  await tx.$queryRaw`select set_config('app.tenant', '', true)`
  return found
}
