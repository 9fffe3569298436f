import { maskPhone, type RegionView, type SessionView } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import { RegionTree } from './region-tree.js'
import type { LiveSession } from './session.store.js'
import { SessionsService } from './sessions.service.js'

/** What the screen needs to know about the person at it. */
@Injectable()
export class SessionViewService {
  constructor(
    private readonly sessions: SessionsService,
    private readonly regions: RegionTree,
  ) {}

  async viewOf(session: LiveSession): Promise<SessionView> {
    const actor = await this.sessions.actorOf(session)
    const regions = new Map((await this.regions.all()).map((region) => [region.id, region]))
    return {
      accountId: session.accountId,
      displayName: session.displayName,
      phoneMasked: maskPhone(session.phone),
      locale: session.locale,
      passwordMissing: session.passwordMissing,
      grants: actor.grants.flatMap((grant) => {
        const region = regions.get(grant.regionId)
        if (region === undefined) return []
        const { role, regionId, communityIds } = grant
        return [{ role, regionId, regionName: region.name, regionLevel: region.level, communityIds: [...communityIds] }]
      }),
      communities: actor.communityIds.flatMap((id) => communityOf(regions.get(id))),
      expiresAt: session.expiresAt.toISOString(),
    }
  }
}

function communityOf(region: RegionView | undefined) {
  return region === undefined
    ? []
    : [{ id: region.id, name: region.name, shortName: region.shortName, kind: region.kind }]
}
