import type { UnitItem } from '@gongyi/shared/contracts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Empty } from '../../ui/empty.js'
import { ErrorNote } from '../../ui/error-note.js'
import { SearchBox } from '../../ui/search-box.js'
import { Select } from '../../ui/select.js'
import { Skeleton } from '../../ui/skeleton.js'
import { Table, type TableColumn } from '../../ui/table.js'
import { TextLink } from '../../ui/text-link.js'
import { AreaTools } from './area-tools.js'
import { AreaTotals } from './area-totals.js'
import type { RosterListProps } from './household-list.js'
import { areasQuery, unitsQuery } from './queries.js'

const ANY = 'any'

export interface UnitListProps extends RosterListProps {
  /** The estate chosen, or empty for all. */
  readonly areaId: string
  readonly onArea: (areaId: string) => void
  readonly mayEdit: boolean
}

/** Estates with what they weigh in a vote, and their units with owners. */
export function UnitList(props: UnitListProps) {
  const { communityId, query, onSearch, importAction, areaId, onArea, mayEdit } = props
  const { t } = useTranslation('communities')
  const areas = useQuery(areasQuery(communityId))
  if (areas.isPending) return <Skeleton lines={6} />
  if (areas.isError) return <ErrorNote error={areas.error} onRetry={() => void areas.refetch()} />
  if (areas.data.length === 0)
    return (
      <Empty title={t('units.emptyTitle')} action={importAction}>
        {t(importAction ? 'units.emptyBody' : 'units.emptyForCoordinator')}
      </Empty>
    )
  const shown = areas.data.filter((area) => areaId === '' || area.id === areaId)
  return (
    <>
      {areas.data.length > 1 && (
        <Select
          label={t('units.area')}
          className="max-w-md"
          value={areaId === '' ? ANY : areaId}
          onChange={(value) => onArea(value === ANY ? '' : value)}
          options={[
            { value: ANY, label: t('units.anyArea') },
            ...areas.data.map((area) => ({ value: area.id, label: area.name })),
          ]}
        />
      )}
      {shown.map((area) => (
        <AreaTotals key={area.id} area={area} tools={mayEdit && <AreaTools communityId={communityId} area={area} />} />
      ))}
      <SearchBox
        label={t('units.search')}
        value={query}
        onSearch={onSearch}
        searchLabel={t('search.button')}
        clearLabel={t('search.clear')}
      />
      <UnitTable communityId={communityId} query={query} areaId={areaId} />
    </>
  )
}

type UnitTableProps = Pick<UnitListProps, 'communityId' | 'query' | 'areaId'>

function UnitTable({ communityId, query, areaId }: UnitTableProps) {
  const { t } = useTranslation('communities')
  const columns = useUnitColumns(communityId)
  const units = useInfiniteQuery(unitsQuery(communityId, query, areaId))
  if (units.isPending) return <Skeleton lines={6} />
  if (units.isError) return <ErrorNote error={units.error} onRetry={() => void units.refetch()} />
  return (
    <Table
      label={t('units.label')}
      columns={columns}
      rows={units.data.pages.flatMap((page) => page.items)}
      rowKey={(unit) => unit.id}
      empty={<Empty title={t('units.foundNoneTitle')}>{t('units.foundNoneBody')}</Empty>}
      more={{
        hasMore: units.hasNextPage,
        isLoading: units.isFetchingNextPage,
        onLoadMore: () => void units.fetchNextPage(),
      }}
    />
  )
}

function useUnitColumns(communityId: string): readonly TableColumn<UnitItem>[] {
  const { t } = useTranslation('communities')
  const format = useFormat()
  return [
    {
      id: 'door',
      header: t('units.door'),
      isRowHeader: true,
      cell: (unit) => <TextLink to={`/communities/${communityId}/roster/units/${unit.id}`}>{doorOf(unit)}</TextLink>,
    },
    { id: 'owners', header: t('units.owners'), cell: (unit) => unit.ownerNames.join('、') },
    { id: 'use', header: t('units.use'), cell: (unit) => t(`uses.${unit.use}`) },
    { id: 'size', header: t('units.size'), align: 'end', cell: (unit) => format.area(unit.areaCenti) },
    { id: 'source', header: t('units.source'), cell: (unit) => t(`areaSources.${unit.areaSource}`) },
    { id: 'delivery', header: t('units.delivery'), cell: (unit) => t(`deliveries.${unit.deliveryStatus}`) },
    {
      id: 'counts',
      header: t('units.counts'),
      cell: (unit) => t(unit.countsForVote ? 'units.countsYes' : 'units.countsNo'),
    },
  ]
}

function doorOf({ building, stairwell, room }: UnitItem): string {
  return [building, stairwell, room].filter((part) => part !== '').join('-')
}
