import type { Header } from './header.js'
import type { OwnerField } from './owner-columns.js'
import { flagTwice, type OwnerFlag, readOwners } from './owner-party.js'
import type { CellProblem, InterpretedRow } from './row.js'
import { cellAt } from './table.js'
import { isBlank } from './text.js'
import type { UnitEntry } from './unit-row.js'

/** What says which unit a row is about; merged or left blank, a row is about the unit above it. */
const UNIT_BLOCK: readonly OwnerField[] = ['address', 'building', 'stairwell', 'room', 'area']

/** True for a row that only names a further owner of the unit above: `raw` as written, before merged cells are filled. */
export function isCoOwnerRow(raw: readonly string[], { columns }: Header<OwnerField>): boolean {
  return UNIT_BLOCK.every((field) => isBlank(cellAt(raw, columns[field]))) && !isBlank(cellAt(raw, columns.owners))
}

/** The unit with one more row of owners; what is wrong with them is said of the unit, for the row itself is none. */
export function withCoOwners(
  unit: InterpretedRow<UnitEntry>,
  raw: readonly string[],
  rowNo: number,
  { columns }: Header<OwnerField>,
): readonly [InterpretedRow<UnitEntry>, InterpretedRow<UnitEntry>] {
  const problems: CellProblem[] = []
  const flag: OwnerFlag = (column, code, params) => {
    if (unit.problems.some((known) => known.code === code)) return
    problems.push({ row: unit.rowNo, column, code, ...(params === undefined ? {} : { params }) })
  }
  const further = readOwners((field) => cellAt(raw, columns[field]), flag)
  const owners = [...(unit.entry?.owners ?? []), ...further]
  flagTwice(owners, flag)
  const entry = unit.entry === undefined ? {} : { entry: { ...unit.entry, owners } }
  const row: InterpretedRow<UnitEntry> = {
    rowNo,
    kind: 'elsewhere',
    text: further.map(({ name }) => name).join('、'),
    problems: [{ row: rowNo, column: 'owners', code: 'co-owner-row', params: { firstRow: unit.rowNo } }],
  }
  return [{ ...unit, ...entry, problems: [...unit.problems, ...problems] }, row]
}
