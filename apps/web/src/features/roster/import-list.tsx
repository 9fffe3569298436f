import type { ImportState, RosterImportView } from '@gongyi/shared/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Badge, type BadgeTone } from '../../ui/badge.js'
import { Section } from '../../ui/card.js'
import { Clipped } from '../../ui/clipped.js'
import { Empty } from '../../ui/empty.js'
import { ErrorNote } from '../../ui/error-note.js'
import { Skeleton } from '../../ui/skeleton.js'
import { Table, type TableColumn } from '../../ui/table.js'
import { TextLink } from '../../ui/text-link.js'
import { importsQuery } from './queries.js'

/** Who brought in which file, when, and what became of it. */
export function ImportList({ communityId }: { readonly communityId: string }) {
  const { t } = useTranslation('communities')
  const columns = useImportColumns(communityId)
  const imports = useInfiniteQuery(importsQuery(communityId))
  return (
    <Section title={t('import.history')}>
      {imports.isPending && <Skeleton lines={4} />}
      {imports.isError && <ErrorNote error={imports.error} onRetry={() => void imports.refetch()} />}
      {imports.data && (
        <Table
          label={t('import.history')}
          columns={columns}
          rows={imports.data.pages.flatMap((page) => page.items)}
          rowKey={(item) => item.id}
          empty={<Empty title={t('import.historyEmpty')}>{t('import.historyEmptyBody')}</Empty>}
          more={{
            hasMore: imports.hasNextPage,
            isLoading: imports.isFetchingNextPage,
            onLoadMore: () => void imports.fetchNextPage(),
          }}
        />
      )}
    </Section>
  )
}

function useImportColumns(communityId: string): readonly TableColumn<RosterImportView>[] {
  const { t } = useTranslation('communities')
  const format = useFormat()
  return [
    {
      id: 'file',
      header: t('import.what'),
      isRowHeader: true,
      cell: (item) => (
        <span className="flex flex-col gap-1">
          <TextLink to={`/communities/${communityId}/roster/imports/${item.id}`}>
            <Clipped text={item.fileName} />
          </TextLink>
          <span className="text-sm text-muted">{t(`import.kinds.${item.kind}`)}</span>
        </span>
      ),
    },
    { id: 'result', header: t('import.result'), cell: (item) => <ImportResult item={item} /> },
    { id: 'who', header: t('import.who'), cell: (item) => item.byName },
    { id: 'when', header: t('import.when'), cell: (item) => format.dateTime(item.at) },
    { id: 'state', header: t('import.state'), cell: (item) => <ImportStateBadge state={item.state} /> },
  ]
}

function ImportResult({ item }: { readonly item: RosterImportView }) {
  const { t } = useTranslation('communities')
  const format = useFormat()
  const { households, owners } = item.summary
  if (households !== undefined)
    return t('import.resultHouseholds', { count: households.total, persons: format.count(households.persons) })
  if (owners === undefined) return '—'
  return t('import.resultOwners', {
    estate: owners.propertyAreaName,
    count: owners.heads,
    area: format.area(owners.areaCenti),
  })
}

const TONES = {
  MAPPING: 'waiting',
  PREVIEW: 'waiting',
  CONFIRMED: 'success',
  DISCARDED: 'ended',
  UNDONE: 'ended',
} as const satisfies Record<ImportState, BadgeTone>

export function ImportStateBadge({ state }: { readonly state: ImportState }) {
  const { t } = useTranslation('communities')
  return <Badge tone={TONES[state]}>{t(`states.${state}`)}</Badge>
}
