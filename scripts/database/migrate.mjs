// Migrations by the ordinary Prisma CLI.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, chmodSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withClient } from './connection.mjs'
import { installJobQueue } from './job-queue.mjs'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))
export const MIGRATIONS = join(ROOT, 'prisma', 'migrations')
const ENGINE = join(ROOT, 'scripts', 'database', 'schema-engine.mjs')

/** A copy of the repository may have lost the executable bit; a container's files are read-only and have kept it. */
function makeExecutable() {
  try {
    accessSync(ENGINE, constants.X_OK)
  } catch {
    chmodSync(ENGINE, 0o755)
  }
}

/** Runs `prisma …args`; `stdio: 'inherit'` shows it, else its output comes back. Resolves with `{ code, output }`. */
export function runPrisma(args, { databaseUrl, stdio = 'pipe' } = {}) {
  makeExecutable()
  const cli = join(dirname(createRequire(import.meta.url).resolve('prisma/package.json')), 'build', 'index.js')
  const env = {
    ...process.env,
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    PRISMA_SCHEMA_ENGINE_BINARY: ENGINE,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  }
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], {
      cwd: ROOT,
      env,
      stdio: stdio === 'pipe' ? ['ignore', 'pipe', 'pipe'] : stdio,
    })
    let output = ''
    let errors = ''
    child.stdout?.on('data', (chunk) => {
      output += chunk
    })
    child.stderr?.on('data', (chunk) => {
      errors += chunk
    })
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output, errors }))
  })
}

export async function prisma(args, options) {
  const { code, output, errors } = await runPrisma(args, options)
  if (code !== 0) throw new Error(`prisma ${args.join(' ')} failed:\n${`${output}\n${errors}`.trim()}`)
  return output
}

export function migrationNames() {
  return readdirSync(MIGRATIONS)
    .filter((name) => existsSync(join(MIGRATIONS, name, 'migration.sql')))
    .sort()
}

function checksum(name) {
  return createHash('sha256')
    .update(readFileSync(join(MIGRATIONS, name, 'migration.sql')))
    .digest('hex')
}

/** Whether exactly the migrations of this folder have been applied; spares the CLI's start on every later start. */
async function isUpToDate(ownerUrl) {
  return withClient(ownerUrl, async (client) => {
    const { rows: tables } = await client.query(`SELECT to_regclass('public._prisma_migrations') AS found`)
    if (!tables[0].found) return false
    const { rows } = await client.query(
      `SELECT migration_name AS name, checksum FROM _prisma_migrations
       WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL ORDER BY migration_name`,
    )
    const names = migrationNames()
    return (
      rows.length === names.length &&
      rows.every((row, i) => row.name === names[i] && row.checksum === checksum(row.name))
    )
  })
}

/** `prisma migrate deploy`, and the job queue's own migrations. Returns whether Prisma had anything to do. */
export async function migrateDeploy(ownerUrl) {
  const upToDate = await isUpToDate(ownerUrl)
  if (!upToDate) await prisma(['migrate', 'deploy'], { databaseUrl: ownerUrl })
  await installJobQueue(ownerUrl)
  return !upToDate
}
