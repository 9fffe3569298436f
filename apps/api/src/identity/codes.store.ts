import { Injectable } from '@nestjs/common'
import { TenantDatabase } from '../platform/database.js'
import { newId } from '../platform/ids.js'
import { audit } from './audit.store.js'

/** Long enough to carry slips round a stairwell, short enough that a lost one is soon worthless. */
const VALID_DAYS = 7

export interface CodeToIssue {
  readonly accountId: string
  readonly codeHash: string
}

@Injectable()
export class CodesStore {
  constructor(private readonly database: TenantDatabase) {}

  /** A new code voids the account's older ones: at most one slip of paper is worth anything. */
  issue(codes: readonly CodeToIssue[], issuedBy: string): Promise<Date> {
    const accountIds = codes.map((code) => code.accountId)
    return this.database.global(
      async (tx) => {
        const rows = await tx.$queryRaw<{ expires: Date }[]>`
          select clock_timestamp() + make_interval(days => ${VALID_DAYS}::int) as expires`
        const expiresAt = rows[0]?.expires
        if (expiresAt === undefined) throw new Error('the clock returned no row')
        await tx.$executeRaw`
          update one_time_code set used_at = clock_timestamp() where account_id = any(${accountIds}::uuid[]) and used_at is null`
        await tx.oneTimeCode.createMany({ data: codes.map((code) => ({ id: newId(), ...code, issuedBy, expiresAt })) })
        for (const accountId of accountIds) {
          await audit(tx, { action: 'code.issued', accountId: issuedBy, subject: accountId })
        }
        return expiresAt
      },
      { timeoutMs: 20_000 },
    )
  }
}
