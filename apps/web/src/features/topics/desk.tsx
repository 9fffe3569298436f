import { STAGES } from '@gongyi/shared/domain'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { civilDate } from '../../lib/format/format.js'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Section } from '../../ui/card.js'
import { Empty } from '../../ui/empty.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Skeleton } from '../../ui/skeleton.js'
import { Table } from '../../ui/table.js'
import { countByStage, type Overdue, overdueTopics, type RunningTopics, runningTopicsQuery } from './running-topics.js'
import { useTopicColumns } from './topic-list.js'

/** Where everything stands, and what is late. */
export function DeskOverview({ hasCommunity }: { readonly hasCommunity: boolean }) {
  const running = useQuery(runningTopicsQuery)
  if (running.isPending) return <Skeleton lines={6} />
  if (running.isError) return <ErrorNote error={running.error} onRetry={() => running.refetch()} />
  return (
    <>
      <StageCounts running={running.data} />
      <OverdueList overdue={overdueTopics(running.data.topics, civilDate(new Date()))} hasCommunity={hasCommunity} />
    </>
  )
}

function StageCounts({ running: { topics, isCapped } }: { readonly running: RunningTopics }) {
  const { t } = useTranslation('topics')
  const { t: common } = useTranslation()
  return (
    <Section
      title={t('desk.stages')}
      description={isCapped ? t('desk.capped', { count: topics.length }) : t('desk.stagesNote')}
    >
      <ol className="grid grid-cols-2 gap-3 sm:grid-cols-4 xl:grid-cols-8">
        {STAGES.map((stage) => (
          <li key={stage}>
            <Link
              to={`/topics?stage=${stage}`}
              className="flex h-full min-h-target flex-col justify-between gap-1 rounded-md border border-line px-3 py-2 text-ink no-underline hover:border-accent hover:bg-accent-soft"
            >
              <span className="text-sm text-muted">{common(`home.steps.${stage}`)}</span>
              <span className="text-lg font-semibold tabular-nums">
                {t('desk.stageCount', { count: countByStage(topics, stage) })}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </Section>
  )
}

interface OverdueListProps {
  readonly overdue: readonly Overdue[]
  readonly hasCommunity: boolean
}

function OverdueList({ overdue, hasCommunity }: OverdueListProps) {
  const { t } = useTranslation('topics')
  const format = useFormat()
  const columns = useTopicColumns(hasCommunity).filter(({ id }) => id !== 'coSigns' && id !== 'since')
  return (
    <Section title={t('desk.overdue')} description={t('desk.overdueRule')}>
      <Table<Overdue>
        label={t('desk.overdue')}
        rows={overdue}
        rowKey={({ topic }) => topic.id}
        empty={<Empty title={t('desk.overdueNone')}>{t('desk.overdueNoneBody')}</Empty>}
        columns={[
          ...columns.map(({ id, header, isRowHeader = false, cell }) => ({
            id,
            header,
            isRowHeader,
            cell: ({ topic }: Overdue) => cell(topic),
          })),
          {
            id: 'due',
            header: t('desk.due'),
            cell: ({ dueOn, days }) => t('desk.dueOn', { day: format.day(dueOn), count: days }),
          },
        ]}
      />
    </Section>
  )
}
