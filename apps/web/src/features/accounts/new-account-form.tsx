import type { AccountView, PersonItem } from '@gongyi/shared/contracts'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Button } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Note } from '../../ui/note.js'
import { Select } from '../../ui/select.js'
import { TextField } from '../../ui/text-field.js'
import { type CommunityRole, isPhone, mayHaveCode, rolesToGive } from './grants.js'
import { PersonPicker } from './person-picker.js'
import { useCreateAccount } from './use-account-acts.js'

export interface NewAccountFormProps {
  readonly communityId: string
  readonly seesRoster: boolean
  readonly standsAbove: boolean
  readonly onCodes: (accountIds: readonly string[]) => void
}

interface NewAccountDraft {
  readonly phone: string
  readonly displayName: string
  readonly role: CommunityRole
  readonly person: PersonItem | null
}

const BLANK: NewAccountDraft = { phone: '', displayName: '', role: 'resident', person: null }

/** An account by phone number; found on the roster first, it can vote at once. */
export function NewAccountForm({ communityId, seesRoster, standsAbove, onCodes }: NewAccountFormProps) {
  const { t } = useTranslation('accounts')
  const { t: common } = useTranslation()
  const create = useCreateAccount(communityId)
  const [form, setForm] = useState(BLANK)
  const [isChecked, setChecked] = useState(false)
  const start = useRef<HTMLFormElement>(null)
  useEffect(() => start.current?.focus(), [])
  const { phone, displayName, role, person } = form
  const put = (change: Partial<NewAccountDraft>) => setForm((old) => ({ ...old, ...change }))
  const isNamed = displayName.trim() !== ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (!isPhone(phone) || !isNamed || create.isPending) return
    const account = { phone, displayName: displayName.trim(), role, regionId: communityId }
    create.mutate(
      { ...account, personId: person?.id ?? null },
      {
        onSuccess: () => {
          setForm(BLANK)
          setChecked(false)
        },
      },
    )
  }
  return (
    <Section title={t('create.title')} description={t('create.note')}>
      <form ref={start} tabIndex={-1} noValidate onSubmit={submit} className="flex flex-col gap-gap outline-none">
        {seesRoster && (
          <PersonPicker
            communityId={communityId}
            label={t('create.person')}
            description={t('create.personNote')}
            person={person}
            onPick={(next) => put(next === null ? { person: next } : { person: next, displayName: next.name })}
          />
        )}
        <div className="grid items-end gap-gap md:grid-cols-3">
          <TextField
            label={t('create.name')}
            isRequired
            maxLength={60}
            value={displayName}
            onChange={(next) => put({ displayName: next })}
            error={isChecked && !isNamed ? t('create.nameError') : undefined}
          />
          <TextField
            label={t('create.phone')}
            type="tel"
            isRequired
            value={phone}
            onChange={(next) => put({ phone: next })}
            error={isChecked && !isPhone(phone) ? t('create.phoneError') : undefined}
          />
          <Select
            label={t('create.role')}
            value={role}
            onChange={(next) => put({ role: next })}
            options={rolesToGive(standsAbove).map((value) => ({ value, label: common(`shell.roles.${value}`) }))}
          />
        </div>
        {create.error && <ErrorNote error={create.error} />}
        <div>
          <Button type="submit" tone="primary" isPending={create.isPending}>
            {t('create.submit')}
          </Button>
        </div>
      </form>
      {create.data && <Made {...create.data} standsAbove={standsAbove} onCodes={onCodes} />}
    </Section>
  )
}

interface MadeProps extends Pick<NewAccountFormProps, 'standsAbove' | 'onCodes'> {
  readonly account: AccountView
  readonly isLinked: boolean
  readonly linkError: unknown
}

function Made({ account, isLinked, linkError, standsAbove, onCodes }: MadeProps) {
  const { t } = useTranslation('accounts')
  return (
    <>
      {linkError !== null && (
        <>
          <Note tone="warning">{t('create.doneUnlinked')}</Note>
          <ErrorNote error={linkError} />
        </>
      )}
      <Note tone="success" role="status" title={t('create.done', { name: account.displayName })}>
        {!mayHaveCode(account, standsAbove) && <p>{t('create.printAbove')}</p>}
        {mayHaveCode(account, standsAbove) && isLinked && <p>{t('create.printOther')}</p>}
        {mayHaveCode(account, standsAbove) && !isLinked && (
          <div>
            <Button icon="print" onPress={() => onCodes([account.id])}>
              {t('create.printNow')}
            </Button>
          </div>
        )}
      </Note>
    </>
  )
}
