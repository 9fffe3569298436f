import type { TopicDetail } from '@gongyi/shared/contracts'
import { daysBetween } from '@gongyi/shared/domain'
import { civilDate } from '../../../lib/format/format.js'
import { useFormat } from '../../../lib/format/use-format.js'
import { useKnownWords, useTranslation } from '../../../lib/i18n/i18n.js'
import { mayContribute } from '../../../lib/topics/use-act.js'
import { Badge, type BadgeTone } from '../../../ui/badge.js'
import { Bar } from '../../../ui/bar.js'
import { Card } from '../../../ui/card.js'
import { DefinitionList } from '../../../ui/definition-list.js'
import { Timeline } from '../../../ui/timeline.js'
import { Fold } from '../../../ui/topic/fold.js'
import type { Task } from './implement-state.js'
import { AcceptanceForm, CancellationForm, ReportForm } from './task-forms.js'

interface TaskCardProps {
  readonly topic: TopicDetail
  readonly task: Task
  /** The tasks weigh differently, so each says what it weighs. */
  readonly isWeighed: boolean
}

const tones = {
  ASSIGNED: 'neutral',
  IN_PROGRESS: 'active',
  SUBMITTED: 'waiting',
  ACCEPTED: 'success',
  CANCELLED: 'ended',
} as const satisfies Record<Task['status'], BadgeTone>

/** One task: who, by when, how far; and the form of whoever has the next thing to do with it. */
export function TaskCard({ topic, task, isWeighed }: TaskCardProps) {
  const { t } = useTranslation('implement')
  const format = useFormat()
  const isOverdue = task.overdue && task.status !== 'ACCEPTED' && task.status !== 'CANCELLED'
  const late = isOverdue ? daysBetween(task.dueOn, civilDate(topic.now)) : 0
  return (
    <Card as="li" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-sm text-muted">{t('tasks.no', { no: task.no })}</span>
        <h4 className="text-base">{task.title}</h4>
        <Badge tone={tones[task.status]}>{t(`tasks.status.${task.status}`)}</Badge>
        {isOverdue && <Badge tone="warning">{t('tasks.overdue', { count: late })}</Badge>}
      </div>
      {task.status !== 'CANCELLED' && (
        <Bar
          label={t('tasks.progress')}
          value={task.progress}
          total={100}
          valueText={t('tasks.progressOf', { progress: task.progress })}
          tone={task.status === 'ACCEPTED' ? 'success' : isOverdue ? 'warning' : 'accent'}
        />
      )}
      <TaskFacts task={task} isWeighed={isWeighed} />
      {task.acceptedOn && <p>{t('tasks.acceptedOn', { on: format.date(task.acceptedOn) })}</p>}
      {task.cancelReason !== null && <p>{t('tasks.cancelled', { reason: task.cancelReason })}</p>}
      <TaskReports task={task} />
      <TaskWork topic={topic} task={task} />
    </Card>
  )
}

function TaskFacts({ task, isWeighed }: Omit<TaskCardProps, 'topic'>) {
  const { t } = useTranslation('implement')
  const format = useFormat()
  return (
    <DefinitionList
      items={[
        { term: t('tasks.executor'), detail: task.executor },
        { term: t('tasks.due'), detail: t('tasks.dueOn', { on: format.date(task.dueOn) }) },
        { term: t('tasks.standard'), detail: task.standard },
        ...(isWeighed ? [{ term: t('tasks.weight'), detail: t('tasks.weightOf', { weight: task.weight }) }] : []),
        ...(task.budgetFen === '0' ? [] : [{ term: t('tasks.budget'), detail: format.money(BigInt(task.budgetFen)) }]),
      ]}
    />
  )
}

function TaskReports({ task }: { readonly task: Task }) {
  const { t } = useTranslation('implement')
  const say = useKnownWords('implement')
  if (task.reports.length === 0) return null
  return (
    <Fold title={t('tasks.reports', { count: task.reports.length })}>
      <Timeline
        entries={task.reports.map(({ kind, progress, note, at }) => ({
          id: `${at}${kind}`,
          at,
          title: say(`tasks.kinds.${kind}`, { progress }) ?? kind,
          children: <p className="whitespace-pre-line">{note}</p>,
        }))}
      />
    </Fold>
  )
}

function TaskWork({ topic, task }: Omit<TaskCardProps, 'isWeighed'>) {
  const { t } = useTranslation('implement')
  const isRunning = task.status === 'ASSIGNED' || task.status === 'IN_PROGRESS'
  const { title } = task
  const isOpen = isRunning || task.status === 'SUBMITTED'
  const isAsked = task.reports.some(({ kind }) => kind === 'CANCEL_ASKED')
  return (
    <>
      {isRunning && mayContribute(topic, 'implement.report') && (
        <Fold title={t('report.title', { title })}>
          <ReportForm topic={topic} task={task} />
        </Fold>
      )}
      {task.status === 'SUBMITTED' && mayContribute(topic, 'implement.acceptance') && (
        <Fold title={t('accept.title', { title })} isOpen>
          {task.reportedByMe ? <p>{t('accept.own')}</p> : <AcceptanceForm topic={topic} task={task} />}
        </Fold>
      )}
      {isOpen && !isAsked && mayContribute(topic, 'implement.cancellation-request') && (
        <Fold title={t('askCancel.title', { title })}>
          <CancellationForm topic={topic} task={task} contribution="implement.cancellation-request" />
        </Fold>
      )}
      {isOpen && isAsked && mayContribute(topic, 'implement.cancellation') && (
        <Fold title={t('cancel.title', { title })} isOpen>
          <CancellationForm topic={topic} task={task} contribution="implement.cancellation" />
        </Fold>
      )}
    </>
  )
}
