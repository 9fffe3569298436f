// Databases as a whole: what the engine does outside the database it works on.
import { databaseOf, withClient, withDatabase } from '../connection.mjs'

export async function canConnect(url) {
  await withClient(url, () => undefined)
}

export async function createDatabase(url) {
  const databaseName = databaseOf(url)
  await withClient(withDatabase(url, 'postgres'), (client) =>
    client.query(`CREATE DATABASE ${client.escapeIdentifier(databaseName)}`),
  )
  return { databaseName }
}

export async function dropDatabase(url) {
  await withClient(withDatabase(url, 'postgres'), (client) =>
    client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(databaseOf(url))} WITH (FORCE)`),
  )
}
