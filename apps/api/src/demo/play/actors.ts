import type { RegionTree } from '../../identity/region-tree.js'
import type { Actor } from '../../platform/actor.js'
import { newId } from '../../platform/ids.js'
import { CAST, type CastName } from '../world/cast.js'
import type { Regions } from '../world/regions.js'

export type Actors = (name: CastName) => Actor

/** The cast as the access guard would have let them in. */
export async function demoActors(
  accounts: ReadonlyMap<string, string>,
  regions: Regions,
  tree: RegionTree,
): Promise<Actors> {
  const actors = new Map<string, Actor>()
  for (const { name, role, regionName } of CAST) {
    const regionId = regions.idByName(regionName)
    const communityIds = await tree.communitiesUnder(regionId)
    actors.set(name, {
      accountId: accounts.get(name) ?? '',
      sessionId: newId(),
      displayName: name,
      grants: [{ role, regionId, communityIds }],
      communityIds,
      rolesIn: (communityId) => (communityIds.includes(communityId) ? [role] : []),
      personIdIn: () => Promise.resolve(undefined),
    })
  }
  return (name) => {
    const actor = actors.get(name)
    if (actor === undefined) throw new Error(`nobody of the cast is called ${name}`)
    return actor
  }
}
