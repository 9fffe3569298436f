import { readdirSync } from 'node:fs'
import { Injectable } from '@nestjs/common'
import { TenantDatabase } from './database.js'
import { Problem } from './problem.js'

const MIGRATIONS = new URL('../../../../prisma/migrations', import.meta.url)

@Injectable()
export class ReadinessService {
  private readonly expected = migrationsOfThisBuild()

  constructor(private readonly database: TenantDatabase) {}

  /** Throws `unavailable` unless the database answers with every migration this build was made for, none half done. */
  async check(): Promise<void> {
    const rows = await this.database.global(
      (tx) => tx.$queryRaw<{ name: string; finished: boolean }[]>`
        select migration_name as name, finished_at is not null as finished from _prisma_migrations where rolled_back_at is null`,
    )
    const finished = new Set(rows.filter((row) => row.finished).map((row) => row.name))
    const missing = this.expected.filter((name) => !finished.has(name))
    if (missing.length > 0 || finished.size < rows.length) throw new Problem('unavailable', { retryAfterSeconds: 5 })
  }
}

function migrationsOfThisBuild(): readonly string[] {
  return readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
}
