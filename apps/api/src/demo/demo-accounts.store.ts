import { Injectable } from '@nestjs/common'
import { phoneIndex } from '../identity/account-seal.js'
import { TenantDatabase } from '../platform/database.js'

@Injectable()
export class DemoAccountsStore {
  constructor(private readonly database: TenantDatabase) {}

  /** Which of these numbers somebody could sign in with. */
  async present(phones: readonly string[]): Promise<ReadonlySet<string>> {
    const ring = await this.database.platformKeys()
    const byIndex = new Map(phones.map((phone) => [phoneIndex(ring, phone), phone]))
    const rows = await this.database.global((tx) =>
      tx.account.findMany({
        where: { phoneIndex: { in: [...byIndex.keys()] }, disabledAt: null, passwordHash: { not: null } },
        select: { phoneIndex: true },
      }),
    )
    return new Set(rows.flatMap((row) => byIndex.get(row.phoneIndex) ?? []))
  }
}
