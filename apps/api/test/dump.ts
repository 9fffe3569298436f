import pg from 'pg'
import { inject } from 'vitest'
import { withDatabase } from '../../../scripts/database/connection.mjs'
import type { TestDatabase } from './database.js'

/** Every row of every table of a database as text, past row-level security, the job queue included: what a dump would hold. */
export async function dumpOf(database: TestDatabase): Promise<string> {
  const client = new pg.Client({ connectionString: withDatabase(inject('cluster').superUrl, database.name) })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') order by 1`,
    )
    const parts: string[] = []
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t`)
      parts.push(`-- ${name}`, ...rows.map(({ row }) => row))
    }
    return parts.join('\n')
  } finally {
    await client.end()
  }
}
