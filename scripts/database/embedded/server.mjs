// The server's process: launched, found again, adopted, stopped.
// It gets a process group of its own, so Ctrl-C in a terminal does not stop it under the API.
import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { readPidFile } from './cluster-folder.mjs'
import { isAlive, signal, until } from './processes.mjs'

// A crash recovery replays the log before the server is ready.
const START_TIMEOUT = 120_000
const STOP_TIMEOUT = 30_000
const LAUNCH_PATIENCE = 15_000

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '100',
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

function lastLogLine(paths) {
  try {
    return readFileSync(paths.log, 'utf8')
      .trim()
      .split('\n')
      .filter((line) => /FATAL|PANIC|ERROR/.test(line))
      .at(-1)
  } catch {
    return undefined
  }
}

async function launch(paths, user, postgres, settings) {
  const port = await freePort()
  const options = Object.entries({ ...SETTINGS, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = openSync(paths.log, 'w', 0o600)
  const child = spawn(postgres, ['-D', paths.base, '-p', String(port), ...options], {
    ...user,
    cwd: paths.base,
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.unref()
  let ended = false
  child.once('exit', () => {
    ended = true
  })
  child.once('error', () => {
    ended = true
  })
  const settled = await until(() => ended || isReady(paths, child.pid), START_TIMEOUT)
  if (!settled) signal(child.pid, 'SIGINT')
  if (ended || !settled) {
    throw new Error(`PostgreSQL did not start: ${lastLogLine(paths) ?? 'no reason given'} (log: ${paths.log})`)
  }
  return { pid: child.pid, port }
}

function isReady(paths, pid) {
  const file = readPidFile(paths)
  return file?.pid === pid && file.ready
}

/**
 * PostgreSQL refuses to start while the process named in postmaster.pid exists, be it a zombie that nobody reaps or a
 * stranger with the same number. Naming its own parent instead makes it look further, at the shared memory, which tells
 * for certain whether anything of the old server still lives.
 */
function disownPidFile(paths) {
  const [, ...rest] = readFileSync(paths.pidFile, 'utf8').split('\n')
  writeFileSync(paths.pidFile, [process.pid, ...rest].join('\n'))
}

/** Old backends end moments after their server was killed; a free port may be taken before we get to it. */
export async function launchPatiently(paths, user, postgres, settings) {
  const end = Date.now() + LAUNCH_PATIENCE
  for (;;) {
    if (readPidFile(paths)) disownPidFile(paths)
    try {
      return await launch(paths, user, postgres, settings)
    } catch (error) {
      if (Date.now() > end || !/shared memory|lock file|could not bind/.test(error.message)) throw error
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  }
}

/** postmaster.pid may name a process that died, or one that has got its number since. */
function isServerOf(paths, pid) {
  if (!isAlive(pid)) return false
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(paths.base)
  } catch {
    return true
  }
}

export function runningServer(paths) {
  const file = readPidFile(paths)
  return file && isServerOf(paths, file.pid) ? file : undefined
}

/** The server that a killed start left behind: used as it is when ready, else stopped and started afresh. */
export async function adopt(paths) {
  const file = runningServer(paths)
  if (!file) return undefined
  if (await until(() => isReady(paths, file.pid) || !isAlive(file.pid), 5_000)) {
    const again = runningServer(paths)
    if (again?.ready) return { pid: again.pid, port: again.port }
  }
  await stopServer(file.pid)
  return undefined
}

export async function stopServer(pid) {
  // SIGINT is PostgreSQL's fast shutdown: it ends connections and writes a checkpoint; SIGQUIT does not wait.
  signal(pid, 'SIGINT')
  if (await until(() => !isAlive(pid), STOP_TIMEOUT)) return
  signal(pid, 'SIGQUIT')
  await until(() => !isAlive(pid), STOP_TIMEOUT)
}
