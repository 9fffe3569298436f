// The job queue lives beside our tables, in a schema of graphile-worker's own, migrated by the owner's login.
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { driverUrl, withClient } from './connection.mjs'
import { APP } from './roles.mjs'

const API = createRequire(fileURLToPath(new URL('../../apps/api/package.json', import.meta.url)))
const TABLES = ['_private_jobs', '_private_job_queues', '_private_tasks', '_private_known_crontabs']

/**
 * Installs or updates the queue and lets the app's login add jobs and work them off. graphile-worker turns row-level
 * security on for its tables without a policy, for logins that own them; ours does not, so it gets one.
 */
export async function installJobQueue(ownerUrl) {
  const { Logger, runMigrations } = await import(pathToFileURL(API.resolve('graphile-worker')).href)
  const logger = new Logger(() => () => undefined)
  await runMigrations({ connectionString: driverUrl(ownerUrl), maxPoolSize: 1, logger })
  await withClient(ownerUrl, async (client) => {
    await client.query('BEGIN')
    await client.query(`GRANT USAGE ON SCHEMA graphile_worker TO ${APP}`)
    await client.query(`GRANT SELECT ON graphile_worker.migrations TO ${APP}`)
    await client.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO ${APP}`)
    for (const table of TABLES) {
      await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON graphile_worker.${table} TO ${APP}`)
      await createPolicy(client, table)
    }
    await client.query('COMMIT')
  })
}

async function createPolicy(client, table) {
  const { rowCount } = await client.query(
    `SELECT FROM pg_policies WHERE schemaname = 'graphile_worker' AND tablename = $1 AND policyname = 'app'`,
    [table],
  )
  if (rowCount > 0) return
  await client.query(`CREATE POLICY app ON graphile_worker.${table} TO ${APP} USING (true) WITH CHECK (true)`)
}
