import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { holdsRole, useSession } from '../../../lib/session/session.js'
import { hasOwnLists, motionNumbers } from '../../../lib/topics/electorate-of.js'
import { type PanelProps, topicParts } from '../../../lib/topics/queries.js'
import { Button } from '../../../ui/button.js'
import { Section } from '../../../ui/card.js'
import { Empty } from '../../../ui/empty.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { Note } from '../../../ui/note.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { Stat } from '../../../ui/stat.js'
import { Table } from '../../../ui/table.js'
import { TextField } from '../../../ui/text-field.js'
import { TextLink } from '../../../ui/text-link.js'

/** Who votes: how many, how much floor area, am I among them, and the list by house number. */
export function ElectorateCard({ topic }: PanelProps) {
  const { t } = useTranslation('participants')
  const { t: own } = useTranslation('electorate')
  const format = useFormat()
  const session = useSession()
  const { heads, areaCenti } = topic.electorate
  const area = BigInt(areaCenti)
  if (heads === 0)
    return topic.records.participants.set === undefined ? null : (
      <Section title={t('electorate.title')} level={3}>
        <Empty title={t('electorate.none')}>{t('electorate.noneBody')}</Empty>
      </Section>
    )
  return (
    <Section title={t('electorate.title')} level={3}>
      <div className="grid gap-3 sm:grid-cols-2">
        <Stat label={t('electorate.heads')} value={format.count(heads)} definition={t('electorate.headsDefinition')} />
        {area > 0n && (
          <Stat label={t('electorate.area')} value={format.area(area)} definition={t('electorate.areaDefinition')} />
        )}
      </div>
      <MyUnits topic={topic} />
      <div>
        <TextLink to={`/topics/${topic.id}/electorate`}>{own('list.link')}</TextLink>
      </div>
      {holdsRole(session, ['coordinator', 'community-admin', 'supervisor'], topic.communityId) && (
        <UnitViewer topic={topic} />
      )}
    </Section>
  )
}

function MyUnits({ topic }: PanelProps) {
  const { t } = useTranslation('participants')
  const { t: own } = useTranslation('electorate')
  const format = useFormat()
  const session = useSession()
  const { personId, units } = topic.me
  if (!session || personId === null) return null
  if (units.length === 0)
    return (
      <Note title={t('electorate.notMine')}>
        <p>{t('electorate.notMineBody')}</p>
      </Note>
    )
  return (
    <Note tone="success" title={t('electorate.mine')}>
      <ul>
        {units.map(({ id, label, areaCenti, motions }) => (
          <li key={id} className="tabular-nums">
            {label} {areaCenti !== '0' && format.area(BigInt(areaCenti))}
            {hasOwnLists(topic) && (
              <span className="block text-sm">
                {own('motion.on', { list: motionNumbers(topic, motions).join(t('summary.and')) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Note>
  )
}

/** Loaded only when somebody wants to see it: a large community has thousands of doors. */
function UnitViewer({ topic }: PanelProps) {
  const { t } = useTranslation('participants')
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="flex flex-col gap-gap">
      <div>
        <Button icon={isOpen ? 'down' : 'next'} onPress={() => setOpen(!isOpen)} aria-expanded={isOpen}>
          {t('electorate.view')}
        </Button>
      </div>
      {isOpen && <Units topic={topic} />}
    </div>
  )
}

function Units({ topic }: PanelProps) {
  const { t } = useTranslation('participants')
  const format = useFormat()
  const [query, setQuery] = useState('')
  const asked = useDeferredValue(query.trim())
  const units = useInfiniteQuery(topicParts.units(topic.id, asked === '' ? {} : { query: asked }))
  const hasArea = topic.electorate.areaCenti !== '0'
  return (
    <>
      <TextField className="max-w-sm" label={t('electorate.search')} type="search" value={query} onChange={setQuery} />
      {units.isPending && <Skeleton lines={4} />}
      {units.isError && <ErrorNote error={units.error} onRetry={() => units.refetch()} />}
      {units.data && (
        <Table
          label={t('electorate.label')}
          rows={units.data.pages.flatMap((page) => page.items)}
          rowKey={(unit) => unit.id}
          empty={<Empty title={t('electorate.empty')}>{t('electorate.emptyBody')}</Empty>}
          columns={[
            { id: 'label', header: t('electorate.unit'), isRowHeader: true, cell: (unit) => unit.label },
            ...(hasArea
              ? [
                  {
                    id: 'area',
                    header: t('electorate.unitArea'),
                    align: 'end' as const,
                    cell: (unit: { readonly areaCenti: string }) => format.area(BigInt(unit.areaCenti)),
                  },
                ]
              : []),
            {
              id: 'offline',
              header: t('electorate.offline'),
              cell: (unit) => (unit.needsOffline ? t('electorate.offlineYes') : ''),
            },
          ]}
          more={{
            hasMore: units.hasNextPage,
            isLoading: units.isFetchingNextPage,
            onLoadMore: () => units.fetchNextPage(),
          }}
        />
      )}
    </>
  )
}
