import type { TopicSummary } from '@gongyi/shared/contracts'
import { STAGES } from '@gongyi/shared/domain'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Badge } from '../../ui/badge.js'
import { Section } from '../../ui/card.js'
import { Empty } from '../../ui/empty.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Skeleton } from '../../ui/skeleton.js'
import { Table, type TableColumn } from '../../ui/table.js'
import { Fold } from '../../ui/topic/fold.js'
import { countByStage, type DeskGroup, deskGroups, type RunningTopics, runningTopicsQuery } from './running-topics.js'
import { useTopicColumns } from './topic-list.js'

/** Today's work, the most urgent first, then where everything stands. */
export function DeskOverview({ hasCommunity }: { readonly hasCommunity: boolean }) {
  const { t } = useTranslation('topics')
  const running = useQuery(runningTopicsQuery)
  if (running.isPending) return <Skeleton lines={6} />
  if (running.isError) return <ErrorNote error={running.error} onRetry={() => running.refetch()} />
  const groups = deskGroups(running.data.topics)
  const list = (group: DeskGroup) => <DeskList group={group} topics={groups[group]} hasCommunity={hasCommunity} />
  const isIdle = groups.overdue.length + groups.soon.length + groups.mine.length === 0
  return (
    <>
      {isIdle && (
        <Section title={t('desk.groups.mine')}>
          <Empty title={t('desk.awaitingNone')}>{t('desk.awaitingNoneBody')}</Empty>
        </Section>
      )}
      {(['overdue', 'soon', 'mine'] as const).map(
        (group) =>
          groups[group].length > 0 && (
            <Section key={group} title={t(`desk.groups.${group}`)} description={t(`desk.notes.${group}`)}>
              {list(group)}
            </Section>
          ),
      )}
      <StageCounts running={running.data} />
      {groups.others.length > 0 && (
        <Fold title={t('desk.others', { count: groups.others.length })} description={t('desk.notes.others')}>
          {list('others')}
        </Fold>
      )}
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

interface DeskListProps {
  readonly group: DeskGroup
  readonly topics: readonly TopicSummary[]
  readonly hasCommunity: boolean
}

function DeskList({ group, topics, hasCommunity }: DeskListProps) {
  const { t } = useTranslation('topics')
  const columns = useTopicColumns(hasCommunity).filter(({ id }) => id !== 'coSigns' && id !== 'since')
  const { whom, due } = useUrgencyColumns()
  return (
    <Table
      label={t(`desk.groups.${group}`)}
      rows={topics}
      rowKey={({ id }) => id}
      empty={null}
      columns={[...columns, whom, due]}
    />
  )
}

function useUrgencyColumns(): Readonly<Record<'whom' | 'due', TableColumn<TopicSummary>>> {
  const { t } = useTranslation('topics')
  const { t: common } = useTranslation()
  const format = useFormat()
  return {
    whom: {
      id: 'whom',
      header: t('desk.whom'),
      cell: ({ waitsFor, awaitsColleague }) => {
        if (awaitsColleague) return t('desk.colleague')
        if (waitsFor.length === 0) return t('desk.waitsForTime')
        return waitsFor.map((role) => common(`shell.roles.${role}`)).join(t('desk.and'))
      },
    },
    due: {
      id: 'due',
      header: t('desk.due'),
      cell: ({ due }) => {
        if (due === null) return '—'
        const day = format.day(due.on)
        if (due.inDays < 0) return <Badge tone="warning">{t('desk.overdueBy', { day, count: -due.inDays })}</Badge>
        return due.inDays === 0 ? t('desk.dueToday') : t('desk.dueIn', { day, count: due.inDays })
      },
    },
  }
}
