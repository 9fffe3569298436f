import { existsSync, readdirSync } from 'node:fs'
import { buildServer } from './build.ts'
import { inRoot } from './paths.ts'
import { captureNode } from './processes.ts'
import { CommandError } from './say.ts'

const ENTRIES = ['.ts', '.mjs', '/run.ts', '/run.mjs']

/**
 * Runs bench/NAME or proof/NAME: a file NAME.ts, or a folder NAME with run.ts. Its last line must be one JSON object,
 * so that whoever reads the numbers need not read the prose.
 */
export async function runNamed(folder: 'bench' | 'proof', args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  const names = namesIn(folder)
  if (name === undefined) {
    console.log(`npm run ${folder} -- NAME, where NAME is one of:\n${names.map((each) => `  ${each}`).join('\n')}`)
    return 0
  }
  const entry = names.includes(name) ? entryOf(folder, name) : undefined
  if (entry === undefined) {
    throw new CommandError(`There is no ${folder} "${name}": choose one of ${names.join(', ')}.`)
  }
  await buildServer()
  const { code, output } = await captureNode([entry, ...rest])
  process.stdout.write(output)
  if (code !== 0) return code
  if (!endsWithSummary(output)) throw new CommandError(`${folder}/${name} did not end with a one-line JSON summary.`)
  return 0
}

function namesIn(folder: string): string[] {
  const entries = readdirSync(inRoot(folder), { withFileTypes: true })
  const names = entries.map((entry) => (entry.isDirectory() ? entry.name : entry.name.replace(/\.(ts|mjs)$/, '')))
  return [...new Set(names)].filter((name) => entryOf(folder, name) !== undefined).sort()
}

function entryOf(folder: string, name: string): string | undefined {
  return ENTRIES.map((ending) => inRoot(folder, `${name}${ending}`)).find((path) => existsSync(path))
}

export function endsWithSummary(output: string): boolean {
  const last = output.trimEnd().split('\n').at(-1) ?? ''
  try {
    const summary: unknown = JSON.parse(last)
    return typeof summary === 'object' && summary !== null && !Array.isArray(summary)
  } catch {
    return false
  }
}
