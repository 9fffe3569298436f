// PostgreSQL from npm, run by this project: made, started, adopted after a crash, stopped.
import { existsSync } from 'node:fs'
import { postgresBinaries } from './embedded/binaries.mjs'
import { clusterPaths, clusterSecret, hold, release } from './embedded/cluster-folder.mjs'
import { checkVersion, initialise, SUPERUSER } from './embedded/initialise.mjs'
import { signal } from './embedded/processes.mjs'
import { adopt, launchPatiently, runningServer, stopServer } from './embedded/server.mjs'
import { serverUser } from './embedded/server-user.mjs'

function urlFor(paths, port) {
  return `postgresql://${SUPERUSER}:${clusterSecret(paths)}@127.0.0.1:${port}/postgres`
}

/**
 * `url` is the superuser's. `adopted`: a killed start had left the server running. `moved`: `folder` is not in the data
 * folder, because the server's user cannot enter that.
 * @typedef {object} Cluster
 * @property {string} url
 * @property {number} port
 * @property {number} pid
 * @property {string} folder
 * @property {boolean} adopted
 * @property {boolean} moved
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the cluster of a data folder, or adopts it.
 * @param {{ dataDir: string, settings?: Record<string, string> }} options
 * @returns {Promise<Cluster>}
 */
export async function startEmbedded({ dataDir, settings = {} }) {
  const user = serverUser()
  const paths = clusterPaths(dataDir, user)
  hold(paths, dataDir)
  try {
    const binaries = postgresBinaries(user)
    if (existsSync(paths.base)) checkVersion(paths)
    else initialise(paths, user, binaries.initdb)
    const adopted = await adopt(paths)
    const server = adopted ?? (await launchPatiently(paths, user, binaries.postgres, settings))
    return handle(paths, server, adopted !== undefined)
  } catch (error) {
    release(paths)
    throw error
  }
}

function handle(paths, { pid, port }, adopted) {
  const atExit = () => {
    signal(pid, 'SIGINT')
    release(paths)
  }
  process.once('exit', atExit)
  let stopping
  const stop = () => {
    stopping ??= stopServer(pid).then(() => {
      process.off('exit', atExit)
      release(paths)
    })
    return stopping
  }
  return { url: urlFor(paths, port), pid, port, folder: paths.base, moved: paths.moved, adopted, stop }
}

/**
 * The URL of a data folder's running server, for tools that work beside it; undefined when none runs.
 * @param {string} dataDir
 * @returns {string | undefined}
 */
export function embeddedUrl(dataDir) {
  const paths = clusterPaths(dataDir, serverUser())
  const file = runningServer(paths)
  return file?.ready ? urlFor(paths, file.port) : undefined
}
