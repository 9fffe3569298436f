import { roleSchema, type SignIn } from '@gongyi/shared/contracts'
import { Inject, Injectable } from '@nestjs/common'
import { ENV, type Env } from '../platform/env.js'
import { newId } from '../platform/ids.js'
import { Problem } from '../platform/problem.js'
import { isStaff } from './authority.js'
import { verifyPassword } from './passwords.js'
import { RESIDENT_LIMITS, STAFF_LIMITS } from './sessions.service.js'
import { type Candidate, SignInStore } from './sign-in.store.js'
import { keyedHash, newSessionToken } from './tokens.js'

export interface OpenedSession {
  readonly token: string
  readonly maxAgeSeconds: number
}

@Injectable()
export class SignInService {
  constructor(
    private readonly store: SignInStore,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** One answer for a wrong secret, an unknown number and a disabled account, after the same work. */
  async signIn(input: SignIn, ip: string, replacesSessionId: string | undefined): Promise<OpenedSession> {
    const attempt = await this.store.claim(input.phone, ip)
    if (attempt.locked) throw new Problem('too-many-attempts', { retryAfterSeconds: attempt.retryAfterSeconds })

    const how = 'code' in input ? 'code' : 'password'
    const candidate = await this.store.candidate(input.phone)
    const proven = await this.prove(input, candidate)
    if (candidate === undefined || !proven) {
      await this.store.failed(input.phone, ip, how)
      throw new Problem('sign-in-failed')
    }

    const token = newSessionToken()
    const lifeMs = await this.lifeOf(candidate.accountId)
    const tokenHash = keyedHash(this.env.sessionPepper, 'session', token)
    const { accountId } = candidate
    await this.store.succeeded({ attemptId: attempt.id, accountId, tokenHash, lifeMs, how, ip, replacesSessionId })
    return { token, maxAgeSeconds: Math.floor(lifeMs / 1000) }
  }

  private prove(input: SignIn, candidate: Candidate | undefined): Promise<boolean> {
    if ('password' in input) return verifyPassword(candidate?.passwordHash ?? null, input.password)
    const digits = input.code.replace(/[\s-]/g, '')
    return this.store.useCode(candidate?.accountId ?? newId(), keyedHash(this.env.sessionPepper, 'code', digits))
  }

  private async lifeOf(accountId: string): Promise<number> {
    const roles = (await this.store.rolesOf(accountId)).map((role) => roleSchema.parse(role))
    return (isStaff(roles) ? STAFF_LIMITS : RESIDENT_LIMITS).absoluteMs
  }
}
