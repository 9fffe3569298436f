// How long an office waits for its roster, and what the server needs for it: the real product on a database of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { API_ENTRY, untilReady } from '../../scripts/lib/app-server.ts'
import { apiSettings, openDatabase } from '../../scripts/lib/open-database.ts'
import { inRoot } from '../../scripts/lib/paths.ts'
import { freePort } from '../../scripts/lib/ports.ts'
import { Office } from './office.ts'
import { register } from './register.ts'

const LIMITS = { previewMs: 5_000, confirmMs: 5_000, largeMs: 20_000, largeMb: 200 }
/** The administrator of the demo's community without a roster. */
const EMPTY_COMMUNITY = '19901000015'
const HOUSEHOLDS = 5_000
const LARGE_ROWS = 50_000

interface Xlsx {
  readonly writeXlsx: (book: { readonly sheets: readonly object[] }) => Promise<Uint8Array>
}

const folder = mkdtempSync(join(tmpdir(), 'gongyi-bench-import-'))
const database = await openDatabase('demo', folder)
const port = String(await freePort())
const api = spawn(process.execPath, [API_ENTRY], {
  env: { ...process.env, ...apiSettings(database, 'demo', folder), PORT: port, HOST: '127.0.0.1', LOG_LEVEL: 'error' },
  stdio: ['ignore', 'ignore', 'inherit'],
})
const ended = new Promise<number>((resolve) => api.once('exit', (code) => resolve(code ?? 1)))
try {
  const address = `http://127.0.0.1:${port}`
  await untilReady(address, ended)
  const admin = database.demoAccounts.find(({ phone }) => phone === EMPTY_COMMUNITY)
  if (admin === undefined) throw new Error('the demo has no administrator of an empty community')
  const office = await Office.signIn(address, admin)
  const hucre: Xlsx = await import(pathToFileURL(inRoot('apps/api/node_modules/hucre/dist/index.mjs')).href)
  const workbook = async (households: number) =>
    hucre.writeXlsx({ sheets: [{ name: '名册', rows: register(households) }] })

  // The first request of a process compiles what later ones only run
  await office.preview(await workbook(20))

  const small = await office.preview(await workbook(HOUSEHOLDS))
  console.log(`${HOUSEHOLDS} households, ${small.rows} people: preview ${small.ms} ms`)
  const confirmed = await office.confirm(small.id)
  console.log(`the same confirmed: ${confirmed} ms`)
  const undone = await office.undo(small.id)
  console.log(`and taken back: ${undone} ms`)

  const file = await workbook(Math.round((LARGE_ROWS * HOUSEHOLDS) / small.rows))
  await pause(3_000)
  const before = resident(api)
  forgetPeak(api)
  const large = await office.preview(file)
  const grownMb = Math.round((peak(api) - before) / 1024)
  console.log(
    `${large.rows} rows of ${Math.round(file.length / 1024)} KB: preview ${large.ms} ms, ${grownMb} MB more at most`,
  )
  const figures = {
    name: 'import',
    households: HOUSEHOLDS,
    people: small.rows,
    previewMs: small.ms,
    confirmMs: confirmed,
    undoMs: undone,
    largeRows: large.rows,
    largeMs: large.ms,
    largeGrownMb: grownMb,
  }
  const isWithin =
    figures.previewMs <= LIMITS.previewMs &&
    figures.confirmMs <= LIMITS.confirmMs &&
    figures.largeMs <= LIMITS.largeMs &&
    figures.largeGrownMb <= LIMITS.largeMb
  console.log(JSON.stringify({ ...figures, limits: LIMITS, isWithin }))
} finally {
  api.kill('SIGTERM')
  await ended
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** Resident memory in KB, as Linux counts it. */
function resident({ pid }: ChildProcess): number {
  return statusOf(pid, 'VmRSS')
}

function peak({ pid }: ChildProcess): number {
  return statusOf(pid, 'VmHWM')
}

function forgetPeak({ pid }: ChildProcess): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
}

function statusOf(pid: number | undefined, field: string): number {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8')
    .split('\n')
    .find((each) => each.startsWith(field))
  return Number(/\d+/.exec(line ?? '')?.[0] ?? 0)
}
