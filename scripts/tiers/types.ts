import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { sourceFiles } from '../check/sources.ts'
import { buildServer } from '../lib/build.ts'
import { inRoot, ROOT } from '../lib/paths.ts'
import { captureNode, runNode } from '../lib/processes.ts'
import { checked, type Outcome, sum, type Tier } from './tier.ts'

const TSC = inRoot('node_modules/typescript/bin/tsc')
const PROGRAMS = [
  'packages/shared/tsconfig.json',
  'apps/api/tsconfig.test.json',
  'apps/web/tsconfig.json',
  'apps/verify/tsconfig.json',
  'e2e/tsconfig.json',
  'scripts/tsconfig.json',
].filter((file) => existsSync(inRoot(file)))

async function typeCheck(program: string): Promise<Outcome> {
  return checked((await runNode([TSC, '--project', program, '--noEmit', '--pretty', 'false'])) === 0)
}

/** A file that belongs to no program is never checked; it fails here instead of passing unseen. */
async function everyFileBelongs(): Promise<Outcome> {
  const lists = await Promise.all(
    PROGRAMS.map((program) => captureNode([TSC, '--project', program, '--listFilesOnly'])),
  )
  const known = new Set(lists.flatMap(({ output }) => output.split('\n').map((line) => relative(ROOT, line.trim()))))
  const strays = sourceFiles(['.ts', '.tsx']).filter((file) => !known.has(file))
  for (const file of strays) console.error(`${file}: no tsconfig includes this file, so nothing checks its types`)
  return checked(strays.length === 0)
}

export const types: Tier = {
  name: 'types',
  what: 'TypeScript in every package',
  run: async () => {
    await buildServer()
    const outcomes: Outcome[] = []
    for (const program of PROGRAMS) outcomes.push(await typeCheck(program))
    return sum([...outcomes, await everyFileBelongs()])
  },
}
