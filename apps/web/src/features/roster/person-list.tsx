import type { PersonItem } from '@gongyi/shared/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Badge } from '../../ui/badge.js'
import { Empty } from '../../ui/empty.js'
import { ErrorNote } from '../../ui/error-note.js'
import { SearchBox } from '../../ui/search-box.js'
import { Skeleton } from '../../ui/skeleton.js'
import { Table, type TableColumn } from '../../ui/table.js'
import { TextLink } from '../../ui/text-link.js'
import type { RosterListProps } from './household-list.js'
import { personsQuery } from './queries.js'

/** Everybody on the roster today, household by household, searched on the server. */
export function PersonList({ communityId, query, onSearch, importAction }: RosterListProps) {
  const { t } = useTranslation('roster')
  const { t: words } = useTranslation('communities')
  const columns = usePersonColumns(communityId)
  const people = useInfiniteQuery(personsQuery(communityId, query))
  return (
    <>
      <SearchBox
        label={t('people.search')}
        value={query}
        onSearch={onSearch}
        searchLabel={words('search.button')}
        clearLabel={words('search.clear')}
      />
      {people.isPending && <Skeleton lines={6} />}
      {people.isError && <ErrorNote error={people.error} onRetry={() => void people.refetch()} />}
      {people.data && (
        <Table
          label={t('people.label')}
          columns={columns}
          rows={people.data.pages.flatMap((page) => page.items)}
          rowKey={(person) => person.id}
          empty={
            query === '' ? (
              <Empty title={t('people.emptyTitle')} action={importAction}>
                {t('people.emptyBody')}
              </Empty>
            ) : (
              <Empty title={t('people.foundNoneTitle')}>{t('people.foundNoneBody')}</Empty>
            )
          }
          more={{
            hasMore: people.hasNextPage,
            isLoading: people.isFetchingNextPage,
            onLoadMore: () => void people.fetchNextPage(),
          }}
        />
      )}
    </>
  )
}

function usePersonColumns(communityId: string): readonly TableColumn<PersonItem>[] {
  const { t } = useTranslation('roster')
  return [
    {
      id: 'name',
      header: t('people.name'),
      isRowHeader: true,
      cell: (person) => (
        <span className="inline-flex flex-wrap items-center gap-2">
          <TextLink to={`/communities/${communityId}/roster/people/${person.id}`}>{person.name}</TextLink>
          {person.standing !== 'HERE' && (
            <Badge tone="ended">{t(person.standing === 'DECEASED' ? 'people.deceased' : 'people.away')}</Badge>
          )}
        </span>
      ),
    },
    { id: 'door', header: t('people.door'), cell: (person) => person.householdCode ?? '—' },
    { id: 'phone', header: t('people.phone'), cell: (person) => person.phoneMasked ?? '—' },
    {
      id: 'units',
      header: t('people.units'),
      cell: (person) => (person.units === 0 ? '—' : t('people.unitCount', { count: person.units })),
    },
    {
      id: 'account',
      header: t('people.account'),
      cell: (person) => t(person.linked ? 'people.linked' : 'people.notLinked'),
    },
  ]
}
