import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Badge } from '../../../ui/badge.js'
import { Button } from '../../../ui/button.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { TextField } from '../../../ui/text-field.js'
import { electorateQueries } from './electorate-queries.js'
import { ListEntries } from './list-entries.js'

export interface OpenListProps {
  readonly topicId: string
  /** What is shown while the list is not on display: it is then for those who sign in. */
  readonly otherwise: React.ReactNode
}

/** The list on display, for whoever has no account: house numbers to look up, and nothing else. */
export function OpenList({ topicId, otherwise }: OpenListProps) {
  const { t } = useTranslation('electorate')
  const format = useFormat()
  const [query, setQuery] = useState('')
  const list = useInfiniteQuery(electorateQueries.open(topicId, useDeferredValue(query.trim())))
  const first = list.data?.pages[0]
  if (list.isError) return otherwise
  if (first === undefined && query === '') return <Skeleton lines={8} />
  return (
    <article
      aria-label={t('list.title')}
      className="mx-auto flex w-full max-w-4xl flex-col gap-gap rounded-lg border border-line bg-surface p-pad sm:p-10"
    >
      {first !== undefined && (
        <header className="flex flex-col gap-2">
          <div className="flex flex-wrap items-center gap-3">
            <h1 className="text-2xl">{t('list.notice')}</h1>
            <Badge tone="waiting">{t('list.state.PUBLISHED')}</Badge>
          </div>
          <p className="text-sm text-muted tabular-nums">
            {first.community} · {first.caseNo}
          </p>
          <p>{t('list.noticeBody', { title: first.title })}</p>
          <p className="font-semibold tabular-nums">{t('list.total', { heads: format.count(first.heads) })}</p>
          <p>{t('list.period', { from: format.day(first.from), to: format.day(first.endsOn) })}</p>
        </header>
      )}
      <TextField className="max-w-sm" label={t('list.search')} type="search" value={query} onChange={setQuery} />
      <ListEntries
        items={list.data?.pages.flatMap((page) => page.items) ?? []}
        isSearch={query.trim() !== ''}
        isPending={list.isPending}
      />
      {list.hasNextPage && (
        <div>
          <Button isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
            {t('list.more')}
          </Button>
        </div>
      )}
    </article>
  )
}
