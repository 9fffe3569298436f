import { type JoinInvitation, joinInvitationSchema } from '@gongyi/shared/contracts'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../lib/api/client.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Button } from '../../ui/button.js'
import { Card } from '../../ui/card.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Note } from '../../ui/note.js'
import { TextField } from '../../ui/text-field.js'
import { readCode } from './credentials.js'
import { JoinCredentials } from './join-credentials.js'

export interface JoinFormProps {
  /** From the picture on the paper; empty when it is typed. */
  readonly scanned: string
}

type Answer = 'asked' | 'me' | 'not-me'

/** Three steps: the code, "is that you?", phone and password. */
export function JoinForm({ scanned }: JoinFormProps) {
  const { t } = useTranslation('join')
  const [text, setText] = useState(scanned)
  const [isChecked, setChecked] = useState(false)
  const [answer, setAnswer] = useState<Answer>('asked')
  const look = useMutation({
    mutationFn: (code: string) => api.post(joinInvitationSchema, '/join/look', { code }),
  })
  const code = readCode(text)
  const { mutate } = look
  const began = useRef(false)
  useEffect(() => {
    const first = readCode(scanned)
    if (first === undefined || began.current) return
    began.current = true
    mutate(first)
  }, [scanned, mutate])
  const again = () => {
    setText('')
    setChecked(false)
    setAnswer('asked')
    look.reset()
  }
  if (look.data !== undefined && code !== undefined) {
    if (answer === 'me') return <JoinCredentials code={code} />
    return <Ask invitation={look.data} answer={answer} onAnswer={setAnswer} onAgain={again} />
  }
  return (
    <Card>
      <form
        noValidate
        className="flex flex-col gap-gap"
        onSubmit={(event) => {
          event.preventDefault()
          setChecked(true)
          if (code !== undefined) mutate(code)
        }}
      >
        <TextField
          label={t('page.code')}
          description={t('page.codeNote')}
          autoComplete="off"
          value={text}
          onChange={setText}
          maxLength={60}
          error={isChecked && code === undefined ? t('page.codeError') : undefined}
        />
        {look.error && <ErrorNote error={look.error} />}
        <Button type="submit" tone="primary" wide isPending={look.isPending}>
          {t('page.next')}
        </Button>
      </form>
    </Card>
  )
}

interface AskProps {
  readonly invitation: JoinInvitation
  readonly answer: Answer
  readonly onAnswer: (answer: Answer) => void
  readonly onAgain: () => void
}

function Ask({ invitation, answer, onAnswer, onAgain }: AskProps) {
  const { t } = useTranslation('join')
  const { nameMasked: name, communityName: community, householdCode: door } = invitation
  if (answer === 'not-me') {
    return (
      <Note role="status" title={t('page.no')}>
        <p>{t('page.notMe')}</p>
        <div>
          <Button onPress={onAgain}>{t('page.again')}</Button>
        </div>
      </Note>
    )
  }
  return (
    <Card className="flex flex-col gap-gap">
      <div role="status">
        <h2 className="text-xl">{t('page.ask', { name })}</h2>
        <p className="text-muted">
          {door === null ? t('page.askBodyNoDoor', { community }) : t('page.askBody', { community, door })}
        </p>
      </div>
      <Button tone="primary" wide onPress={() => onAnswer('me')}>
        {t('page.yes')}
      </Button>
      <Button wide onPress={() => onAnswer('not-me')}>
        {t('page.no')}
      </Button>
    </Card>
  )
}
