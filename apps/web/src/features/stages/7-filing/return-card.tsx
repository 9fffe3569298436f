import type { TopicDetail } from '@gongyi/shared/contracts'
import { RETURN_REASON_IDS, RETURN_REASONS, type ReturnReason } from '@gongyi/shared/domain'
import { useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { openAction } from '../../../lib/topics/use-act.js'
import { Select } from '../../../ui/select.js'
import { TextArea } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { Fold } from '../../../ui/topic/fold.js'

/** Back to the community: the reason decides where it is mended, and the form says so before it is sent. */
export function ReturnCard({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('filing')
  const [reason, setReason] = useState<ReturnReason | null>(null)
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  if (openAction(topic, 'filing.return') === undefined) return null
  const where = reason === null ? '' : t(`classes.${RETURN_REASONS[reason]}`)
  return (
    <Fold title={t('return.title')}>
      <ActionCard
        topic={topic}
        action="filing.return"
        title={t('return.title')}
        description={where}
        submitLabel={t('return.submit')}
        confirmText={t('return.confirm', { where })}
        tone="danger"
        input={() => {
          setTried(true)
          return reason === null || note.trim() === '' ? null : { reason, note }
        }}
        onDone={() => toast(t('return.done'))}
      >
        <Select
          label={t('return.reason')}
          options={RETURN_REASON_IDS.map((value) => ({
            value,
            label: `${t(`classNames.${RETURN_REASONS[value]}`)} · ${t(`reasons.${value}`)}`,
          }))}
          value={reason}
          onChange={setReason}
          placeholder={t('return.choose')}
          isRequired
          error={isTried && reason === null ? t('return.reasonError') : undefined}
        />
        <TextArea
          label={t('return.note')}
          description={t('return.noteHint')}
          value={note}
          onChange={setNote}
          rows={3}
          isRequired
          error={isTried && note.trim() === '' ? t('return.noteError') : undefined}
        />
      </ActionCard>
    </Fold>
  )
}
