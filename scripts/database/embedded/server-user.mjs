// PostgreSQL refuses to run as root, and initdb wants a user that has a name.
import { spawnSync } from 'node:child_process'

const USER = 'postgres'

function idOf(flag) {
  const { status, stdout } = spawnSync('id', [flag, USER], { encoding: 'utf8' })
  return status === 0 ? Number.parseInt(stdout, 10) : undefined
}

function lookUp() {
  const uid = idOf('-u')
  const gid = idOf('-g')
  return uid === undefined || gid === undefined ? undefined : { uid, gid }
}

/** Spawn options for the server: empty for an ordinary user, the ids of `postgres` (made when missing) for root. */
export function serverUser() {
  if (process.getuid?.() !== 0) return {}
  const existing = lookUp()
  if (existing) return existing
  spawnSync('groupadd', ['--system', USER])
  spawnSync('useradd', ['--system', '--gid', USER, '--no-create-home', '--shell', '/usr/sbin/nologin', USER])
  const made = lookUp()
  if (made) return made
  throw new Error(
    'PostgreSQL cannot run as root and no user "postgres" could be made: run as another user or set DATABASE_URL.',
  )
}

/** Whether that user can enter a folder; a repository under /root, for one, is closed to it. */
export function canEnter(user, folder) {
  if (user.uid === undefined) return true
  const { status } = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/', stdio: 'ignore' })
  return status === 0
}
