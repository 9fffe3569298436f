import type { AccountView } from '@gongyi/shared/contracts'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { AccountList } from '../../features/accounts/account-list.js'
import { AccountSheet } from '../../features/accounts/account-sheet.js'
import { CodeSlips } from '../../features/accounts/code-slips.js'
import { NewAccountForm } from '../../features/accounts/new-account-form.js'
import { PrintedCodes } from '../../features/accounts/printed-codes.js'
import { useIssueCodes } from '../../features/accounts/use-account-acts.js'
import { useShownAccount } from '../../features/accounts/use-shown-account.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { holdsRole } from '../../lib/session/session.js'
import { Button } from '../../ui/button.js'
import { ErrorNote } from '../../ui/error-note.js'
import { PageTitle } from '../../ui/page-title.js'
import { TextLink } from '../../ui/text-link.js'
import { type CommunityContext, CommunityPage } from './community-page.js'

const READERS = ['coordinator', 'community-admin', 'township-admin', 'system-admin'] as const

/** /communities/:communityId/accounts */
export function AccountsPage() {
  return <CommunityPage roles={READERS}>{(context) => <Accounts {...context} />}</CommunityPage>
}

function Accounts({ communityId, communityName, session }: CommunityContext) {
  const { t } = useTranslation('accounts')
  const [search, setSearch] = useSearchParams()
  const query = search.get('q') ?? ''
  const [isCreating, setCreating] = useState(false)
  const [managed, setManaged] = useState<AccountView | null>(null)
  const shown = useShownAccount(communityId, query, managed)
  const issue = useIssueCodes()
  if (issue.data) return <CodeSlips codes={issue.data} onDone={issue.reset} />
  const seesRoster = holdsRole(session, ['coordinator', 'community-admin'], communityId)
  const mayAdminister = holdsRole(session, ['community-admin', 'township-admin', 'system-admin'], communityId)
  const standsAbove = holdsRole(session, ['township-admin', 'system-admin'], communityId)
  const printCodes = (accountIds: readonly string[]) => issue.mutate(accountIds)
  return (
    <>
      <PageTitle
        title={t('title')}
        eyebrow={
          <span className="flex flex-wrap gap-x-4">
            <TextLink to="/desk">{t('back')}</TextLink>
            <span>{communityName}</span>
          </span>
        }
        actions={
          mayAdminister &&
          !isCreating && (
            <Button tone="primary" icon="add" onPress={() => setCreating(true)}>
              {t('create.title')}
            </Button>
          )
        }
      >
        {t('lead')}
      </PageTitle>
      {isCreating && <NewAccountForm {...{ communityId, seesRoster, standsAbove }} onCodes={printCodes} />}
      {issue.error && <ErrorNote error={issue.error} />}
      <PrintedCodes communityId={communityId} />
      <AccountList
        communityId={communityId}
        seesRoster={seesRoster}
        standsAbove={standsAbove}
        query={query}
        onSearch={(text) => setSearch(text === '' ? {} : { q: text }, { replace: true })}
        onManage={setManaged}
        onCodes={printCodes}
        isIssuing={issue.isPending}
      />
      {shown && (
        <AccountSheet
          communityId={communityId}
          account={shown}
          isOwn={shown.id === session.accountId}
          mayAdminister={mayAdminister}
          standsAbove={standsAbove}
          seesRoster={seesRoster}
          onClose={() => setManaged(null)}
        />
      )}
    </>
  )
}
