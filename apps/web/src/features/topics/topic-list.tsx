import type { TopicSummary } from '@gongyi/shared/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { type TopicFilter, topicsQuery } from '../../lib/topics/queries.js'
import { Badge } from '../../ui/badge.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Skeleton } from '../../ui/skeleton.js'
import { Table, type TableColumn } from '../../ui/table.js'
import { TextLink } from '../../ui/text-link.js'
import { StatusBadge, useStepWords } from './status.js'

export interface TopicListProps {
  readonly filter: TopicFilter
  readonly empty: ReactNode
  /** A column for the community: only for people with several. */
  readonly hasCommunity: boolean
  readonly label?: string
}

/** Topics as the server pages them: a table at the desk, cards on a phone. */
export function TopicList({ filter, empty, hasCommunity, label }: TopicListProps) {
  const { t } = useTranslation('topics')
  const columns = useTopicColumns(hasCommunity)
  const topics = useInfiniteQuery(topicsQuery(filter))
  if (topics.isPending) return <Skeleton lines={6} />
  if (topics.isError) return <ErrorNote error={topics.error} onRetry={() => topics.refetch()} />
  return (
    <Table
      label={label ?? t('list.label')}
      columns={columns}
      rows={topics.data.pages.flatMap((page) => page.items)}
      rowKey={(topic) => topic.id}
      empty={empty}
      more={{
        hasMore: topics.hasNextPage,
        isLoading: topics.isFetchingNextPage,
        onLoadMore: () => topics.fetchNextPage(),
      }}
    />
  )
}

/** In step 1 somebody waits for an answer: the day stands with the title. */
function DueBadge({ due }: { readonly due: NonNullable<TopicSummary['due']> }) {
  const { t } = useTranslation('topics')
  const format = useFormat()
  const isOver = due.inDays < 0
  return (
    <Badge tone={isOver ? 'warning' : 'waiting'}>
      {t(isOver ? 'list.dueOver' : 'list.dueBy', { day: format.day(due.on) })}
    </Badge>
  )
}

export function useTopicColumns(hasCommunity: boolean): readonly TableColumn<TopicSummary>[] {
  const { t } = useTranslation('topics')
  const format = useFormat()
  const step = useStepWords()
  const community: readonly TableColumn<TopicSummary>[] = hasCommunity
    ? [{ id: 'community', header: t('list.columns.community'), cell: (topic) => topic.communityName }]
    : []
  return [
    {
      id: 'title',
      header: t('list.columns.title'),
      isRowHeader: true,
      cell: (topic) => (
        <span className="flex flex-col items-start gap-1">
          <TextLink to={`/topics/${topic.id}`}>{topic.title}</TextLink>
          <span className="flex flex-wrap items-center gap-2">
            {topic.awaitsMe && <Badge tone="active">{t('list.awaits')}</Badge>}
            {topic.stage === 'propose' && topic.due !== null && <DueBadge due={topic.due} />}
            <span className="text-xs text-muted tabular-nums">{topic.caseNo}</span>
          </span>
        </span>
      ),
    },
    ...community,
    { id: 'step', header: t('list.columns.step'), cell: (topic) => step(topic.stage) },
    { id: 'status', header: t('list.columns.status'), cell: (topic) => <StatusBadge status={topic.status} /> },
    {
      id: 'coSigns',
      header: t('list.columns.coSigns'),
      cell: (topic) => t('list.coSigns', { count: topic.coSigns }),
    },
    { id: 'since', header: t('list.columns.since'), cell: (topic) => format.day(topic.stageSince) },
  ]
}
