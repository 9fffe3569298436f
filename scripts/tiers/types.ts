import { existsSync } from 'node:fs'
import { isAbsolute, relative } from 'node:path'
import { sourceFiles } from '../check/sources.ts'
import { buildServer } from '../lib/build.ts'
import { inRoot, ROOT } from '../lib/paths.ts'
import { captureNode } from '../lib/processes.ts'
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

interface Program {
  readonly ok: boolean
  readonly files: readonly string[]
}

/** One pass says both what is wrong and which files were looked at. */
async function typeCheck(config: string): Promise<Program> {
  const args = ['--project', config, '--noEmit', '--pretty', 'false', '--listFiles']
  const { code, output } = await captureNode([TSC, ...args])
  const lines = output.split('\n').filter((line) => line !== '')
  for (const line of lines) if (!isAbsolute(line)) console.error(line)
  return { ok: code === 0, files: lines.filter((line) => isAbsolute(line)) }
}

/** A file that belongs to no program is never checked; it fails here instead of passing unseen. */
function everyFileBelongs(programs: readonly Program[]): Outcome {
  const known = new Set(programs.flatMap(({ files }) => files.map((file) => relative(ROOT, file))))
  const strays = sourceFiles(['.ts', '.tsx']).filter((file) => !known.has(file))
  for (const file of strays) console.error(`${file}: no tsconfig includes this file, so nothing checks its types`)
  return checked(strays.length === 0)
}

/** Two at a time: what a small machine has cores for. */
async function inPairs(configs: readonly string[]): Promise<Program[]> {
  const [first, second, ...rest] = configs
  const pair = [first, second].filter((config) => config !== undefined)
  if (pair.length === 0) return []
  return [...(await Promise.all(pair.map(typeCheck))), ...(await inPairs(rest))]
}

export const types: Tier = {
  name: 'types',
  what: 'TypeScript in every package',
  run: async () => {
    await buildServer()
    const programs = await inPairs(PROGRAMS)
    return sum([...programs.map(({ ok }) => checked(ok)), everyFileBelongs(programs)])
  },
}
