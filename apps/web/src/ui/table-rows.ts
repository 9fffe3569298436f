import type { ReactNode } from 'react'
import type { TableState } from './table-state.js'

export type SortValue = string | number | bigint | null

export interface TableColumn<Row> {
  readonly id: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /** Makes the column sortable. null sorts last, whichever way. */
  readonly sortBy?: (row: Row) => SortValue
  /** What the filter box searches in; also the text of an export. */
  readonly text?: (row: Row) => string
  readonly align?: 'start' | 'end'
  readonly isRowHeader?: boolean
  /** Off until chosen. */
  readonly isHidden?: boolean
}

/** Filter, then sort; every word typed must occur in some column's text. */
export function arrangeRows<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  state: Pick<TableState, 'sort' | 'filter'>,
  locale: string,
): readonly Row[] {
  const found = filterRows(rows, columns, state.filter)
  const by = columns.find((column) => column.id === state.sort?.column)?.sortBy
  if (by === undefined || state.sort === null) return found
  const { compare } = new Intl.Collator(locale, { numeric: true })
  const direction = state.sort.isDescending ? -1 : 1
  return found.toSorted((a, b) => compareValues(by(a), by(b), direction, compare))
}

function filterRows<Row>(rows: readonly Row[], columns: readonly TableColumn<Row>[], filter: string): readonly Row[] {
  const words = fold(filter).split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter((row) => {
    const text = fold(columns.map((column) => column.text?.(row) ?? '').join('\n'))
    return words.every((word) => text.includes(word))
  })
}

/** Full-width digits and letters, as typed by Chinese input methods, match their plain forms. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

function compareValues(
  a: SortValue,
  b: SortValue,
  direction: 1 | -1,
  collate: (a: string, b: string) => number,
): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  if (typeof a === 'string' || typeof b === 'string') return direction * collate(String(a), String(b))
  return a === b ? 0 : direction * (a < b ? -1 : 1)
}

export function visibleColumns<Row>(columns: readonly TableColumn<Row>[], hidden: readonly string[] | null) {
  const off = hidden ?? columns.filter((column) => column.isHidden === true).map((column) => column.id)
  return columns.filter((column) => column.isRowHeader === true || !off.includes(column.id))
}
