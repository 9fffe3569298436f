import { filingListSchema } from '@gongyi/shared/contracts'
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { api } from '../../lib/api/client.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Section } from '../../ui/card.js'
import { Empty } from '../../ui/empty.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Skeleton } from '../../ui/skeleton.js'
import { Table } from '../../ui/table.js'
import { useTableUrlState } from '../../ui/table-state.js'
import { type Filing, useFilingColumns } from './filing-columns.js'

function filingsQuery(regionId: string) {
  return infiniteQueryOptions({
    queryKey: ['topics', 'filings', regionId],
    queryFn: ({ signal, pageParam }) =>
      api.get(filingListSchema, `/townships/${regionId}/filings`, {
        signal,
        query: { limit: 50, ...(pageParam === '' ? {} : { after: pageParam }) },
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

/** What must be reviewed first on top, late ones marked; below it everything already filed. */
export function FilingDesk({ regionId }: { readonly regionId: string }) {
  const { t } = useTranslation('filing')
  const filings = useInfiniteQuery(filingsQuery(regionId))
  const items = filings.data?.pages.flatMap((page) => page.items) ?? []
  if (filings.error) return <ErrorNote error={filings.error} onRetry={() => void filings.refetch()} />
  if (filings.isPending) return <Skeleton lines={6} />
  const now = filings.data.pages.at(-1)?.now ?? ''
  const waiting = items.filter(isWaiting).toSorted(byDay)
  const more = {
    hasMore: filings.hasNextPage,
    isLoading: filings.isFetchingNextPage,
    onLoadMore: () => void filings.fetchNextPage(),
  }
  return (
    <>
      <Section title={t('desk.waiting', { n: waiting.length })}>
        <Waiting rows={waiting} now={now} />
      </Section>
      <Section title={t('desk.filed')}>
        <Filed rows={items.filter((item) => !isWaiting(item))} now={now} more={more} />
      </Section>
    </>
  )
}

function isWaiting({ stage, status }: Filing): boolean {
  return stage === 'filing' && status === 'submitted'
}

/** By the last day of the review; filings of the same day in the order in which they came in. */
function byDay(a: Filing, b: Filing): number {
  const days = (a.due?.on ?? '9999').localeCompare(b.due?.on ?? '9999')
  return days || (a.submittedOn ?? '').localeCompare(b.submittedOn ?? '')
}

interface ListProps {
  readonly rows: readonly Filing[]
  readonly now: string
}

function Waiting({ rows, now }: ListProps) {
  const { t } = useTranslation('filing')
  const columns = useFilingColumns(now)
  return (
    <Table
      label={t('desk.waitingLabel')}
      columns={[columns.title, columns.community, columns.due, columns.submitted, columns.waited]}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<Empty title={t('desk.waitingEmpty')}>{t('desk.waitingEmptyBody')}</Empty>}
    />
  )
}

interface FiledProps extends ListProps {
  readonly more: { readonly hasMore: boolean; readonly isLoading: boolean; readonly onLoadMore: () => void }
}

function Filed({ rows, now, more }: FiledProps) {
  const { t } = useTranslation('filing')
  const columns = useFilingColumns(now)
  const handle = useTableUrlState('filed')
  return (
    <Table
      label={t('desk.filedLabel')}
      columns={[columns.title, columns.number, columns.community, columns.filed, columns.state]}
      rows={rows}
      rowKey={(row) => row.id}
      handle={handle}
      hasFilter
      more={more}
      empty={<Empty title={t('desk.filedEmpty')}>{t('desk.filedEmptyBody')}</Empty>}
    />
  )
}
