import type { TopicDetail } from '@gongyi/shared/contracts'
import { useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { splitLines } from '../../../lib/topics/lines.js'
import { TextArea } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'

export interface PublishFormProps {
  readonly topic: TopicDetail
  readonly tone: 'primary' | 'secondary'
  /** The combined notice already named time and place. */
  readonly isOptional: boolean
}

/** NOTICE_B: the statutory days of notice run from it. */
export function PublishForm({ topic, tone, isOptional }: PublishFormProps) {
  const { t } = useTranslation('format')
  const before = topic.records.notice.versions.at(-1)?.places
  const [places, setPlaces] = useState(() => before?.join('\n') ?? t('defaultPlaces'))
  const [isChecked, setChecked] = useState(false)
  const input = () => {
    setChecked(true)
    const lines = splitLines(places)
    return lines.length === 0 ? null : { places: lines }
  }
  return (
    <ActionCard
      topic={topic}
      action="format.publish"
      title={t(isOptional ? 'publish.optionalTitle' : 'publish.title')}
      description={t(isOptional ? 'publish.optionalDescription' : 'publish.description')}
      submitLabel={t('publish.submit')}
      tone={tone}
      input={input}
      onDone={() => toast(t('publish.done'))}
    >
      <TextArea
        label={t('publish.places')}
        value={places}
        rows={2}
        onChange={setPlaces}
        error={isChecked && splitLines(places).length === 0 && t('plan.fill')}
        isRequired
      />
    </ActionCard>
  )
}
