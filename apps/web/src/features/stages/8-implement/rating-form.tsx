import { RATING_LEVELS, type TopicDetail } from '@gongyi/shared/contracts'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { aString, nothing, nullable, oneOf, recordOf } from '../../../lib/api/shape.js'
import { useDraft } from '../../../lib/draft/use-draft.js'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { mayContribute, useContribute } from '../../../lib/topics/use-act.js'
import { Button } from '../../../ui/button.js'
import { Section } from '../../../ui/card.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { Note } from '../../../ui/note.js'
import { RadioGroup } from '../../../ui/radio-group.js'
import { TextArea } from '../../../ui/text-field.js'

interface Rating {
  readonly level: (typeof RATING_LEVELS)[number] | null
  readonly text: string
}

const unrated: Rating = { level: null, text: '' }
const ratingDraft = recordOf<Rating>({ level: nullable(oneOf(...RATING_LEVELS)), text: aString })

/** Asked once of everybody on the roll; afterwards it says thank you and nothing else. */
export function RatingForm({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('implement')
  const isAsked = mayContribute(topic, 'implement.rating') && topic.me.units.length > 0
  const thanks = useRef<HTMLDivElement>(null)
  const wasRated = useRef(topic.me.rated)
  useEffect(() => {
    if (topic.me.rated && !wasRated.current) thanks.current?.focus()
    wasRated.current = topic.me.rated
  }, [topic.me.rated])
  return (
    <>
      <div ref={thanks} tabIndex={-1} role="status" className="outline-none empty:sr-only">
        {topic.me.rated && (
          <Note tone="success" title={t('rating.done')}>
            <p>{t('rating.doneBody')}</p>
          </Note>
        )}
      </div>
      {isAsked && !topic.me.rated && <Form topic={topic} />}
    </>
  )
}

function Form({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('implement')
  const format = useFormat()
  const rating = useDraft(topic.id, 'rating', ratingDraft, unrated)
  const { level, text } = rating.value
  const [isTried, setTried] = useState(false)
  const send = useContribute(topic, 'ratings', nothing)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (level === null || send.isPending) return
    send.mutate({ level, ...(text.trim() === '' ? {} : { text: text.trim() }) }, { onSuccess: rating.drop })
  }
  const endsOn = topic.records.implement.completion?.surveyEndsOn ?? topic.now
  return (
    <Section title={t('rating.title')} description={t('rating.body', { endsOn: format.date(endsOn) })} level={3}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-gap" data-contribution="implement.rating">
        <RadioGroup
          label={t('rating.level')}
          options={RATING_LEVELS.map((value) => ({ value, label: t(`rating.levels.${value}`) }))}
          value={level}
          onChange={(next) => rating.change({ ...rating.value, level: next })}
          isLarge
          isRequired
          error={isTried && level === null ? t('rating.levelError') : undefined}
        />
        <TextArea
          label={t('rating.text')}
          description={t('rating.textHint')}
          value={text}
          onChange={(next) => rating.change({ ...rating.value, text: next })}
          rows={2}
          maxLength={1000}
        />
        {send.error && <ErrorNote error={send.error} />}
        <Button type="submit" tone="primary" wide isPending={send.isPending}>
          {t('rating.submit')}
        </Button>
      </form>
    </Section>
  )
}
