import { err, ok, type Result } from '../result.js'
import { placeOfSection } from './address.js'
import { findHeader, type Header, normaliseHeading, type RosterRefusal } from './header.js'
import { flagHouseholds, refuseRepeatedPersons } from './household-checks.js'
import { HOUSEHOLD_BLOCK, HOUSEHOLD_COLUMNS, HOUSEHOLD_REQUIREMENTS, type HouseholdField } from './household-columns.js'
import { type PersonEntry, readPersonRow } from './person-row.js'
import type { CellProblem, FooterCheck, InterpretedRow } from './row.js'
import { cellAt, fillMergesDown, type RosterTable, rowKind } from './table.js'
import { cleanText } from './text.js'

/** A household register as read, row by row in the file's order. */
export interface HouseholdSheet {
  readonly rows: readonly InterpretedRow<PersonEntry>[]
  readonly footers: readonly FooterCheck[]
}

/** What the member rows below a household's first row inherit. */
interface Block {
  readonly cells: Readonly<Partial<Record<HouseholdField, string>>>
  readonly place: string
}

/**
 * Reads a household register: finds the headings, fills household cells down to their members, skips headings and
 * totals, and remarks on every doubtful cell. People met twice are refused at their second row.
 */
export function interpretHouseholds(table: RosterTable): Result<HouseholdSheet, RosterRefusal> {
  const header = findHeader(table, HOUSEHOLD_COLUMNS, HOUSEHOLD_REQUIREMENTS)
  if (!header.ok) return header
  const filled = fillMergesDown(table)
  if (filled === undefined) return err({ code: 'merges-too-large', columns: [] })
  const read = readRows(table, filled, header.value)
  if (!read.some((row) => row.kind === 'data')) return err({ code: 'no-rows', columns: [] })
  const rows = flagHouseholds(refuseRepeatedPersons(read))
  return ok(withFooters(rows, table, header.value))
}

function readRows(
  table: RosterTable,
  filled: readonly (readonly string[])[],
  header: Header<HouseholdField>,
): readonly InterpretedRow<PersonEntry>[] {
  const nameColumn = header.columns.name ?? 0
  const roomColumn = header.columns.room ?? header.columns.address
  const rows: InterpretedRow<PersonEntry>[] = []
  let block: Block = { cells: {}, place: '' }
  for (let index = header.lastRow + 1; index < table.rows.length; index += 1) {
    const raw = table.rows[index] ?? []
    const kind = rowKind(raw, nameColumn, roomColumn)
    const isHeading = kind === 'data' && isRepeatedHeading(raw, nameColumn)
    if (kind !== 'data' || isHeading) {
      const text = raw
        .map(cleanText)
        .filter((cell) => cell !== '')
        .join(' ')
      if (kind === 'section') block = { cells: {}, place: placeOfSection(text) }
      if (kind !== 'blank') rows.push({ rowNo: index + 1, kind: isHeading ? 'heading' : kind, text, problems: [] })
      continue
    }
    block = nextBlock(block, filled[index] ?? [], header)
    rows.push(readPersonRow(filled[index] ?? [], index + 1, header, block.cells, block.place))
  }
  return rows
}

/** Household cells that are all blank belong to the household above; one filled cell begins a new household. */
function nextBlock(block: Block, row: readonly string[], header: Header<HouseholdField>): Block {
  const cells: Partial<Record<HouseholdField, string>> = {}
  let any = false
  for (const field of HOUSEHOLD_BLOCK) {
    const text = cleanText(cellAt(row, header.columns[field]))
    if (header.columns[field] !== undefined) cells[field] = text
    any ||= text !== ''
  }
  if (!any) return block
  for (const field of ['grid', 'microGrid', 'group'] as const) {
    cells[field] = cleanText(cellAt(row, header.columns[field]))
  }
  return { cells, place: block.place }
}

function isRepeatedHeading(row: readonly string[], nameColumn: number): boolean {
  const words = [HOUSEHOLD_COLUMNS.name.label, ...HOUSEHOLD_COLUMNS.name.synonyms].map(normaliseHeading)
  return words.includes(normaliseHeading(cellAt(row, nameColumn)))
}

/** A total under the names is a count of persons: it is held against the rows read, refused ones included. */
function withFooters(
  rows: readonly InterpretedRow<PersonEntry>[],
  table: RosterTable,
  header: Header<HouseholdField>,
): HouseholdSheet {
  const footers: FooterCheck[] = []
  let counted = 0
  const checked = rows.map((row) => {
    if (row.kind === 'data') counted += 1
    if (row.kind !== 'total') return row
    const stated = Number(cleanText(cellAt(table.rows[row.rowNo - 1], header.columns.name)))
    if (!Number.isSafeInteger(stated) || stated <= 0) return row
    footers.push({ row: row.rowNo, measure: 'persons', stated, counted })
    if (stated === counted) return row
    const problem: CellProblem = { row: row.rowNo, column: 'name', code: 'total-differs', params: { stated, counted } }
    return { ...row, problems: [problem] }
  })
  return { rows: checked, footers }
}
