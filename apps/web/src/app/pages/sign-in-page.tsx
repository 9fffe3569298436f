import type { SignIn } from '@gongyi/shared/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { DemoAccounts } from '../../features/accounts/demo-accounts.js'
import { api } from '../../lib/api/client.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { returnPath } from '../../lib/session/return-to.js'
import { openSessionReader, sessionQuery } from '../../lib/session/session.js'
import { Button } from '../../ui/button.js'
import { Card } from '../../ui/card.js'
import { ErrorNote } from '../../ui/error-note.js'
import { PageTitle } from '../../ui/page-title.js'
import { RadioGroup } from '../../ui/radio-group.js'
import { TextField } from '../../ui/text-field.js'

type Method = 'password' | 'code'

function isPhone(text: string): boolean {
  return /^(\+?86)?1\d{10}$/.test(text.replaceAll(/[\s-]/g, ''))
}

export function SignInPage() {
  const { t } = useTranslation('identity')
  const signIn = useSignIn()
  return (
    <div className="mx-auto flex w-full max-w-md flex-col gap-gap">
      <PageTitle title={t('signIn.title')}>{t('signIn.lead')}</PageTitle>
      <SignInForm signIn={signIn} />
      <DemoAccounts
        isPending={signIn.isPending}
        onSignIn={({ phone, password }) => signIn.mutate({ phone, password })}
      />
    </div>
  )
}

function useSignIn() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  return useMutation({
    mutationFn: (input: SignIn) => api.post(openSessionReader, '/session', input),
    onSuccess: ({ session }) => {
      client.clear()
      client.setQueryData(sessionQuery.queryKey, session)
      void navigate(returnPath(search), { replace: true })
    },
  })
}

function SignInForm({ signIn }: { readonly signIn: ReturnType<typeof useSignIn> }) {
  const { t } = useTranslation('identity')
  const [method, setMethod] = useState<Method>('password')
  const [phone, setPhone] = useState('')
  const [secret, setSecret] = useState('')
  const [isChecked, setChecked] = useState(false)
  const submit = () => {
    setChecked(true)
    if (!isPhone(phone) || secret === '') return
    signIn.mutate(method === 'password' ? { phone, password: secret } : { phone, code: secret.trim() })
  }
  const phoneError = isChecked && !isPhone(phone) ? t('signIn.phoneError') : undefined
  const secretError = isChecked && secret === '' ? t(`signIn.${method}Error`) : undefined
  return (
    <Card>
      <form
        noValidate
        className="flex flex-col gap-gap"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <RadioGroup
          label={t('signIn.by')}
          isInline
          value={method}
          onChange={(next) => {
            setMethod(next)
            setSecret('')
          }}
          options={[
            { value: 'password', label: t('signIn.byPassword') },
            { value: 'code', label: t('signIn.byCode') },
          ]}
        />
        <TextField
          label={t('signIn.phone')}
          type="tel"
          autoComplete="username"
          value={phone}
          onChange={setPhone}
          error={phoneError}
        />
        <TextField
          key={method}
          label={t(`signIn.${method}`)}
          type={method === 'password' ? 'password' : 'text'}
          autoComplete={method === 'password' ? 'current-password' : 'one-time-code'}
          description={t('signIn.codeHint')}
          value={secret}
          onChange={setSecret}
          error={secretError}
        />
        {signIn.error && <ErrorNote error={signIn.error} />}
        <Button type="submit" tone="primary" wide isPending={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
      </form>
    </Card>
  )
}
