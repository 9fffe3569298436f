import type { SessionView } from '@gongyi/shared/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../lib/api/client.js'
import { nothing } from '../../lib/api/shape.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { sessionQuery } from '../../lib/session/session.js'
import { Button } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Note } from '../../ui/note.js'
import { TextField } from '../../ui/text-field.js'

const SHORTEST = 10
const LONGEST = 128
const BLANK = { current: '', next: '', again: '' }

function useChangePassword() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: { readonly current?: string; readonly next: string }) =>
      api.post(nothing, '/identity/password', input),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  })
}

/** Sets the first password after a sign-in by code, or changes the one there is. */
export function ChangePassword({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation('accounts')
  const change = useChangePassword()
  const [form, setForm] = useState(BLANK)
  const [isChecked, setChecked] = useState(false)
  const isMissing = session.passwordMissing
  const { current, next, again } = form
  const put = (part: Partial<typeof BLANK>) => {
    setForm((old) => ({ ...old, ...part }))
    if (change.isSuccess) change.reset()
  }
  const errors = {
    current: !isMissing && current === '' ? t('password.currentError') : undefined,
    next: next.length < SHORTEST ? t('password.nextError') : undefined,
    again: again === next ? undefined : t('password.againError'),
  }
  const isValid = Object.values(errors).every((error) => error === undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (!isValid || change.isPending) return
    change.mutate(isMissing ? { next } : { current, next }, {
      onSuccess: () => {
        setForm(BLANK)
        setChecked(false)
      },
    })
  }
  const field = (name: keyof typeof BLANK) => ({
    type: 'password' as const,
    isRequired: true,
    maxLength: LONGEST,
    value: form[name],
    onChange: (text: string) => put({ [name]: text }),
    error: isChecked ? errors[name] : undefined,
  })
  return (
    <Section title={t('password.title')} description={t('password.note')} id="password">
      {isMissing && <Note>{t('password.missing')}</Note>}
      <form noValidate onSubmit={submit} className="flex max-w-md flex-col gap-gap">
        {!isMissing && (
          <TextField label={t('password.current')} autoComplete="current-password" {...field('current')} />
        )}
        <TextField
          label={t('password.next')}
          description={t('password.nextNote')}
          autoComplete="new-password"
          {...field('next')}
        />
        <TextField label={t('password.again')} autoComplete="new-password" {...field('again')} />
        {change.error && <ErrorNote error={change.error} />}
        {change.isSuccess && (
          <Note tone="success" role="status">
            {t('password.done')}
          </Note>
        )}
        <div>
          <Button type="submit" isPending={change.isPending}>
            {t(isMissing ? 'password.set' : 'password.change')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
