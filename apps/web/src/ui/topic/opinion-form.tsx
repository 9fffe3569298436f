import { contributedSchema, OPINION_STANCES, type TopicDetail } from '@gongyi/shared/contracts'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { aString, nullable, oneOf, recordOf } from '../../lib/api/shape.js'
import { useDraft } from '../../lib/draft/use-draft.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { useContribute } from '../../lib/topics/use-act.js'
import { Button } from '../button.js'
import { ErrorNote } from '../error-note.js'
import { Note } from '../note.js'
import { RadioGroup } from '../radio-group.js'
import { TextArea } from '../text-field.js'

interface Opinion {
  readonly stance: (typeof OPINION_STANCES)[number] | null
  readonly text: string
}

const unsaid: Opinion = { stance: null, text: '' }
const opinionDraft = recordOf<Opinion>({ stance: nullable(oneOf(...OPINION_STANCES)), text: aString })

/** A resident's own opinion. Open from the day formats are chosen until the vote. */
export function OpinionForm({ topic, tone }: { readonly topic: TopicDetail; readonly tone: 'primary' | 'secondary' }) {
  const { t } = useTranslation('deliberate')
  const send = useContribute(topic, 'opinions', contributedSchema)
  const opinion = useDraft(topic.id, 'opinion', opinionDraft, unsaid)
  const { stance, text } = opinion.value
  const [isChecked, setChecked] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (stance === null || text.trim() === '' || send.isPending) return
    send.mutate(
      { stance, text, channel: 'ONLINE' },
      {
        onSuccess: () => {
          opinion.drop()
          setChecked(false)
        },
      },
    )
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-gap" data-contribution="deliberate.opinion">
      {send.isSuccess && <Sent key={send.data.id} />}
      <RadioGroup
        label={t('opinion.stance')}
        options={OPINION_STANCES.map((value) => ({ value, label: t(`stance.${value}`) }))}
        value={stance}
        onChange={(next) => opinion.change({ ...opinion.value, stance: next })}
        isInline
        error={isChecked && stance === null && t('opinion.chooseStance')}
        isRequired
      />
      <TextArea
        label={t('opinion.text')}
        description={t('opinion.textHint')}
        value={text}
        maxLength={2000}
        onChange={(next) => opinion.change({ ...opinion.value, text: next })}
        error={isChecked && text.trim() === '' && t('opinion.fillText')}
        isRequired
      />
      {send.error !== null && <ErrorNote error={send.error} />}
      <div>
        <Button type="submit" tone={tone} isPending={send.isPending}>
          {t('opinion.submit')}
        </Button>
      </div>
    </form>
  )
}

/** Takes the focus, so that keyboard and reader learn that it arrived. */
function Sent() {
  const { t } = useTranslation('deliberate')
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <div ref={place} tabIndex={-1} className="outline-none">
      <Note tone="success" title={t('opinion.done')} role="status">
        <p>{t('opinion.doneBody')}</p>
      </Note>
    </div>
  )
}
