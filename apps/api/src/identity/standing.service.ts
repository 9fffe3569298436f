import type { AccountView, GrantView, Role } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import type { Actor } from '../platform/actor.js'
import type { Held } from './authority.js'
import { RegionTree } from './region-tree.js'

/** Where an actor stands towards regions and other people's grants; authority.ts decides what follows. */
@Injectable()
export class StandingService {
  constructor(private readonly regions: RegionTree) {}

  async towards(actor: Actor, regionId: string): Promise<readonly Held[]> {
    const communities = await this.regions.communitiesUnder(regionId)
    return Promise.all(
      actor.grants.map(async (grant) => ({
        role: grant.role,
        covers: await this.regions.isWithin(regionId, grant.regionId),
        inside: await this.isInside(grant.regionId, communities),
      })),
    )
  }

  private async isInside(regionId: string, communities: readonly string[]): Promise<boolean> {
    const level = (await this.regions.find(regionId))?.level
    if (level !== 'VILLAGE_COMMUNITY' && level !== 'GRID' && level !== 'MICRO_GRID') return false
    const own = await this.regions.communitiesUnder(regionId)
    return own.some((id) => communities.includes(id))
  }

  /** Only grants in force count: an ended one opens nothing. */
  towardsAccount(actor: Actor, account: AccountView, at: Date) {
    return Promise.all(
      grantsInForce(account, at).map(async (grant) => ({
        role: grant.role,
        issuerHeld: await this.towards(actor, grant.regionId),
      })),
    )
  }

  /** Every region under the grants of these roles. */
  async regionsOf(actor: Actor, roles: readonly Role[]): Promise<readonly string[]> {
    const own = actor.grants.filter((grant) => roles.includes(grant.role))
    const lists = await Promise.all(own.map((grant) => this.regions.idsWithin(grant.regionId)))
    return [...new Set(lists.flat())]
  }
}

export function grantsInForce(account: AccountView, at: Date): readonly GrantView[] {
  return account.grants.filter((grant) => grant.validTo === null || Date.parse(grant.validTo) > at.getTime())
}
