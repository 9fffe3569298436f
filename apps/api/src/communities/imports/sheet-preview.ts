import type { ImportSummary } from '@gongyi/shared/contracts'
import {
  type CellProblem,
  type FooterCheck,
  type InterpretedRow,
  type Result,
  type RosterRefusal,
  type RosterTable,
  type RowChange,
  stateOf,
} from '@gongyi/shared/domain'
import type { Tx } from '../../platform/database.js'
import { fileRefused } from './file-refused.js'
import type { StoredRow } from './stored-row.js'

export interface Preview {
  readonly summary: ImportSummary
  readonly rows: readonly StoredRow[]
}

/** A file that has been understood and waits to be compared with the register. */
export interface ReadSheet {
  preview(tx: Tx, communityId: string, today: string): Promise<Preview>
}

/** The first sheet that reads; when none does, the refusal of the one that came closest to having headings. */
export function firstReadable<T>(
  tables: readonly RosterTable[],
  interpret: (table: RosterTable) => Result<T, RosterRefusal>,
): T {
  const refusals: RosterRefusal[] = []
  for (const table of tables) {
    const sheet = interpret(table)
    if (sheet.ok) return sheet.value
    refusals.push(sheet.error)
  }
  const closest = refusals.find((refusal) => refusal.code !== 'header-not-found') ?? refusals[0]
  throw fileRefused(closest?.code ?? 'no-rows', closest?.columns)
}

/** Rows with their state; `dataOf` gives what is kept of a data row. */
export function storeRows<Entry>(
  rows: readonly InterpretedRow<Entry>[],
  changes: ReadonlyMap<number, RowChange>,
  problems: readonly CellProblem[],
  dataOf: (entry: Entry, rowNo: number) => object,
): readonly (StoredRow & { readonly problems: readonly CellProblem[] })[] {
  const later = Map.groupBy(problems, (problem) => problem.row)
  return rows.map((row) => {
    const change = changes.get(row.rowNo) ?? 'NEW'
    const all = { ...row, problems: [...row.problems, ...(later.get(row.rowNo) ?? [])] }
    const data = row.entry === undefined ? { text: row.text ?? '' } : { change, ...dataOf(row.entry, row.rowNo) }
    return { rowNo: row.rowNo, state: stateOf(all, change), data, problems: all.problems }
  })
}

export function countRows(
  rows: readonly (StoredRow & { readonly problems: readonly CellProblem[] })[],
  footers: readonly FooterCheck[],
): Pick<ImportSummary, 'states' | 'problems' | 'footers'> {
  const states = { NEW: 0, CHANGED: 0, UNCHANGED: 0, WARNING: 0, ERROR: 0, SKIPPED: 0 }
  const problems: Record<string, number> = {}
  for (const row of rows) {
    states[row.state] += 1
    for (const { code } of row.problems) problems[code] = (problems[code] ?? 0) + 1
  }
  return { states, problems, footers: [...footers] }
}
