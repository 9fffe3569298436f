import { OBJECTION_KINDS, type TopicDetail } from '@gongyi/shared/contracts'
import { addWorkingDays, civilDateOf, DEFAULT_TIME_LIMITS } from '@gongyi/shared/domain'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { aString, nothing, nullable, oneOf, recordOf } from '../../../lib/api/shape.js'
import { useDraft } from '../../../lib/draft/use-draft.js'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { topicParts } from '../../../lib/topics/queries.js'
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
import { TakenNote } from '../../../ui/topic/taken-fields.js'
import { type Objection, ObjectionDecision } from './objection-decision.js'
import { ObjectionEntry } from './objection-entry.js'

/** Objections within the publicity, each with its answer; nothing is final while one is open. */
export function Objections({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('vote')
  const isPublished = topic.records.vote.published !== undefined
  const objections = useQuery({ ...topicParts.objections(topic.id), enabled: isPublished })
  if (!isPublished) return null
  const items = objections.data?.items ?? []
  if (topic.stage !== 'vote' && items.length === 0) return null
  return (
    <Section title={t('objection.title')} level={3}>
      {objections.isPending && <Skeleton lines={2} />}
      {objections.error && <ErrorNote error={objections.error} onRetry={() => void objections.refetch()} />}
      {objections.data && items.length === 0 && <Empty title={t('objection.empty')}>{t('objection.emptyBody')}</Empty>}
      {items.length > 0 && (
        <ul className="flex flex-col divide-y divide-line">
          {items.map((objection) => (
            <li key={objection.id} className="py-3">
              <ObjectionItem objection={objection} />
            </li>
          ))}
        </ul>
      )}
      {items
        .filter(({ upheld }) => upheld === null)
        .map((objection) => (
          <ObjectionDecision key={objection.id} topic={topic} objection={objection} />
        ))}
      {mayContribute(topic, 'vote.objection') && <ObjectionForm topic={topic} />}
      {mayContribute(topic, 'vote.objection-taken') && <ObjectionEntry topic={topic} />}
    </Section>
  )
}

function ObjectionItem({ objection }: { readonly objection: Objection }) {
  const { t } = useTranslation('vote')
  const format = useFormat()
  const { kind, text, at, mine, taken, upheld, decision } = objection
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{t(`objection.kinds.${kind}`)}</span>
        <Badge tone={upheld === null ? 'waiting' : upheld ? 'warning' : 'ended'}>
          {t(upheld === null ? 'objection.waiting' : upheld ? 'objection.upheld' : 'objection.dismissed')}
        </Badge>
        {mine && <Badge>{t('objection.mine')}</Badge>}
        <span className="text-sm text-muted">{format.dateTime(at)}</span>
        <TakenNote taken={taken} />
      </p>
      <p className="whitespace-pre-line">{text}</p>
      {upheld === null && (
        <p className="text-muted">{t('objection.decidedBy', { day: format.date(decisionDue(at)) })}</p>
      )}
      {decision !== null && <p className="text-muted">{t('objection.decision', { text: decision })}</p>}
    </div>
  )
}

/** Five working days from the objection (domain.md §3.6). */
function decisionDue(at: string): string {
  return addWorkingDays(civilDateOf(at), DEFAULT_TIME_LIMITS.vote.objectionWd)
}

interface ObjectionDraft {
  readonly kind: Objection['kind'] | null
  readonly text: string
}

const unobjected: ObjectionDraft = { kind: null, text: '' }
const objectionDraft = recordOf<ObjectionDraft>({ kind: nullable(oneOf(...OBJECTION_KINDS)), text: aString })

function ObjectionForm({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('vote')
  const format = useFormat()
  const draft = useDraft(topic.id, 'objection', objectionDraft, unobjected)
  const { kind, text } = draft.value
  const [isTried, setTried] = useState(false)
  const send = useContribute(topic, 'objections', nothing)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (kind === null || text.trim() === '' || send.isPending) return
    const done = () => {
      draft.drop()
      setTried(false)
      toast(t('objection.sent'))
    }
    send.mutate({ kind, text: text.trim() }, { onSuccess: done })
  }
  const endsOn = topic.records.vote.published?.endsOn ?? topic.now
  return (
    <Section
      title={t('objection.formTitle')}
      description={t('objection.formBody', { endsOn: format.date(endsOn) })}
      level={4}
      isPlain
    >
      <form onSubmit={submit} noValidate className="flex flex-col gap-gap" data-contribution="vote.objection">
        <Select
          label={t('objection.kind')}
          options={OBJECTION_KINDS.map((value) => ({ value, label: t(`objection.kinds.${value}`) }))}
          value={kind}
          onChange={(next) => draft.change({ ...draft.value, kind: next })}
          placeholder={t('cast.choose')}
          isRequired
          error={isTried && kind === null ? t('objection.kindError') : undefined}
        />
        <TextArea
          label={t('objection.text')}
          description={t('objection.textHint')}
          value={text}
          onChange={(next) => draft.change({ ...draft.value, text: next })}
          maxLength={2000}
          rows={3}
          isRequired
          error={isTried && text.trim() === '' ? t('objection.textError') : undefined}
        />
        {send.error && <ErrorNote error={send.error} />}
        <div>
          <Button type="submit" isPending={send.isPending}>
            {t('objection.submit')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
