// The door of every npm command. Plain JavaScript for any Node >= 20, no dependencies: it installs what is
// missing and hands over to the Node 24 that comes with the packages.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const PNPM = 'pnpm@12.21.0'
const COMMANDS = ['start', 'test', 'dev', 'bench', 'proof', 'pictures']
const UNREACHABLE = /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|META_FETCH_FAIL|ERR_SOCKET/

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const stampFile = join(modules, '.gongyi-install')
const lifeline = pathToFileURL(join(root, 'scripts', 'lifeline.mjs')).href

const [command = '', ...rest] = process.argv.slice(2)
await main()

async function main() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    fail(`Gongyi needs Node 20 or newer to start; this is Node ${process.versions.node}.`)
  }
  if (!COMMANDS.includes(command)) {
    fail(`Unknown command "${command}": use one of ${COMMANDS.map((name) => `npm run ${name}`).join(', ')}.`)
  }
  if (process.env['npm_lifecycle_event'] !== undefined) endWithNpm()
  const wanted = fingerprint()
  if (!installed(wanted)) await install(wanted)
  process.exit(await handOver())
}

/**
 * npm may be killed without a word to us; the shell it put in between would live on and hide that. Whoever calls this
 * file directly may leave while it runs on.
 */
function endWithNpm() {
  const shell = parentIs('sh') ? process.ppid : undefined
  const npm = () => (shell === process.ppid ? parentOf(shell) : process.ppid)
  const before = npm()
  const watch = setInterval(() => {
    if (npm() === before) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  watch.unref()
}

function parentIs(name) {
  try {
    return readFileSync(`/proc/${process.ppid}/comm`, 'utf8').trim() === name
  } catch {
    return false
  }
}

function parentOf(pid) {
  try {
    // The fields after the command name, which may itself hold spaces and brackets: state, parent.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1])
  } catch {
    return undefined
  }
}

/** What the installed packages depend on: the lockfile, the manifests, this machine's kind. */
function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`)
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', 'e2e/package.json']
  for (const folder of ['apps', 'packages']) files.push(...manifestsIn(folder))
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

function manifestsIn(folder) {
  const names = readdirSync(join(root, folder)).sort()
  return names.map((name) => `${folder}/${name}/package.json`).filter((file) => existsSync(join(root, file)))
}

function installed(wanted) {
  if (!existsSync(join(modules, '.modules.yaml')) || !existsSync(stampFile)) return false
  return readFileSync(stampFile, 'utf8') === wanted
}

async function install(wanted) {
  console.log('Installing packages …')
  let output = ''
  const env = { ...process.env, CI: 'true' }
  const child = spawn('npx', ['--yes', PNPM, 'install', '--frozen-lockfile'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const [stream, sink] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ]) {
    stream.on('data', (chunk) => {
      output = (output + chunk).slice(-20_000)
      sink.write(chunk)
    })
  }
  const code = await finished(child)
  if (code === 0) return writeFileSync(stampFile, wanted)
  if (code > 128) process.exit(code)
  fail(
    UNREACHABLE.test(output)
      ? 'The packages could not be fetched: no npm registry can be reached from this machine.'
      : 'The packages could not be installed: the lines above say why.',
  )
}

/** Runs the command on Node 24 as a direct child, so that signals and exit codes pass through unchanged. */
async function handOver() {
  const node = join(modules, 'node', 'bin', 'node')
  if (!existsSync(node)) fail('Node 24 did not arrive with the packages: remove node_modules and try again.')
  const child = spawn(node, ['--import', lifeline, join(root, 'scripts', 'commands', `${command}.ts`), ...rest], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: [join(modules, '.bin'), dirname(node), process.env['PATH']].join(delimiter),
      GONGYI_LIFELINE: String(process.pid),
    },
  })
  return finished(child)
}

function finished(child) {
  const pass = (signal) => child.kill(signal)
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, pass)
  return new Promise((resolve) => {
    child.once('error', (error) => fail(`${child.spawnfile} could not be run: ${error.message}.`))
    child.once('close', (code, signal) => {
      for (const name of signals) process.off(name, pass)
      resolve(code ?? 128 + (constants.signals[signal] ?? 1))
    })
  })
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
