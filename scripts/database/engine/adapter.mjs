// adapter-pg, corrected where the schema engine needs more than the query engine does (adapter-pg 7.10).
import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import { driverUrl, schemaOf, withDatabase } from '../connection.mjs'
import { createDatabase, dropDatabase } from './databases.mjs'

const CHAR_OID = 18
const TEXT_OID = 25

/** The engine's introspection selects Postgres's catalogue-only type "char", for which adapter-pg has no column type. */
function teachCharColumns(queryable) {
  const performIO = queryable.performIO.bind(queryable)
  const queryRaw = queryable.queryRaw.bind(queryable)
  const charColumns = new WeakMap()
  queryable.performIO = async (query) => {
    const result = await performIO(query)
    const columns = (result.fields ?? []).flatMap((field, index) => (field.dataTypeID === CHAR_OID ? [index] : []))
    for (const index of columns) result.fields[index].dataTypeID = TEXT_OID
    charColumns.set(query, columns)
    return result
  }
  queryable.queryRaw = async (query) => {
    const result = await queryRaw(query)
    for (const index of charColumns.get(query) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character
    return result
  }
  return queryable
}

/** adapter-pg splits scripts at every semicolon, which cuts function bodies apart; the server takes them whole. */
function sendScriptsWhole(adapter) {
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script)
    } catch (error) {
      adapter.onError(error)
    }
  }
  return adapter
}

function correct(adapter) {
  const startTransaction = adapter.startTransaction.bind(adapter)
  adapter.startTransaction = async (isolationLevel) => teachCharColumns(await startTransaction(isolationLevel))
  return sendScriptsWhole(teachCharColumns(adapter))
}

function connectTo(url, schema) {
  // One connection that never idles out: the engine's advisory lock and its SETs live in the session.
  const config = { connectionString: url, max: 1, idleTimeoutMillis: 0, connectionTimeoutMillis: 10_000 }
  return new PrismaPg(config, { schema }).connect()
}

/**
 * A shadow database of our own. adapter-pg's spreads `database` beside `connectionString`, and in node-postgres the
 * connection string wins: its shadow would be the live database, and the engine empties its shadow.
 */
async function connectToShadow(baseUrl, schema) {
  const url = withDatabase(baseUrl, `prisma_migrate_shadow_db_${randomUUID()}`)
  await createDatabase(url)
  const adapter = correct(await connectTo(url, schema))
  const dispose = adapter.dispose.bind(adapter)
  adapter.dispose = async () => {
    await dispose()
    await dropDatabase(url)
  }
  return adapter
}

/** The engine connects even to compare two files, so it always needs a database. */
export function engineAdapterFactory({ url, shadowDatabaseUrl }) {
  const need = async () => {
    if (!url) throw new Error('No database given: set DATABASE_URL or run scripts/database/prisma.mjs')
    return { liveUrl: driverUrl(url), schema: schemaOf(url) }
  }
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: async () => {
      const { liveUrl, schema } = await need()
      return correct(await connectTo(liveUrl, schema))
    },
    connectToShadowDb: async () => {
      const { liveUrl, schema } = await need()
      return connectToShadow(shadowDatabaseUrl ? driverUrl(shadowDatabaseUrl) : liveUrl, schema)
    },
  }
}
