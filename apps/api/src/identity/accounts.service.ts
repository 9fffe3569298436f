import type { AccountPage, AccountQuery, AccountView, CreateAccount, CreateGrant, Role } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import type { Actor } from '../platform/actor.js'
import { readNow, TenantDatabase } from '../platform/database.js'
import { notFound, Problem } from '../platform/problem.js'
import { AccountsRepository } from './accounts.repository.js'
import { mayDisable, mayGrant } from './authority.js'
import { RegionTree } from './region-tree.js'
import { StandingService } from './standing.service.js'

export const ACCOUNT_READERS = ['coordinator', 'community-admin', 'township-admin', 'system-admin'] as const
export const ACCOUNT_WRITERS = ['community-admin', 'township-admin', 'system-admin'] as const

@Injectable()
export class AccountsService {
  constructor(
    private readonly repository: AccountsRepository,
    private readonly regions: RegionTree,
    private readonly standing: StandingService,
    private readonly database: TenantDatabase,
  ) {}

  async list(actor: Actor, query: AccountQuery): Promise<AccountPage> {
    const own = await this.standing.regionsOf(actor, ACCOUNT_READERS)
    const within = query.within === undefined ? own : await this.regions.idsWithin(query.within)
    const regionIds = own.filter((id) => within.includes(id))
    return this.repository.list(regionIds, query.query, query.after, query.limit)
  }

  async create(actor: Actor, input: CreateAccount): Promise<AccountView> {
    const { phone, displayName, role, regionId } = input
    await this.requireGrantable(actor, role, regionId)
    const grant = { role, regionId, validTo: null, grantedBy: actor.accountId }
    return this.read(await this.repository.create(phone, displayName, grant))
  }

  async grant(actor: Actor, accountId: string, input: CreateGrant): Promise<AccountView> {
    await this.visible(actor, accountId)
    await this.requireGrantable(actor, input.role, input.regionId)
    // Nobody raises themselves: separation of duties begins here
    if (accountId === actor.accountId) throw new Problem('grant-beyond-own')
    const validTo = input.validTo === null ? null : new Date(input.validTo)
    if (validTo !== null && validTo <= (await readNow(this.database))) throw alreadyOver()
    await this.repository.grant({
      accountId,
      role: input.role,
      regionId: input.regionId,
      validTo,
      grantedBy: actor.accountId,
    })
    return this.read(accountId)
  }

  async endGrant(actor: Actor, grantId: string): Promise<void> {
    const grant = await this.repository.findGrant(grantId)
    if (grant === undefined) throw notFound()
    await this.visible(actor, grant.accountId)
    await this.requireGrantable(actor, grant.role, grant.regionId)
    await this.repository.endGrant(grantId, grant.accountId, actor.accountId)
  }

  async setDisabled(actor: Actor, accountId: string, disabled: boolean): Promise<AccountView> {
    const account = await this.visible(actor, accountId)
    const at = await readNow(this.database)
    if (!mayDisable(await this.standing.towardsAccount(actor, account, at))) throw new Problem('grant-beyond-own')
    await this.repository.setDisabled(accountId, disabled, actor.accountId)
    return this.read(accountId)
  }

  private async requireGrantable(actor: Actor, role: Role, regionId: string): Promise<void> {
    const region = await this.regions.find(regionId)
    const held = await this.standing.towards(actor, regionId)
    if (region === undefined || !held.some((own) => own.covers)) throw notFound()
    if (!mayGrant(held, role, region.level)) throw new Problem('grant-beyond-own')
  }

  /** An account elsewhere does not exist. */
  private async visible(actor: Actor, accountId: string): Promise<AccountView> {
    const account = await this.repository.find(accountId)
    const regionIds = new Set(await this.standing.regionsOf(actor, ACCOUNT_READERS))
    if (account === undefined || !account.grants.some((grant) => regionIds.has(grant.regionId))) throw notFound()
    return account
  }

  private async read(accountId: string): Promise<AccountView> {
    const account = await this.repository.find(accountId)
    if (account === undefined) throw notFound()
    return account
  }
}

function alreadyOver(): Problem {
  return new Problem('validation-failed', {
    errors: [{ pointer: '/validTo', code: 'too-small', message: 'later than now' }],
  })
}
