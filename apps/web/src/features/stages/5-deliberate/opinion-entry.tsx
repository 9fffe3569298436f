import { contributedSchema, OPINION_CHANNELS, OPINION_STANCES, type TopicDetail } from '@gongyi/shared/contracts'
import { type FormEvent, useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { useContribute } from '../../../lib/topics/use-act.js'
import { Button } from '../../../ui/button.js'
import { Checkbox } from '../../../ui/checkbox.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { RadioGroup } from '../../../ui/radio-group.js'
import { Select } from '../../../ui/select.js'
import { TextArea } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { UnitPicker } from '../../../ui/topic/unit-picker.js'

const OFFLINE_CHANNELS = OPINION_CHANNELS.filter((channel) => channel !== 'ONLINE')

interface Entry {
  readonly unitId: string | null
  readonly channel: (typeof OFFLINE_CHANNELS)[number]
  readonly stance: (typeof OPINION_STANCES)[number] | null
  readonly text: string
  readonly consent: boolean
}

const blank: Entry = { unitId: null, channel: 'VISIT', stance: null, text: '', consent: false }

/** What a resident said at the door, by phone or on paper, entered with their consent: it counts the same. */
export function OpinionEntry({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('deliberate')
  const send = useContribute(topic, 'opinions', contributedSchema)
  const [entry, setEntry] = useState(blank)
  const [isChecked, setChecked] = useState(false)
  const { unitId, channel, stance, text, consent } = entry
  const set = (change: Partial<Entry>) => setEntry({ ...entry, ...change })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (unitId === null || stance === null || text.trim() === '' || !consent || send.isPending) return
    send.mutate(
      { stance, text, channel, votingUnitId: unitId, consent },
      {
        onSuccess: () => {
          setEntry({ ...blank, channel })
          setChecked(false)
          toast(t('entry.done'))
        },
      },
    )
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-gap" data-contribution="deliberate.opinion-entry">
      <p className="text-muted">{t('entry.description')}</p>
      <div className="grid items-end gap-gap sm:grid-cols-2">
        <UnitPicker
          topic={topic}
          label={t('entry.unit')}
          description={t('entry.unitHint')}
          value={unitId}
          onChange={(id) => set({ unitId: id })}
          error={isChecked && unitId === null ? t('entry.chooseUnit') : undefined}
        />
        <Select
          label={t('entry.channel')}
          options={OFFLINE_CHANNELS.map((value) => ({ value, label: t(`opinionChannel.${value}`) }))}
          value={channel}
          onChange={(value) => set({ channel: value })}
        />
      </div>
      <RadioGroup
        label={t('session.stance')}
        options={OPINION_STANCES.map((value) => ({ value, label: t(`stance.${value}`) }))}
        value={stance}
        onChange={(value) => set({ stance: value })}
        isInline
        error={isChecked && stance === null && t('fill')}
        isRequired
      />
      <TextArea
        label={t('session.summary')}
        value={text}
        rows={3}
        maxLength={2000}
        onChange={(value) => set({ text: value })}
        error={isChecked && text.trim() === '' && t('fill')}
        isRequired
      />
      <Checkbox
        isSelected={consent}
        onChange={(value) => set({ consent: value })}
        error={isChecked && !consent && t('entry.needConsent')}
        isRequired
      >
        {t('entry.consent')}
      </Checkbox>
      {send.error !== null && <ErrorNote error={send.error} />}
      <div>
        <Button type="submit" isPending={send.isPending}>
          {t('entry.submit')}
        </Button>
      </div>
    </form>
  )
}
