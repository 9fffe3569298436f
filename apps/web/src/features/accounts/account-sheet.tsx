import type { AccountLink, AccountView } from '@gongyi/shared/contracts'
import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { DefinitionList } from '../../ui/definition-list.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Note } from '../../ui/note.js'
import { Sheet } from '../../ui/sheet.js'
import { Skeleton } from '../../ui/skeleton.js'
import { AccountGrants } from './account-grants.js'
import { AccountPersonLink } from './account-person-link.js'
import { DisableAccount } from './disable-account.js'
import { linksQuery } from './queries.js'
import { useFocusAfter } from './use-focus-after.js'

export interface AccountSheetProps {
  readonly communityId: string
  readonly account: AccountView
  readonly isOwn: boolean
  /** Gives and withdraws roles, disables; coordinators match with the roster and print codes only. */
  readonly mayAdminister: boolean
  readonly standsAbove: boolean
  readonly seesRoster: boolean
  readonly onClose: () => void
}

/** One account: what it may do, who it is on the roster, whether it is open. */
export function AccountSheet(props: AccountSheetProps) {
  const { communityId, account, isOwn, mayAdminister, standsAbove, seesRoster, onClose } = props
  const { t } = useTranslation('accounts')
  const format = useFormat()
  const [outcome, onChanged] = useFocusAfter<HTMLDivElement>()
  return (
    <Sheet title={t('manage.title', { name: account.displayName })} isOpen onClose={onClose}>
      <div ref={outcome} tabIndex={-1} className="flex flex-col gap-[calc(var(--gap)*1.5)] outline-none">
        <DefinitionList
          items={[
            { term: t('manage.phone'), detail: account.phoneMasked },
            { term: t('manage.since'), detail: format.date(account.createdAt) },
          ]}
        />
        {isOwn && <Note>{t('manage.ownAccount')}</Note>}
        {seesRoster && <Person communityId={communityId} account={account} isOwn={isOwn} onChanged={onChanged} />}
        <AccountGrants
          communityId={communityId}
          account={account}
          mayChange={mayAdminister && !isOwn}
          standsAbove={standsAbove}
          onChanged={onChanged}
        />
        {mayAdminister && !isOwn && (
          <DisableAccount communityId={communityId} account={account} onChanged={onChanged} />
        )}
      </div>
    </Sheet>
  )
}

interface PersonProps extends Pick<AccountSheetProps, 'communityId' | 'account' | 'isOwn'> {
  readonly onChanged: () => void
}

function Person({ communityId, account, isOwn, onChanged }: PersonProps) {
  const links = useQuery(linksQuery(communityId, [account.id]))
  if (links.isPending) return <Skeleton lines={2} />
  if (links.isError) return <ErrorNote error={links.error} onRetry={() => void links.refetch()} />
  const link: AccountLink | undefined = links.data[0]
  return (
    <AccountPersonLink
      key={link?.personId ?? 'none'}
      communityId={communityId}
      account={account}
      link={link}
      mayChange={!isOwn}
      onChanged={onChanged}
    />
  )
}
