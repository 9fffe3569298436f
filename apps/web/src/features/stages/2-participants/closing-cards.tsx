import { template } from '@gongyi/shared/domain'
import { useState } from 'react'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { openAction } from '../../../lib/topics/use-act.js'
import { TextArea } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { Fold } from '../../../ui/topic/fold.js'

/** Where the procedure does not ask for it, or once it is done, publishing stays possible and out of the way. */
export function PubliciseCard({ topic }: PanelProps) {
  const { t } = useTranslation('participants')
  if (topic.records.participants.set === undefined || openAction(topic, 'participants.publicise') === undefined)
    return null
  const days = template(topic.template).limits.rosterPublicityD
  const isFirst = topic.records.participants.publicised === undefined
  const form = <PubliciseForm topic={topic} days={days} isFirst={isFirst} />
  return days > 0 && isFirst ? form : <Fold title={t(isFirst ? 'publicise.title' : 'publicise.again')}>{form}</Fold>
}

interface PubliciseFormProps extends PanelProps {
  readonly days: number
  readonly isFirst: boolean
}

function PubliciseForm({ topic, days, isFirst }: PubliciseFormProps) {
  const { t } = useTranslation('participants')
  const [places, setPlaces] = useState(t('publicise.placesValue'))
  const [isChecked, setChecked] = useState(false)
  const lines = places
    .split('\n')
    .map((place) => place.trim())
    .filter(Boolean)
  return (
    <ActionCard
      topic={topic}
      action="participants.publicise"
      title={t('publicise.title')}
      description={days === 0 ? t('publicise.bodyNone') : t('publicise.body', { count: days })}
      submitLabel={t(isFirst ? 'publicise.submit' : 'publicise.again')}
      tone={isFirst && days > 0 ? 'primary' : 'secondary'}
      input={() => {
        setChecked(true)
        return lines.length === 0 ? null : { places: lines }
      }}
      onDone={() => toast(t('publicise.done'))}
    >
      <TextArea
        label={t('publicise.places')}
        description={t('publicise.placesHint')}
        value={places}
        onChange={setPlaces}
        rows={2}
        isRequired
        {...(isChecked && lines.length === 0 ? { error: t('set.needed') } : {})}
      />
    </ActionCard>
  )
}

export function SignCard({ topic }: PanelProps) {
  const { t } = useTranslation('participants')
  const [note, setNote] = useState('')
  const { set, supervisor } = topic.records.participants
  if (set === undefined || supervisor !== undefined) return null
  return (
    <ActionCard
      topic={topic}
      action="participants.sign"
      title={t('sign.title')}
      description={t('sign.body')}
      submitLabel={t('sign.submit')}
      input={() => (note.trim() === '' ? {} : { note: note.trim() })}
      onDone={() => toast(t('sign.done'))}
    >
      <TextArea label={t('sign.note')} description={t('sign.noteHint')} value={note} onChange={setNote} rows={2} />
    </ActionCard>
  )
}

export function LockCard({ topic }: PanelProps) {
  const { t } = useTranslation('participants')
  const format = useFormat()
  if (topic.records.participants.set === undefined) return null
  const { heads, areaCenti } = topic.electorate
  const area = BigInt(areaCenti)
  const words = { heads: format.count(heads), area: format.area(area) }
  return (
    <ActionCard
      topic={topic}
      action="participants.lock"
      title={t('lock.title')}
      description={t('lock.body')}
      submitLabel={t('lock.submit')}
      confirmText={t(area > 0n ? 'lock.confirmArea' : 'lock.confirm', words)}
      tone={openAction(topic, 'participants.lock')?.unmet.length === 0 ? 'primary' : 'secondary'}
      input={() => ({})}
    />
  )
}

export function RescreenCard({ topic }: PanelProps) {
  const { t } = useTranslation('participants')
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  if (openAction(topic, 'participants.rescreen') === undefined) return null
  return (
    <Fold title={t('rare')}>
      <ActionCard
        topic={topic}
        action="participants.rescreen"
        title={t('rescreen.title')}
        description={t('rescreen.body')}
        submitLabel={t('rescreen.submit')}
        confirmText={t('rescreen.confirm')}
        tone="danger"
        input={() => {
          setChecked(true)
          return reason.trim() === '' ? null : { reason: reason.trim() }
        }}
      >
        <TextArea
          label={t('rescreen.reason')}
          value={reason}
          onChange={setReason}
          rows={2}
          isRequired
          {...(isChecked && reason.trim() === '' ? { error: t('set.needed') } : {})}
        />
      </ActionCard>
    </Fold>
  )
}
