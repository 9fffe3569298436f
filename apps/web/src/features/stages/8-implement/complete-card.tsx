import type { TopicDetail } from '@gongyi/shared/contracts'
import { addDays, template } from '@gongyi/shared/domain'
import { useState } from 'react'
import { civilDate } from '../../../lib/format/format.js'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { openAction } from '../../../lib/topics/use-act.js'
import { DateField } from '../../../ui/date-field.js'
import { TextArea } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { Fold } from '../../../ui/topic/fold.js'
import { countedTasks, type Task } from './implement-state.js'

/** Habits are looked at again after 90 days (G8.5). */
const FOLLOW_UP_D = 90

interface CompleteCardProps {
  readonly topic: TopicDetail
  readonly tasks: readonly Task[]
}

/** The work done is told to everybody; folded away while tasks are open. */
export function CompleteCard({ topic, tasks }: CompleteCardProps) {
  const { t } = useTranslation('implement')
  const open = openAction(topic, 'implement.complete')
  if (open === undefined) return null
  if (open.unmet.length === 0) return <CompleteForm topic={topic} tasks={tasks} />
  return (
    <Fold title={t('complete.title')}>
      <CompleteForm topic={topic} tasks={tasks} />
    </Fold>
  )
}

function CompleteForm({ topic, tasks }: CompleteCardProps) {
  const { t } = useTranslation('implement')
  const workDone = useWorkDone()
  const isCovenant = topic.category === 'COVENANT'
  const today = civilDate(topic.now)
  const { completionPublicityD, surveyD } = template(topic.template).limits
  const [written, setWritten] = useState<string | null>(null)
  const text = written ?? workDone(tasks)
  const [feedback, setFeedback] = useState(() => t('complete.feedbackDefault', { survey: surveyD }))
  const [followUpOn, setFollowUpOn] = useState<string | null>(isCovenant ? addDays(today, FOLLOW_UP_D) : null)
  const [isTried, setTried] = useState(false)
  const required = (value: string | null) =>
    isTried && (value === null || value.trim() === '') ? t('complete.required') : undefined
  return (
    <ActionCard
      topic={topic}
      action="implement.complete"
      title={t('complete.title')}
      description={t('complete.body', { publicity: completionPublicityD, survey: surveyD })}
      submitLabel={t('complete.submit')}
      confirmText={t('complete.confirm')}
      input={() => {
        setTried(true)
        const isComplete = text.trim() !== '' && feedback.trim() !== '' && (!isCovenant || followUpOn !== null)
        return isComplete ? { text, feedback, ...(followUpOn === null ? {} : { followUpOn }) } : null
      }}
      onDone={() => toast(t('complete.done'))}
    >
      <TextArea
        label={t('complete.text')}
        value={text}
        onChange={setWritten}
        rows={3}
        isRequired
        error={required(text)}
      />
      <TextArea
        label={t('complete.feedback')}
        value={feedback}
        onChange={setFeedback}
        rows={3}
        isRequired
        error={required(feedback)}
      />
      {isCovenant && (
        <DateField
          label={t('complete.followUpOn')}
          description={t('complete.followUpHint')}
          value={followUpOn}
          onChange={setFollowUpOn}
          min={today}
          isRequired
          error={required(followUpOn)}
        />
      )}
    </ActionCard>
  )
}

/** What the register of tasks knows, task by task; nothing is claimed beyond it. */
function useWorkDone(): (tasks: readonly Task[]) => string {
  const { t } = useTranslation('implement')
  const format = useFormat()
  return (tasks) =>
    countedTasks(tasks)
      .flatMap(({ title, acceptedOn }) =>
        acceptedOn === null ? [] : [t('complete.taskDone', { title, on: format.date(acceptedOn) })],
      )
      .join('\n')
}
