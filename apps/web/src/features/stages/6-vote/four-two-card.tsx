import type { TopicDetail } from '@gongyi/shared/contracts'
import { useState } from 'react'
import { civilDate } from '../../../lib/format/format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { DateField } from '../../../ui/date-field.js'
import { TextArea, TextField } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'

interface MeetingDraft {
  readonly on: string | null
  readonly members: string
  readonly present: string
  readonly agree: string
}

/** Branch proposal, two committees, Party members' review: the three steps before the villagers decide. */
export function FourTwoCard({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('vote')
  const recorded = topic.records.vote.fourTwo
  const [branchOn, setBranchOn] = useState<string | null>(recorded.branch?.on ?? civilDate(topic.now))
  const [note, setNote] = useState(recorded.branch?.note ?? topic.title)
  const [committees, setCommittees] = useState(() => draftOf(recorded.committees, topic.now))
  const [party, setParty] = useState(() => draftOf(recorded.partyReview, topic.now))
  const [isTried, setTried] = useState(false)
  const input = () => {
    setTried(true)
    const meetings = { ...meetingOf('committees', committees), ...meetingOf('partyReview', party) }
    const isBroken = [committees, party].some((meeting) => isBegun(meeting) && !isComplete(meeting))
    if (branchOn === null || note.trim() === '' || isBroken) return null
    return { branch: { on: branchOn, note }, ...meetings }
  }
  return (
    <ActionCard
      topic={topic}
      action="vote.four-two"
      title={t('fourTwo.title')}
      description={t('fourTwo.body')}
      submitLabel={t('fourTwo.submit')}
      tone={recorded.branch ? 'secondary' : 'primary'}
      input={input}
      onDone={() => toast(t('fourTwo.done'))}
    >
      <fieldset className="flex flex-col gap-gap">
        <legend className="mb-2 font-semibold">{t('fourTwo.branch')}</legend>
        <DateField label={t('fourTwo.branchOn')} value={branchOn} onChange={setBranchOn} isRequired />
        <TextArea
          label={t('fourTwo.branchNote')}
          value={note}
          onChange={setNote}
          rows={2}
          isRequired
          error={isTried && note.trim() === '' ? t('fourTwo.noteError') : undefined}
        />
      </fieldset>
      <MeetingFields of="committees" value={committees} onChange={setCommittees} isTried={isTried} />
      <MeetingFields of="party" value={party} onChange={setParty} isTried={isTried} />
    </ActionCard>
  )
}

interface MeetingFieldsProps {
  readonly of: 'committees' | 'party'
  readonly value: MeetingDraft
  readonly onChange: (value: MeetingDraft) => void
  readonly isTried: boolean
}

function MeetingFields({ of, value, onChange, isTried }: MeetingFieldsProps) {
  const { t } = useTranslation('vote')
  const isAsked = isTried && isBegun(value)
  return (
    <fieldset className="flex flex-col gap-gap">
      <legend className="mb-2 font-semibold">{t(of === 'party' ? 'fourTwo.partyReview' : 'fourTwo.committees')}</legend>
      <DateField
        label={t(of === 'party' ? 'fourTwo.partyOn' : 'fourTwo.committeesOn')}
        value={value.on}
        onChange={(on) => onChange({ ...value, on })}
      />
      <div className="grid items-end gap-gap sm:grid-cols-3">
        {(['members', 'present', 'agree'] as const).map((field) => (
          <TextField
            key={field}
            label={t(`fourTwo.${field}.${of}`)}
            inputMode="numeric"
            value={value[field]}
            onChange={(text) => onChange({ ...value, [field]: text })}
            error={isAsked && wholeNumber(value[field]) === undefined ? t('fourTwo.numberError') : undefined}
          />
        ))}
      </div>
    </fieldset>
  )
}

type Recorded = TopicDetail['records']['vote']['fourTwo']['committees']

function draftOf(recorded: Recorded, now: string): MeetingDraft {
  if (!recorded) return { on: civilDate(now), members: '', present: '', agree: '' }
  const { on, members, present, for: agree } = recorded
  return { on, members: String(members), present: String(present), agree: String(agree) }
}

function wholeNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim()
  return /^\d{1,7}$/.test(plain) ? Number(plain) : undefined
}

function isBegun({ members, present, agree }: MeetingDraft): boolean {
  return [members, present, agree].some((text) => text.trim() !== '')
}

function isComplete(meeting: MeetingDraft): boolean {
  return (
    meeting.on !== null &&
    [meeting.members, meeting.present, meeting.agree].every((text) => wholeNumber(text) !== undefined)
  )
}

/** A meeting not held yet is left out, and the conditions then name it. */
function meetingOf(name: 'committees' | 'partyReview', { on, members, present, agree }: MeetingDraft) {
  const [m, p, f] = [members, present, agree].map(wholeNumber)
  if (on === null || m === undefined || p === undefined || f === undefined) return {}
  return { [name]: { on, members: m, present: p, for: f } }
}
