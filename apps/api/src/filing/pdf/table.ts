import type { FontName } from './fonts.js'
import type { Sheet } from './sheet.js'

export interface Cell {
  readonly text: string
  readonly font?: FontName
  readonly align?: 'left' | 'center' | 'right'
  readonly shaded?: boolean
  /** columns this cell covers; 1 unless told */
  readonly span?: number
}

export interface TableStyle {
  /** share of the width per column */
  readonly columns: readonly number[]
  readonly size?: number
  /** rows repeated at the top of each further page */
  readonly head?: readonly (readonly Cell[])[]
  readonly minHeight?: number
}

const PAD_X = 5
const PAD_Y = 4

/** Draws a ruled table; a row that does not fit begins a new page, and one taller than a page is broken by lines. */
export function drawTable(sheet: Sheet, rows: readonly (readonly Cell[])[], style: TableStyle): void {
  const head = style.head ?? []
  const first = rows[0]
  if (first) sheet.keep([...head, first].reduce((sum, row) => sum + Math.min(heightOf(sheet, row, style), 200), 0))
  for (const row of head) drawRow(sheet, row, style)
  for (const row of rows.flatMap((each) => fitted(sheet, each, style))) {
    if (sheet.pdf.y + heightOf(sheet, row, style) > sheet.floor) {
      sheet.pdf.addPage()
      for (const repeated of head) drawRow(sheet, repeated, style)
    }
    drawRow(sheet, row, style)
  }
  sheet.pdf.x = sheet.left
  sheet.pdf.y += 8
}

/** Header cells in bold on grey. */
export function headCells(texts: readonly string[]): readonly Cell[] {
  return texts.map((text) => ({ text, font: 'bold', align: 'center', shaded: true }))
}

function widthOf(sheet: Sheet, style: TableStyle, from: number, span: number): number {
  const total = style.columns.reduce((sum, share) => sum + share, 0)
  return (style.columns.slice(from, from + span).reduce((sum, share) => sum + share, 0) / total) * sheet.width
}

function heightOf(sheet: Sheet, row: readonly Cell[], style: TableStyle): number {
  const size = style.size ?? 9.5
  let column = 0
  let height = style.minHeight ?? size + 2 * PAD_Y
  for (const cell of row) {
    const span = cell.span ?? 1
    sheet.use(cell.font ?? 'regular', size)
    const width = widthOf(sheet, style, column, span) - 2 * PAD_X
    height = Math.max(height, sheet.pdf.heightOfString(sheet.printable(cell.text), { width, lineGap: 2 }) + 2 * PAD_Y)
    column += span
  }
  return height
}

function drawRow(sheet: Sheet, row: readonly Cell[], style: TableStyle): void {
  const { pdf } = sheet
  const size = style.size ?? 9.5
  const height = heightOf(sheet, row, style)
  const top = pdf.y
  let column = 0
  let x = sheet.left
  for (const cell of row) {
    const span = cell.span ?? 1
    const width = widthOf(sheet, style, column, span)
    if (cell.shaded) pdf.rect(x, top, width, height).fill('#f0f0f0')
    pdf.lineWidth(0.6).rect(x, top, width, height).stroke('#444444')
    sheet.use(cell.font ?? 'regular', size)
    const inner = { width: width - 2 * PAD_X, lineGap: 2, align: cell.align ?? ('left' as const) }
    const text = sheet.printable(cell.text)
    const slack = (height - pdf.heightOfString(text, inner)) / 2
    // half the line gap below the last line is air, so that the text stands in the middle
    pdf.fillColor('#000000').text(text, x + PAD_X, top + slack + 1, inner)
    x += width
    column += span
  }
  pdf.x = sheet.left
  pdf.y = top + height
}

/** A row in pieces that each fit on a page; only rows taller than a page are cut, at the paragraph or the character. */
function fitted(sheet: Sheet, row: readonly Cell[], style: TableStyle): readonly (readonly Cell[])[] {
  const room = sheet.floor - sheet.pdf.page.margins.top - 60
  if (heightOf(sheet, row, style) <= room) return [row]
  const halves = row.map((cell) => halve(cell.text))
  const upper = row.map((cell, i) => ({ ...cell, text: halves[i]?.[0] ?? '' }))
  const lower = row.map((cell, i) => ({ ...cell, text: halves[i]?.[1] ?? '' }))
  return [...fitted(sheet, upper, style), ...fitted(sheet, lower, style)]
}

function halve(text: string): readonly [string, string] {
  const characters = [...text]
  if (characters.length < 80) return [text, '']
  const middle = Math.ceil(characters.length / 2)
  return [characters.slice(0, middle).join(''), characters.slice(middle).join('')]
}
