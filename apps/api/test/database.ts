import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { withDatabase, withLogin } from '../../../scripts/database/connection.mjs'
import { APP, OWNER } from '../../../scripts/database/roles.mjs'
import type { TestCluster } from './cluster.js'

export interface TestDatabase {
  readonly name: string
  /** The migrating login: owns the tables, row-level security binds it too. */
  readonly ownerUrl: string
  /** The login the API serves with. */
  readonly appUrl: string
  readonly ownerPool: pg.Pool
  readonly appPool: pg.Pool
  /** Ends both pools and deletes the database. Pools of the test's own are cut off. */
  readonly drop: () => Promise<void>
}

export interface TestContext {
  readonly communityId?: string
  readonly readScope?: readonly string[]
  readonly role?: string
  readonly accountId?: string
}

async function asSuperuser(cluster: TestCluster, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.superUrl })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

function poolOf(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 10 })
  // drop() cuts the connections off; without a listener that would end the test run.
  pool.on('error', () => undefined)
  return pool
}

/** A database of one test file's own, migrated and empty, copied from the run's template in some 50 ms. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const cluster = inject('cluster')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asSuperuser(cluster, `CREATE DATABASE ${name} TEMPLATE ${cluster.template} OWNER ${OWNER}`)
  const ownerUrl = withDatabase(cluster.ownerUrl, name)
  const appUrl = withLogin(ownerUrl, APP, cluster.appPassword)
  const ownerPool = poolOf(ownerUrl)
  const appPool = poolOf(appUrl)
  const drop = async () => {
    await Promise.all([ownerPool.end(), appPool.end()])
    // A pool has ended before its sockets have: dropping under them would end the test run with their errors
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    await asSuperuser(cluster, `DROP DATABASE ${name} WITH (FORCE)`)
  }
  return { name, ownerUrl, appUrl, ownerPool, appPool, drop }
}

/** One transaction as the API opens it: tenant, role and account set first. */
export async function transaction<T>(
  pool: pg.Pool,
  context: TestContext,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query(
      `SELECT set_config('app.tenant', $1, true), set_config('app.role', $2, true),
         set_config('app.account', $3, true), set_config('app.read_scope', $4, true)`,
      [
        context.communityId ?? '',
        context.role ?? '',
        context.accountId ?? '',
        context.readScope ? `{${context.readScope.join(',')}}` : '',
      ],
    )
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

/** An empty roster between two tests; the kept records that name its people open for that moment only. */
export async function emptyRoster({ ownerPool }: Pick<TestDatabase, 'ownerPool'>): Promise<void> {
  const kept = ['sortition_pool_entry', 'sortition_seat', 'sortition_answer']
  const triggers = (what: 'DISABLE' | 'ENABLE') =>
    kept.map((table) => `ALTER TABLE ${table} ${what} TRIGGER USER;`).join(' ')
  await ownerPool.query(
    `BEGIN; ${triggers('DISABLE')}
     TRUNCATE roster_import, roster_mapping, household, property_area, person CASCADE;
     ${triggers('ENABLE')} COMMIT`,
  )
}
