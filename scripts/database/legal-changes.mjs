#!/usr/bin/env node
// `node scripts/database/legal-changes.mjs`: writes the rules' table of legal changes into its migration.
// Until the first release it rewrites that migration; afterwards a change of the rules is a migration of its own,
// for which `--print` gives the rows.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { legalChanges } from '@gongyi/shared/domain'
import { MIGRATIONS } from './migrate.mjs'

const FILE = join(MIGRATIONS, '20261123000200_procedure', 'migration.sql')
const BEGIN = '-- legal changes: begin\n'
const END = '-- legal changes: end\n'

/** The INSERT that fills `legal_transition` with exactly what the rules allow. */
export function legalChangesSql() {
  const rows = legalChanges()
    .map((c) => `  ('${[c.fromStage, c.fromStatus, c.toStage, c.toStatus, c.role].join("', '")}')`)
    .sort()
  return `INSERT INTO legal_transition (from_stage, from_status, to_stage, to_status, role) VALUES\n${rows.join(',\n')};\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2] === '--print') console.log(legalChangesSql())
  else {
    const [before, after] = readFileSync(FILE, 'utf8').split(
      /(?<=-- legal changes: begin\n)[\s\S]*(?=-- legal changes: end\n)/,
    )
    if (!before?.endsWith(BEGIN) || !after?.startsWith(END))
      throw new Error(`${FILE} has lost its block of legal changes`)
    writeFileSync(FILE, before + legalChangesSql() + after)
    console.log(`${legalChanges().length} legal changes in ${FILE}`)
  }
}
