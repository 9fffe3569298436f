#!/usr/bin/env node
// `node scripts/database/new-migration.mjs add-topics`: writes the SQL between the migrations and prisma/schema.
// `--first` rewrites the first tables migration instead; only until the first release.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MIGRATIONS, prisma } from './migrate.mjs'
import { withThrowAwayDatabase } from './throw-away.mjs'

const FIRST = '20261123000000_tables'
const TARGET = ['--to-schema', 'prisma/schema', '--script']

function write(name, sql) {
  mkdirSync(join(MIGRATIONS, name), { recursive: true })
  writeFileSync(join(MIGRATIONS, name, 'migration.sql'), sql)
  console.log(`prisma/migrations/${name}/migration.sql`)
}

const [name] = process.argv.slice(2)
if (name === '--first') {
  const diff = ['migrate', 'diff', '--from-empty', ...TARGET]
  const sql = await withThrowAwayDatabase((databaseUrl) => prisma(diff, { databaseUrl }))
  // PostgreSQL asks for rights on the whole database even when the schema is there.
  write(FIRST, sql.replace('-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "public";\n\n', ''))
} else if (/^[a-z][a-z0-9-]*$/.test(name ?? '')) {
  const sql = await withThrowAwayDatabase((databaseUrl) =>
    prisma(['migrate', 'diff', '--from-migrations', 'prisma/migrations', ...TARGET], { databaseUrl }),
  )
  if (sql.includes('This is an empty migration')) console.log('The migrations already make what prisma/schema says.')
  else write(`${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name.replaceAll('-', '_')}`, sql)
} else {
  console.error('Name the migration in lower-case words: node scripts/database/new-migration.mjs add-topics')
  process.exitCode = 1
}
