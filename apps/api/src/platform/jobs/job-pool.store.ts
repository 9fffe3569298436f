import { Logger } from '@nestjs/common'
import pg from 'pg'

/** One connection that listens, and a few to fetch and finish jobs; apart from those that answer requests. */
export function newJobPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    application_name: 'gongyi-jobs',
    max: 4,
    connectionTimeoutMillis: 2_000,
    keepAlive: true,
  })
  const lost = (error: Error) => new Logger('Jobs').warn(`connection lost: ${error.message}`)
  pool.on('error', lost)
  // The one that listens is never idle: without a listener of its own its loss would end the process
  pool.on('connect', (client) => client.on('error', lost))
  return pool
}
