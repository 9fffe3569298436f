#!/usr/bin/env node
// Stand-in for Prisma's native `schema-engine`, which the CLI would otherwise download: the same command line and the
// same JSON-RPC over stdio, served by Prisma's own WebAssembly build. Why: docs/decisions/0003.
import { parseArgs } from 'node:util'
import { canConnect, createDatabase, dropDatabase } from './engine/databases.mjs'
import { logUserError } from './engine/errors.mjs'
import { serve } from './engine/rpc.mjs'
import { engineVersion, openEngine } from './engine/wasm.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  // The CLI passes flags of its own that mean nothing here; unknown ones are ignored.
  strict: false,
  options: {
    version: { type: 'boolean' },
    datamodels: { type: 'string', multiple: true },
    datasource: { type: 'string' },
    'enabled-preview-features': { type: 'string' },
    'extension-types': { type: 'string' },
  },
})
const datasource = values.datasource ? JSON.parse(values.datasource) : {}

const commands = {
  'can-connect-to-database': canConnect,
  'create-database': createDatabase,
  'drop-database': dropDatabase,
}

async function runCommand(name) {
  const command = commands[name]
  if (!command) throw new Error(`schema-engine: unknown command ${name}`)
  try {
    await command(datasource.url)
    return 0
  } catch (error) {
    logUserError(error, datasource.url)
    return 1
  }
}

if (values.version) console.log(`schema-engine-wasm ${engineVersion()}`)
else if (positionals[0] === 'cli') process.exitCode = await runCommand(positionals[1])
else await serve({ openEngine: () => openEngine(datasource, values.datamodels ?? []), url: datasource.url })
