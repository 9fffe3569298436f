import type { DrawDesk } from '@gongyi/shared/contracts'
import { useState } from 'react'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { TextArea } from '../../ui/text-field.js'
import { DeedCard } from './deed-card.js'

interface ReasonCardProps {
  readonly draw: DrawDesk
  readonly deed: 'abandon' | 'agree'
  readonly isDanger?: boolean
}

/** A deed that needs nothing but a reason, which everybody will read. */
export function ReasonCard({ draw, deed, isDanger = false }: ReasonCardProps) {
  const { t } = useTranslation('sortition')
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const isGiven = reason.trim().length >= 4
  return (
    <DeedCard
      topicId={draw.topicId}
      drawId={draw.id}
      deed={deed}
      title={t(`desk.${deed}.title`)}
      body={t(`desk.${deed}.body`)}
      submitLabel={t(`desk.${deed}.submit`)}
      doneText={t(`desk.${deed}.done`)}
      ask={t(`desk.${deed}.body`)}
      isDanger={isDanger}
      input={() => {
        setChecked(true)
        return isGiven ? { reason } : null
      }}
    >
      <TextArea
        label={t(`desk.${deed}.reason`)}
        isRequired
        maxLength={500}
        value={reason}
        onChange={setReason}
        {...(isChecked && !isGiven ? { error: t('desk.reasonWrong') } : {})}
      />
    </DeedCard>
  )
}
