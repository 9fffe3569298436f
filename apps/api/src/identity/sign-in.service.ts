import type { Role, SignIn } from '@gongyi/shared/contracts'
import { Inject, Injectable } from '@nestjs/common'
import { ENV, type Env } from '../platform/env.js'
import { newId } from '../platform/ids.js'
import { Problem } from '../platform/problem.js'
import { AccountEvents } from './account-events.js'
import { CODE_ISSUERS, isStaff } from './authority.js'
import { verifyPassword } from './passwords.js'
import { RegionTree } from './region-tree.js'
import type { StoredGrant } from './session.store.js'
import { RESIDENT_LIMITS, STAFF_LIMITS } from './sessions.service.js'
import { type Candidate, type Proof, SignInStore } from './sign-in.store.js'
import { keyedHash, newSessionToken } from './tokens.js'

export interface OpenedSession {
  readonly token: string
  readonly maxAgeSeconds: number
}

@Injectable()
export class SignInService {
  constructor(
    private readonly store: SignInStore,
    private readonly regions: RegionTree,
    private readonly events: AccountEvents,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** One answer for a wrong secret, an unknown number and a disabled account, after the same work. */
  async signIn(input: SignIn, ip: string, replacesSessionId: string | undefined): Promise<OpenedSession> {
    const how = 'code' in input ? 'code' : 'password'
    const attempt = await this.store.claim(input.phone, ip, how)
    if (attempt.locked) throw new Problem('too-many-attempts', { retryAfterSeconds: attempt.retryAfterSeconds })

    const candidate = await this.store.candidate(input.phone)
    const proof = await this.prove(input, candidate)
    const opened =
      candidate &&
      proof &&
      (await this.open(candidate.accountId, proof, { attemptId: attempt.id, ip, replacesSessionId }))
    if (opened === undefined) {
      await this.store.failed(input.phone, ip, how)
      throw new Problem('sign-in-failed')
    }
    return opened
  }

  private async open(
    accountId: string,
    proof: Proof,
    attempt: { readonly attemptId: string; readonly ip: string; readonly replacesSessionId: string | undefined },
  ): Promise<OpenedSession | undefined> {
    const token = newSessionToken()
    const tokenHash = keyedHash(this.env.sessionPepper, 'session', token)
    const grants = await this.store.grantsOf(accountId)
    const lifeMs = (isStaff(grants.map(({ role }) => role)) ? STAFF_LIMITS : RESIDENT_LIMITS).absoluteMs
    const communityId = await this.communityOf(grants)
    const printedBy = proof.how === 'code' ? await this.printerIn(communityId, proof.code.issuedBy) : undefined
    const opened = await this.store.succeeded(
      { ...attempt, accountId, proof, tokenHash, lifeMs, communityId },
      async (tx) => {
        if (proof.how === 'code' && communityId !== undefined) {
          await this.events.tell(tx, { accountId, communityId, printedBy })
        }
      },
    )
    return opened ? { token, maxAgeSeconds: Math.floor(lifeMs / 1000) } : undefined
  }

  private async prove(input: SignIn, candidate: Candidate | undefined): Promise<Proof | undefined> {
    if ('password' in input) {
      const passwordHash = candidate?.passwordHash ?? null
      return (await verifyPassword(passwordHash, input.password)) ? { how: 'password', passwordHash } : undefined
    }
    const digits = input.code.replace(/[\s-]/g, '')
    const codeHash = keyedHash(this.env.sessionPepper, 'code', digits)
    const code = await this.store.useCode(candidate?.accountId ?? newId(), codeHash)
    return code && { how: 'code', code }
  }

  /** The one community of a grant; whoever holds theirs above communities has none. */
  private async communityOf(grants: readonly StoredGrant[]): Promise<string | undefined> {
    for (const { regionId } of grants) {
      const [first, ...more] = await this.regions.communitiesUnder(regionId)
      if (first !== undefined && more.length === 0) return first
    }
    return undefined
  }

  /** What whoever printed the code is in that community, the role nearest to the people first. */
  private async printerIn(communityId: string | undefined, accountId: string): Promise<Role | undefined> {
    if (communityId === undefined) return undefined
    const held: Role[] = []
    for (const { role, regionId } of await this.store.grantsOf(accountId)) {
      if ((await this.regions.communitiesUnder(regionId)).includes(communityId)) held.push(role)
    }
    return CODE_ISSUERS.find((role) => held.includes(role))
  }
}
