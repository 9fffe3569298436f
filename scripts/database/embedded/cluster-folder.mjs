// Files of one cluster. Beside the data folder `postgres/` stand its secret, its log and the note of who holds it.
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { REACHABLE_ROOT } from './binaries.mjs'
import { isAlive, startTimeOf } from './processes.mjs'
import { canEnter } from './server-user.mjs'

/** One level at a time: mkdir's own `recursive` never returns for a folder the kernel will not make (/proc/x). */
function makeFolder(path) {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path)
}

export const CLUSTER = 'postgres'

/** Makes the folder, or says in one sentence that it cannot be written. */
export function writableFolder(folder) {
  const path = resolve(folder)
  try {
    makeFolder(path)
    const probe = join(path, `.probe-${process.pid}`)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    throw new Error(
      `The data folder ${path} cannot be written to (${error.code}): choose another with GONGYI_DATA_DIR.`,
      { cause: error },
    )
  }
  return path
}

function fallbackFor(folder) {
  const key = createHash('sha256').update(folder).digest('hex').slice(0, 12)
  const path = join(REACHABLE_ROOT, `data-${key}`)
  mkdirSync(path, { recursive: true })
  chmodSync(path, 0o755)
  return path
}

/** Paths of a cluster, made or not. */
export function pathsAt(base) {
  return {
    base,
    secret: `${base}.secret`,
    log: `${base}.log`,
    holder: `${base}.holder`,
    pidFile: join(base, 'postmaster.pid'),
  }
}

/** The cluster that belongs to a data folder. `moved` says the server's user could not enter that folder. */
export function clusterPaths(dataDir, user) {
  const folder = writableFolder(dataDir)
  const moved = !canEnter(user, folder)
  return { ...pathsAt(join(moved ? fallbackFor(folder) : folder, CLUSTER)), moved }
}

export function clusterSecret(paths) {
  if (!existsSync(paths.secret)) writeFileSync(paths.secret, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return readFileSync(paths.secret, 'utf8')
}

/** postmaster.pid: process id, data folder, start time, port, socket folder, address, shared memory, state. */
export function readPidFile(paths) {
  try {
    const lines = readFileSync(paths.pidFile, 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
  } catch {
    return undefined
  }
}

export function currentHolder(paths) {
  try {
    const holder = JSON.parse(readFileSync(paths.holder, 'utf8'))
    return isAlive(holder.pid) && startTimeOf(holder.pid) === holder.startTime ? holder.pid : undefined
  } catch {
    return undefined
  }
}

/** Two starts on one data folder would stop the server under each other. */
export function hold(paths, dataDir) {
  const holder = currentHolder(paths)
  if (holder !== undefined && holder !== process.pid) {
    throw new Error(`The data folder ${resolve(dataDir)} is in use by another running Gongyi (process ${holder}).`)
  }
  writeFileSync(paths.holder, JSON.stringify({ pid: process.pid, startTime: startTimeOf(process.pid) }))
}

export function release(paths) {
  rmSync(paths.holder, { force: true })
}
