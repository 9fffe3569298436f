import type { AccountLink, AccountLinks, CreateAccountLink } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import { RegionTree } from '../../identity/region-tree.js'
import type { Actor } from '../../platform/actor.js'
import { TenantDatabase, type Tx } from '../../platform/database.js'
import { isUniqueViolation } from '../../platform/database-errors.js'
import { notFound, Problem } from '../../platform/problem.js'
import { AccountLinksRepository } from './account-links.repository.js'

/** Who on the roster an account is. Household and owner ballots follow from it, so every change leaves its trace. */
@Injectable()
export class AccountLinksService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: AccountLinksRepository,
    private readonly regions: RegionTree,
  ) {}

  list(actor: Actor, communityId: string, accountIds: readonly string[]): Promise<AccountLinks> {
    return this.work(actor, communityId, async (tx) => {
      return { items: await this.repository.list(tx, communityId, accountIds) }
    })
  }

  async create(actor: Actor, communityId: string, input: CreateAccountLink): Promise<AccountLink> {
    refuseOwn(actor, input.accountId)
    const regionIds = await this.regions.idsWithin(communityId)
    try {
      return await this.work(actor, communityId, async (tx) => {
        const { accountId, personId } = input
        if (!(await this.repository.isAccountOf(tx, regionIds, accountId))) throw notFound()
        const person = await this.repository.person(tx, communityId, personId)
        if (person === undefined) throw notFound()
        if (!person.active || person.deceased) throw new Problem('person-not-active')
        await this.repository.create(tx, communityId, accountId, personId, actor.accountId)
        const [link] = await this.repository.list(tx, communityId, [accountId])
        if (link === undefined) throw new Error('the link just made is not there')
        return link
      })
    } catch (error) {
      if (isUniqueViolation(error)) throw new Problem('link-taken')
      throw error
    }
  }

  async end(actor: Actor, communityId: string, accountId: string): Promise<void> {
    refuseOwn(actor, accountId)
    await this.work(actor, communityId, async (tx) => {
      if (!(await this.repository.end(tx, communityId, accountId, actor.accountId))) throw notFound()
    })
  }

  private work<T>(actor: Actor, communityId: string, run: (tx: Tx) => Promise<T>): Promise<T> {
    const role = actor.rolesIn(communityId).includes('community-admin') ? 'community-admin' : 'coordinator'
    return this.database.inTenant({ communityId, role, accountId: actor.accountId }, run)
  }
}

/** Whoever may link could otherwise take a neighbour's vote alone. */
function refuseOwn(actor: Actor, accountId: string): void {
  if (actor.accountId === accountId) throw new Problem('own-account')
}
