import { useTranslation } from '../lib/i18n/i18n.js'
import { Button } from './button.js'
import { controlLook } from './field.js'
import type { TableColumn } from './table-rows.js'
import type { TableStateHandle } from './table-state.js'

export interface TableMore {
  readonly hasMore: boolean
  readonly isLoading: boolean
  readonly onLoadMore: () => void
}

interface ToolsProps<Row> extends TableStateHandle {
  readonly label: string
  readonly columns: readonly TableColumn<Row>[]
  readonly rows: readonly Row[]
  readonly found: number
  readonly hasFilter?: boolean
  readonly hasColumnChoice?: boolean
  readonly onExport?: (() => void) | undefined
}

export function TableTools<Row>(props: ToolsProps<Row>) {
  const { t } = useTranslation()
  const { state, change, hasFilter = false, hasColumnChoice = false, onExport } = props
  if (!hasFilter && !hasColumnChoice && onExport === undefined) return null
  return (
    <div className="flex flex-wrap items-start gap-3" data-print="hide">
      {hasFilter && (
        <div className="flex min-w-0 flex-1 basis-56 flex-wrap items-center gap-x-3 gap-y-1">
          <input
            type="search"
            aria-label={t('table.filter', { label: props.label })}
            placeholder={t('table.filterHint')}
            value={state.filter}
            onChange={(event) => change({ filter: event.target.value, page: 1 })}
            className={`${controlLook} max-w-sm`}
          />
          <span role="status" className="text-sm text-muted tabular-nums">
            {state.filter === ''
              ? t('table.count', { count: props.rows.length })
              : t('table.found', { count: props.found, total: props.rows.length })}
          </span>
        </div>
      )}
      {hasColumnChoice && <ColumnChoice {...props} />}
      {onExport && (
        <Button icon="download" onPress={onExport}>
          {t('table.export')}
        </Button>
      )}
    </div>
  )
}

function ColumnChoice<Row>({ columns, state, change }: ToolsProps<Row>) {
  const { t } = useTranslation()
  const hidden = state.hidden ?? columns.filter((column) => column.isHidden === true).map((column) => column.id)
  const toggle = (id: string, isShown: boolean) =>
    change({ hidden: isShown ? hidden.filter((other) => other !== id) : [...hidden, id] })
  return (
    <details className="rounded-md border-[1.5px] border-edge bg-surface">
      <summary className="flex min-h-target cursor-pointer items-center rounded-md px-4 font-medium text-accent">
        {t('table.columns')}
      </summary>
      <fieldset className="border-t border-line px-4 py-2">
        <legend className="sr-only">{t('table.columns')}</legend>
        {columns
          .filter((column) => column.isRowHeader !== true)
          .map((column) => (
            <label key={column.id} className="flex min-h-target-inline cursor-pointer items-center gap-3">
              <input
                type="checkbox"
                checked={!hidden.includes(column.id)}
                onChange={(event) => toggle(column.id, event.target.checked)}
                className="size-[1.3em] accent-accent"
              />
              {column.header}
            </label>
          ))}
      </fieldset>
    </details>
  )
}

interface FootProps {
  readonly page: number
  readonly pages: number
  readonly onPage: (page: number) => void
  readonly more: TableMore | undefined
}

export function TableFoot({ page, pages, onPage, more }: FootProps) {
  const { t } = useTranslation()
  return (
    <>
      {pages > 1 && (
        <nav aria-label={t('table.pages')} className="flex flex-wrap items-center gap-3" data-print="hide">
          <Button small icon="back" isDisabled={page <= 1} onPress={() => onPage(page - 1)}>
            {t('table.previous')}
          </Button>
          <span role="status" className="text-sm tabular-nums">
            {t('table.page', { page, pages })}
          </span>
          <Button small icon="next" isDisabled={page >= pages} onPress={() => onPage(page + 1)}>
            {t('table.next')}
          </Button>
        </nav>
      )}
      {more?.hasMore === true && (
        <div data-print="hide">
          <Button isPending={more.isLoading} onPress={more.onLoadMore}>
            {t('table.more')}
          </Button>
        </div>
      )}
    </>
  )
}
