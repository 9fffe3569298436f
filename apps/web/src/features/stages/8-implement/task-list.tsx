import type { TopicDetail } from '@gongyi/shared/contracts'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Section } from '../../../ui/card.js'
import { Empty } from '../../../ui/empty.js'
import { type Task, weighsDiffer } from './implement-state.js'
import { TaskCard } from './task-card.js'

interface TaskListProps {
  readonly topic: TopicDetail
  readonly tasks: readonly Task[]
}

export function TaskList({ topic, tasks }: TaskListProps) {
  const { t } = useTranslation('implement')
  const isWeighed = weighsDiffer(tasks)
  return (
    <Section title={t('tasks.title')} level={3}>
      {tasks.length === 0 ? (
        <Empty title={t('tasks.empty')}>{t('tasks.emptyBody')}</Empty>
      ) : (
        <ul className="flex flex-col gap-gap">
          {tasks.map((task) => (
            <TaskCard key={task.id} topic={topic} task={task} isWeighed={isWeighed} />
          ))}
        </ul>
      )}
    </Section>
  )
}
