import type { AccountLink, AccountView } from '@gongyi/shared/contracts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Badge } from '../../ui/badge.js'
import { Button } from '../../ui/button.js'
import { Empty } from '../../ui/empty.js'
import { ErrorNote } from '../../ui/error-note.js'
import { SearchBox } from '../../ui/search-box.js'
import { Skeleton } from '../../ui/skeleton.js'
import { Table, type TableColumn } from '../../ui/table.js'
import { grantsInForce, mayHaveCode } from './grants.js'
import { accountsQuery, linksQuery } from './queries.js'

export interface AccountListProps {
  readonly communityId: string
  /** The office of the community knows its roster; a township sees accounts alone. */
  readonly seesRoster: boolean
  /** Township and above: they print for staff too. */
  readonly standsAbove: boolean
  readonly query: string
  readonly onSearch: (text: string) => void
  readonly onManage: (account: AccountView) => void
  readonly onCodes: (accountIds: readonly string[]) => void
  readonly isIssuing: boolean
}

export function AccountList(props: AccountListProps) {
  const { communityId, seesRoster, standsAbove, query, onSearch, onManage, onCodes, isIssuing } = props
  const { t } = useTranslation('accounts')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const accounts = useInfiniteQuery(accountsQuery(communityId, query))
  const rows = accounts.data?.pages.flatMap((page) => page.items) ?? []
  const links = useQuery(linksQuery(communityId, seesRoster ? rows.map((account) => account.id) : []))
  const columns = useAccountColumns(communityId, seesRoster ? links.data : undefined)
  const mayCode = (account: AccountView) => mayHaveCode(account, standsAbove)
  const chosen = rows.filter((account) => selected.has(account.id) && mayCode(account)).map(({ id }) => id)
  return (
    <>
      <SearchBox
        label={t('list.search')}
        value={query}
        onSearch={onSearch}
        searchLabel={t('list.searchButton')}
        clearLabel={t('list.clear')}
      />
      {accounts.isPending && <Skeleton lines={6} />}
      {accounts.isError && <ErrorNote error={accounts.error} onRetry={() => void accounts.refetch()} />}
      {links.isError && <ErrorNote error={links.error} onRetry={() => void links.refetch()} />}
      {accounts.data && (
        <Table
          label={t('list.label')}
          columns={columns}
          rows={rows}
          rowKey={(account) => account.id}
          empty={<NoAccounts isSearch={query !== ''} />}
          selection={{ selected, onChange: setSelected }}
          rowActions={(account) => (
            <RowActions
              account={account}
              mayCode={mayCode(account)}
              isIssuing={isIssuing}
              onManage={onManage}
              onCodes={onCodes}
            />
          )}
          more={{
            hasMore: accounts.hasNextPage,
            isLoading: accounts.isFetchingNextPage,
            onLoadMore: () => void accounts.fetchNextPage(),
          }}
        />
      )}
      {chosen.length > 0 && (
        <div>
          <Button icon="print" isPending={isIssuing} onPress={() => onCodes(chosen)}>
            {t('list.codesFor', { count: chosen.length })}
          </Button>
        </div>
      )}
    </>
  )
}

function NoAccounts({ isSearch }: { readonly isSearch: boolean }) {
  const { t } = useTranslation('accounts')
  return isSearch ? (
    <Empty title={t('list.foundNoneTitle')}>{t('list.foundNoneBody')}</Empty>
  ) : (
    <Empty title={t('list.emptyTitle')}>{t('list.emptyBody')}</Empty>
  )
}

interface RowActionsProps extends Pick<AccountListProps, 'isIssuing' | 'onManage' | 'onCodes'> {
  readonly account: AccountView
  readonly mayCode: boolean
}

function RowActions({ account, mayCode, isIssuing, onManage, onCodes }: RowActionsProps) {
  const { t } = useTranslation('accounts')
  const name = account.displayName
  return (
    <>
      {mayCode && (
        <Button
          small
          icon="print"
          aria-label={t('list.code', { name })}
          isDisabled={isIssuing}
          onPress={() => onCodes([account.id])}
        >
          {t('list.codeShort')}
        </Button>
      )}
      <Button small aria-label={t('list.manage', { name })} onPress={() => onManage(account)}>
        {t('list.manageShort')}
      </Button>
    </>
  )
}

function useAccountColumns(
  communityId: string,
  links: readonly AccountLink[] | undefined,
): readonly TableColumn<AccountView>[] {
  const { t } = useTranslation('accounts')
  const person: readonly TableColumn<AccountView>[] =
    links === undefined
      ? []
      : [
          {
            id: 'person',
            header: t('list.person'),
            cell: (account) => <PersonCell link={links.find((link) => link.accountId === account.id)} />,
          },
        ]
  return [
    { id: 'name', header: t('list.name'), isRowHeader: true, cell: (account) => account.displayName },
    { id: 'phone', header: t('list.phone'), cell: (account) => account.phoneMasked },
    {
      id: 'roles',
      header: t('list.roles'),
      cell: (account) => <RoleBadges account={account} communityId={communityId} />,
    },
    ...person,
    {
      id: 'state',
      header: t('list.state'),
      cell: (account) =>
        account.disabled ? <Badge tone="ended">{t('list.disabled')}</Badge> : <span>{t('list.inUse')}</span>,
    },
  ]
}

function PersonCell({ link }: { readonly link: AccountLink | undefined }) {
  const { t } = useTranslation('accounts')
  if (link === undefined) return <span className="text-muted">{t('list.notLinked')}</span>
  return (
    <span className="flex flex-col">
      {link.personName}
      <span className="text-sm text-muted">{link.householdCode ?? t('person.none')}</span>
    </span>
  )
}

function RoleBadges({ account, communityId }: { readonly account: AccountView; readonly communityId: string }) {
  const { t: common } = useTranslation()
  return (
    <span className="flex flex-wrap gap-2">
      {grantsInForce(account).map((grant) => (
        <Badge key={grant.id}>
          {common(`shell.roles.${grant.role}`)}
          {grant.regionId !== communityId && ` · ${grant.regionName}`}
        </Badge>
      ))}
    </span>
  )
}
