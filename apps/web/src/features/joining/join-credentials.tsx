import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { api } from '../../lib/api/client.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { openSessionReader, sessionQuery } from '../../lib/session/session.js'
import { Button } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { ErrorNote } from '../../ui/error-note.js'
import { TextField } from '../../ui/text-field.js'
import { isPhone, MIN_PASSWORD } from './credentials.js'

/** The resident's own phone and password; then they are in, at their household. */
export function JoinCredentials({ code }: { readonly code: string }) {
  const { t } = useTranslation('join')
  const [phone, setPhone] = useState('')
  const [password, setPassword] = useState('')
  const [repeat, setRepeat] = useState('')
  const [isChecked, setChecked] = useState(false)
  const join = useJoin()
  const isShort = password.length < MIN_PASSWORD
  const submit = () => {
    setChecked(true)
    if (isPhone(phone) && !isShort && repeat === password) join.mutate({ code, phone, password, isMe: true })
  }
  return (
    <Section title={t('page.set')}>
      <form
        noValidate
        className="flex flex-col gap-gap"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextField
          label={t('page.phone')}
          type="tel"
          autoComplete="username"
          value={phone}
          onChange={setPhone}
          error={isChecked && !isPhone(phone) ? t('page.phoneError') : undefined}
        />
        <TextField
          label={t('page.password')}
          description={t('page.passwordNote')}
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          error={isChecked && isShort ? t('page.passwordError') : undefined}
        />
        <TextField
          label={t('page.repeat')}
          type="password"
          autoComplete="new-password"
          value={repeat}
          onChange={setRepeat}
          error={isChecked && repeat !== password ? t('page.repeatError') : undefined}
        />
        {join.error && <ErrorNote error={join.error} />}
        <Button type="submit" tone="primary" wide isPending={join.isPending}>
          {t('page.join')}
        </Button>
      </form>
    </Section>
  )
}

interface Redeem {
  readonly code: string
  readonly phone: string
  readonly password: string
  readonly isMe: true
}

function useJoin() {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (input: Redeem) => api.post(openSessionReader, '/join', input),
    onSuccess: ({ session }) => {
      client.clear()
      client.setQueryData(sessionQuery.queryKey, session)
      void navigate('/me', { replace: true })
    },
    gcTime: 0,
  })
}
