import type { TopicDetail } from '@gongyi/shared/contracts'
import { type FormEvent, type ReactNode, useState } from 'react'
import { nothing } from '../../../lib/api/shape.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { useContribute } from '../../../lib/topics/use-act.js'
import { Button } from '../../../ui/button.js'
import { ConfirmDialog } from '../../../ui/confirm-dialog.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { RadioGroup } from '../../../ui/radio-group.js'
import { Select } from '../../../ui/select.js'
import { TextArea, TextField } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import type { Task } from './implement-state.js'

interface TaskFormProps {
  readonly topic: TopicDetail
  readonly task: Task
}

interface FrameProps {
  readonly topic: TopicDetail
  readonly path: string
  readonly contribution: 'implement.report' | 'implement.acceptance' | CancellationId
  /** The body, or null while a field is wrong. */
  readonly body: () => unknown
  readonly submitLabel: string
  readonly doneText: string
  readonly isDanger?: boolean
  /** Asked once more before what cannot be undone. */
  readonly confirmText?: string
  readonly children: ReactNode
}

function Frame({ topic, path, contribution, body, submitLabel, doneText, isDanger = false, ...rest }: FrameProps) {
  const { confirmText, children } = rest
  const send = useContribute(topic, path, nothing)
  const [asked, setAsked] = useState<unknown>(null)
  const done = () => {
    setAsked(null)
    toast(doneText)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const value = body()
    if (value === null || send.isPending) return
    if (confirmText === undefined) send.mutate(value, { onSuccess: done })
    else setAsked(value)
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-gap" data-contribution={contribution}>
      {children}
      {send.error && asked === null && <ErrorNote error={send.error} />}
      <div>
        <Button type="submit" tone={isDanger ? 'danger' : 'secondary'} isPending={send.isPending}>
          {submitLabel}
        </Button>
      </div>
      {confirmText !== undefined && (
        <ConfirmDialog
          title={submitLabel}
          isOpen={asked !== null}
          onClose={() => setAsked(null)}
          onConfirm={() => send.mutate(asked, { onSuccess: done })}
          confirmLabel={submitLabel}
          isPending={send.isPending}
          isDanger={isDanger}
          error={send.error}
        >
          <p>{confirmText}</p>
        </ConfirmDialog>
      )}
    </form>
  )
}

const TENTHS = ['10', '20', '30', '40', '50', '60', '70', '80', '90', '100'] as const

export function ReportForm({ topic, task }: TaskFormProps) {
  const { t } = useTranslation('implement')
  const [progress, setProgress] = useState<(typeof TENTHS)[number] | null>(null)
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const isEmpty = note.trim() === ''
  return (
    <Frame
      topic={topic}
      path={`tasks/${task.id}/reports`}
      contribution="implement.report"
      body={() => {
        setTried(true)
        return progress === null || isEmpty ? null : { progress: Number(progress), note: note.trim() }
      }}
      submitLabel={t('report.submit')}
      doneText={t(progress === '100' ? 'report.submitted' : 'report.done')}
    >
      <Select
        label={t('report.progress')}
        options={TENTHS.filter((percent) => Number(percent) > task.progress || percent === '100').map((value) => ({
          value,
          label: value === '100' ? t('report.optionDone') : t('report.option', { percent: value }),
        }))}
        value={progress}
        onChange={setProgress}
        placeholder={t('report.choose')}
        isRequired
        error={isTried && progress === null ? t('report.progressError') : undefined}
      />
      <TextArea
        label={t('report.note')}
        value={note}
        onChange={setNote}
        rows={2}
        isRequired
        error={isTried && isEmpty ? t('report.noteError') : undefined}
      />
    </Frame>
  )
}

export function AcceptanceForm({ topic, task }: TaskFormProps) {
  const { t } = useTranslation('implement')
  const [result, setResult] = useState<'ACCEPTED' | 'REWORK' | null>(null)
  const [names, setNames] = useState('')
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const group = names.split(/[、,，;；\n]/).flatMap((name) => name.trim() || [])
  return (
    <Frame
      topic={topic}
      path={`tasks/${task.id}/acceptance`}
      contribution="implement.acceptance"
      body={() => {
        setTried(true)
        const isComplete = result !== null && group.length > 0 && note.trim() !== ''
        return isComplete ? { result, group, note: note.trim() } : null
      }}
      submitLabel={t('accept.submit')}
      doneText={t('accept.done')}
    >
      <p className="text-sm text-muted">{t('accept.body')}</p>
      <RadioGroup
        label={t('accept.result')}
        options={[
          { value: 'ACCEPTED', label: t('accept.ACCEPTED') },
          { value: 'REWORK', label: t('accept.REWORK') },
        ]}
        value={result}
        onChange={setResult}
        isInline
        isRequired
        error={isTried && result === null ? t('accept.resultError') : undefined}
      />
      <TextField
        label={t('accept.group')}
        description={t('accept.groupHint')}
        value={names}
        onChange={setNames}
        autoComplete="off"
        isRequired
        error={isTried && group.length === 0 ? t('accept.groupError') : undefined}
      />
      <TextArea
        label={t('accept.note')}
        description={t('accept.noteHint')}
        value={note}
        onChange={setNote}
        rows={2}
        isRequired
        error={isTried && note.trim() === '' ? t('accept.noteError') : undefined}
      />
    </Frame>
  )
}

type CancellationId = 'implement.cancellation-request' | 'implement.cancellation'

/** The community's head asks, the supervisor agrees; each writes down why. */
export function CancellationForm({
  topic,
  task,
  contribution,
}: TaskFormProps & { readonly contribution: CancellationId }) {
  const { t } = useTranslation('implement')
  const isAsking = contribution === 'implement.cancellation-request'
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  return (
    <Frame
      topic={topic}
      path={`tasks/${task.id}/${isAsking ? 'cancellation-request' : 'cancellation'}`}
      contribution={contribution}
      body={() => {
        setTried(true)
        return reason.trim() === '' ? null : { reason: reason.trim() }
      }}
      submitLabel={t(isAsking ? 'askCancel.submit' : 'cancel.submit')}
      doneText={t(isAsking ? 'askCancel.done' : 'cancel.done')}
      confirmText={t(isAsking ? 'askCancel.confirm' : 'cancel.confirm')}
      isDanger
    >
      <TextArea
        label={t('cancel.reason')}
        description={t('cancel.reasonHint')}
        value={reason}
        onChange={setReason}
        rows={2}
        isRequired
        error={isTried && reason.trim() === '' ? t('cancel.reasonError') : undefined}
      />
    </Frame>
  )
}
