// Making a cluster's files.
import { spawnSync } from 'node:child_process'
import { chownSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { clusterSecret } from './cluster-folder.mjs'

export const SUPERUSER = 'postgres'
const MAJOR_VERSION = '18'

export function initialise(paths, user, initdb) {
  // Into a folder of another name first: a start killed half-way leaves nothing that looks like a cluster.
  const fresh = `${paths.base}.new`
  const passwordFile = `${paths.base}.password`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  writeFileSync(passwordFile, clusterSecret(paths), { mode: 0o600 })
  if (user.uid !== undefined) for (const path of [fresh, passwordFile]) chownSync(path, user.uid, user.gid)
  const flags = ['--encoding=UTF8', '--locale=C.UTF-8', '--data-checksums', '--auth=scram-sha-256', '--no-instructions']
  const args = [`--pgdata=${fresh}`, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, ...flags]
  const { status, stderr, error } = spawnSync(initdb, args, { ...user, cwd: dirname(paths.base), encoding: 'utf8' })
  rmSync(passwordFile, { force: true })
  if (status !== 0) throw new Error(`initdb failed: ${(stderr || error?.message || '').trim().split('\n').at(-1)}`)
  renameSync(fresh, paths.base)
}

export function checkVersion(paths) {
  const version = readFileSync(join(paths.base, 'PG_VERSION'), 'utf8').trim()
  if (version === MAJOR_VERSION) return
  throw new Error(
    `${paths.base} belongs to PostgreSQL ${version}, this is ${MAJOR_VERSION}: move it away or upgrade it.`,
  )
}
