#!/usr/bin/env node
// `node scripts/database/prisma.mjs migrate status`: the Prisma CLI on DATABASE_URL, else on the running embedded
// database of this data folder, else on a throw-away one.
import { join } from 'node:path'
import { withDatabase, withLogin } from './connection.mjs'
import { embeddedUrl } from './embedded.mjs'
import { ROOT, runPrisma } from './migrate.mjs'
import { OWNER } from './roles.mjs'
import { loadSecrets } from './secrets.mjs'
import { withThrowAwayDatabase } from './throw-away.mjs'

const dataDir = process.env.GONGYI_DATA_DIR ?? join(ROOT, '.data')
const args = process.argv.slice(2)
const run = async (databaseUrl) => {
  const { code } = await runPrisma(args, { databaseUrl, stdio: 'inherit' })
  process.exitCode = code
}

// These read files only.
const needsDatabase = !['generate', 'format', 'validate', 'version', 'init', undefined].includes(args[0])

if (process.env.DATABASE_URL || !needsDatabase) await run(process.env.DATABASE_URL)
else {
  const running = embeddedUrl(dataDir)
  if (running) await run(withLogin(withDatabase(running, 'gongyi'), OWNER, loadSecrets(dataDir).ownerPassword))
  else {
    console.error('No database is running: using an empty one that is thrown away afterwards.')
    await withThrowAwayDatabase(run)
  }
}
