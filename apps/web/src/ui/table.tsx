import { type ReactNode, useId } from 'react'
import { localeOf, useTranslation } from '../lib/i18n/i18n.js'
import { Icon } from './icon.js'
import { arrangeRows, type TableColumn, visibleColumns } from './table-rows.js'
import { type TableStateHandle, useTableState } from './table-state.js'
import { TableFoot, type TableMore, TableTools } from './table-tools.js'

export type { TableColumn } from './table-rows.js'

export interface TableProps<Row> {
  readonly label: string
  readonly columns: readonly TableColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** What to say and do when there is nothing. */
  readonly empty: ReactNode
  /** From useTableState() or useTableUrlState(); own state when left out. */
  readonly handle?: TableStateHandle
  readonly hasFilter?: boolean
  readonly hasColumnChoice?: boolean
  /** Pages of this size over the rows at hand. */
  readonly pageSize?: number
  /** Keyset paging: the server has more. */
  readonly more?: TableMore
  /** Receives the rows as filtered and sorted, and the columns in sight. */
  readonly onExport?: (rows: readonly Row[], columns: readonly TableColumn<Row>[]) => void
  readonly selection?: {
    readonly selected: ReadonlySet<string>
    readonly onChange: (selected: ReadonlySet<string>) => void
  }
  /** Buttons at the end of a row. */
  readonly rowActions?: (row: Row) => ReactNode
}

/** A plain table: sorted by its heads, printable; on a phone each row becomes a card, nothing scrolls sideways. */
export function Table<Row>(props: TableProps<Row>) {
  const { language } = useTranslation()
  const own = useTableState()
  const { state, change } = props.handle ?? own
  const { columns, rows, pageSize } = props
  const shown = visibleColumns(columns, state.hidden)
  const arranged = arrangeRows(rows, columns, state, localeOf[language])
  const pages = pageSize === undefined ? 1 : Math.max(1, Math.ceil(arranged.length / pageSize))
  const page = Math.min(state.page, pages)
  const visible = pageSize === undefined ? arranged : arranged.slice((page - 1) * pageSize, page * pageSize)
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <TableTools
        {...props}
        state={state}
        change={change}
        found={arranged.length}
        onExport={props.onExport && (() => props.onExport?.(arranged, shown))}
      />
      {visible.length === 0 ? (
        <NothingFound isFiltered={state.filter !== ''} empty={props.empty} />
      ) : (
        <table aria-label={props.label} className="block w-full border-collapse text-start md:table print:table">
          <TableHead {...props} shown={shown} visible={visible} state={state} change={change} />
          <tbody className="flex flex-col gap-3 md:table-row-group print:table-row-group">
            {visible.map((row) => (
              <TableRow key={props.rowKey(row)} {...props} shown={shown} row={row} />
            ))}
          </tbody>
        </table>
      )}
      <TableFoot page={page} pages={pages} onPage={(next) => change({ page: next })} more={props.more} />
    </div>
  )
}

function NothingFound({ isFiltered, empty }: { readonly isFiltered: boolean; readonly empty: ReactNode }) {
  const { t } = useTranslation()
  return isFiltered ? <p className="py-4 text-muted">{t('table.nothingFound')}</p> : empty
}

interface HeadProps<Row> extends TableProps<Row>, TableStateHandle {
  readonly shown: readonly TableColumn<Row>[]
  readonly visible: readonly Row[]
}

function TableHead<Row>({ shown, visible, selection, rowKey, rowActions, state, change }: HeadProps<Row>) {
  const { t } = useTranslation()
  const keys = visible.map(rowKey)
  const isAll = selection !== undefined && keys.every((key) => selection.selected.has(key))
  const toggleAll = () => {
    const rest = [...(selection?.selected ?? [])].filter((key) => !keys.includes(key))
    selection?.onChange(new Set(isAll ? rest : [...rest, ...keys]))
  }
  return (
    <thead className="sr-only md:not-sr-only md:table-header-group print:not-sr-only">
      <tr className="border-b-2 border-edge">
        {selection && (
          <th scope="col" className="w-10 p-1">
            <RowBox label={t('table.selectAll')} isSelected={isAll} onChange={toggleAll} />
          </th>
        )}
        {shown.map((column) => (
          <HeadCell key={column.id} column={column} state={state} change={change} />
        ))}
        {rowActions && (
          <th scope="col" className="p-2" data-print="hide">
            <span className="sr-only">{t('table.actions')}</span>
          </th>
        )}
      </tr>
    </thead>
  )
}

function HeadCell<Row>({ column, state, change }: TableStateHandle & { readonly column: TableColumn<Row> }) {
  const sorted = state.sort?.column === column.id ? (state.sort.isDescending ? 'descending' : 'ascending') : undefined
  const alignment = column.align === 'end' ? 'text-end' : 'text-start'
  if (column.sortBy === undefined)
    return (
      <th scope="col" className={`px-3 py-2 text-sm font-semibold ${alignment}`}>
        {column.header}
      </th>
    )
  return (
    <th scope="col" aria-sort={sorted ?? 'none'} className={`p-0 text-sm font-semibold ${alignment}`}>
      <button
        type="button"
        onClick={() => change({ page: 1, sort: { column: column.id, isDescending: sorted === 'ascending' } })}
        className="inline-flex min-h-target-inline cursor-pointer items-center gap-1 rounded-sm px-3 py-1 hover:bg-accent-soft"
      >
        {column.header}
        <Icon
          name="down"
          className={`size-[1em] ${sorted === undefined ? 'opacity-30' : sorted === 'ascending' ? 'rotate-180' : ''}`}
        />
      </button>
    </th>
  )
}

interface RowProps<Row> extends TableProps<Row> {
  readonly shown: readonly TableColumn<Row>[]
  readonly row: Row
}

function TableRow<Row>({ shown, row, rowKey, selection, rowActions }: RowProps<Row>) {
  const { t } = useTranslation()
  const nameId = useId()
  const key = rowKey(row)
  const select = (isSelected: boolean) => {
    const next = new Set(selection?.selected)
    if (isSelected) next.add(key)
    else next.delete(key)
    selection?.onChange(next)
  }
  return (
    <tr className="block rounded-md border border-line p-3 md:table-row md:rounded-none md:border-0 md:border-b md:p-0 md:hover:bg-accent-soft print:table-row">
      {selection && (
        <td className="block md:table-cell md:p-1 md:align-middle">
          <RowBox
            label={t('table.select')}
            labelledBy={nameId}
            isSelected={selection.selected.has(key)}
            onChange={select}
          />
        </td>
      )}
      {shown.map((column) => {
        const Tag = column.isRowHeader === true ? 'th' : 'td'
        return (
          <Tag
            key={column.id}
            id={column.isRowHeader === true ? nameId : undefined}
            scope={column.isRowHeader === true ? 'row' : undefined}
            data-label={column.header}
            className={`flex gap-3 py-1 text-start font-normal before:w-2/5 before:max-w-28 before:shrink-0 before:text-sm before:text-muted before:content-[attr(data-label)] md:table-cell md:px-3 md:py-2 md:align-middle md:before:hidden print:table-cell print:before:hidden ${column.align === 'end' ? 'md:text-end tabular-nums' : ''} ${column.isRowHeader === true ? 'font-medium' : ''}`}
          >
            <span className="min-w-0 flex-1">{column.cell(row)}</span>
          </Tag>
        )
      })}
      {rowActions && (
        <td className="block pt-2 md:table-cell md:px-2 md:py-1 md:text-end md:align-middle" data-print="hide">
          <span className="inline-flex flex-wrap gap-2">{rowActions(row)}</span>
        </td>
      )}
    </tr>
  )
}

interface RowBoxProps {
  readonly label: string
  readonly labelledBy?: string
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
}

function RowBox({ label, labelledBy, isSelected, onChange }: RowBoxProps) {
  const id = useId()
  return (
    <label className="inline-flex min-h-target-inline min-w-target-inline cursor-pointer items-center justify-center">
      <input
        id={id}
        type="checkbox"
        aria-label={label}
        aria-labelledby={labelledBy === undefined ? undefined : `${id} ${labelledBy}`}
        checked={isSelected}
        onChange={(event) => onChange(event.target.checked)}
        className="size-[1.3em] cursor-pointer accent-accent"
      />
    </label>
  )
}
