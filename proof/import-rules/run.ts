// Plants one violation of every import rule in a copy of the sources and expects each to be caught, at its place.
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type ImportReport, runImportRules } from '../../scripts/check/import-rules.ts'
import { inRoot } from '../../scripts/lib/paths.ts'
import { PLANTS } from './plants.ts'

const PARTS = ['packages/shared', 'apps/api', 'apps/web', 'e2e']
const LEFT_OUT = new Set(['node_modules', 'dist', 'generated', 'fixtures', '.artifacts'])

const copy = mkdtempSync(join(tmpdir(), 'gongyi-import-rules-'))
try {
  copySources()
  plant()
  report(await runImportRules(copy))
} finally {
  rmSync(copy, { recursive: true, force: true })
}

function copySources(): void {
  for (const part of PARTS) {
    cpSync(inRoot(part), join(copy, part), {
      recursive: true,
      filter: (source) => !LEFT_OUT.has(source.split('/').at(-1) ?? ''),
    })
    if (existsSync(inRoot(part, 'node_modules')))
      symlinkSync(inRoot(part, 'node_modules'), join(copy, part, 'node_modules'))
  }
  symlinkSync(inRoot('node_modules'), join(copy, 'node_modules'))
  for (const file of ['tsconfig.base.json', 'package.json']) cpSync(inRoot(file), join(copy, file))
}

function plant(): void {
  const files = PLANTS.flatMap(({ file, text, target }) => (target ? [{ file, text }, target] : [{ file, text }]))
  for (const { file, text } of files) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    writeFileSync(join(copy, file), text)
  }
}

function report({ rules, violations, modules }: ImportReport): void {
  const caught = rules.filter((rule) =>
    PLANTS.some(
      (planted) => planted.rule === rule && violations.some((seen) => seen.rule === rule && seen.from === planted.file),
    ),
  )
  for (const rule of rules) console.log(`${caught.includes(rule) ? 'caught' : 'MISSED'} ${rule}`)
  console.log(JSON.stringify({ name: 'import-rules', rules: rules.length, caught: caught.length, modules }))
  if (caught.length !== rules.length) process.exitCode = 1
}
