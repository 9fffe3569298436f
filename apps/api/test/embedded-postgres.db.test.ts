import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withClient, withDatabase } from '../../../scripts/database/connection.mjs'
import { embeddedUrl, startEmbedded } from '../../../scripts/database/embedded.mjs'
import { prepareDatabase } from '../../../scripts/database/prepare.mjs'
import { startThrowAway } from '../../../scripts/database/throw-away.mjs'
import { catalogueViolations } from './catalogue.js'

const EMBEDDED = fileURLToPath(new URL('../../../scripts/database/embedded.mjs', import.meta.url))

let dataDir: string
let starts: ChildProcess[]

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'gongyi-embedded-test-'))
  chmodSync(dataDir, 0o711)
  starts = []
})
afterEach(async () => {
  for (const start of starts) start.kill('SIGKILL')
  const url = embeddedUrl(dataDir)
  if (url) await (await startEmbedded({ dataDir })).stop()
  rmSync(dataDir, { recursive: true, force: true })
})

/** A Node process of its own that starts the server and says its process id. */
async function startElsewhere(): Promise<{ readonly node: ChildProcess; readonly server: number }> {
  const script = `import { startEmbedded } from ${JSON.stringify(EMBEDDED)}
    const { pid } = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} })
    console.log(pid)
    setInterval(() => undefined, 1000)`
  const node = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  starts.push(node)
  const [line] = await once(createInterface({ input: node.stdout }), 'line')
  return { node, server: Number(line) }
}

async function kill(node: ChildProcess): Promise<void> {
  const gone = once(node, 'exit')
  node.kill('SIGKILL')
  await gone
}

async function query(url: string, sql: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

describe('the embedded database', () => {
  it('keeps its data over a stop and a start, with checksums and UTF-8', async () => {
    const first = await startEmbedded({ dataDir })
    await query(first.url, `CREATE TABLE kept AS SELECT '共议' AS word`)
    await first.stop()
    const second = await startEmbedded({ dataDir })
    expect(second.adopted).toBe(false)
    expect(await query(second.url, 'SELECT word FROM kept')).toEqual([{ word: '共议' }])
    const settings = `SELECT current_setting('data_checksums') AS checksums, pg_encoding_to_char(encoding) AS encoding
      FROM pg_database WHERE datname = 'postgres'`
    expect(await query(second.url, settings)).toEqual([{ checksums: 'on', encoding: 'UTF8' }])
    await second.stop()
    expect(embeddedUrl(dataDir)).toBeUndefined()
  })

  it('is adopted when the start that made it was killed', async () => {
    const { node, server } = await startElsewhere()
    await kill(node)
    const next = await startEmbedded({ dataDir })
    expect(next).toMatchObject({ adopted: true, pid: server })
    await query(next.url, 'SELECT 1')
    await next.stop()
  })

  it('recovers when the server was killed as well', async () => {
    const { node, server } = await startElsewhere()
    const url = embeddedUrl(dataDir)
    if (!url) throw new Error('the server should be running')
    await query(url, 'CREATE TABLE committed (id int)')
    await kill(node)
    process.kill(server, 'SIGKILL')
    const next = await startEmbedded({ dataDir })
    expect(next.adopted).toBe(false)
    expect(await query(next.url, 'SELECT id FROM committed')).toEqual([])
    await next.stop()
  })

  it('starts although the number in postmaster.pid belongs to a stranger now', async () => {
    const first = await startEmbedded({ dataDir })
    await first.stop()
    const stranger = [process.ppid, first.folder, 0, first.port, '', '127.0.0.1', '', 'ready']
    writeFileSync(join(first.folder, 'postmaster.pid'), stranger.join('\n'))
    const next = await startEmbedded({ dataDir })
    expect(next.adopted).toBe(false)
    await query(next.url, 'SELECT 1')
    await next.stop()
  })

  it('stands elsewhere when root runs it and its user cannot enter the data folder', async () => {
    chmodSync(dataDir, 0o700)
    const cluster = await startEmbedded({ dataDir })
    await query(cluster.url, 'SELECT 1')
    await cluster.stop()
    const isRoot = process.getuid?.() === 0
    expect(cluster.moved).toBe(isRoot)
    expect(cluster.folder.startsWith(dataDir)).toBe(!isRoot)
    if (cluster.moved) rmSync(dirname(cluster.folder), { recursive: true, force: true })
    chmodSync(dataDir, 0o711)
  })

  it('refuses a second start on the same folder in one sentence', async () => {
    const { node } = await startElsewhere()
    await expect(startEmbedded({ dataDir })).rejects.toThrow(
      `The data folder ${dataDir} is in use by another running Gongyi (process ${node.pid}).`,
    )
  })
})

describe('preparing the database', () => {
  it('says in one sentence that the data folder cannot be written', async () => {
    const file = join(dataDir, 'file')
    writeFileSync(file, '')
    await expect(prepareDatabase({ dataDir: join(file, 'data'), mode: 'test' })).rejects.toThrow(
      /^The data folder .*file\/data cannot be written to \(ENOTDIR\): choose another with GONGYI_DATA_DIR\.$/,
    )
  })

  it('says in one sentence that DATABASE_URL cannot be reached', async () => {
    const databaseUrl = 'postgresql://nobody:secret@127.0.0.1:1/none'
    await expect(prepareDatabase({ dataDir, mode: 'test', databaseUrl })).rejects.toThrow(
      /^The database of DATABASE_URL \(127\.0\.0\.1:1, login nobody\) cannot be reached: nothing answers there\.$/,
    )
  })

  it('says in one sentence that DATABASE_URL is no such thing', async () => {
    await expect(prepareDatabase({ dataDir, mode: 'test', databaseUrl: 'mysql://x/y' })).rejects.toThrow(
      /^DATABASE_URL is not a PostgreSQL URL/,
    )
  })

  it('creates the database that DATABASE_URL names and serves it with a login of its own', async () => {
    const server = await startThrowAway()
    try {
      const databaseUrl = withDatabase(server.url, 'fresh')
      const start = () => prepareDatabase({ dataDir, mode: 'production', databaseUrl })
      const [first, second] = await Promise.all([start(), start()])
      expect(first.migrated).toBe(!second.migrated)
      expect(await query(first.appUrl, 'SELECT current_user::text AS login')).toEqual([{ login: 'gongyi_app' }])
      expect(await withClient(databaseUrl, catalogueViolations)).toEqual([])
      const asSuperuser = prepareDatabase({ dataDir, mode: 'production', databaseUrl, appDatabaseUrl: databaseUrl })
      await expect(asSuperuser).rejects.toThrow(/login "postgres" is a superuser or bypasses row-level security/)
    } finally {
      await server.stop()
    }
  })

  it('loads demo data once, and afresh after a load that was cut short', async () => {
    const cutShort = async ({ ownerUrl }: { ownerUrl: string }) => {
      await query(
        ownerUrl,
        `INSERT INTO region (id, code, name, short_name, level) VALUES (gen_random_uuid(), '1', 'half', 'half', 'COUNTY')`,
      )
      throw new Error('cut short')
    }
    await expect(prepareDatabase({ dataDir, mode: 'demo', seed: cutShort })).rejects.toThrow('cut short')

    const names: string[] = []
    const seed = async ({ ownerUrl }: { ownerUrl: string }) => {
      names.push('seeded')
      await query(
        ownerUrl,
        `INSERT INTO region (id, code, name, short_name, level) VALUES (gen_random_uuid(), '1', 'whole', 'whole', 'COUNTY')`,
      )
    }
    const second = await prepareDatabase({ dataDir, mode: 'demo', seed })
    expect(await query(second.ownerUrl, 'SELECT name FROM region')).toEqual([{ name: 'whole' }])
    await second.stop()
    const third = await prepareDatabase({ dataDir, mode: 'demo', seed })
    expect(third).toMatchObject({ migrated: false, seeded: false })
    expect(names).toEqual(['seeded'])
    await third.stop()
  })
})
