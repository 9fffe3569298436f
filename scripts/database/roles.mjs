// The database logins: the owner migrates, the app serves, and each may only do that (docs/decisions/0002).
import { withClient, withDatabase, withLogin } from './connection.mjs'

export const OWNER = 'gongyi_owner'
export const APP = 'gongyi_app'
const WRONG_PASSWORD = '28P01'

async function createLogin(client, name, password, options) {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [name])
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER'
  await client.query(
    `${verb} ROLE ${client.escapeIdentifier(name)} LOGIN ${options} PASSWORD ${client.escapeLiteral(password)}`,
  )
}

/** On a server of our own: the owner login (not a superuser) and its database. Returns the owner's URL. */
export async function ensureOwner(superUrl, { password, database }) {
  await withClient(superUrl, async (client) => {
    await createLogin(client, OWNER, password, 'NOSUPERUSER NOBYPASSRLS CREATEDB CREATEROLE')
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database])
    if (rowCount > 0) return
    const name = client.escapeIdentifier(database)
    await client.query(`CREATE DATABASE ${name} OWNER ${OWNER}`)
    await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`)
  })
  return withLogin(withDatabase(superUrl, database), OWNER, password)
}

async function signsIn(url) {
  try {
    await withClient(url, () => undefined)
    return true
  } catch (error) {
    // A role that may not log in yet, or may not enter this database yet, is as good as a wrong password here.
    if ([WRONG_PASSWORD, '28000', '42501'].includes(error.code)) return false
    throw error
  }
}

/** Gives the app its login on this database. The password is set only when the one we keep does not work. */
export async function ensureAppLogin(ownerUrl, password) {
  const appUrl = withLogin(ownerUrl, APP, password)
  await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query('SELECT current_database() AS name')
    await client.query(`GRANT CONNECT ON DATABASE ${client.escapeIdentifier(rows[0].name)} TO ${APP}`)
    if (!(await signsIn(appUrl))) await createLogin(client, APP, password, '')
  })
  return appUrl
}

/** A login that owns tables, or that row-level security does not bind, must not serve requests. */
export async function checkAppLogin(appUrl) {
  const [login] = await withClient(appUrl, async (client) => {
    const { rows } = await client.query(`
      SELECT rolname AS name, rolsuper OR rolbypassrls AS unbound, pg_has_role(current_user, '${APP}', 'USAGE') AS granted,
        EXISTS (SELECT FROM pg_class WHERE relowner = r.oid AND relnamespace = 'public'::regnamespace) AS owns
      FROM pg_roles r WHERE rolname = current_user`)
    return rows
  })
  if (login.unbound)
    throw new Error(
      `The app's database login "${login.name}" is a superuser or bypasses row-level security: use another.`,
    )
  if (login.owns)
    throw new Error(`The app's database login "${login.name}" owns tables: use another than the migrating one.`)
  if (!login.granted)
    throw new Error(`The app's database login "${login.name}" is not a member of ${APP}: GRANT ${APP} TO it.`)
}

/**
 * What the app may do beyond its migrations' grants. The clock moves in test and demo mode only; in production it
 * stands at the real time, also when the database has been a demo before.
 */
export async function grantForMode(ownerUrl, mode) {
  const movable = mode === 'test' || mode === 'demo'
  await withClient(ownerUrl, async (client) => {
    await client.query(`GRANT SELECT ON _prisma_migrations TO ${APP}`)
    if (movable) await client.query(`GRANT EXECUTE ON FUNCTION set_clock_offset(bigint) TO ${APP}`)
    else {
      await client.query(`REVOKE EXECUTE ON FUNCTION set_clock_offset(bigint) FROM ${APP}`)
      await client.query('UPDATE system_clock SET offset_ms = 0 WHERE offset_ms <> 0')
    }
  })
}
