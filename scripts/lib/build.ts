import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { inRoot, ROOT } from './paths.ts'
import { captureNode } from './processes.ts'
import { CommandError, seconds } from './say.ts'

const STAMPS = inRoot('node_modules/.cache/gongyi')
const SKIPPED = new Set(['node_modules', 'dist', 'generated', '.artifacts', 'test-results'])

interface Step {
  readonly name: string
  readonly sources: readonly string[]
  readonly product: string
  readonly run: readonly (readonly string[])[]
  readonly cwd?: string
}

const TSC = inRoot('node_modules/typescript/bin/tsc')

const CLIENT: Step = {
  name: 'database client',
  sources: ['prisma/schema', 'prisma.config.ts', 'node_modules/.gongyi-install'],
  product: 'apps/api/src/generated/prisma',
  run: [[inRoot('node_modules/prisma/build/index.js'), 'generate']],
}

const SERVER: Step = {
  name: 'rules and API',
  sources: ['packages/shared', 'apps/api/src', 'apps/api/tsconfig.json', 'tsconfig.base.json', 'prisma/schema'],
  product: 'apps/api/dist/main.js',
  run: [[TSC, '--build', 'packages/shared', 'apps/api']],
}

const WEB: Step = {
  name: 'web',
  sources: ['packages/shared/src', 'apps/web', 'node_modules/.gongyi-install'],
  product: 'apps/web/dist/index.html',
  run: [[inRoot('apps/web/node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn']],
  cwd: inRoot('apps/web'),
}

/** The generated database client and the compiled rules: what type checks and tests of the API stand on. */
export async function buildServer(): Promise<void> {
  await bring(CLIENT)
  await bring(SERVER)
}

export async function generateClient(): Promise<void> {
  await bring(CLIENT)
}

/** Everything `npm start` serves; steps whose sources have not changed are skipped. */
export async function buildAll(): Promise<void> {
  await Promise.all([buildServer(), bring(WEB)])
}

async function bring(step: Step): Promise<void> {
  const stampFile = join(STAMPS, `${step.name.replaceAll(' ', '-')}.stamp`)
  const current = fingerprint(step.sources)
  if (existsSync(inRoot(step.product)) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === current) return
  const since = performance.now()
  for (const args of step.run) {
    const { code, output } = await captureNode(args, step.cwd ? { cwd: step.cwd } : {})
    if (code !== 0) throw new CommandError(`${output.trim()}\nThe ${step.name} could not be built: see above.`)
  }
  mkdirSync(STAMPS, { recursive: true })
  writeFileSync(stampFile, current)
  console.log(`Built ${step.name} in ${seconds(since)}.`)
}

/** Names, sizes and times of the sources: a changed, added or removed file all give another fingerprint. */
function fingerprint(sources: readonly string[]): string {
  const hash = createHash('sha256')
  for (const source of sources) for (const line of linesOf(inRoot(source))) hash.update(line)
  return hash.digest('hex')
}

function* linesOf(path: string): Generator<string> {
  if (!existsSync(path)) return
  const stats = statSync(path)
  if (!stats.isDirectory()) {
    yield `${relative(ROOT, path)} ${stats.size} ${stats.mtimeMs}\n`
    return
  }
  for (const name of readdirSync(path).sort()) {
    if (!SKIPPED.has(name) && !name.endsWith('.tsbuildinfo')) yield* linesOf(join(path, name))
  }
}
