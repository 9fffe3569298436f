import type { ImportSummary, RosterKind } from '@gongyi/shared/contracts'
import { ROW_STATES, type RowState } from '@gongyi/shared/domain'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Section } from '../../ui/card.js'
import { Empty } from '../../ui/empty.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Skeleton } from '../../ui/skeleton.js'
import { Table } from '../../ui/table.js'
import { useImportRowColumns } from './import-columns.js'
import { importRowsQuery } from './queries.js'

export interface ImportRowsProps {
  readonly communityId: string
  readonly importId: string
  readonly kind: RosterKind
  readonly states: ImportSummary['states']
}

/** The rows of the file; what is wrong stands first, because that is what a person has to look at. */
export function ImportRows({ communityId, importId, kind, states }: ImportRowsProps) {
  const { t } = useTranslation('communities')
  const [state, setState] = useState<RowState | undefined>(states.ERROR > 0 ? 'ERROR' : undefined)
  const columns = useImportRowColumns(kind)
  const rows = useInfiniteQuery(importRowsQuery(communityId, importId, state))
  return (
    <Section title={t('preview.rows')}>
      <StateFilter states={states} state={state} onChange={setState} />
      {rows.isPending && <Skeleton lines={8} />}
      {rows.isError && <ErrorNote error={rows.error} onRetry={() => void rows.refetch()} />}
      {rows.data && (
        <Table
          label={t('preview.rowsLabel')}
          columns={columns}
          rows={rows.data.pages.flatMap((page) => page.items)}
          rowKey={(row) => `${row.rowNo}-${row.part}`}
          empty={<Empty title={t('preview.rowsNone')}>{t('preview.rowsNoneBody')}</Empty>}
          more={{
            hasMore: rows.hasNextPage,
            isLoading: rows.isFetchingNextPage,
            onLoadMore: () => void rows.fetchNextPage(),
          }}
        />
      )}
    </Section>
  )
}

interface StateFilterProps {
  readonly states: ImportSummary['states']
  readonly state: RowState | undefined
  readonly onChange: (state: RowState | undefined) => void
}

const chipLook =
  'inline-flex min-h-target cursor-pointer items-center gap-2 rounded-full border-[1.5px] px-4 aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-semibold aria-pressed:text-accent border-edge hover:border-accent'

function StateFilter({ states, state, onChange }: StateFilterProps) {
  const { t } = useTranslation('communities')
  const format = useFormat()
  const present = ROW_STATES.filter((known) => states[known] > 0)
  const total = present.reduce((sum, known) => sum + states[known], 0)
  return (
    <fieldset className="flex flex-wrap gap-2" data-print="hide">
      <legend className="sr-only">{t('preview.filter')}</legend>
      <button type="button" className={chipLook} aria-pressed={state === undefined} onClick={() => onChange(undefined)}>
        {t('preview.all')} <span className="tabular-nums">{format.count(total)}</span>
      </button>
      {present.map((known) => (
        <button
          key={known}
          type="button"
          className={chipLook}
          aria-pressed={state === known}
          onClick={() => onChange(known)}
        >
          {t(`rowStates.${known}`)} <span className="tabular-nums">{format.count(states[known])}</span>
        </button>
      ))}
    </fieldset>
  )
}
