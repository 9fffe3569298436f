import type { TopicDetail } from '@gongyi/shared/contracts'
import {
  addDays,
  civilDateOf,
  DECIDED_ENDS,
  endingsOf,
  SUSPEND_REASONS,
  type TerminateReason,
} from '@gongyi/shared/domain'
import { useState } from 'react'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { DateField } from '../../ui/date-field.js'
import { Select } from '../../ui/select.js'
import { TextArea } from '../../ui/text-field.js'
import { toast } from '../../ui/toast.js'
import { ActionCard } from '../../ui/topic/action-card.js'

interface Props {
  readonly topic: TopicDetail
}

export function Resume({ topic }: Props) {
  const { t } = useTranslation('topics')
  const [note, setNote] = useState('')
  const [isChecked, setChecked] = useState(false)
  return (
    <ActionCard
      topic={topic}
      action="topic.resume"
      title={t('more.resume.title')}
      description={t('more.resume.body')}
      submitLabel={t('more.resume.submit')}
      input={() => {
        setChecked(true)
        return note.trim() === '' ? null : { note }
      }}
      onDone={() => toast(t('more.done'))}
    >
      <TextArea
        label={t('more.resume.note')}
        description={t('more.resume.noteHint')}
        value={note}
        onChange={setNote}
        isRequired
        rows={2}
        {...(isChecked && note.trim() === '' ? { error: t('more.needed') } : {})}
      />
    </ActionCard>
  )
}

/** A reason from the list and words of one's own; nothing is sent until both are there. */
function useReason<T extends string>(first?: T) {
  const { t } = useTranslation('topics')
  const [reason, setReason] = useState<T | null>(first ?? null)
  const [note, setNote] = useState('')
  const [isChecked, setChecked] = useState(false)
  return {
    reason,
    setReason,
    note,
    setNote,
    check: () => setChecked(true),
    reasonError: isChecked && reason === null ? { error: t('more.needed') } : {},
    noteError: isChecked && note.trim() === '' ? { error: t('more.needed') } : {},
  }
}

export function Suspend({ topic }: Props) {
  const { t } = useTranslation('topics')
  const form = useReason<(typeof SUSPEND_REASONS)[number]>()
  const today = civilDateOf(topic.now)
  const latest = addDays(today, 30)
  const [resumeBy, setResumeBy] = useState<string | null>(latest)
  return (
    <ActionCard
      topic={topic}
      action="topic.suspend"
      title={t('more.suspend.title')}
      description={t('more.suspend.body')}
      submitLabel={t('more.suspend.submit')}
      confirmText={t('more.suspend.confirm')}
      tone="danger"
      input={() => {
        form.check()
        const { reason, note } = form
        return reason === null || note.trim() === '' || resumeBy === null ? null : { reason, note, resumeBy }
      }}
      onDone={() => toast(t('more.done'))}
    >
      <Select
        label={t('more.suspend.reason')}
        placeholder={t('more.choose')}
        options={SUSPEND_REASONS.map((value) => ({ value, label: t(`suspendReasons.${value}`) }))}
        value={form.reason}
        onChange={form.setReason}
        isRequired
        {...form.reasonError}
      />
      <DateField
        label={t('more.suspend.resumeBy')}
        value={resumeBy}
        onChange={setResumeBy}
        min={today}
        max={latest}
        isRequired
      />
      <TextArea
        label={t('more.suspend.note')}
        value={form.note}
        onChange={form.setNote}
        isRequired
        rows={2}
        {...form.noteError}
      />
    </ActionCard>
  )
}

export function Terminate({ topic }: Props) {
  const { t } = useTranslation('topics')
  const form = useReason<TerminateReason>(topic.records.vote.endAgreed?.reason)
  return (
    <ActionCard
      topic={topic}
      action="topic.terminate"
      title={t('more.terminate.title')}
      description={t('more.terminate.body')}
      submitLabel={t('more.terminate.submit')}
      confirmText={t('more.terminate.confirm')}
      tone="danger"
      input={() => {
        form.check()
        const { reason, note } = form
        return reason === null || note.trim() === '' ? null : { reason, note }
      }}
      onDone={() => toast(t('more.done'))}
    >
      <Select
        label={t('more.terminate.reason')}
        placeholder={t('more.choose')}
        options={endingsOf(topic).map((value) => ({ value, label: t(`terminateReasons.${value}`) }))}
        value={form.reason}
        onChange={form.setReason}
        isRequired
        {...form.reasonError}
      />
      <TextArea
        label={t('more.terminate.note')}
        value={form.note}
        onChange={form.setNote}
        isRequired
        rows={2}
        {...form.noteError}
      />
    </ActionCard>
  )
}

/** What residents passed is let drop by two: the township or the supervisor says why, the head of the community ends it. */
export function AgreeEnd({ topic }: Props) {
  const { t } = useTranslation('topics')
  const form = useReason<(typeof DECIDED_ENDS)[number]>()
  return (
    <ActionCard
      topic={topic}
      action="topic.agree-end"
      title={t('more.agreeEnd.title')}
      description={t('more.agreeEnd.body')}
      submitLabel={t('more.agreeEnd.submit')}
      confirmText={t('more.agreeEnd.confirm')}
      tone="danger"
      input={() => {
        form.check()
        const { reason, note: evidence } = form
        return reason === null || evidence.trim() === '' ? null : { reason, evidence }
      }}
      onDone={() => toast(t('more.done'))}
    >
      <Select
        label={t('more.agreeEnd.reason')}
        placeholder={t('more.choose')}
        options={DECIDED_ENDS.map((value) => ({ value, label: t(`terminateReasons.${value}`) }))}
        value={form.reason}
        onChange={form.setReason}
        isRequired
        {...form.reasonError}
      />
      <TextArea
        label={t('more.agreeEnd.evidence')}
        value={form.note}
        onChange={form.setNote}
        isRequired
        rows={2}
        {...form.noteError}
      />
    </ActionCard>
  )
}

export function Withdraw({ topic }: Props) {
  const { t } = useTranslation('topics')
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  return (
    <ActionCard
      topic={topic}
      action="propose.withdraw"
      title={t('more.withdraw.title')}
      description={t('more.withdraw.body')}
      submitLabel={t('more.withdraw.submit')}
      confirmText={t('more.withdraw.confirm')}
      tone="danger"
      input={() => {
        setChecked(true)
        return reason.trim() === '' ? null : { reason }
      }}
      onDone={() => toast(t('more.done'))}
    >
      <TextArea
        label={t('more.withdraw.reason')}
        value={reason}
        onChange={setReason}
        isRequired
        rows={2}
        {...(isChecked && reason.trim() === '' ? { error: t('more.needed') } : {})}
      />
    </ActionCard>
  )
}
