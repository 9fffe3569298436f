import type { AccountView, Role } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import type { Actor } from '../platform/actor.js'
import type { Held } from './authority.js'
import { RegionTree } from './region-tree.js'

/** Where an actor stands towards regions and other people's grants; authority.ts decides what follows. */
@Injectable()
export class StandingService {
  constructor(private readonly regions: RegionTree) {}

  towards(actor: Actor, regionId: string): Promise<readonly Held[]> {
    return Promise.all(
      actor.grants.map(async (grant) => ({
        role: grant.role,
        covers: await this.regions.isWithin(regionId, grant.regionId),
      })),
    )
  }

  /** Only grants in force count: an ended one opens nothing. */
  towardsAccount(actor: Actor, account: AccountView, at: Date) {
    const inForce = account.grants.filter((grant) => grant.validTo === null || Date.parse(grant.validTo) > at.getTime())
    return Promise.all(
      inForce.map(async (grant) => ({ role: grant.role, issuerHeld: await this.towards(actor, grant.regionId) })),
    )
  }

  /** Every region under the grants of these roles. */
  async regionsOf(actor: Actor, roles: readonly Role[]): Promise<readonly string[]> {
    const own = actor.grants.filter((grant) => roles.includes(grant.role))
    const lists = await Promise.all(own.map((grant) => this.regions.idsWithin(grant.regionId)))
    return [...new Set(lists.flat())]
  }
}
