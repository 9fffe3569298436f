import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { findDrift } from '../../../scripts/database/drift.mjs'

const SCHEMA = fileURLToPath(new URL('../../../prisma/schema', import.meta.url))

it('the drift check finds a column that no migration makes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongyi-drift-test-'))
  try {
    cpSync(SCHEMA, folder, { recursive: true })
    const file = join(folder, 'identity.prisma')
    writeFileSync(file, readFileSync(file, 'utf8').replace('model Account {', 'model Account {\n  nickname String?\n'))
    expect(await findDrift({ schema: folder })).toContain('nickname')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
