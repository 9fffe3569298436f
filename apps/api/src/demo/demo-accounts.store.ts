import { Injectable } from '@nestjs/common'
import { TenantDatabase } from '../platform/database.js'

@Injectable()
export class DemoAccountsStore {
  constructor(private readonly database: TenantDatabase) {}

  /** Which of these numbers somebody could sign in with. */
  async present(phones: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.global((tx) =>
      tx.account.findMany({
        where: { phone: { in: [...phones] }, disabledAt: null, passwordHash: { not: null } },
        select: { phone: true },
      }),
    )
    return new Set(rows.map((row) => row.phone))
  }
}
