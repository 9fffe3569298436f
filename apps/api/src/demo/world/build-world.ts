import type { RegionTree } from '../../identity/region-tree.js'
import type { TenantDatabase } from '../../platform/database.js'
import { type DemoRoster, guiyuanRoster } from '../roster/guiyuan.js'
import { type JinlanRoster, jinlanRoster } from '../roster/jinlanfu.js'
import { insertRoster } from '../roster/roster.store.js'
import { CAST } from './cast.js'
import { demoRegions, type Regions } from './regions.js'
import { insertAccounts, insertRegions, linkAccounts } from './world.store.js'

export interface World {
  readonly regions: Regions
  /** Account ids by display name. */
  readonly accounts: ReadonlyMap<string, string>
  readonly guiyuan: DemoRoster
  readonly jinlan: JinlanRoster
}

const PATIENCE = { timeoutMs: 60_000 }

function adminOf(regions: Regions, communityId: string): string {
  const admin = CAST.find(
    ({ role, regionName }) => role === 'community-admin' && regions.idByName(regionName) === communityId,
  )
  if (admin === undefined) throw new Error(`the cast has no administrator of community ${communityId}`)
  return admin.name
}

/** Places, accounts and registers, before anything happens. 河埠社区 keeps an empty register, for imports to be tried. */
export async function buildWorld(database: TenantDatabase, tree: RegionTree): Promise<World> {
  const regions = demoRegions()
  const accounts = await database.global(async (tx) => {
    await insertRegions(tx, regions)
    return insertAccounts(tx, regions)
  }, PATIENCE)
  tree.invalidate()
  const guiyuan = guiyuanRoster(regions.gridsOf('guiyuan'))
  const jinlan = jinlanRoster(regions.gridsOf('jinlan'))
  const accountOf = (name: string) => accounts.get(name) ?? ''
  for (const [community, { roster, people }] of [
    ['guiyuan', guiyuan],
    ['jinlan', jinlan],
  ] as const) {
    const communityId = regions.idOf(community)
    const links = [...people].map(([name, personId]) => ({ accountId: accountOf(name), personId }))
    const context = { communityId, role: 'community-admin', accountId: '' }
    await database.inTenant(
      context,
      async (tx) => {
        await insertRoster(tx, communityId, roster)
        await linkAccounts(tx, communityId, links, accountOf(adminOf(regions, communityId)))
      },
      PATIENCE,
    )
  }
  return { regions, accounts, guiyuan, jinlan }
}
