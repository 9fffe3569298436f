import { Injectable } from '@nestjs/common'
import { TenantDatabase } from '../platform/database.js'
import { Problem } from '../platform/problem.js'
import { lockAccounts } from './access-reset.store.js'
import { audit } from './audit.store.js'
import { endSessions } from './session.store.js'

@Injectable()
export class PasswordStore {
  constructor(private readonly database: TenantDatabase) {}

  read(accountId: string): Promise<{ phone: string; passwordHash: string | null }> {
    return this.database.global((tx) =>
      tx.account.findUniqueOrThrow({ where: { id: accountId }, select: { phone: true, passwordHash: true } }),
    )
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
