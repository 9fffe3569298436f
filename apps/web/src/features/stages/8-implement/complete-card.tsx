import type { TopicDetail } from '@gongyi/shared/contracts'
import { addDays, template } from '@gongyi/shared/domain'
import { useState } from 'react'
import { civilDate } from '../../../lib/format/format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { openAction } from '../../../lib/topics/use-act.js'
import { DateField } from '../../../ui/date-field.js'
import { TextArea } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { Fold } from '../../../ui/topic/fold.js'

/** Habits are looked at again after 90 days (G8.5). */
const FOLLOW_UP_D = 90

/** The work done is told to everybody; folded away while tasks are open. */
export function CompleteCard({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('implement')
  const open = openAction(topic, 'implement.complete')
  if (open === undefined) return null
  if (open.unmet.length === 0) return <CompleteForm topic={topic} />
  return (
    <Fold title={t('complete.title')}>
      <CompleteForm topic={topic} />
    </Fold>
  )
}

function CompleteForm({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('implement')
  const isCovenant = topic.category === 'COVENANT'
  const today = civilDate(topic.now)
  const { completionPublicityD, surveyD } = template(topic.template).limits
  const [text, setText] = useState(() => t('complete.textDefault'))
  const [feedback, setFeedback] = useState(() => t('complete.feedbackDefault'))
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
      input={() => {
        setTried(true)
        const isComplete = text.trim() !== '' && feedback.trim() !== '' && (!isCovenant || followUpOn !== null)
        return isComplete ? { text, feedback, ...(followUpOn === null ? {} : { followUpOn }) } : null
      }}
      onDone={() => toast(t('complete.done'))}
    >
      <TextArea label={t('complete.text')} value={text} onChange={setText} rows={3} isRequired error={required(text)} />
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
