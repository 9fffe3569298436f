import { contributedSchema } from '@gongyi/shared/contracts'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { useContribute } from '../../../lib/topics/use-act.js'
import { Button } from '../../../ui/button.js'
import { CheckboxGroup } from '../../../ui/checkbox.js'
import { Empty } from '../../../ui/empty.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { TextArea } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { electorateQueries } from './electorate-queries.js'
import { usePieceWords } from './piece-words.js'

/** Chooses among what the roster says today and the locked list does not; nothing is typed in by hand. */
export function LateCorrectionForm({ topic }: PanelProps) {
  const { t } = useTranslation('electorate')
  const say = usePieceWords(topic)
  const drift = useQuery(electorateQueries.drift(topic.id))
  const ask = useContribute(topic, 'electorate/corrections', contributedSchema)
  const [pieces, setPieces] = useState<readonly string[]>([])
  const [reason, setReason] = useState('')
  const [evidence, setEvidence] = useState('')
  const [isChecked, setChecked] = useState(false)
  if (drift.isError) return <ErrorNote error={drift.error} onRetry={() => void drift.refetch()} />
  if (drift.data === undefined) return <Skeleton lines={3} />
  const { isBallotOpen } = drift.data
  const offered = drift.data.pieces.filter(({ isTransfer }) => isTransfer || !isBallotOpen)
  if (offered.length === 0) return <Empty title={t('late.none')}>{t('late.noneBody')}</Empty>
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (pieces.length === 0 || reason.trim() === '' || evidence.trim() === '' || ask.isPending) return
    const body = { pieces: [...pieces], reason: reason.trim(), evidence: evidence.trim() }
    ask.mutate(body, {
      onSuccess: () => {
        toast(t('late.asked'))
        setPieces([])
        setReason('')
        setEvidence('')
        setChecked(false)
      },
    })
  }
  const needed = (text: string) => (isChecked && text.trim() === '' ? { error: t('late.needed') } : {})
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-gap" data-form="late-correction">
      {isBallotOpen && <p className="text-sm text-muted">{t('late.bodyOpen')}</p>}
      <CheckboxGroup<string>
        label={t('late.choose')}
        options={offered.map((piece) => ({ value: piece.id, label: say(piece) }))}
        value={pieces}
        onChange={setPieces}
        isRequired
        {...(isChecked && pieces.length === 0 ? { error: t('late.pick') } : {})}
      />
      <TextArea
        label={t('late.reason')}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={1000}
        isRequired
        {...needed(reason)}
      />
      <TextArea
        label={t('late.evidence')}
        value={evidence}
        onChange={setEvidence}
        rows={2}
        maxLength={1000}
        isRequired
        {...needed(evidence)}
      />
      {ask.error && <ErrorNote error={ask.error} />}
      <div>
        <Button type="submit" isPending={ask.isPending}>
          {t('late.ask')}
        </Button>
      </div>
    </form>
  )
}
