import type { TopicDetail } from '@gongyi/shared/contracts'
import { useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { TextArea } from '../../../ui/text-field.js'
import { ActionCard } from '../../../ui/topic/action-card.js'

/** A group nobody had thought of is affected: back to the participants. */
export function WidenForm({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('deliberate')
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const input = () => {
    setChecked(true)
    return reason.trim() === '' ? null : { reason }
  }
  return (
    <ActionCard
      topic={topic}
      action="deliberate.widen"
      title={t('widen.title')}
      description={t('widen.description')}
      submitLabel={t('widen.submit')}
      confirmText={t('widen.confirm')}
      tone="danger"
      input={input}
    >
      <TextArea
        label={t('widen.reason')}
        value={reason}
        rows={2}
        maxLength={5000}
        onChange={setReason}
        error={isChecked && reason.trim() === '' && t('fill')}
        isRequired
      />
    </ActionCard>
  )
}
