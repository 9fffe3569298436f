// A server for one command or one test run, with the same owner login as the real one.
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { CLUSTER, currentHolder, pathsAt } from './embedded/cluster-folder.mjs'
import { runningServer, stopServer } from './embedded/server.mjs'
import { startEmbedded } from './embedded.mjs'
import { ensureOwner } from './roles.mjs'

const PREFIX = 'gongyi-throw-away-'
const OLD = 10 * 60_000
// Nothing in a throw-away cluster outlives the run that made it.
const SETTINGS = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '200' }

async function sweep(folder) {
  const paths = pathsAt(join(folder, CLUSTER))
  // No holder: about to start, or killed before it could.
  const isOld = Date.now() - statSync(folder).mtimeMs > OLD
  if (existsSync(paths.holder) ? currentHolder(paths) !== undefined : !isOld) return
  const file = runningServer(paths)
  if (file) await stopServer(file.pid)
  rmSync(folder, { recursive: true, force: true })
}

/** Clusters whose run was killed before it could clean up; another user's are not ours to touch. */
async function sweepThrowAways() {
  for (const name of readdirSync(tmpdir())) {
    if (name.startsWith(PREFIX)) await sweep(join(tmpdir(), name)).catch(() => undefined)
  }
}

/**
 * A cluster in the temporary folder that `stop()` deletes.
 * @param {Record<string, string>} [settings]
 * @returns {Promise<import('./embedded.mjs').Cluster>}
 */
export async function startThrowAway(settings = {}) {
  await sweepThrowAways()
  const dataDir = mkdtempSync(join(tmpdir(), PREFIX))
  chmodSync(dataDir, 0o711)
  const cluster = await startEmbedded({ dataDir, settings: { ...SETTINGS, ...settings } })
  const stop = async () => {
    await cluster.stop()
    for (const folder of [dirname(cluster.folder), dataDir]) rmSync(folder, { recursive: true, force: true })
  }
  return { ...cluster, stop }
}

export async function withThrowAwayDatabase(work) {
  const cluster = await startThrowAway()
  try {
    return await work(await ensureOwner(cluster.url, { password: 'throw-away', database: 'gongyi' }))
  } finally {
    await cluster.stop()
  }
}
