import { contributedSchema, type TopicDetail } from '@gongyi/shared/contracts'
import { type FormEvent, useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { useContribute } from '../../../lib/topics/use-act.js'
import { Button } from '../../../ui/button.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { TextArea } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'

export interface ReplyFormProps {
  readonly topic: TopicDetail
  readonly opinionId: string
  /** Objections and questions need an answer; for the rest one button offers it. */
  readonly isOpen: boolean
}

export function ReplyForm({ topic, opinionId, isOpen }: ReplyFormProps) {
  const { t } = useTranslation('deliberate')
  const [isWriting, setWriting] = useState(isOpen)
  const [text, setText] = useState('')
  const [isChecked, setChecked] = useState(false)
  const send = useContribute(topic, `opinions/${opinionId}/reply`, contributedSchema)
  if (!isWriting)
    return (
      <div>
        <Button small onPress={() => setWriting(true)}>
          {t('reply.open')}
        </Button>
      </div>
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (text.trim() === '' || send.isPending) return
    send.mutate({ text }, { onSuccess: () => toast(t('reply.done')) })
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3" data-contribution="deliberate.reply">
      <TextArea
        label={t('reply.text')}
        description={t('reply.textHint')}
        value={text}
        rows={2}
        maxLength={2000}
        onChange={setText}
        error={isChecked && text.trim() === '' && t('fill')}
        isRequired
      />
      {send.error !== null && <ErrorNote error={send.error} />}
      <div>
        <Button type="submit" small isPending={send.isPending}>
          {t('reply.submit')}
        </Button>
      </div>
    </form>
  )
}
