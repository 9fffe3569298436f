// Database URLs and short-lived connections.
import pg from 'pg'

/** Prisma puts the schema in the URL's query; node-postgres would send it to the server as a setting. */
export function driverUrl(url) {
  const plain = new URL(url)
  plain.searchParams.delete('schema')
  return plain.toString()
}

export function schemaOf(url) {
  return new URL(url).searchParams.get('schema') ?? 'public'
}

export function databaseOf(url) {
  return decodeURIComponent(new URL(url).pathname.slice(1))
}

export function withDatabase(url, name) {
  const other = new URL(driverUrl(url))
  other.pathname = `/${encodeURIComponent(name)}`
  return other.toString()
}

export function withLogin(url, user, password) {
  const other = new URL(driverUrl(url))
  other.username = encodeURIComponent(user)
  other.password = encodeURIComponent(password)
  return other.toString()
}

export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: driverUrl(url), connectionTimeoutMillis: 10_000 })
  // A connection lost between two queries would otherwise end the process; the next query says it.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
