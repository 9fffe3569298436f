import type { LateCorrectionList } from '@gongyi/shared/contracts'
import { contributedSchema } from '@gongyi/shared/contracts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { mayContribute, useContribute } from '../../../lib/topics/use-act.js'
import { Badge } from '../../../ui/badge.js'
import { Button } from '../../../ui/button.js'
import { Section } from '../../../ui/card.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { TextArea } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { Fold } from '../../../ui/topic/fold.js'
import { electorateQueries } from './electorate-queries.js'
import { LateCorrectionForm } from './late-correction-form.js'
import { usePieceWords } from './piece-words.js'

type Asked = LateCorrectionList['items'][number]
const SHORT_ROOT = 12

/** After the lock: what the roster says otherwise, who asked for a correction, and who agrees. */
export function LateCorrections({ topic }: PanelProps) {
  const { t } = useTranslation('electorate')
  const mayAsk = mayContribute(topic, 'participants.late-correction')
  const list = useQuery({ ...electorateQueries.lateCorrections(topic.id), enabled: isLocked(topic) })
  const items = list.data?.items ?? []
  if (!isLocked(topic) || (!mayAsk && items.length === 0)) return null
  return (
    <Section title={t('late.title')} description={t('late.body')} level={3}>
      {list.isError && <ErrorNote error={list.error} onRetry={() => void list.refetch()} />}
      {items.length > 0 && (
        <ol aria-label={t('late.list')} className="flex flex-col divide-y divide-line">
          {items.map((asked) => (
            <li key={asked.id} className="flex flex-col gap-2 py-3" data-late-correction={asked.state}>
              <One topic={topic} asked={asked} />
            </li>
          ))}
        </ol>
      )}
      {mayAsk && (
        <Fold title={t('late.load')}>
          <LateCorrectionForm topic={topic} />
        </Fold>
      )}
    </Section>
  )
}

function isLocked({ records }: PanelProps['topic']): boolean {
  return records.participants.locked?.merkleRoot !== undefined
}

function One({ topic, asked }: PanelProps & { readonly asked: Asked }) {
  const { t } = useTranslation('electorate')
  const { t: common } = useTranslation('participants')
  const format = useFormat()
  const say = usePieceWords(topic)
  const at = format.dateTime(asked.requestedAt)
  const { oldRoot, newRoot } = asked
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={asked.state === 'ASKED' ? 'waiting' : asked.state === 'APPROVED' ? 'success' : 'neutral'}>
          {t(`late.states.${asked.state}`)}
        </Badge>
        <span className="text-sm text-muted">
          {asked.requestedByName === null ? t('late.at', { at }) : t('late.by', { name: asked.requestedByName, at })}
        </span>
      </p>
      <ul className="tabular-nums">
        {asked.pieces.map((piece) => (
          <li key={piece.id}>{say(piece)}</li>
        ))}
      </ul>
      {asked.reason !== null && (
        <p className="text-sm">{[asked.reason, asked.evidence].filter(Boolean).join(common('rule.stop'))}</p>
      )}
      {asked.note !== null && <p className="text-sm">{t('late.decidedNote', { note: asked.note })}</p>}
      {oldRoot !== null && newRoot !== null && (
        <p className="text-sm text-muted break-all">
          {t('late.roots', { old: oldRoot.slice(0, SHORT_ROOT), new: newRoot.slice(0, SHORT_ROOT) })}
        </p>
      )}
      {asked.mayDecide && <DecideForm topic={topic} id={asked.id} />}
    </>
  )
}

function DecideForm({ topic, id }: PanelProps & { readonly id: string }) {
  const { t } = useTranslation('electorate')
  const decide = useContribute(topic, `electorate/corrections/${id}/decision`, contributedSchema)
  const [note, setNote] = useState('')
  const [isChecked, setChecked] = useState(false)
  const send = (approve: boolean) => {
    setChecked(true)
    if (note.trim() === '' || decide.isPending) return
    const done = t(approve ? 'late.approved' : 'late.refused')
    decide.mutate({ approve, note: note.trim() }, { onSuccess: () => toast(done) })
  }
  return (
    <div className="flex flex-col gap-2" data-form="late-correction-decision">
      <TextArea
        label={t('late.note')}
        value={note}
        onChange={setNote}
        rows={2}
        maxLength={1000}
        isRequired
        {...(isChecked && note.trim() === '' ? { error: t('late.needed') } : {})}
      />
      {decide.error && <ErrorNote error={decide.error} />}
      <div className="flex flex-wrap gap-3">
        <Button small tone="primary" isPending={decide.isPending} onPress={() => send(true)}>
          {t('late.approve')}
        </Button>
        <Button small isPending={decide.isPending} onPress={() => send(false)}>
          {t('late.refuse')}
        </Button>
      </div>
    </div>
  )
}
