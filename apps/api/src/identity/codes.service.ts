import type { AccountView, IssuedCodes } from '@gongyi/shared/contracts'
import { Inject, Injectable } from '@nestjs/common'
import type { Actor } from '../platform/actor.js'
import { readNow, TenantDatabase } from '../platform/database.js'
import { ENV, type Env } from '../platform/env.js'
import { newId } from '../platform/ids.js'
import { notFound, Problem } from '../platform/problem.js'
import { AccountsRepository } from './accounts.repository.js'
import { ACCOUNT_READERS } from './accounts.service.js'
import { isStaff, mayIssueCode } from './authority.js'
import { CodesStore } from './codes.store.js'
import { RegionTree } from './region-tree.js'
import { grantsInForce, StandingService } from './standing.service.js'
import { keyedHash, newOneTimeCode } from './tokens.js'

/** Sign-in codes on paper: no SMS gateway needed, and a face at the door is a better check than a phone number. */
@Injectable()
export class CodesService {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly store: CodesStore,
    private readonly standing: StandingService,
    private readonly regions: RegionTree,
    private readonly database: TenantDatabase,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** All or none. The codes are in this answer and nowhere else. */
  async issue(actor: Actor, accountIds: readonly string[]): Promise<IssuedCodes> {
    const wanted = [...new Set(accountIds)]
    const accounts = await this.accounts.findMany(wanted)
    if (accounts.length !== wanted.length) throw notFound()
    const at = await readNow(this.database)
    await this.requireStanding(actor, accounts, at)
    const issued = accounts.map((account) => ({
      account,
      codeId: newId(),
      code: newOneTimeCode(),
      needsRelease: !isStaffAccount(account, at),
    }))
    const expiresAt = await this.store.issue(
      issued.map(({ account, codeId, code, needsRelease }) => ({
        id: codeId,
        accountId: account.id,
        codeHash: keyedHash(this.env.sessionPepper, 'code', code),
        needsRelease,
      })),
      actor.accountId,
      await this.communitiesOf(accounts),
      (held) => refuseSamePerson(wanted, held),
    )
    return {
      items: issued.map(({ account, ...slip }) => ({
        accountId: account.id,
        displayName: account.displayName,
        phoneMasked: account.phoneMasked,
        ...slip,
        expiresAt: expiresAt.toISOString(),
      })),
    }
  }

  /** Wherever the accounts may be linked: every community a grant of theirs has ever reached. */
  private async communitiesOf(accounts: readonly AccountView[]): Promise<readonly string[]> {
    const regionIds = new Set(accounts.flatMap(({ grants }) => grants.map(({ regionId }) => regionId)))
    const lists = await Promise.all([...regionIds].map((id) => this.regions.communitiesUnder(id)))
    return [...new Set(lists.flat())]
  }

  private async requireStanding(actor: Actor, accounts: readonly AccountView[], at: Date): Promise<void> {
    const regionIds = new Set(await this.standing.regionsOf(actor, ACCOUNT_READERS))
    for (const account of accounts) {
      if (!account.grants.some((grant) => regionIds.has(grant.regionId))) throw notFound()
      if (!mayIssueCode(await this.standing.towardsAccount(actor, account, at)))
        throw new Problem('account-not-a-resident')
    }
  }
}

/** Opened from above its community, by somebody whose second the community does not have: no release. */
function isStaffAccount(account: AccountView, at: Date): boolean {
  return isStaff(grantsInForce(account, at).map(({ role }) => role))
}

function refuseSamePerson(wanted: readonly string[], held: readonly string[]): void {
  if (held.length === 0) return
  const errors = [...new Set(held)].map((id) => ({
    pointer: `/accountIds/${wanted.indexOf(id)}`,
    code: 'same-person',
    message: 'opened or linked by whoever would print the code',
  }))
  throw new Problem('same-person', { errors })
}
