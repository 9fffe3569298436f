// Loading demo data once. A note on the database says how far it came, so that a load cut short is never kept.
import { databaseOf, withClient, withDatabase } from './connection.mjs'

const LOADING = 'gongyi: demo data is being loaded'
const LOADED = 'gongyi: demo data loaded'

async function noteOf(ownerUrl) {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT shobj_description(oid, 'pg_database') AS note FROM pg_database WHERE datname = current_database()`,
    )
    return rows[0]?.note ?? undefined
  })
}

async function setNote(ownerUrl, note) {
  await withClient(ownerUrl, (client) =>
    client.query(
      `COMMENT ON DATABASE ${client.escapeIdentifier(databaseOf(ownerUrl))} IS ${client.escapeLiteral(note)}`,
    ),
  )
}

async function isEmpty(ownerUrl) {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query(
      'SELECT NOT EXISTS (SELECT FROM region) AND NOT EXISTS (SELECT FROM account) AS empty',
    )
    return rows[0].empty
  })
}

/** Ledgers cannot be emptied, so a database with half of the demo data in it is dropped. */
export async function dropHalfLoaded(ownerUrl) {
  const name = databaseOf(ownerUrl)
  const note = await noteOf(ownerUrl).catch((error) => {
    if (error.code === '3D000') return undefined
    throw error
  })
  if (note !== LOADING) return
  await withClient(withDatabase(ownerUrl, 'postgres'), (client) =>
    client.query(`DROP DATABASE ${client.escapeIdentifier(name)} WITH (FORCE)`),
  )
}

/** Runs `seed(urls)` on an empty database. Returns whether it ran. */
export async function loadDemoData(urls, seed) {
  if (!(await isEmpty(urls.ownerUrl))) return false
  await setNote(urls.ownerUrl, LOADING)
  await seed(urls)
  await setNote(urls.ownerUrl, LOADED)
  return true
}

/** Whether the demo data of an earlier or this start is in the database. */
export async function hasDemoData(ownerUrl) {
  return (await noteOf(ownerUrl)) === LOADED
}
