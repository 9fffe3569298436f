import { fileURLToPath } from 'node:url'
import { defineConfig } from 'prisma/config'

// Prisma would otherwise download a native engine, which an intranet cannot reach: docs/decisions/0003.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(
  new URL('scripts/database/schema-engine.mjs', import.meta.url),
)
process.env.CHECKPOINT_DISABLE ??= '1'

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  // `generate`, `format` and `validate` need no database; commands that do say so themselves when this is empty.
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
