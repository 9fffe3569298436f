import { deliveryDoneSchema, type TopicDetail, type votingUnitView } from '@gongyi/shared/contracts'
import { CHANNELS, type Channel, MOST_DOORS_AT_ONCE, TYPED_CHANNEL_IDS } from '@gongyi/shared/domain'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { topicParts } from '../../../lib/topics/queries.js'
import { useContribute } from '../../../lib/topics/use-act.js'
import { Badge } from '../../../ui/badge.js'
import { Button } from '../../../ui/button.js'
import { Section } from '../../../ui/card.js'
import { Checkbox } from '../../../ui/checkbox.js'
import { Empty } from '../../../ui/empty.js'
import { ErrorNote } from '../../../ui/error-note.js'
import { Menu } from '../../../ui/menu.js'
import { Select } from '../../../ui/select.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { Table, type TableColumn } from '../../../ui/table.js'
import { TextField } from '../../../ui/text-field.js'
import { toast } from '../../../ui/toast.js'

type Unit = ReturnType<typeof votingUnitView.parse>

/** What one says at a door, in the order in which it happens. */
const AT_THE_DOOR = ['DELIVERED', 'SIGNED', 'UNREACHABLE', 'REFUSED'] as const
const INDIVIDUAL = TYPED_CHANNEL_IDS.filter((id) => CHANNELS[id].individual)
const EVERYWHERE = ''

/** Door by door: who has not been reached, and two taps to say what came of the visit. */
export function MissingUnits({ topic }: { readonly topic: TopicDetail }) {
  const { t } = useTranslation('notice')
  const [building, setBuilding] = useState(EVERYWHERE)
  const [search, setSearch] = useState('')
  const [isMissing, setMissing] = useState(true)
  const [channel, setChannel] = useState<Channel>('HOUSE_VISIT')
  const query = useDeferredValue(search.trim())
  const units = useInfiniteQuery(
    topicParts.units(topic.id, {
      ...(building === EVERYWHERE ? {} : { building }),
      ...(query === '' ? {} : { query }),
      ...(isMissing ? { missing: true } : {}),
    }),
  )
  const rows = units.data?.pages.flatMap((page) => page.items) ?? []
  const buildings = units.data?.pages[0]?.buildings ?? []
  return (
    <Section title={t('missing.title')} level={3} description={t('missing.description')}>
      <div className="grid items-end gap-gap sm:grid-cols-3">
        <Select
          label={t('delivery.channel')}
          options={INDIVIDUAL.map((id) => ({ value: id, label: t(`channels.${id}`) }))}
          value={channel}
          onChange={setChannel}
        />
        <Select
          label={t('missing.building')}
          options={[
            { value: EVERYWHERE, label: t('missing.allBuildings') },
            ...buildings.map((one) => ({ value: one, label: one })),
          ]}
          value={building}
          onChange={setBuilding}
        />
        <TextField label={t('missing.search')} type="search" value={search} onChange={setSearch} />
      </div>
      <Checkbox isSelected={isMissing} onChange={setMissing}>
        {t('missing.onlyMissing')}
      </Checkbox>
      {units.error !== null && <ErrorNote error={units.error} onRetry={() => void units.refetch()} />}
      {units.isPending ? (
        <Skeleton lines={4} />
      ) : (
        <UnitTable
          topic={topic}
          rows={rows}
          channel={channel}
          isAll={building === EVERYWHERE && query === '' && isMissing}
          more={{
            hasMore: units.hasNextPage,
            isLoading: units.isFetchingNextPage,
            onLoadMore: () => void units.fetchNextPage(),
          }}
        />
      )}
    </Section>
  )
}

interface UnitTableProps {
  readonly topic: TopicDetail
  readonly rows: readonly Unit[]
  readonly channel: Channel
  /** Nothing narrows the list: an empty one means that everybody was reached. */
  readonly isAll: boolean
  readonly more: { readonly hasMore: boolean; readonly isLoading: boolean; readonly onLoadMore: () => void }
}

function UnitTable({ topic, rows, channel, isAll, more }: UnitTableProps) {
  const { t } = useTranslation('notice')
  const record = useContribute(topic, 'deliveries', deliveryDoneSchema)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const tell = (unitIds: readonly string[], result: (typeof AT_THE_DOOR)[number]) => {
    if (record.isPending) return
    record.mutate(
      { target: { kind: 'units', unitIds }, channel, result },
      {
        onSuccess: ({ recorded }) => {
          setSelected(new Set())
          toast(t('delivery.done', { count: recorded }))
        },
      },
    )
  }
  const chosen = rows.filter(({ id }) => selected.has(id)).map(({ id }) => id)
  return (
    <>
      {record.error !== null && <ErrorNote error={record.error} />}
      {chosen.length > 0 && (
        <div className="flex flex-wrap items-center gap-2 rounded-md bg-accent-soft p-3">
          <span className="font-medium">{t('missing.selected', { count: chosen.length })}</span>
          {AT_THE_DOOR.map((result) => (
            <Button
              key={result}
              small
              isDisabled={chosen.length > MOST_DOORS_AT_ONCE}
              isPending={record.isPending}
              onPress={() => tell(chosen, result)}
            >
              {t(`results.${result}`)}
            </Button>
          ))}
          {chosen.length > MOST_DOORS_AT_ONCE && <span>{t('missing.tooMany', { most: MOST_DOORS_AT_ONCE })}</span>}
        </div>
      )}
      <Table
        label={t('missing.list')}
        columns={useColumns()}
        rows={rows}
        rowKey={({ id }) => id}
        selection={{ selected, onChange: setSelected }}
        rowActions={(unit) => (
          <Menu
            small
            label={t('missing.recordFor', { label: unit.label })}
            actions={AT_THE_DOOR.map((result) => ({
              id: result,
              label: t(`results.${result}`),
              onAction: () => tell([unit.id], result),
            }))}
          />
        )}
        more={more}
        empty={
          isAll ? (
            <Empty title={t('missing.done')}>{t('missing.doneBody')}</Empty>
          ) : (
            <Empty title={t('missing.none')}>{t('missing.noneBody')}</Empty>
          )
        }
      />
    </>
  )
}

function useColumns(): readonly TableColumn<Unit>[] {
  const { t } = useTranslation('notice')
  return [
    { id: 'label', header: t('missing.unit'), isRowHeader: true, cell: ({ label }) => label },
    {
      id: 'state',
      header: t('missing.state'),
      cell: ({ attempts, delivery, needsOffline }) => (
        <span className="flex flex-wrap items-center gap-2">
          {delivery === null
            ? t('missing.never')
            : t('missing.tries', { count: attempts, result: t(`results.${delivery}`) })}
          {needsOffline && <Badge tone="waiting">{t('missing.offline')}</Badge>}
        </span>
      ),
    },
  ]
}
