import { err, ok, type Result } from '../result.js'
import { addressKey } from './address.js'
import { isCoOwnerRow, withCoOwners } from './co-owner-rows.js'
import { type Counts, FooterBook, footerProblem, statedInWords } from './footer.js'
import { findHeader, type Header, normaliseHeading, type RosterRefusal } from './header.js'
import { OWNER_COLUMNS, OWNER_REQUIREMENTS, type OwnerField } from './owner-columns.js'
import type { OwnerParty } from './owner-party.js'
import { type FooterCheck, type InterpretedRow, isUsable } from './row.js'
import { toTheEnd } from './steps.js'
import { cellAt, fillMergesDown, type RosterTable, rowKind, skippedRow, textOfRow } from './table.js'
import { readArea } from './text.js'
import { refuseRepeatedUnits } from './unit-repeats.js'
import { readUnitRow, type UnitEntry } from './unit-row.js'

/** An owner list as read, row by row in the file's order. */
export interface OwnerSheet {
  readonly rows: readonly InterpretedRow<UnitEntry>[]
  readonly footers: readonly FooterCheck[]
  /** The organisation that holds the unsold flats, when the list has such. */
  readonly developerName?: string
}

/**
 * Reads an owner list: finds the headings, splits co-owners, refuses a unit met twice at its second row and a second
 * estate whose house numbers are the first one's, and holds the list's own total against the area that counts (parking and refused rows left out).
 */
export function interpretOwners(table: RosterTable, chosen?: Header<OwnerField>): Result<OwnerSheet, RosterRefusal> {
  return toTheEnd(readingOwners(table, chosen))
}

/** The same in steps: yields after each row and each pass, for a server to serve others in between. */
export function* readingOwners(
  table: RosterTable,
  chosen?: Header<OwnerField>,
): Generator<undefined, Result<OwnerSheet, RosterRefusal>> {
  const header = chosen ? ok(chosen) : findHeader(table, OWNER_COLUMNS, OWNER_REQUIREMENTS)
  if (!header.ok) return header
  const filled = fillMergesDown(table)
  if (filled === undefined) return err({ code: 'merges-too-large', columns: [] })
  yield
  const rows = refuseRepeatedUnits(yield* readRows(table, filled, header.value))
  yield
  if (!rows.some((row) => row.kind === 'data')) return err({ code: 'no-rows', columns: [] })
  const developer = rows.filter(isUsable).find((row) => row.entry.delivery === 'UNSOLD')?.entry.owners[0]
  const sheet = withFooters(rows, table, header.value)
  return ok(developer?.kind === 'ORGANISATION' ? { ...sheet, developerName: developer.name } : sheet)
}

/**
 * Identifies one owner within a list. An owner without a number is told apart by phone, else only by the unit itself:
 * two people of one name must never become one head.
 */
export function partyKey(party: OwnerParty, unit: UnitEntry): string {
  if (party.identity !== undefined) return `ID:${party.identity}`
  if (party.kind === 'ORGANISATION') return `ORG:${party.name}`
  if (party.phone !== undefined) return `TEL:${party.name}|${party.phone}`
  return `UNIT:${party.name}|${unit.place}|${addressKey(unit)}`
}

function* readRows(
  table: RosterTable,
  filled: readonly (readonly string[])[],
  header: Header<OwnerField>,
): Generator<undefined, readonly InterpretedRow<UnitEntry>[]> {
  const nameColumn = header.columns.owners ?? 0
  const { room = header.columns.address, identity } = header.columns
  const headings = [OWNER_COLUMNS.owners.label, ...OWNER_COLUMNS.owners.synonyms].map(normaliseHeading)
  const rows: InterpretedRow<UnitEntry>[] = []
  /** Where the unit stands that rows without one of their own name further owners of. */
  let unitAt = -1
  for (let index = header.lastRow + 1; index < table.rows.length; index += 1) {
    yield
    const raw = table.rows[index] ?? []
    const kind = rowKind(raw, { name: nameColumn, room, identity })
    if (kind === 'blank') continue
    const isHeading = headings.includes(normaliseHeading(cellAt(raw, nameColumn)))
    const unit = rows[unitAt]
    if (kind === 'data' && !isHeading && unit !== undefined && isCoOwnerRow(raw, header)) {
      const [together, row] = withCoOwners(unit, raw, index + 1, header)
      rows[unitAt] = together
      rows.push(row)
      continue
    }
    if (kind === 'data' && !isHeading) {
      unitAt = rows.length
      rows.push(readUnitRow(filled[index] ?? [], index + 1, header))
      continue
    }
    unitAt = -1
    rows.push(skippedRow(index + 1, isHeading ? 'heading' : kind, textOfRow(raw)))
  }
  return rows
}

function withFooters(
  rows: readonly InterpretedRow<UnitEntry>[],
  table: RosterTable,
  header: Header<OwnerField>,
): Pick<OwnerSheet, 'rows' | 'footers'> {
  const book = new FooterBook()
  const heads = new Set<string>()
  let area = 0
  let units = 0
  const checked = rows.map((row) => {
    if (isUsable(row) && row.entry.countsForVote) {
      area += row.entry.areaCenti
      units += 1
      heads.add(headKey(row.entry))
    }
    if (row.kind !== 'total') return row
    const raw = table.rows[row.rowNo - 1] ?? []
    const counted = { area, units, heads: heads.size }
    const differing = book.compare(row.rowNo, raw, statedBy(raw, header, counted), counted)
    const problems = differing.map((check) => footerProblem(check, 'owners'))
    return problems.length === 0 ? row : { ...row, problems }
  })
  return { rows: checked, footers: book.checks }
}

/** `户` in an owner list is a flat to some and an owner to others: whichever agrees is meant, else flats. */
function statedBy(row: readonly string[], { columns }: Header<OwnerField>, counted: Counts): Counts {
  const { households, units = households, area: areaInWords } = statedInWords(row)
  const area = readArea(cellAt(row, columns.area))?.areaCenti ?? areaInWords
  const isHeads = households !== undefined && households !== counted.units && households === counted.heads
  return {
    ...(area === undefined ? {} : { area }),
    ...(isHeads ? { heads: households } : units === undefined ? {} : { units }),
  }
}

/** The owners of a unit together are one head. */
function headKey(unit: UnitEntry): string {
  return [...new Set(unit.owners.map((party) => partyKey(party, unit)))].sort().join('+')
}
