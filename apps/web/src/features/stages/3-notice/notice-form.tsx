import type { TopicDetail } from '@gongyi/shared/contracts'
import { civilDateOf, isClockTime, NOTICE_ITEMS, NOTICE_KINDS } from '@gongyi/shared/domain'
import { useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { splitLines } from '../../../lib/topics/lines.js'
import { Checkbox } from '../../../ui/checkbox.js'
import { DateField } from '../../../ui/date-field.js'
import { RadioGroup } from '../../../ui/radio-group.js'
import { TextArea, TextField } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { Fold } from '../../../ui/topic/fold.js'
import { type NoticeEntry, type NoticeItem, useNoticeEntry, useTimetable } from './notice-draft.js'

export interface NoticeFormProps {
  readonly topic: TopicDetail
  readonly tone: 'primary' | 'secondary'
  readonly onDone?: () => void
}

/** The notice with its ten items, filled in from the topic; published as it stands or after changes. */
export function NoticeForm({ topic, tone, onDone }: NoticeFormProps) {
  const { t } = useTranslation('notice')
  const start = useNoticeEntry(topic)
  const timetable = useTimetable(topic)
  const [entry, setEntry] = useState(start)
  const [isChecked, setChecked] = useState(false)
  const isNew = topic.records.notice.versions.length === 0
  const set = (change: Partial<NoticeEntry>) => setEntry({ ...entry, ...change })
  const missing = (text: string) => isChecked && text.trim() === '' && t('publish.fill')
  // The timetable follows the kind until somebody has written their own
  const choose = (kind: NoticeEntry['kind']) => {
    const N8 = entry.items.N8 === timetable(entry.kind) ? timetable(kind) : entry.items.N8
    set({ kind, items: { ...entry.items, N8 } })
  }
  const input = () => {
    setChecked(true)
    return noticeInput(entry)
  }
  return (
    <ActionCard
      topic={topic}
      action="notice.publish"
      title={t(isNew ? 'publish.title' : 'publish.again')}
      description={t(isNew ? 'publish.description' : 'publish.againDescription')}
      submitLabel={t('publish.submit')}
      confirmText={t('publish.confirm', { count: topic.electorate.heads })}
      tone={tone}
      input={input}
      onDone={() => {
        toast(t('publish.done'))
        onDone?.()
      }}
    >
      <RadioGroup
        label={t('publish.kind')}
        options={NOTICE_KINDS.map((kind) => ({
          value: kind,
          label: t(`kind.${kind}`),
          description: t(`kindHint.${kind}`),
        }))}
        value={entry.kind}
        onChange={choose}
      />
      {entry.kind === 'combined' && (
        <MeetingFields entry={entry} today={civilDateOf(topic.now)} isChecked={isChecked} onChange={set} />
      )}
      <Items entry={entry} isChecked={isChecked} onChange={(items) => set({ items })} />
      <TextArea
        label={t('publish.places')}
        description={t('publish.placesHint')}
        value={entry.places}
        rows={2}
        onChange={(places) => set({ places })}
        error={missing(entry.places)}
        isRequired
      />
      <Checkbox isSelected={entry.largePrint} onChange={(largePrint) => set({ largePrint })}>
        {t('publish.largePrint')}
      </Checkbox>
    </ActionCard>
  )
}

/** What is sent; null while something needed is empty. */
function noticeInput({ kind, items, places, largePrint, on, time, place, agenda }: NoticeEntry): unknown {
  const isCombined = kind === 'combined'
  const needed = [...NOTICE_ITEMS.map((item) => items[item]), places, ...(isCombined ? [on, place, agenda] : [])]
  if (needed.some((text) => text.trim() === '') || (isCombined && !isClockTime(time))) return null
  const meeting = isCombined ? { meeting: { on, time, place, agenda } } : {}
  return { kind, items, places: splitLines(places), largePrint, ...meeting }
}

interface MeetingFieldsProps {
  readonly entry: NoticeEntry
  readonly today: string
  readonly isChecked: boolean
  readonly onChange: (change: Partial<NoticeEntry>) => void
}

function MeetingFields({ entry, today, isChecked, onChange }: MeetingFieldsProps) {
  const { t } = useTranslation('notice')
  const missing = (text: string) => isChecked && text.trim() === '' && t('publish.fill')
  return (
    <fieldset className="flex flex-col gap-gap rounded-md border border-line p-3">
      <legend className="px-1 font-semibold">{t('meeting.title')}</legend>
      <div className="grid items-end gap-gap sm:grid-cols-2">
        <DateField
          label={t('meeting.on')}
          value={entry.on}
          min={today}
          onChange={(on) => onChange({ on: on ?? '' })}
          error={missing(entry.on)}
          isRequired
        />
        <TextField
          label={t('meeting.time')}
          description={t('meeting.timeHint')}
          value={entry.time}
          inputMode="numeric"
          onChange={(time) => onChange({ time: time.trim() })}
          error={isChecked && !isClockTime(entry.time) && t('meeting.timeHint')}
          isRequired
        />
        <TextField
          label={t('meeting.place')}
          value={entry.place}
          maxLength={200}
          onChange={(place) => onChange({ place })}
          error={missing(entry.place)}
          isRequired
        />
      </div>
      <TextArea
        label={t('meeting.agenda')}
        value={entry.agenda}
        rows={2}
        onChange={(agenda) => onChange({ agenda })}
        error={missing(entry.agenda)}
        isRequired
      />
    </fieldset>
  )
}

interface ItemsProps {
  readonly entry: NoticeEntry
  readonly isChecked: boolean
  readonly onChange: (items: NoticeEntry['items']) => void
}

/** Folded while complete: the coordinator of a small matter reads it in the preview and publishes. */
function Items({ entry, isChecked, onChange }: ItemsProps) {
  const { t } = useTranslation('notice')
  const isEmpty = (item: NoticeItem) => entry.items[item].trim() === ''
  const hasGap = NOTICE_ITEMS.some(isEmpty)
  return (
    <Fold key={String(hasGap && isChecked)} title={t('publish.content')} isOpen={hasGap}>
      {NOTICE_ITEMS.map((item) => (
        <TextArea
          key={item}
          label={t(`items.${item}`)}
          value={entry.items[item]}
          rows={2}
          onChange={(text) => onChange({ ...entry.items, [item]: text })}
          error={isChecked && isEmpty(item) && t('publish.fill')}
          isRequired
        />
      ))}
    </Fold>
  )
}
