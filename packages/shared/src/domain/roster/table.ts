import { cleanText, maskNumbers } from './text.js'

/** A merged block, zero-based and inclusive. */
export interface CellMerge {
  readonly startRow: number
  readonly endRow: number
  readonly startCol: number
  readonly endCol: number
}

/** A sheet as text cells. Formulas arrive as the value the office saw; nothing is evaluated. */
export interface RosterTable {
  readonly rows: readonly (readonly string[])[]
  readonly merges: readonly CellMerge[]
}

/** Filling merged blocks may touch this many cells; an honest roster of 60,000 rows stays far below. */
const LARGEST_FILL = 3_000_000

/** Cells of a sheet after filling merged blocks downward; undefined when the merges are absurdly large. */
export function fillMergesDown(table: RosterTable): readonly (readonly string[])[] | undefined {
  const rows = table.rows.map((row) => [...row])
  let filled = 0
  for (const merge of table.merges) {
    const value = rows[merge.startRow]?.[merge.startCol]
    const endRow = Math.min(merge.endRow, rows.length - 1)
    if (value === undefined || value === '' || endRow <= merge.startRow) continue
    filled += endRow - merge.startRow
    if (filled > LARGEST_FILL) return undefined
    for (let row = merge.startRow + 1; row <= endRow; row += 1) setCell(rows[row], merge.startCol, value)
  }
  return rows
}

/** The cell as written, or an empty text beyond the row's end. */
export function cellAt(row: readonly string[] | undefined, column: number | undefined): string {
  return column === undefined ? '' : (row?.[column] ?? '')
}

const TOTAL_MARK =
  /^(?:(?:全|本)(?:村|社区|小区|组|页|幢)|本表|以上|\d+(?:幢|组))?(?:合 ?计|总 ?计|小 ?计|共 ?计|累 ?计)/
/** Alone in the first filled cell nothing else is meant. */
const TOTAL_WORD = /^(?:合 ?计|总 ?计|小 ?计|共 ?计|累 ?计)$/
const SUBTOTAL_MARK = /^(?:(?:全|本)组|本页|本幢|\d+(?:幢|组))?小 ?计|^(?:本页|本幢|本组|\d+(?:幢|组))合 ?计/

/** What a row is, judged by its own cells before merged blocks are filled. */
export type RowKind = 'data' | 'blank' | 'section' | 'total'

/** Where a person's or an owner's name, the room and the identity number stand. */
export interface RowColumns {
  readonly name: number
  readonly room?: number | undefined
  readonly identity?: number | undefined
}

/** Everything a row says, in one text. */
export function textOfRow(row: readonly string[]): string {
  return row
    .map(cleanText)
    .filter((cell) => cell !== '')
    .join(' ')
}

/** A row that is no record: what stood there, without anybody's whole number. */
export function skippedRow<Kind extends string>(rowNo: number, kind: Kind, text: string) {
  return { rowNo, kind, text: maskNumbers(text), problems: [] }
}

/** Words that a total row has under the names: how many, of what. */
const COUNTED = /\d|人数|户数|总数|面积|(?:合|总|小|共|累) ?计/
const NUMBER = /^\d{14,17}[\dXx]$/

/**
 * A row with one filled cell outside the name column is a section heading; one that starts a cell with 合计 and
 * carries no room is a total. A row that names somebody is neither: their note may begin with such a word.
 */
export function rowKind(row: readonly string[], columns: RowColumns): RowKind {
  const filled = row.flatMap((cell, index) => (cleanText(cell) === '' ? [] : [index]))
  if (filled.length === 0) return 'blank'
  if (isSignature(row, columns)) return 'section'
  if (namesSomebody(row, columns)) return 'data'
  const room = cleanText(cellAt(row, columns.room))
  if (TOTAL_WORD.test(cleanText(cellAt(row, filled[0])))) return 'total'
  if ((room === '' || TOTAL_MARK.test(room)) && row.some((cell) => TOTAL_MARK.test(cleanText(cell)))) return 'total'
  return filled.length === 1 && filled[0] !== columns.name ? 'section' : 'data'
}

/** Who made the list and who checked it stand below it, and are nobody of it: `制表人：… 审核人：…`. */
const SIGNED = /^(?:制表|填表|审核|复核|经办|填报|负责|校对|统计)(?:人|单位|日期|时间)?:/

function isSignature(row: readonly string[], { room, identity }: RowColumns): boolean {
  const isNobody = cleanText(cellAt(row, room)) === '' && cleanText(cellAt(row, identity)) === ''
  return isNobody && row.some((cell) => SIGNED.test(cleanText(cell)))
}

function namesSomebody(row: readonly string[], { name, identity }: RowColumns): boolean {
  const written = cleanText(cellAt(row, name))
  const isName = /\p{L}{2}/u.test(written) && !COUNTED.test(written)
  return isName || NUMBER.test(cleanText(cellAt(row, identity)).replace(/[\s-]/g, ''))
}

/** True for the total of a page or a section only. */
export function isSubtotal(row: readonly string[]): boolean {
  return row.some((cell) => SUBTOTAL_MARK.test(cleanText(cell)))
}

function setCell(row: string[] | undefined, column: number, value: string): void {
  if (row === undefined) return
  while (row.length <= column) row.push('')
  if (row[column] === '') row[column] = value
}
