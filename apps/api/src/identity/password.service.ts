import type { ChangePassword } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import type { Actor } from '../platform/actor.js'
import { Problem } from '../platform/problem.js'
import { PasswordStore } from './password.store.js'
import { hashPassword, verifyPassword } from './passwords.js'
import { SignInStore } from './sign-in.store.js'

@Injectable()
export class PasswordService {
  constructor(
    private readonly store: PasswordStore,
    private readonly attempts: SignInStore,
  ) {}

  /** Ends every other session of the account. Guesses at the current password count as sign-in attempts. */
  async change(actor: Actor, input: ChangePassword, ip: string): Promise<void> {
    const account = await this.store.read(actor.accountId)
    if (account.passwordHash !== null) await this.requireCurrent(account.phone, account.passwordHash, input.current, ip)
    await this.store.write(actor.accountId, await hashPassword(input.next), actor.sessionId)
  }

  private async requireCurrent(phone: string, stored: string, current: string | undefined, ip: string): Promise<void> {
    const attempt = await this.attempts.claim(phone, ip, 'password')
    if (attempt.locked) throw new Problem('too-many-attempts', { retryAfterSeconds: attempt.retryAfterSeconds })
    if (current === undefined || !(await verifyPassword(stored, current))) throw new Problem('wrong-password')
    await this.attempts.forgive(attempt.id)
  }
}
