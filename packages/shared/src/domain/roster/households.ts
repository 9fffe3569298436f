import { err, ok, type Result } from '../result.js'
import { placeOfSection } from './address.js'
import { readFamilyRow } from './family-row.js'
import { type Counts, FooterBook, footerProblem, statedInWords } from './footer.js'
import { findHeader, type Header, normaliseHeading, type RosterRefusal } from './header.js'
import { flagHouseholds, refuseRepeatedPersons } from './household-checks.js'
import { HOUSEHOLD_BLOCK, HOUSEHOLD_COLUMNS, HOUSEHOLD_REQUIREMENTS, type HouseholdField } from './household-columns.js'
import type { PersonEntry } from './person-entry.js'
import { householdKey, readPersonRow } from './person-row.js'
import { type FooterCheck, type InterpretedRow, LARGEST_ROSTER } from './row.js'
import { serialMeaning, withoutSerial } from './serial.js'
import { toTheEnd } from './steps.js'
import { cellAt, fillMergesDown, type RosterTable, rowKind, skippedRow, textOfRow } from './table.js'
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
 * Reads a household register: finds the headings (or takes the columns that somebody chose), fills household cells down to
 * their members, skips headings and totals, and remarks on every doubtful cell. People met twice are refused at their
 * second row.
 */
export function interpretHouseholds(
  table: RosterTable,
  chosen?: Header<HouseholdField>,
): Result<HouseholdSheet, RosterRefusal> {
  return toTheEnd(readingHouseholds(table, chosen))
}

/** The same in steps: yields after each row and each pass, for a server to serve others in between. */
export function* readingHouseholds(
  table: RosterTable,
  chosen?: Header<HouseholdField>,
): Generator<undefined, Result<HouseholdSheet, RosterRefusal>> {
  const found = chosen ? ok(chosen) : findHeader(table, HOUSEHOLD_COLUMNS, HOUSEHOLD_REQUIREMENTS)
  if (!found.ok) return found
  const header =
    chosen === undefined && serialMeaning(table, found.value) === 'person' ? withoutSerial(found.value) : found.value
  const filled = fillMergesDown(table)
  if (filled === undefined) return err({ code: 'merges-too-large', columns: [] })
  yield
  const read = yield* readRows(table, filled, header)
  if (read.length > LARGEST_ROSTER) return err({ code: 'too-many-rows', columns: [] })
  if (!read.some((row) => row.kind === 'data')) return err({ code: 'no-rows', columns: [] })
  const known = refuseRepeatedPersons(read)
  yield
  const rows = flagHouseholds(known)
  yield
  return ok(withFooters(rows, table, header))
}

function* readRows(
  table: RosterTable,
  filled: readonly (readonly string[])[],
  header: Header<HouseholdField>,
): Generator<undefined, readonly InterpretedRow<PersonEntry>[]> {
  const isByHousehold = header.columns.name === undefined
  const nameColumn = header.columns.name ?? header.columns.headName ?? 0
  const { room = header.columns.address, identity } = header.columns
  const rows: InterpretedRow<PersonEntry>[] = []
  let block: Block = { cells: {}, place: '' }
  for (let index = header.lastRow + 1; index < table.rows.length; index += 1) {
    yield
    const raw = table.rows[index] ?? []
    const kind = rowKind(raw, { name: nameColumn, room, identity })
    const isHeading = kind === 'data' && isRepeatedHeading(raw, nameColumn)
    if (kind !== 'data' || isHeading) {
      const text = textOfRow(raw)
      if (kind === 'section') block = { cells: {}, place: placeOfSection(text) }
      if (kind !== 'blank') rows.push(skippedRow(index + 1, isHeading ? 'heading' : kind, text))
      continue
    }
    const cells = filled[index] ?? []
    block = nextBlock(block, cells, header)
    if (isByHousehold) rows.push(...readFamilyRow(cells, index + 1, header, block.cells, block.place))
    else rows.push(readPersonRow(cells, index + 1, header, block.cells, block.place))
    if (rows.length > LARGEST_ROSTER) break
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

const NAME_HEADINGS = [HOUSEHOLD_COLUMNS.name, HOUSEHOLD_COLUMNS.headName]
  .flatMap((rule) => [rule.label, ...rule.synonyms])
  .map(normaliseHeading)

function isRepeatedHeading(row: readonly string[], nameColumn: number): boolean {
  return NAME_HEADINGS.includes(normaliseHeading(cellAt(row, nameColumn)))
}

/** A bare number under the names counts persons (heads, where a row is a household); refused rows are counted too. */
function withFooters(
  rows: readonly InterpretedRow<PersonEntry>[],
  table: RosterTable,
  header: Header<HouseholdField>,
): HouseholdSheet {
  const book = new FooterBook()
  const households = new Set<string>()
  let persons = 0
  const checked = rows.map((row) => {
    if (row.kind === 'data' || row.kind === 'elsewhere') persons += 1
    if (row.entry !== undefined) households.add(householdKey(row.entry))
    if (row.kind !== 'total') return row
    const raw = table.rows[row.rowNo - 1] ?? []
    const stated = { ...underTheNames(raw, header), ...statedInWords(raw) }
    const differing = book.compare(row.rowNo, raw, stated, { persons, households: households.size })
    const problems = differing.map((check) => footerProblem(check, 'name'))
    return problems.length === 0 ? row : { ...row, problems }
  })
  return { rows: checked, footers: book.checks }
}

function underTheNames(row: readonly string[], { columns }: Header<HouseholdField>): Counts {
  const stated = Number(cleanText(cellAt(row, columns.name ?? columns.headName)))
  if (!Number.isSafeInteger(stated) || stated <= 0) return {}
  return columns.name === undefined ? { households: stated } : { persons: stated }
}
