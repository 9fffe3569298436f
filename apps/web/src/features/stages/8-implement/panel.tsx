import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { type PanelProps, topicParts } from '../../../lib/topics/queries.js'
import { openAction } from '../../../lib/topics/use-act.js'
import { Section } from '../../../ui/card.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { AccountsCard } from './accounts-card.js'
import { AssignCard } from './assign-card.js'
import { ArchiveCard, CloseCard, ReopenCard } from './close-cards.js'
import { CompleteCard } from './complete-card.js'
import { Outcome } from './outcome.js'
import { Progress } from './progress.js'
import { RatingEntry } from './rating-entry.js'
import { RatingForm } from './rating-form.js'
import { RatingSummary } from './rating-summary.js'
import { TaskList } from './task-list.js'

/** Step 8: what was decided, what is done of it, what it cost, and what people think of it. */
export function ImplementPanel({ topic }: PanelProps) {
  const { t } = useTranslation('implement')
  const tasks = useQuery(topicParts.tasks(topic.id))
  const resolution = topic.records.vote.resolution
  if (tasks.error) return <ErrorNote error={tasks.error} onRetry={() => void tasks.refetch()} />
  if (tasks.data === undefined) return <Skeleton lines={6} />
  const items = tasks.data.items
  return (
    <div className="flex flex-col gap-[calc(var(--gap)*1.25)]">
      <RatingForm topic={topic} />
      {resolution && (
        <Section title={t('decided')} level={3}>
          <p className="whitespace-pre-line">{resolution.text}</p>
        </Section>
      )}
      <Progress topic={topic} tasks={items} />
      {items.length === 0 && <AssignCard topic={topic} tasks={items} />}
      {(items.length > 0 || openAction(topic, 'implement.assign') === undefined) && (
        <TaskList topic={topic} tasks={items} />
      )}
      <Outcome topic={topic} />
      <RatingSummary topic={topic} />
      <RatingEntry topic={topic} />
      <AccountsCard topic={topic} tasks={items} />
      <CompleteCard topic={topic} tasks={items} />
      <CloseCard topic={topic} tasks={items} />
      {items.length > 0 && <AssignCard topic={topic} tasks={items} />}
      <ArchiveCard topic={topic} />
      <ReopenCard topic={topic} />
    </div>
  )
}
