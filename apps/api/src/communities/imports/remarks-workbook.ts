import type { RosterKind } from '@gongyi/shared/contracts'
import {
  cleanText,
  fileRowOf,
  HOUSEHOLD_BLOCK,
  headingsOf,
  PROBLEM_SEVERITIES,
  type RosterTable,
} from '@gongyi/shared/domain'
import { writeXlsx } from 'hucre'
import { harmless } from '../../platform/formulas.js'
import { type FileColumns, labelOf } from './file-columns.js'
import { problemsOf } from './import-views.js'
import { NOTHING_TO_SAY, REFUSED_MARK, REMARK_HEADING, remarkOf } from './remark-words.js'
import { householdDataSchema, type StoredRow } from './stored-row.js'

const CHECKED = new Set(['ERROR', 'WARNING'])
/** Cells that stand once for the household; filled in on every row, so that a member's row stands alone. */
const HOUSEHOLD_FIELDS = [...HOUSEHOLD_BLOCK, 'grid', 'microGrid', 'group'] as const

/** Rows of the sheet, from zero, that go back: what has to be looked at, its whole household, and the heading of its section. */
export function rowsToReturn(kind: RosterKind, rows: readonly StoredRow[]): ReadonlySet<number> {
  const homes = new Set(rows.filter((row) => CHECKED.has(row.state)).map((row) => homeOf(kind, row)))
  const kept = new Set<number>()
  let section: number | undefined
  for (const row of rows) {
    const index = fileRowOf(row.rowNo) - 1
    if (row.state === 'SKIPPED' && problemsOf(row).some(({ code }) => code === 'moved-within')) continue
    if (row.state === 'SKIPPED') section = index
    else if (homes.has(homeOf(kind, row))) {
      if (section !== undefined) kept.add(section)
      kept.add(index)
    }
  }
  return kept
}

/** The rows that go back as a workbook in the layout they came in, with a column of remarks. No cell can run as a formula. */
export async function remarksWorkbook(
  kind: RosterKind,
  table: RosterTable,
  columns: FileColumns,
  rows: readonly StoredRow[],
): Promise<Buffer> {
  const byIndex = Map.groupBy(rows, (row) => fileRowOf(row.rowNo) - 1)
  const width = headingsOf(table, columns).length
  const line = (cells: readonly string[], remark: string) => [
    ...Array.from({ length: width }, (_, column) => harmless(cells[column] ?? '')),
    harmless(remark),
  ]
  const fill = kind === 'HOUSEHOLDS' ? householdFiller(columns) : (cells: readonly string[]) => cells
  const headings = table.rows.slice(columns.firstRow, columns.lastRow + 1)
  const lines = headings.map((cells, at) => line(cells, at === headings.length - 1 ? REMARK_HEADING : ''))
  for (const index of [...rowsToReturn(kind, rows)].toSorted((a, b) => a - b)) {
    const here = byIndex.get(index) ?? []
    const cells = table.rows[index] ?? []
    if (here[0]?.state === 'SKIPPED') lines.push(line(cells, ''))
    else lines.push(line(fill(cells), here.map((row) => remarksOf(kind, row)).join('；')))
  }
  return Buffer.from(await writeXlsx({ sheets: [{ name: REMARK_HEADING, rows: lines }] }))
}

function remarksOf(kind: RosterKind, row: StoredRow): string {
  const problems = problemsOf(row).filter(({ code }) => PROBLEM_SEVERITIES[code] !== 'note')
  if (problems.length === 0) return NOTHING_TO_SAY
  const words = problems.map(({ column, code, params }) => `${labelOf(kind, column)}：${remarkOf(code, params)}`)
  return `${row.state === 'ERROR' ? REFUSED_MARK : ''}${words.join('；')}`
}

function homeOf(kind: RosterKind, row: StoredRow): string {
  const household = kind === 'HOUSEHOLDS' ? householdDataSchema.safeParse(row.data) : undefined
  return household?.success === true ? household.data.household.code : `row ${row.rowNo}`
}

/** A row whose household cells are all blank gets those of the household's row above it, as the register reads it. */
function householdFiller(columns: FileColumns): (cells: readonly string[]) => string[] {
  const at = HOUSEHOLD_FIELDS.map((field) => columns.fields.indexOf(field)).filter((column) => column !== -1)
  let above: readonly string[] = []
  return (row) => {
    const cells = [...row]
    if (at.some((column) => cleanText(cells[column] ?? '') !== '')) above = cells
    else for (const column of at) cells[column] = above[column] ?? ''
    return Array.from(cells, (cell) => cell ?? '')
  }
}
