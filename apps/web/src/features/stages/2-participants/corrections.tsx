import { CORRECTION_KINDS, correctionListSchema } from '@gongyi/shared/contracts'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../../lib/api/client.js'
import { nothing } from '../../../lib/api/shape.js'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import type { PanelProps } from '../../../lib/topics/queries.js'
import { mayContribute, useContribute } from '../../../lib/topics/use-act.js'
import { Badge } from '../../../ui/badge.js'
import { Button } from '../../../ui/button.js'
import { Section } from '../../../ui/card.js'
import { Empty } from '../../../ui/empty.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { Select } from '../../../ui/select.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { TextArea } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { Fold } from '../../../ui/topic/fold.js'
import { TakenFields, TakenNote, takenInput, untaken } from '../../../ui/topic/taken-fields.js'
import { CorrectionDecision } from './correction-decision.js'

type Kind = (typeof CORRECTION_KINDS)[number]

/** 名单有误? While the roster is published: residents say what is wrong, the desk answers each. */
export function Corrections({ topic }: PanelProps) {
  const mayAsk = mayContribute(topic, 'participants.correction')
  const mayDecide = mayContribute(topic, 'participants.correction-decision')
  const isPublicised = topic.records.participants.publicised !== undefined
  return (
    <>
      {mayAsk && (topic.me.personId === null ? <AskForSomebody topic={topic} /> : <AskForm topic={topic} />)}
      {isPublicised && (mayAsk || mayDecide) && <CorrectionList topic={topic} mayDecide={mayDecide} />}
    </>
  )
}

/** At the desk it is the rarer thing: what a resident said at the door or on the phone. */
function AskForSomebody({ topic }: PanelProps) {
  const { t } = useTranslation('taken')
  return (
    <Fold title={t('correction.title')}>
      <AskForm topic={topic} isForSomebody />
    </Fold>
  )
}

interface AskFormProps extends PanelProps {
  readonly isForSomebody?: boolean
}

function AskForm({ topic, isForSomebody = false }: AskFormProps) {
  const { t } = useTranslation('participants')
  const { t: desk } = useTranslation('taken')
  const format = useFormat()
  const ask = useContribute(topic, 'corrections', nothing)
  const { t: own } = useTranslation('electorate')
  const [kind, setKind] = useState<Kind>('OTHER')
  const [evidence, setEvidence] = useState('')
  const [text, setText] = useState('')
  const [taken, setTaken] = useState(untaken)
  const [isChecked, setChecked] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const from = isForSomebody ? takenInput(taken, 'name') : undefined
    if (text.trim() === '' || from === null || ask.isPending) return
    ask.mutate(
      {
        kind,
        text: text.trim(),
        ...(evidence.trim() === '' ? {} : { evidence: evidence.trim() }),
        ...(from && { taken: from }),
      },
      {
        onSuccess: () => {
          toast(t('corrections.done'))
          setKind('OTHER')
          setText('')
          setEvidence('')
          setTaken(untaken)
          setChecked(false)
        },
      },
    )
  }
  const endsOn = topic.records.participants.publicised?.endsOn
  return (
    <Section
      title={isForSomebody ? desk('correction.title') : t('corrections.title')}
      description={endsOn && t('corrections.body', { day: format.day(endsOn) })}
      level={3}
    >
      <form onSubmit={submit} noValidate className="flex flex-col gap-gap" data-form="correction">
        {isForSomebody && (
          <TakenFields topic={topic} from="name" value={taken} onChange={setTaken} isChecked={isChecked} />
        )}
        <Select<Kind>
          className="max-w-md"
          label={own('correction.kind')}
          options={CORRECTION_KINDS.map((value) => ({ value, label: own(`correction.kinds.${value}`) }))}
          value={kind}
          onChange={setKind}
        />
        <TextArea
          label={t('corrections.text')}
          description={t('corrections.textHint')}
          value={text}
          onChange={setText}
          rows={2}
          maxLength={1000}
          isRequired
          {...(isChecked && text.trim() === '' ? { error: t('set.needed') } : {})}
        />
        <TextArea
          label={own('correction.evidence')}
          description={own('correction.evidenceHint')}
          value={evidence}
          onChange={setEvidence}
          rows={2}
          maxLength={1000}
        />
        {ask.error && <ErrorNote error={ask.error} />}
        <div>
          <Button type="submit" isPending={ask.isPending}>
            {isForSomebody ? desk('correction.submit') : t('corrections.submit')}
          </Button>
        </div>
      </form>
    </Section>
  )
}

interface CorrectionListProps extends PanelProps {
  readonly mayDecide: boolean
}

function CorrectionList({ topic, mayDecide }: CorrectionListProps) {
  const { t } = useTranslation('participants')
  const { t: own } = useTranslation('electorate')
  const format = useFormat()
  const corrections = useQuery({
    queryKey: ['topic', topic.id, 'corrections'],
    queryFn: ({ signal }) => api.get(correctionListSchema, `/topics/${topic.id}/corrections`, { signal }),
  })
  const items = corrections.data?.items
  const open = items?.filter(({ decision }) => decision === null).length ?? 0
  return (
    <Section
      title={t('corrections.listTitle')}
      level={3}
      actions={open > 0 && <Badge tone="waiting">{t('corrections.open', { count: open })}</Badge>}
    >
      {corrections.isPending && <Skeleton />}
      {corrections.isError && <ErrorNote error={corrections.error} onRetry={() => corrections.refetch()} />}
      {items?.length === 0 && <Empty title={t('corrections.none')}>{t('corrections.noneBody')}</Empty>}
      <ol className="flex flex-col divide-y divide-line">
        {items?.map(({ id, kind, text, evidence, taken, at, decision, upheld, dueOn, mine }, index) => (
          <li key={id} className="flex flex-col gap-2 py-3">
            <p className="text-sm font-semibold">{own(`correction.kinds.${kind}`)}</p>
            <p className="whitespace-pre-line">{text}</p>
            {evidence !== null && <p className="text-sm">{own('correction.evidenceOf', { text: evidence })}</p>}
            <p className="flex flex-wrap gap-2 text-sm text-muted">
              {format.dateTime(at)}
              {decision === null && <span>{own('correction.due', { day: format.day(dueOn) })}</span>}
              <TakenNote taken={taken} />
            </p>
            {decision !== null && (
              <p className="text-sm">
                {upheld === null
                  ? t('corrections.decision', { text: decision })
                  : t('corrections.decisionWith', {
                      text: decision,
                      outcome: own(upheld ? 'correction.changed' : 'correction.unchanged'),
                    })}
              </p>
            )}
            {decision === null && !mayDecide && <Badge tone="waiting">{t('corrections.openOne')}</Badge>}
            {decision === null && mayDecide && mine && <p className="text-sm text-muted">{own('correction.mine')}</p>}
            {decision === null && mayDecide && !mine && (
              <CorrectionDecision topic={topic} correctionId={id} number={index + 1} />
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}
