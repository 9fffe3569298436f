import { Injectable } from '@nestjs/common'
import { TenantDatabase } from '../platform/database.js'
import { Problem } from '../platform/problem.js'
import { lockAccounts } from './access-reset.store.js'
import { openAccountPhone } from './account-seal.js'
import { audit } from './audit.store.js'
import { endSessions } from './session.store.js'

@Injectable()
export class PasswordStore {
  constructor(private readonly database: TenantDatabase) {}

  async read(accountId: string): Promise<{ phone: string; passwordHash: string | null }> {
    const { passwordHash, ...account } = await this.database.global((tx) =>
      tx.account.findUniqueOrThrow({
        where: { id: accountId },
        select: { id: true, phoneSealed: true, passwordHash: true },
      }),
    )
    return { phone: openAccountPhone(await this.database.platformKeys(), account), passwordHash }
  }

  write(accountId: string, passwordHash: string, keepSessionId: string): Promise<void> {
    return this.database.global(async (tx) => {
      await lockAccounts(tx, [accountId])
      // The session may have been ended while the password was hashed: it must not outlive that as a password
      if ((await tx.session.count({ where: { id: keepSessionId } })) === 0) throw new Problem('not-signed-in')
      await tx.account.update({ where: { id: accountId }, data: { passwordHash } })
      await endSessions(tx, accountId, keepSessionId)
      await audit(tx, { action: 'password.changed', accountId, subject: accountId })
    })
  }
}
