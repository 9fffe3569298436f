import type { AccountLink, AccountView, PersonItem } from '@gongyi/shared/contracts'
import { type FormEvent, useState } from 'react'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Button } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { ConfirmDialog } from '../../ui/confirm-dialog.js'
import { ErrorNote } from '../../ui/error-note.js'
import { toast } from '../../ui/toast.js'
import { PersonPicker } from './person-picker.js'
import { useLink, useUnlink } from './use-account-acts.js'

export interface AccountPersonLinkProps {
  readonly communityId: string
  readonly account: AccountView
  readonly link: AccountLink | undefined
  readonly mayChange: boolean
  readonly onChanged: () => void
}

/** Who on the roster this account is: what lets it vote. */
export function AccountPersonLink({ link, ...props }: AccountPersonLinkProps) {
  const { t } = useTranslation('accounts')
  return (
    <Section title={t('manage.link')} level={3} isPlain description={t('manage.linkNote')}>
      {link === undefined ? <Unlinked {...props} /> : <Linked {...props} link={link} />}
    </Section>
  )
}

function Unlinked({ communityId, account, mayChange, onChanged }: Omit<AccountPersonLinkProps, 'link'>) {
  const { t } = useTranslation('accounts')
  const [person, setPerson] = useState<PersonItem | null>(null)
  const save = useLink(communityId, account.id, () => {
    toast(t('manage.linked'))
    onChanged()
  })
  if (!mayChange) return <p className="text-muted">{t('list.notLinked')}</p>
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (person !== null && !save.isPending) save.mutate(person.id)
  }
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-gap">
      <PersonPicker
        communityId={communityId}
        label={t('manage.linkPick')}
        description={t('manage.linkPickNote')}
        person={person}
        onPick={setPerson}
      />
      {save.error && <ErrorNote error={save.error} />}
      <div>
        <Button type="submit" isDisabled={person === null} isPending={save.isPending}>
          {t('manage.linkSave')}
        </Button>
      </div>
    </form>
  )
}

interface LinkedProps extends Pick<AccountPersonLinkProps, 'communityId' | 'mayChange' | 'onChanged'> {
  readonly link: AccountLink
}

function Linked({ communityId, link, mayChange, onChanged }: LinkedProps) {
  const { t } = useTranslation('accounts')
  const [isAsking, setAsking] = useState(false)
  const unlink = useUnlink(communityId, () => {
    toast(t('manage.unlinked'))
    onChanged()
  })
  const person = [link.personName, link.householdCode].filter((part) => part !== null).join(' · ')
  return (
    <>
      <p>{t('manage.linkedTo', { person })}</p>
      {mayChange && (
        <div>
          <Button onPress={() => setAsking(true)}>{t('manage.unlink')}</Button>
        </div>
      )}
      <ConfirmDialog
        title={t('manage.unlinkTitle')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => unlink.mutate(link.accountId)}
        confirmLabel={t('manage.unlink')}
        isDanger
        isPending={unlink.isPending}
        error={unlink.error}
      >
        <p>{t('manage.unlinkBody', { person })}</p>
      </ConfirmDialog>
    </>
  )
}
