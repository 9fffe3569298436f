import type { RowKind } from './table.js'

/** What the preview says of one row. SKIPPED rows are headings, totals and blanks. */
export const ROW_STATES = ['NEW', 'CHANGED', 'UNCHANGED', 'WARNING', 'ERROR', 'SKIPPED'] as const
export type RowState = (typeof ROW_STATES)[number]

/** How a confirmed row would alter the register. */
export type RowChange = 'NEW' | 'CHANGED' | 'UNCHANGED'

/** An error keeps the row out, a warning lets it in with a remark, a note only informs. */
export const PROBLEM_SEVERITIES = {
  'name-missing': 'error',
  'name-too-long': 'error',
  'household-missing': 'error',
  'room-missing': 'error',
  'building-missing': 'error',
  'address-unreadable': 'error',
  'duplicate-person': 'error',
  'duplicate-unit': 'error',
  'too-many-members': 'error',
  'owner-missing': 'error',
  'area-invalid': 'error',
  'unit-of-other-place': 'error',
  'area-rounded': 'warning',
  'use-unknown': 'warning',
  'delivery-unknown': 'warning',
  'owner-numbers-mismatch': 'warning',
  'owner-identity-unknown': 'warning',
  'identity-missing': 'warning',
  'identity-shape': 'warning',
  'identity-birth-date': 'warning',
  'identity-checksum': 'warning',
  'credit-code-invalid': 'warning',
  'gender-differs': 'warning',
  'phone-invalid': 'warning',
  'household-without-head': 'warning',
  'household-two-heads': 'warning',
  'address-shared': 'warning',
  'moved-household': 'warning',
  'name-unshowable': 'warning',
  'total-differs': 'warning',
  'person-deceased': 'warning',
  'person-moved-away': 'warning',
  'presence-unclear': 'warning',
  'person-inactive': 'warning',
  'status-unknown': 'warning',
  'namesake-gone': 'warning',
  'namesakes-unclear': 'warning',
  'owner-deceased': 'warning',
  'owner-twice': 'warning',
  'hukou-unknown': 'warning',
  'note-numbers-masked': 'note',
  'co-owner-row': 'note',
  'moved-within': 'note',
} as const

export type RosterProblemCode = keyof typeof PROBLEM_SEVERITIES

/** One remark on one cell. `row` counts from 1 as the spreadsheet shows it; `column` is the import's field name. */
export interface CellProblem {
  readonly row: number
  readonly column: string
  readonly code: RosterProblemCode
  readonly params?: Readonly<Record<string, string | number>>
}

/** A row as read: `entry` is present on data rows, also on refused ones. */
export interface InterpretedRow<Entry> {
  readonly rowNo: number
  /** `elsewhere`: somebody who left this household and stands in another row as living there. */
  readonly kind: RowKind | 'heading' | 'elsewhere'
  /** The text of a heading or total row. */
  readonly text?: string
  readonly entry?: Entry
  readonly problems: readonly CellProblem[]
}

/** The state that a row's kind, remarks and effect add up to. */
export function stateOf(row: InterpretedRow<unknown>, change: RowChange): RowState {
  if (row.kind !== 'data') return 'SKIPPED'
  const severities = row.problems.map((problem) => PROBLEM_SEVERITIES[problem.code])
  if (severities.includes('error')) return 'ERROR'
  return severities.includes('warning') ? 'WARNING' : change
}

/** True for a data row that a confirmation would take. */
export function isUsable<Entry>(row: InterpretedRow<Entry>): row is InterpretedRow<Entry> & { readonly entry: Entry } {
  return row.kind === 'data' && row.entry !== undefined && !hasError(row.problems)
}

/** True when a remark keeps the row out. */
export function hasError(problems: readonly CellProblem[]): boolean {
  return problems.some((problem) => PROBLEM_SEVERITIES[problem.code] === 'error')
}

/** Area in 0.01 m²; heads are owners, a set of co-owners one. */
export const FOOTER_MEASURES = ['persons', 'households', 'area', 'units', 'heads'] as const
export type FooterMeasure = (typeof FOOTER_MEASURES)[number]

/** What the file's own total row states, beside what was read. */
export interface FooterCheck {
  readonly row: number
  readonly measure: FooterMeasure
  readonly stated: number
  readonly counted: number
}

/** So many people or units are no community's: the largest has some 10,000 households. */
export const LARGEST_ROSTER = 60_000

/**
 * A row of a register that has a household a row holds several people. `rowNo` tells them apart: the second is a million
 * further on, the third two.
 */
const PART = 1_000_000

export function partOfRow(fileRow: number, part: number): number {
  return fileRow + part * PART
}

/** The row as the spreadsheet numbers it. */
export function fileRowOf(rowNo: number): number {
  return rowNo % PART
}

/** Which person of a row that holds several; 0 for the first. */
export function partOf(rowNo: number): number {
  return Math.trunc(rowNo / PART)
}
