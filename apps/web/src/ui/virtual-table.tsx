import { useSyncExternalStore } from 'react'
import { Cell, Column, Row, Table, TableBody, TableHeader } from 'react-aria-components/Table'
import { TableLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import { localeOf, useTranslation } from '../lib/i18n/i18n.js'
import { Icon } from './icon.js'
import { arrangeRows, type TableColumn } from './table-rows.js'
import { type TableStateHandle, useTableState } from './table-state.js'
import { TableTools } from './table-tools.js'

export interface VirtualTableProps<T> {
  readonly label: string
  readonly columns: readonly TableColumn<T>[]
  readonly rows: readonly T[]
  readonly rowKey: (row: T) => string
  readonly handle?: TableStateHandle
  readonly hasFilter?: boolean
  readonly onExport?: (rows: readonly T[], columns: readonly TableColumn<T>[]) => void
  /** Enter or a click on a row. */
  readonly onOpen?: (key: string) => void
}

const widthOfScreen = (listener: () => void) => {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-elder', 'data-density'] })
  return () => observer.disconnect()
}

/** Row heights in rem: elder mode enlarges the root, and rows with it. */
function useRootFontSize(): number {
  return useSyncExternalStore(
    widthOfScreen,
    () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16,
  )
}

/** Tens of thousands of rows on a console: one line each, only those in sight exist. */
export function VirtualTable<T>(props: VirtualTableProps<T>) {
  const { label, columns, rows, rowKey, onOpen, hasFilter = false } = props
  const { language } = useTranslation()
  const own = useTableState()
  const { state, change } = props.handle ?? own
  const rem = useRootFontSize()
  const arranged = arrangeRows(rows, columns, state, localeOf[language])
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <TableTools
        label={label}
        columns={columns}
        rows={rows}
        found={arranged.length}
        hasFilter={hasFilter}
        state={state}
        change={change}
        onExport={props.onExport && (() => props.onExport?.(arranged, columns))}
      />
      <Virtualizer key={rem} layout={TableLayout} layoutOptions={{ rowHeight: 2.75 * rem, headingHeight: 2.75 * rem }}>
        <Table
          aria-label={label}
          {...(state.sort === null
            ? {}
            : {
                sortDescriptor: {
                  column: state.sort.column,
                  direction: state.sort.isDescending ? 'descending' : 'ascending',
                },
              })}
          onSortChange={(sort) =>
            change({ sort: { column: String(sort.column), isDescending: sort.direction === 'descending' } })
          }
          {...(onOpen === undefined ? {} : { onRowAction: (key) => onOpen(String(key)) })}
          className="h-[28rem] max-h-[70dvh] overflow-auto rounded-md border border-line bg-surface"
        >
          <TableHeader className="h-full w-full bg-sunken">
            {columns.map((column) => (
              <Column
                key={column.id}
                id={column.id}
                textValue={column.header}
                allowsSorting={column.sortBy !== undefined}
                isRowHeader={column.isRowHeader ?? false}
                minWidth={6 * rem}
                className={`flex h-full items-center gap-1 truncate px-3 text-sm font-semibold data-allows-sorting:cursor-pointer ${column.align === 'end' ? 'justify-end' : ''}`}
              >
                {({ allowsSorting, sortDirection }) => (
                  <>
                    {column.header}
                    {allowsSorting && (
                      <Icon
                        name="down"
                        className={`size-[1em] ${sortDirection === undefined ? 'opacity-30' : sortDirection === 'ascending' ? 'rotate-180' : ''}`}
                      />
                    )}
                  </>
                )}
              </Column>
            ))}
          </TableHeader>
          <TableBody>
            {arranged.map((row) => (
              <VirtualRow
                key={rowKey(row)}
                row={row}
                columns={columns}
                id={rowKey(row)}
                isLink={onOpen !== undefined}
              />
            ))}
          </TableBody>
        </Table>
      </Virtualizer>
    </div>
  )
}

interface VirtualRowProps<T> {
  readonly row: T
  readonly id: string
  readonly columns: readonly TableColumn<T>[]
  readonly isLink: boolean
}

function VirtualRow<T>({ row, id, columns, isLink }: VirtualRowProps<T>) {
  return (
    <Row
      id={id}
      className={`h-full border-b border-line data-hovered:bg-accent-soft ${isLink ? 'cursor-pointer' : ''}`}
    >
      {columns.map((column) => (
        <Cell
          key={column.id}
          className={`flex h-full items-center truncate px-3 ${column.align === 'end' ? 'justify-end tabular-nums' : ''} ${column.isRowHeader === true ? 'font-medium' : ''}`}
        >
          {column.cell(row)}
        </Cell>
      ))}
    </Row>
  )
}
