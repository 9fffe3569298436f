#!/usr/bin/env node
// Fails when prisma/migrations do not make exactly what prisma/schema says. Runs on a server of its own.
import { fileURLToPath } from 'node:url'
import { prisma, runPrisma } from './migrate.mjs'
import { withThrowAwayDatabase } from './throw-away.mjs'

const NO_DIFFERENCE = 0
const DIFFERENCE = 2

/**
 * The difference in words, or undefined when there is none.
 * @param {{ schema?: string }} [options] a file or folder, by default the project's
 * @returns {Promise<string | undefined>}
 */
export async function findDrift({ schema = 'prisma/schema' } = {}) {
  return withThrowAwayDatabase(async (databaseUrl) => {
    const diff = ['migrate', 'diff', '--from-migrations', 'prisma/migrations', '--to-schema', schema]
    const { code, output } = await runPrisma([...diff, '--exit-code'], { databaseUrl })
    if (code === NO_DIFFERENCE) return undefined
    if (code === DIFFERENCE) return output.trim()
    // Not a difference but a failure: run it again for its message.
    await prisma(diff, { databaseUrl })
    throw new Error(`prisma migrate diff ended with ${code}`)
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const drift = await findDrift()
  if (drift) {
    console.error(`prisma/migrations and prisma/schema differ:\n${drift}`)
    process.exitCode = 1
  } else console.log('prisma/migrations make exactly what prisma/schema says')
}
