import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withClient, withDatabase } from '../../../../scripts/database/connection.mjs'
import { MIGRATIONS, migrationNames } from '../../../../scripts/database/migrate.mjs'
import { prepareDatabase } from '../../../../scripts/database/prepare.mjs'
import { startThrowAway } from '../../../../scripts/database/throw-away.mjs'
import { testEnv } from '../../test/app.js'
import { catalogueViolations } from '../../test/catalogue.js'
import { TEST_MASTER_KEY } from '../../test/vault.js'
import { accountNames } from '../identity/account-names.store.js'
import { findAccountId } from '../identity/account-write.store.js'
import { TenantDatabase } from '../platform/database.js'
import { idempotent } from '../platform/idempotency.store.js'
import { WrongMasterKey } from '../platform/vault/vault.js'
import { ImportsRepository } from './imports/imports.repository.js'
import * as persons from './roster/persons.store.js'
import { sealExisting } from './seal-existing.store.js'

const VAULT = '20261124000100_vault'
const PEOPLE = 2_500
const [account, community, otherCommunity, importId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
const KEY = randomUUID()
const REQUEST = { a: 1 }

let dataDir: string
let url: string
let server: Awaited<ReturnType<typeof startThrowAway>>

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'gongyi-upgrade-'))
  // A server of its own: a start sets the password of the app's login
  server = await startThrowAway()
  await withClient(server.url, (client: pg.Client) => client.query('CREATE DATABASE upgrade'))
  url = withDatabase(server.url, 'upgrade')
  await withClient(url, async (client: pg.Client) => {
    await applyMigrationsBefore(client, VAULT)
    await fillInClear(client)
  })
})
afterAll(async () => {
  rmSync(dataDir, { recursive: true, force: true })
  await server.stop()
})

/** A database as the version before left it. */
async function applyMigrationsBefore(client: pg.Client, last: string): Promise<void> {
  await client.query(`CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL,
    finished_at timestamptz, migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`)
  for (const name of migrationNames().filter((each: string) => each < last)) {
    const sql = readFileSync(join(MIGRATIONS, name, 'migration.sql'), 'utf8')
    await client.query(sql)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), createHash('sha256').update(sql).digest('hex'), name],
    )
  }
}

async function fillInClear(client: pg.Client): Promise<void> {
  await client.query(`INSERT INTO account (id, phone, display_name) VALUES ($1, '19901000193', '澹台龑')`, [account])
  await client.query(
    `INSERT INTO contact_address (account_id, channel, address) VALUES ($1, 'mail', 'yan@example.cn')`,
    [account],
  )
  for (const [id, code] of [
    [community, '339921001001'],
    [otherCommunity, '339921001002'],
  ]) {
    await client.query(
      `INSERT INTO region (id, code, name, short_name, level, kind) VALUES ($1, $2, $2, $2, 'VILLAGE_COMMUNITY', 'COMMUNITY')`,
      [id, code],
    )
    await client.query(
      `INSERT INTO person (community_id, id, name, phone, id_masked, note)
       SELECT $1, gen_random_uuid(), '濮阳龑' || n, '1990200' || lpad(n::text, 4, '0'), '339921********' || lpad(n::text, 4, '0'), '备注龑'
       FROM generate_series(1, $2::int) n`,
      [id, PEOPLE],
    )
  }
  await client.query(
    `INSERT INTO roster_import (community_id, id, kind, file_name, file_hash, by_account, state, confirmed_at, summary)
     VALUES ($1, $2, 'HOUSEHOLDS', 'a.csv', 'hash', $3, 'CONFIRMED', now(),
       '{"states": {"NEW":1,"CHANGED":0,"UNCHANGED":0,"WARNING":0,"ERROR":0,"SKIPPED":0}, "problems": {}, "footers": [], "confirmedBy": "澹台龑"}')`,
    [community, importId, account],
  )
  await client.query(
    `INSERT INTO roster_import_row (community_id, id, import_id, row_no, state, data, problems)
     VALUES ($1, gen_random_uuid(), $2, 3, 'NEW', '{"person": {"name": "濮阳龑"}}', '[{"params": {"with": "龑"}}]')`,
    [community, importId],
  )
  const hash = createHash('sha256')
    .update(JSON.stringify(['r', REQUEST]))
    .digest('hex')
  await client.query(
    `INSERT INTO idempotency_key (community_id, account_id, key, route, request_hash, response, status)
     VALUES ($1, $2, $3, 'r', $4, '{"proposerName": "澹台龑"}', 200)`,
    [community, account, KEY, hash],
  )
}

function start(seal = (ownerUrl: string, key: string) => sealExisting(ownerUrl, key)) {
  return prepareDatabase({
    dataDir,
    mode: 'production',
    databaseUrl: url,
    masterKey: TEST_MASTER_KEY.toString('base64'),
    seal,
  })
}

async function inClear(): Promise<readonly string[]> {
  return withClient(url, async (client: pg.Client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind = 'r' AND n.nspname IN ('public', 'unsealed')`,
    )
    const found: string[] = []
    for (const { name } of rows) {
      const held = await client.query(`SELECT FROM ${name} t WHERE t::text ~ '龑|1990[12]0|example.cn'`)
      if ((held.rowCount ?? 0) > 0) found.push(name)
    }
    return found
  })
}

describe('a database of the version before', () => {
  it('that was cut off in the middle of being encrypted goes on at the next start', async () => {
    const cutShort = async (ownerUrl: string) => {
      await withClient(ownerUrl, (client: pg.Client) =>
        client.query(`DELETE FROM unsealed.idempotency_key WHERE false`),
      )
      throw new Error('cut short')
    }
    await expect(start(cutShort)).rejects.toThrow('cut short')
    expect(await inClear()).toContain('unsealed.person')
  })

  it('starts, keeps all its data, and holds none of it in clear', async () => {
    const opened = await start()
    await opened.stop()
    expect(await inClear()).toEqual([])
    expect(await withClient(url, catalogueViolations)).toEqual([])
    const database = new TenantDatabase(testEnv(opened.appUrl, 'production'))
    try {
      for (const communityId of [community, otherCommunity]) {
        const people = await inside(database, communityId, (tx) => persons.all(tx, communityId))
        expect(people.length).toBe(PEOPLE)
        const one = people.find(({ name }) => name === '濮阳龑77')
        expect(one).toMatchObject({ phone: '19902000077', idMasked: '339921********0077', note: '备注龑' })
      }
      await database.global(async (tx) => {
        expect(await findAccountId(tx, '19901000193')).toBe(account)
        expect((await accountNames(tx, [account])).get(account)).toBe('澹台龑')
      })
      const item = await inside(database, community, (tx) => new ImportsRepository().find(tx, community, importId))
      expect(item).toMatchObject({ byName: '澹台龑', summary: { confirmedBy: '澹台龑' } })
      const rows = await inside(database, community, (tx) =>
        new ImportsRepository().usableRows(tx, community, importId),
      )
      expect(rows).toMatchObject([
        { rowNo: 3, data: { person: { name: '濮阳龑' } }, problems: [{ params: { with: '龑' } }] },
      ])
      const once = { communityId: community, accountId: account, key: KEY, route: 'r', request: REQUEST }
      const answer = await inside(database, community, (tx) =>
        idempotent(tx, once, async () => ({ proposerName: 'anew' })),
      )
      expect(answer).toEqual({ proposerName: '澹台龑' })
    } finally {
      await database.onApplicationShutdown()
    }
  })

  it('has nothing left to do at the start after that', async () => {
    let asked = 0
    const again = await start(async () => {
      asked += 1
    })
    await again.stop()
    expect([again.migrated, asked]).toEqual([false, 0])
  })

  it('refuses another master key with one sentence', async () => {
    const { appUrl, stop } = await start()
    const wrong = new TenantDatabase({ ...testEnv(appUrl, 'production'), masterKey: Buffer.alloc(32, 9) })
    await expect(wrong.onModuleInit()).rejects.toThrow(WrongMasterKey)
    await expect(wrong.onModuleInit()).rejects.toThrow(
      /^The master key does not open this database: [^.]+\.json, [^.]+\.$/,
    )
    await wrong.onApplicationShutdown()
    await stop()
  })
})

function inside<T>(database: TenantDatabase, communityId: string, work: Parameters<typeof database.inTenant<T>>[1]) {
  return database.inTenant({ communityId, role: 'community-admin', accountId: account }, work)
}
