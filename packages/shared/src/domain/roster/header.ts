import { err, ok, type Result } from '../result.js'
import { cellAt, fillMergesDown, type RosterTable } from './table.js'
import { cleanText } from './text.js'

/** One column an import understands. `label` is the heading offices write; it names the column when it is missing. */
export interface ColumnRule {
  readonly label: string
  readonly synonyms: readonly string[]
}

export type ColumnRules<Field extends string> = Readonly<Record<Field, ColumnRule>>

/** Where the headings stand and which column holds which field, all zero-based. */
export interface Header<Field extends string> {
  readonly firstRow: number
  readonly lastRow: number
  readonly columns: Readonly<Partial<Record<Field, number>>>
}

/** Why a file as a whole was not taken. `columns` are the missing headings. */
export interface RosterRefusal {
  readonly code: 'header-not-found' | 'missing-column' | 'merges-too-large' | 'no-rows' | 'too-many-rows'
  readonly columns: readonly { readonly field: string; readonly label: string }[]
}

/** One of these sets must be present whole: an address in parts or as one text. */
export type Requirement<Field extends string> = readonly (readonly Field[])[]

const SEARCHED_ROWS = 40
const FEWEST_HEADINGS = 2
const FEWEST_WORDS = 3
const NO_SET = { set: [], gap: [] }

/**
 * Finds the headings among title rows: the row, or pair of rows, that names most columns.
 * A pair counts when its first row groups the second (户信息 | 人员信息) or shares headings with it through merged cells.
 */
export function findHeader<Field extends string>(
  table: RosterTable,
  rules: ColumnRules<Field>,
  requirements: readonly Requirement<Field>[],
): Result<Header<Field>, RosterRefusal> {
  const header = locateHeader(table, rules)
  if (!header.ok) return header
  const missing = missingFields(header.value.columns, requirements)
  if (missing.length === 0) return header
  return err({ code: 'missing-column', columns: missing.map((field) => ({ field, label: rules[field].label })) })
}

/**
 * The headings, complete or not. When hardly a word is known, the first row that reads like headings stands in: a
 * person can still say what is what.
 */
export function locateHeader<Field extends string>(
  table: RosterTable,
  rules: ColumnRules<Field>,
): Result<Header<Field>, RosterRefusal> {
  const rows = fillMergesDown({ ...table, rows: table.rows.slice(0, SEARCHED_ROWS) })
  if (rows === undefined) return err({ code: 'merges-too-large', columns: [] })
  const index = synonymIndex(rules)
  const best = candidates(rows, index).reduce<Header<Field> | undefined>(
    (found, header) => (found === undefined || isBetter(header, found) ? header : found),
    undefined,
  )
  if (best !== undefined && size(best) >= FEWEST_HEADINGS) return ok(best)
  const unknown = rows.findIndex(readsLikeHeadings)
  if (unknown === -1) return err({ code: 'header-not-found', columns: [] })
  const bare: Header<Field> = {
    firstRow: unknown,
    lastRow: unknown,
    columns: fieldsOf<Field>([], undefined, new Map()),
  }
  return ok(bare)
}

/** What a choice of columns lacks: of every requirement the set that is there whole, else most of it. */
export function missingFields<Field extends string>(
  columns: Header<Field>['columns'],
  requirements: readonly Requirement<Field>[],
): readonly Field[] {
  return requirements.flatMap((requirement) => {
    const sets = requirement.map((set) => ({ set, gap: set.filter((field) => columns[field] === undefined) }))
    if (sets.some(({ gap }) => gap.length === 0)) return []
    const there = ({ set, gap }: (typeof sets)[number]) => set.length - gap.length
    return sets.reduce((best, next) => (there(next) > there(best) ? next : best), sets[0] ?? NO_SET).gap
  })
}

/** The headings as the file writes them, a group's title before its column's (`户信息·姓名`), one text a column. */
export function headingsOf(
  table: RosterTable,
  header: Pick<Header<string>, 'firstRow' | 'lastRow'>,
): readonly string[] {
  const rows = table.rows.slice(header.firstRow, header.lastRow + 1)
  const width = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: width }, (_, column) => {
    const words = rows.map((row) => cleanText(cellAt(row, column))).filter((word) => word !== '')
    return [...new Set(words)].join('·')
  })
}

/** A heading without spaces, units in brackets, asterisks or colons: `*建筑面积（㎡）：` → `建筑面积`. */
export function normaliseHeading(cell: string): string {
  return cleanText(cell)
    .replace(/\(.*?\)|\[.*?\]/g, '')
    .replace(/[\s*:]/g, '')
    .toLowerCase()
}

function candidates<Field extends string>(
  rows: readonly (readonly string[])[],
  index: ReadonlyMap<string, Field>,
): readonly Header<Field>[] {
  return rows.flatMap((row, rowNo) => {
    const below = rows[rowNo + 1]
    const single: Header<Field> = { firstRow: rowNo, lastRow: rowNo, columns: fieldsOf(row, undefined, index) }
    if (below === undefined) return [single]
    return [single, { firstRow: rowNo, lastRow: rowNo + 1, columns: fieldsOf(below, row, index) }]
  })
}

function fieldsOf<Field extends string>(
  leaf: readonly string[],
  group: readonly string[] | undefined,
  index: ReadonlyMap<string, Field>,
): Partial<Record<Field, number>> {
  const columns: Partial<Record<Field, number>> = {}
  for (let column = 0; column < Math.max(leaf.length, group?.length ?? 0); column += 1) {
    const below = cellAt(leaf, column)
    const field = index.get(normaliseHeading(below === '' ? cellAt(group, column) : below))
    if (field !== undefined && columns[field] === undefined) columns[field] = column
  }
  return columns
}

function synonymIndex<Field extends string>(rules: ColumnRules<Field>): ReadonlyMap<string, Field> {
  const index = new Map<string, Field>()
  for (const field in rules) {
    for (const word of [rules[field].label, ...rules[field].synonyms]) index.set(normaliseHeading(word), field)
  }
  return index
}

/** Several different words and no number among them. */
function readsLikeHeadings(row: readonly string[]): boolean {
  const words = row.map(normaliseHeading).filter((word) => word !== '')
  return words.length >= FEWEST_WORDS && new Set(words).size === words.length && !words.some((word) => /^\d/.test(word))
}

/** Of two that name as many columns the one that ends in the same row and begins later: a title above is no heading. */
function isBetter<Field extends string>(header: Header<Field>, than: Header<Field>): boolean {
  if (size(header) !== size(than)) return size(header) > size(than)
  return header.lastRow === than.lastRow && header.firstRow > than.firstRow
}

function size<Field extends string>(header: Header<Field>): number {
  return Object.keys(header.columns).length
}
