import { addressKey } from './address.js'
import type { PersonEntry } from './person-entry.js'
import { householdKey } from './person-row.js'
import { type CellProblem, fileRowOf, type InterpretedRow, isUsable, type RosterProblemCode } from './row.js'

type Row = InterpretedRow<PersonEntry>

/**
 * Keeps one row of a person: same identity number and, when the number's check character is wrong, same name. People without
 * a number are told apart by name and phone. Who left one household and stands in another is the latter; a refused row is
 * in nobody's way.
 */
export function refuseRepeatedPersons(rows: readonly Row[]): readonly Row[] {
  const kept = new Map<string, Row>()
  for (const row of rows) {
    const key = row.entry === undefined ? undefined : personKey(row.entry)
    if (key === undefined) continue
    const before = kept.get(key)
    if (before === undefined || rank(row) > rank(before)) kept.set(key, row)
  }
  return rows.map((row) => {
    const key = row.entry === undefined ? undefined : personKey(row.entry)
    const first = key === undefined ? undefined : kept.get(key)
    if (row.entry === undefined || first === undefined || first === row || !isUsable(row)) return row
    const params = { firstRow: fileRowOf(first.rowNo) }
    if (isGone(row) && !isGone(first)) {
      const problem = { row: row.rowNo, column: 'name', code: 'moved-within', params } as const
      return { rowNo: row.rowNo, kind: 'elsewhere', text: row.entry.name, problems: [problem] }
    }
    const column = row.entry.identity === undefined ? 'name' : 'identity'
    return withProblem(row, { row: row.rowNo, column, code: 'duplicate-person', params })
  })
}

/** A row that can be taken before one that cannot, and who lives here before who left. */
function rank(row: Row): number {
  if (!isUsable(row)) return 0
  return isGone(row) ? 1 : 2
}

function isGone(row: Row): boolean {
  return row.entry?.active === false
}

/** Remarks on households without a head or with two, and on flats that two households share. */
export function flagHouseholds(rows: readonly Row[]): readonly Row[] {
  const households = groupHouseholds(rows)
  const remarks = new Map<number, CellProblem[]>()
  const remark = (row: Row, column: string, code: RosterProblemCode, params?: CellProblem['params']) => {
    const problem = { row: row.rowNo, column, code, ...(params === undefined ? {} : { params }) }
    remarks.set(row.rowNo, [...(remarks.get(row.rowNo) ?? []), problem])
  }
  const firstAt = new Map<string, number>()
  for (const members of households.values()) {
    const [first] = members
    if (first === undefined) continue
    const heads = members.filter((member) => member.entry.isHead)
    if (heads.length === 0) remark(first, 'relation', 'household-without-head')
    for (const head of heads.slice(1))
      remark(head, 'relation', 'household-two-heads', { firstRow: fileRowOf(heads[0]?.rowNo ?? 0) })
    const flat = `${first.entry.place}|${addressKey(first.entry)}`
    const firstRow = firstAt.get(flat)
    if (firstRow === undefined) firstAt.set(flat, first.rowNo)
    else remark(first, 'room', 'address-shared', { firstRow: fileRowOf(firstRow) })
  }
  return rows.map((row) => (remarks.get(row.rowNo) ?? []).reduce(withProblem, row))
}

/** Usable rows by household, in the file's order. A household whose every row was refused is not among them. */
export function groupHouseholds(
  rows: readonly Row[],
): ReadonlyMap<string, readonly (Row & { readonly entry: PersonEntry })[]> {
  const households = new Map<string, (Row & { readonly entry: PersonEntry })[]>()
  for (const row of rows) {
    if (!isUsable(row)) continue
    const key = householdKey(row.entry)
    const members = households.get(key)
    if (members === undefined) households.set(key, [row])
    else members.push(row)
  }
  return households
}

function personKey(entry: PersonEntry): string | undefined {
  if (entry.identity !== undefined) return entry.identityValid ? entry.identity : `${entry.identity}|${entry.name}`
  return entry.phone === undefined ? undefined : `${entry.name}|${entry.phone}`
}

function withProblem(row: Row, problem: CellProblem): Row {
  return { ...row, problems: [...row.problems, problem] }
}
