import { OBJECTION_KINDS, type TopicDetail } from '@gongyi/shared/contracts'
import { type FormEvent, useState } from 'react'
import { nothing } from '../../../lib/api/shape.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { useContribute } from '../../../lib/topics/use-act.js'
import { Button } from '../../../ui/button.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { Select } from '../../../ui/select.js'
import { TextArea } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { Fold } from '../../../ui/topic/fold.js'
import { TakenFields, takenInput, untaken } from '../../../ui/topic/taken-fields.js'
import type { Objection } from './objection-decision.js'

interface Entry {
  readonly kind: Objection['kind'] | null
  readonly text: string
}

const blank: Entry = { kind: null, text: '' }

/** What somebody without an account objects to, said at the counter or the door: it counts the same. */
export function ObjectionEntry({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('taken')
  return (
    <Fold title={t('objection.title')}>
      <Form topic={topic} />
    </Fold>
  )
}

function Form({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('taken')
  const { t: vote } = useTranslation('vote')
  const [{ kind, text }, setEntry] = useState(blank)
  const [taken, setTaken] = useState(untaken)
  const [isTried, setTried] = useState(false)
  const send = useContribute(topic, 'objections', nothing)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const from = takenInput(taken, 'either')
    if (kind === null || text.trim() === '' || from === null || send.isPending) return
    const done = () => {
      setEntry(blank)
      setTaken(untaken)
      setTried(false)
      toast(t('objection.done'))
    }
    send.mutate({ kind, text: text.trim(), taken: from }, { onSuccess: done })
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-gap" data-contribution="vote.objection-taken">
      <p className="text-muted">{t('objection.body')}</p>
      <TakenFields topic={topic} from="either" value={taken} onChange={setTaken} isChecked={isTried} />
      <Select
        label={vote('objection.kind')}
        options={OBJECTION_KINDS.map((value) => ({ value, label: vote(`objection.kinds.${value}`) }))}
        value={kind}
        onChange={(next) => setEntry({ kind: next, text })}
        placeholder={vote('cast.choose')}
        isRequired
        error={isTried && kind === null ? vote('objection.kindError') : undefined}
      />
      <TextArea
        label={vote('objection.text')}
        description={vote('objection.textHint')}
        value={text}
        onChange={(next) => setEntry({ kind, text: next })}
        maxLength={2000}
        rows={3}
        isRequired
        error={isTried && text.trim() === '' ? vote('objection.textError') : undefined}
      />
      <p className="text-sm text-muted">{t('by')}</p>
      {send.error && <ErrorNote error={send.error} />}
      <div>
        <Button type="submit" isPending={send.isPending}>
          {t('objection.submit')}
        </Button>
      </div>
    </form>
  )
}
