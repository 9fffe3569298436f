import type { HouseholdItem } from '@gongyi/shared/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Badge } from '../../ui/badge.js'
import { Empty } from '../../ui/empty.js'
import { ErrorNote } from '../../ui/error-note.js'
import { SearchBox } from '../../ui/search-box.js'
import { Skeleton } from '../../ui/skeleton.js'
import { Table, type TableColumn } from '../../ui/table.js'
import { TextLink } from '../../ui/text-link.js'
import { householdsQuery } from './queries.js'

export interface RosterListProps {
  readonly communityId: string
  readonly query: string
  readonly onSearch: (text: string) => void
  /** What stands where nothing has been imported: the way to the import for whoever may take it. */
  readonly importAction: ReactNode
}

export interface HouseholdListProps extends RosterListProps {
  readonly selected: ReadonlySet<string>
  readonly onSelect: (selected: ReadonlySet<string>) => void
}

/** Households in the order of doors, searched on the server. */
export function HouseholdList(props: HouseholdListProps) {
  const { communityId, query, onSearch, importAction, selected, onSelect } = props
  const { t } = useTranslation('communities')
  const columns = useHouseholdColumns(communityId)
  const households = useInfiniteQuery(householdsQuery(communityId, query))
  const empty =
    query === '' ? (
      <Empty title={t('households.emptyTitle')} action={importAction}>
        {t(importAction ? 'households.emptyBody' : 'households.emptyForCoordinator')}
      </Empty>
    ) : (
      <Empty title={t('households.foundNoneTitle')}>{t('households.foundNoneBody')}</Empty>
    )
  return (
    <>
      <SearchBox
        label={t('households.search')}
        value={query}
        onSearch={onSearch}
        searchLabel={t('search.button')}
        clearLabel={t('search.clear')}
      />
      {households.isPending && <Skeleton lines={6} />}
      {households.isError && <ErrorNote error={households.error} onRetry={() => void households.refetch()} />}
      {households.data && (
        <Table
          label={t('households.label')}
          columns={columns}
          rows={households.data.pages.flatMap((page) => page.items)}
          rowKey={(household) => household.id}
          empty={empty}
          selection={{ selected, onChange: onSelect }}
          more={{
            hasMore: households.hasNextPage,
            isLoading: households.isFetchingNextPage,
            onLoadMore: () => void households.fetchNextPage(),
          }}
        />
      )}
    </>
  )
}

function useHouseholdColumns(communityId: string): readonly TableColumn<HouseholdItem>[] {
  const { t } = useTranslation('communities')
  return [
    {
      id: 'code',
      header: t('households.code'),
      isRowHeader: true,
      cell: (household) => (
        <TextLink to={`/communities/${communityId}/roster/households/${household.id}`}>{household.code}</TextLink>
      ),
    },
    {
      id: 'head',
      header: t('households.head'),
      cell: (household) => household.headName ?? <span className="text-muted">{t('households.noHead')}</span>,
    },
    {
      id: 'members',
      header: t('households.members'),
      align: 'end',
      cell: (household) => t('households.memberCount', { count: household.members }),
    },
    { id: 'group', header: t('households.group'), cell: (household) => household.groupName ?? '—' },
    {
      id: 'remarks',
      header: t('households.remarks'),
      cell: (household) => (hasFlags(household) ? <HouseholdFlags household={household} /> : '—'),
    },
  ]
}

type Flags = Pick<HouseholdItem, 'active' | 'elderly' | 'disabled'>

function hasFlags({ active, elderly, disabled }: Flags): boolean {
  return !active || elderly || disabled
}

export function HouseholdFlags({ household }: { readonly household: Flags }) {
  const { t } = useTranslation('communities')
  return (
    <span className="flex flex-wrap gap-2">
      {household.elderly && <Badge>{t('flags.elderly')}</Badge>}
      {household.disabled && <Badge>{t('flags.disabled')}</Badge>}
      {!household.active && <Badge tone="ended">{t('flags.inactive')}</Badge>}
    </span>
  )
}
