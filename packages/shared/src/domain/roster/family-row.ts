import type { Header } from './header.js'
import type { HouseholdField } from './household-columns.js'
import { readMemberList } from './member-list.js'
import type { PersonEntry } from './person-entry.js'
import { readPersonRow } from './person-row.js'
import { type InterpretedRow, partOfRow } from './row.js'
import { cellAt } from './table.js'

const HEAD_RELATION = '户主'
/** What is said of the row is said of its head, unless it says so of everybody. */
const EVERYBODY = /全家|全户|整户|举家/

/** Reads a row that stands for a household: its head, and the family in one cell. The head's cells are the row's own. */
export function readFamilyRow(
  row: readonly string[],
  rowNo: number,
  header: Header<HouseholdField>,
  block: Readonly<Partial<Record<HouseholdField, string>>>,
  place: string,
): readonly InterpretedRow<PersonEntry>[] {
  const { columns } = header
  const behind = Math.max(row.length, ...Object.values(columns).map((column) => column + 1))
  const padded = [...row, ...Array.from({ length: behind - row.length + FIELDS.length }, () => '')]
  const read = (part: number, person: Readonly<Partial<Record<HouseholdField, string>>>) => {
    const cells = [...padded]
    const own: Partial<Record<HouseholdField, number>> = {}
    for (const [index, field] of FIELDS.entries()) {
      if (person[field] === undefined) continue
      own[field] = behind + index
      cells[behind + index] = person[field]
    }
    const { name: _, relation: __, identity: ___, phone: ____, gender: _____, status, note, ...shared } = columns
    const said = part === 0 || EVERYBODY.test(`${cellAt(row, status)}${cellAt(row, note)}`) ? { status, note } : {}
    const personHeader = { ...header, columns: { ...shared, ...definedColumns(said), ...own } }
    return readPersonRow(cells, partOfRow(rowNo, part), personHeader, block, place)
  }
  const ownCell = (field: HouseholdField) => (columns[field] === undefined ? undefined : cellAt(row, columns[field]))
  const head = { name: cellAt(row, columns.headName), relation: HEAD_RELATION }
  const listed = readMemberList(cellAt(row, columns.members))
  const members = listed.length > LARGEST_FAMILY ? [] : listed
  const own = defined({ ...head, identity: ownCell('identity'), phone: ownCell('phone'), gender: ownCell('gender') })
  return [
    refusedBeyond(read(0, own), listed.length),
    ...members.map(({ name, relation, identity, phone, said }, index) => {
      const known = { identity: identity || undefined, phone: phone || undefined, status: said || undefined }
      return read(index + 1, defined({ name, relation, ...known }))
    }),
  ]
}

/** More than the largest family: such a cell holds something else, and every name would be a person. */
const LARGEST_FAMILY = 30

function refusedBeyond(row: InterpretedRow<PersonEntry>, members: number): InterpretedRow<PersonEntry> {
  if (members <= LARGEST_FAMILY) return row
  const params = { members, most: LARGEST_FAMILY }
  return {
    ...row,
    problems: [...row.problems, { row: row.rowNo, column: 'members', code: 'too-many-members', params }],
  }
}

const FIELDS = ['name', 'relation', 'identity', 'phone', 'gender', 'status'] as const

function defined(cells: Readonly<Partial<Record<HouseholdField, string | undefined>>>) {
  const known: Partial<Record<HouseholdField, string>> = {}
  for (const field of FIELDS) {
    const cell = cells[field]
    if (cell !== undefined) known[field] = cell
  }
  return known
}

function definedColumns(columns: Readonly<{ status?: number | undefined; note?: number | undefined }>) {
  const { status, note } = columns
  return { ...(status === undefined ? {} : { status }), ...(note === undefined ? {} : { note }) }
}
