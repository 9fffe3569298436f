// Everything between "there is maybe a database server" and "the API may start".
import { databaseOf, withClient, withDatabase } from './connection.mjs'
import { dropHalfLoaded, loadDemoData } from './demo-data.mjs'
import { writableFolder } from './embedded/cluster-folder.mjs'
import { startEmbedded } from './embedded.mjs'
import { migrateDeploy } from './migrate.mjs'
import { checkAppLogin, ensureAppLogin, ensureOwner, grantForMode } from './roles.mjs'
import { sealExisting } from './seal-existing.mjs'
import { loadSecrets } from './secrets.mjs'

const DATABASE = 'gongyi'
const NO_SUCH_DATABASE = '3D000'
// "Already exists", and the unique index behind it when two creations overlap.
const CREATED_MEANWHILE = ['42P04', '23505']

function explain(error, url, what) {
  const { host, username } = new URL(url)
  const reason =
    {
      '28P01': 'the password is wrong',
      28000: 'the login is refused',
      ENOTFOUND: 'no such host',
      ECONNREFUSED: 'nothing answers there',
    }[error.code] ??
    (error.message || error.code)
  return new Error(`The database of ${what} (${host}, login ${username}) cannot be reached: ${reason}.`, {
    cause: error,
  })
}

/** Connects, creating the database when only that is missing: Prisma cannot, when two first starts race. */
async function ensureDatabase(databaseUrl) {
  try {
    await withClient(databaseUrl, () => undefined)
  } catch (error) {
    if (error.code !== NO_SUCH_DATABASE) throw explain(error, databaseUrl, 'DATABASE_URL')
    await withClient(withDatabase(databaseUrl, 'postgres'), (client) =>
      client.query(`CREATE DATABASE ${client.escapeIdentifier(databaseOf(databaseUrl))}`),
    ).catch((failure) => {
      if (!CREATED_MEANWHILE.includes(failure.code)) throw explain(failure, databaseUrl, 'DATABASE_URL')
    })
  }
}

function checkUrl(url, name) {
  if (url === undefined) return
  const protocol = URL.canParse(url) ? new URL(url).protocol : undefined
  if (protocol === 'postgresql:' || protocol === 'postgres:') return
  throw new Error(`${name} is not a PostgreSQL URL (postgresql://user:password@host:5432/database).`)
}

async function openServer({ databaseUrl, dataDir, secrets, log }) {
  if (databaseUrl) {
    await ensureDatabase(databaseUrl)
    await dropHalfLoaded(databaseUrl)
    await ensureDatabase(databaseUrl)
    return { ownerUrl: databaseUrl, stop: async () => undefined }
  }
  const cluster = await startEmbedded({ dataDir })
  if (cluster.moved) log(`Database files are in ${cluster.folder}: the database's user cannot enter ${dataDir}.`)
  const owner = { password: secrets.ownerPassword, database: DATABASE }
  try {
    await dropHalfLoaded(await ensureOwner(cluster.url, owner))
    return { ownerUrl: await ensureOwner(cluster.url, owner), stop: cluster.stop }
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

async function openApp(ownerUrl, appDatabaseUrl, secrets) {
  const appUrl = appDatabaseUrl ?? (await ensureAppLogin(ownerUrl, secrets.appPassword))
  await checkAppLogin(appUrl).catch((error) => {
    throw error.code ? explain(error, appUrl, appDatabaseUrl ? 'APP_DATABASE_URL' : 'the app') : error
  })
  return appUrl
}

/** Several hosts may start on one database at the same moment. */
function oneAtATime(ownerUrl, work) {
  return withClient(ownerUrl, async (client) => {
    await client.query(`SELECT pg_advisory_lock(hashtext('gongyi prepare'))`)
    return work()
  })
}

/**
 * @typedef {'production' | 'demo' | 'test'} Mode
 * @typedef {{ ownerUrl: string, appUrl: string, secrets: import('./secrets.mjs').Secrets }} SeedContext
 * @typedef {object} PrepareOptions
 * @property {string} dataDir
 * @property {Mode} mode
 * @property {string | undefined} [databaseUrl] the migrating login; the embedded server when not given
 * @property {string | undefined} [appDatabaseUrl] instead of the login `gongyi_app` with a password of ours
 * @property {string | undefined} [masterKey] instead of the one kept in `dataDir`
 * @property {(sentence: string) => void} [log]
 * @property {(ownerUrl: string, masterKey: string) => Promise<void>} [seal] called when an earlier version left personal
 *   data in clear
 * @property {(context: SeedContext) => Promise<void>} [seed] called once, in demo mode, on an empty database; one that
 *   throws or is killed is started over on a fresh database at the next start
 */

/**
 * Opens the database (DATABASE_URL, else the embedded one in `dataDir`), migrates it and sets what the mode allows.
 * Throws an Error whose message is one sentence for the person who starts it.
 *
 * @param {PrepareOptions} options
 * @returns {Promise<SeedContext & { embedded: boolean, migrated: boolean, seeded: boolean, stop: () => Promise<void> }>}
 */
export async function prepareDatabase({
  dataDir,
  mode,
  databaseUrl,
  appDatabaseUrl,
  masterKey,
  log = (_sentence) => undefined,
  seal,
  seed,
}) {
  checkUrl(databaseUrl, 'DATABASE_URL')
  checkUrl(appDatabaseUrl, 'APP_DATABASE_URL')
  const folder = writableFolder(dataDir)
  const kept = loadSecrets(folder)
  const secrets = masterKey === undefined ? kept : { ...kept, masterKey }
  const { ownerUrl, stop } = await openServer({ databaseUrl, dataDir: folder, secrets, log })
  try {
    return await oneAtATime(ownerUrl, async () => {
      const migrated = await migrateDeploy(ownerUrl)
      await sealExisting(ownerUrl, async () => {
        log('Encrypting the personal data of an earlier version …')
        if (seal === undefined) throw new Error('There is personal data in clear, and nothing here that encrypts it.')
        await seal(ownerUrl, secrets.masterKey)
      })
      const appUrl = await openApp(ownerUrl, appDatabaseUrl, secrets)
      await grantForMode(ownerUrl, mode)
      const seeded = mode === 'demo' && seed ? await loadDemoData({ ownerUrl, appUrl, secrets }, seed) : false
      return { ownerUrl, appUrl, secrets, embedded: !databaseUrl, migrated, seeded, stop }
    })
  } catch (error) {
    await stop()
    throw error
  }
}
