import type { ImportSummary } from '@gongyi/shared/contracts'
import {
  type CellProblem,
  type FooterCheck,
  type InterpretedRow,
  type Result,
  type RosterProblemCode,
  type RosterRefusal,
  type RowChange,
  stateOf,
} from '@gongyi/shared/domain'
import type { Tx } from '../../platform/database.js'
import { mapUnhurried } from '../../platform/unhurried.js'
import { fileRefused } from './file-refused.js'
import type { FormerCells } from './former-cells.js'
import type { StoredRow } from './stored-row.js'

export interface Preview {
  readonly summary: ImportSummary
  readonly rows: readonly StoredRow[]
}

/** Remarks that need not be made, by row: the register has the answer. */
export type Settled = ReadonlyMap<number, readonly RosterProblemCode[]>

/** Says how far the work has come, in percent. */
export type Progress = (percent: number) => Promise<void>

/** A file that has been understood and waits to be compared with the register. */
export interface ReadSheet {
  preview(tx: Tx, communityId: string, today: string): Promise<Preview>
}

/** The sheet as read, or the refusal as the client hears it. */
export function orRefused<T>(read: Result<T, RosterRefusal>): T {
  if (!read.ok) throw fileRefused(read.error.code, read.error.columns)
  return read.value
}

/** Rows with their state; `dataOf` gives what is kept of a data row. */
export function storeRows<Entry>(
  rows: readonly InterpretedRow<Entry>[],
  plan: { readonly changes: ReadonlyMap<number, RowChange>; readonly former: FormerCells; readonly settled: Settled },
  problems: readonly CellProblem[],
  dataOf: (entry: Entry, rowNo: number) => object,
): Promise<readonly (StoredRow & { readonly problems: readonly CellProblem[] })[]> {
  const later = Map.groupBy(problems, (problem) => problem.row)
  return mapUnhurried(rows, (row) => {
    const change = plan.changes.get(row.rowNo) ?? 'NEW'
    const former = plan.former.get(row.rowNo)
    const settled = plan.settled.get(row.rowNo) ?? []
    const said = settled.length === 0 ? row.problems : row.problems.filter(({ code }) => !settled.includes(code))
    const all = { ...row, problems: [...said, ...(later.get(row.rowNo) ?? [])] }
    const data =
      row.entry === undefined
        ? { text: row.text ?? '' }
        : { change, ...(former === undefined ? {} : { former }), ...dataOf(row.entry, row.rowNo) }
    return { rowNo: row.rowNo, state: stateOf(all, change), data, problems: all.problems }
  })
}

export function countRows(
  rows: readonly (StoredRow & { readonly problems: readonly CellProblem[] })[],
  footers: readonly FooterCheck[],
  plan: { readonly changes: ReadonlyMap<number, RowChange> },
): Pick<ImportSummary, 'states' | 'problems' | 'footers' | 'changes'> {
  const changes = { NEW: 0, CHANGED: 0, UNCHANGED: 0 }
  for (const change of plan.changes.values()) changes[change] += 1
  const states = { NEW: 0, CHANGED: 0, UNCHANGED: 0, WARNING: 0, ERROR: 0, SKIPPED: 0 }
  const problems: Record<string, number> = {}
  for (const row of rows) {
    states[row.state] += 1
    for (const { code } of row.problems) problems[code] = (problems[code] ?? 0) + 1
  }
  return { states, problems, footers: [...footers], changes }
}
