import type { TopicDetail } from '@gongyi/shared/contracts'
import { useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { openAction } from '../../../lib/topics/use-act.js'
import { TextArea, TextField } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { ActionCard } from '../../../ui/topic/action-card.js'
import { Fold } from '../../../ui/topic/fold.js'
import { countedTasks, type Task } from './implement-state.js'

interface CloseCardProps {
  readonly topic: TopicDetail
  readonly tasks: readonly Task[]
}

export function CloseCard({ topic, tasks }: CloseCardProps) {
  const { t } = useTranslation('implement')
  const [written, setWritten] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  if (topic.records.implement.completion === undefined) return null
  const counted = countedTasks(tasks)
  const accepted = counted.filter(({ status }) => status === 'ACCEPTED').length
  const figures = { total: counted.length, accepted, ratings: topic.ratings }
  const report = written ?? t('close.reportDefault', figures)
  return (
    <ActionCard
      topic={topic}
      action="implement.close"
      title={t('close.title')}
      description={t('close.body')}
      submitLabel={t('close.submit')}
      confirmText={t('close.confirm')}
      input={() => {
        setTried(true)
        return report.trim() === '' ? null : { report }
      }}
      onDone={() => toast(t('close.done'))}
    >
      <TextArea
        label={t('close.report')}
        value={report}
        onChange={setWritten}
        rows={3}
        isRequired
        error={isTried && report.trim() === '' ? t('close.reportError') : undefined}
      />
    </ActionCard>
  )
}

export function ArchiveCard({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('implement')
  return (
    <ActionCard
      topic={topic}
      action="implement.archive"
      title={t('archive.title')}
      description={t('archive.body')}
      submitLabel={t('archive.submit')}
      confirmText={t('archive.confirm')}
      input={() => ({})}
      onDone={() => toast(t('archive.done'))}
    />
  )
}

const TITLE_MAX = 40

/** New facts after the decision: a matter of its own, connected to this one (domain.md §3.9). */
export function ReopenCard({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('implement')
  const [title, setTitle] = useState(() => t('reopen.nameDefault', { title: topic.title }).slice(0, TITLE_MAX))
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  if (openAction(topic, 'implement.reopen') === undefined) return null
  return (
    <Fold title={t('reopen.title')}>
      <ActionCard
        topic={topic}
        action="implement.reopen"
        title={t('reopen.title')}
        description={t('reopen.body')}
        submitLabel={t('reopen.submit')}
        confirmText={t('reopen.confirm')}
        tone="secondary"
        input={() => {
          setTried(true)
          return title.trim() === '' || reason.trim() === '' ? null : { title, reason }
        }}
        onDone={() => {
          setReason('')
          setTried(false)
          toast(t('reopen.done'))
        }}
      >
        <TextField
          label={t('reopen.name')}
          value={title}
          onChange={setTitle}
          maxLength={TITLE_MAX}
          isRequired
          error={isTried && title.trim() === '' ? t('reopen.nameError') : undefined}
        />
        <TextArea
          label={t('reopen.reason')}
          value={reason}
          onChange={setReason}
          rows={3}
          isRequired
          error={isTried && reason.trim() === '' ? t('reopen.reasonError') : undefined}
        />
      </ActionCard>
    </Fold>
  )
}
