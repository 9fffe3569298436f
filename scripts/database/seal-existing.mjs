// Databases of a version that kept names and numbers in clear: the migration has set them aside in the schema `unsealed`.
import { withClient } from './connection.mjs'

const TABLES = ['account', 'contact_address', 'person', 'roster_import_row', 'idempotency_key', 'sign_in_attempt']

/**
 * Runs `seal` when something waits there, then drops the schema and rewrites the tables: what a dropped column held
 * stays in the files until then. A start that was cut short goes on where it stopped.
 *
 * @param {string} ownerUrl
 * @param {() => Promise<void>} seal
 */
export async function sealExisting(ownerUrl, seal) {
  const { rows } = await withClient(ownerUrl, (client) =>
    client.query(`SELECT to_regnamespace('unsealed') IS NOT NULL AS waits`),
  )
  if (!rows[0].waits) return
  await seal()
  await withClient(ownerUrl, async (client) => {
    for (const table of TABLES) await client.query(`VACUUM (FULL) ${table}`)
    await client.query('DROP SCHEMA unsealed CASCADE')
  })
}
