import { Injectable } from '@nestjs/common'
import { Problem } from '../platform/problem.js'
import { verifyPassword } from './passwords.js'
import { SignInStore } from './sign-in.store.js'

/** Whether somebody holds an account, without signing them in: at the door the device is a colleague's. */
@Injectable()
export class PasswordProofService {
  constructor(private readonly store: SignInStore) {}

  /** The account's id. A wrong password counts as at the sign-in, and is refused as there. */
  async prove(phone: string, password: string, ip: string): Promise<string> {
    const attempt = await this.store.claim(phone, ip, 'password')
    if (attempt.locked) throw new Problem('too-many-attempts', { retryAfterSeconds: attempt.retryAfterSeconds })
    const candidate = await this.store.candidate(phone)
    if (!(await verifyPassword(candidate?.passwordHash ?? null, password)) || candidate === undefined) {
      await this.store.failed(phone, ip, 'password')
      throw new Problem('sign-in-failed')
    }
    await this.store.forgive(attempt.id)
    return candidate.accountId
  }
}
