import { RATING_LEVELS, type TopicDetail } from '@gongyi/shared/contracts'
import { type FormEvent, useState } from 'react'
import { nothing } from '../../../lib/api/shape.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { mayContribute, useContribute } from '../../../lib/topics/use-act.js'
import { Button } from '../../../ui/button.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { RadioGroup } from '../../../ui/radio-group.js'
import { TextArea } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'
import { Fold } from '../../../ui/topic/fold.js'
import { TakenFields, takenInput, untaken } from '../../../ui/topic/taken-fields.js'

interface Entry {
  readonly level: (typeof RATING_LEVELS)[number] | null
  readonly text: string
}

const blank: Entry = { level: null, text: '' }

/** The answer of a household without an account, given at the counter or the door: one per household, as online. */
export function RatingEntry({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('taken')
  if (!mayContribute(topic, 'implement.rating-taken')) return null
  return (
    <Fold title={t('rating.title')}>
      <Form topic={topic} />
    </Fold>
  )
}

function Form({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('taken')
  const { t: implement } = useTranslation('implement')
  const [{ level, text }, setEntry] = useState(blank)
  const [taken, setTaken] = useState(untaken)
  const [isTried, setTried] = useState(false)
  const send = useContribute(topic, 'ratings', nothing)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const from = takenInput(taken, 'unit')
    if (level === null || from === null || send.isPending) return
    const done = () => {
      setEntry(blank)
      setTaken(untaken)
      setTried(false)
      toast(t('rating.done'))
    }
    const words = text.trim() === '' ? {} : { text: text.trim() }
    send.mutate({ level, ...words, taken: from }, { onSuccess: done })
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-gap" data-contribution="implement.rating-taken">
      <p className="text-muted">{t('rating.body')}</p>
      <TakenFields topic={topic} from="unit" value={taken} onChange={setTaken} isChecked={isTried} />
      <RadioGroup
        label={implement('rating.level')}
        options={RATING_LEVELS.map((value) => ({ value, label: implement(`rating.levels.${value}`) }))}
        value={level}
        onChange={(next) => setEntry({ level: next, text })}
        isRequired
        error={isTried && level === null ? implement('rating.levelError') : undefined}
      />
      <TextArea
        label={implement('rating.text')}
        description={implement('rating.textHint')}
        value={text}
        onChange={(next) => setEntry({ level, text: next })}
        rows={2}
        maxLength={1000}
      />
      <p className="text-sm text-muted">{t('by')}</p>
      {send.error && <ErrorNote error={send.error} />}
      <div>
        <Button type="submit" isPending={send.isPending}>
          {t('rating.submit')}
        </Button>
      </div>
    </form>
  )
}
