import { migrateDeploy } from '../../../scripts/database/migrate.mjs'
import { ensureAppLogin, ensureOwner, grantForMode } from '../../../scripts/database/roles.mjs'
import { startThrowAway } from '../../../scripts/database/throw-away.mjs'

/** What a test worker needs to know about the cluster of this run. */
export interface TestCluster {
  readonly superUrl: string
  readonly ownerUrl: string
  readonly appPassword: string
  readonly template: string
}

const PASSWORD = 'throw-away'
const TEMPLATE = 'gongyi_template'

/** One throw-away server with one migrated database, from which every test's own database is copied. */
export async function startTestCluster(): Promise<TestCluster & { readonly stop: () => Promise<void> }> {
  const cluster = await startThrowAway()
  try {
    const ownerUrl = await ensureOwner(cluster.url, { password: PASSWORD, database: TEMPLATE })
    await migrateDeploy(ownerUrl)
    await ensureAppLogin(ownerUrl, PASSWORD)
    await grantForMode(ownerUrl, 'test')
    return { superUrl: cluster.url, ownerUrl, appPassword: PASSWORD, template: TEMPLATE, stop: cluster.stop }
  } catch (error) {
    await cluster.stop()
    throw error
  }
}
