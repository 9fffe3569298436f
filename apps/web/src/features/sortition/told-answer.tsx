import { type DrawDesk, TOLD_CHANNELS, type ToldChannel } from '@gongyi/shared/contracts'
import { useState } from 'react'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { ConfirmDialog } from '../../ui/confirm-dialog.js'
import { RadioGroup } from '../../ui/radio-group.js'
import { TextField } from '../../ui/text-field.js'
import { toast } from '../../ui/toast.js'
import { useDrawDeed } from './queries.js'

/** Somebody drawn, and what is written down for them. */
export interface Telling {
  readonly person: DrawDesk['people'][number]
  readonly answer: 'ACCEPTED' | 'DECLINED'
}

interface ToldAnswerProps extends Telling {
  readonly draw: DrawDesk
  readonly onClose: () => void
}

/** What somebody told the desk, how they told it and how they agreed to it being written down. */
export function ToldAnswer({ draw, person, answer, onClose }: ToldAnswerProps) {
  const { t } = useTranslation('sortition')
  const [channel, setChannel] = useState<ToldChannel | null>(null)
  const [consent, setConsent] = useState('')
  const [isChecked, setChecked] = useState(false)
  const act = useDrawDeed(draw.topicId, draw.id, 'answers')
  const isGiven = consent.trim().length >= 2
  const title = t(answer === 'ACCEPTED' ? 'desk.people.accept' : 'desk.people.decline')
  const send = () => {
    setChecked(true)
    if (channel === null || !isGiven) return
    const said = { token: person.token, answer, channel, consent }
    act.mutate(said, {
      onSuccess: () => {
        toast(t('desk.people.answered'))
        onClose()
      },
    })
  }
  return (
    <ConfirmDialog
      title={title}
      isOpen
      onClose={onClose}
      onConfirm={send}
      confirmLabel={title}
      isPending={act.isPending}
      error={act.error}
    >
      <p>{t(answer === 'ACCEPTED' ? 'desk.people.askAccept' : 'desk.people.askDecline', { name: person.name })}</p>
      <RadioGroup
        label={t('desk.people.channel')}
        options={TOLD_CHANNELS.map((value) => ({ value, label: t(`desk.people.channels.${value}`) }))}
        value={channel}
        onChange={setChannel}
        isInline
        isRequired
        {...(isChecked && channel === null ? { error: t('desk.people.channelWrong') } : {})}
      />
      <TextField
        label={t('desk.people.consent')}
        description={t('desk.people.consentHint')}
        value={consent}
        onChange={setConsent}
        maxLength={500}
        autoComplete="off"
        isRequired
        {...(isChecked && !isGiven ? { error: t('desk.people.consentWrong') } : {})}
      />
    </ConfirmDialog>
  )
}
