import { useMemo, useState } from 'react'
import { useFormat } from '../../../lib/format/use-format.js'
import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Badge } from '../../../ui/badge.js'
import { Button } from '../../../ui/button.js'
import { Section } from '../../../ui/card.js'
import { Empty } from '../../../ui/empty.js'
import { Table, type TableColumn } from '../../../ui/table.js'
import { useTableUrlState } from '../../../ui/table-state.js'
import { toast } from '../../../ui/toast.js'
import { Tree } from '../../../ui/tree.js'
import { VirtualTable } from '../../../ui/virtual-table.js'
import { households, type KitHousehold } from './kit-data.js'

function useColumns(): readonly TableColumn<KitHousehold>[] {
  const { t } = useTranslation('kit')
  const format = useFormat()
  return [
    {
      id: 'room',
      header: t('table.room'),
      isRowHeader: true,
      cell: (row) => row.room,
      text: (row) => row.room,
      sortBy: (row) => row.room,
    },
    {
      id: 'head',
      header: t('table.head'),
      cell: (row) => row.head,
      text: (row) => row.head,
      sortBy: (row) => row.head,
    },
    { id: 'people', header: t('table.people'), align: 'end', cell: (row) => row.people, sortBy: (row) => row.people },
    {
      id: 'area',
      header: t('table.area'),
      align: 'end',
      cell: (row) => format.area(row.areaCenti),
      sortBy: (row) => row.areaCenti,
    },
    {
      id: 'state',
      header: t('table.state'),
      cell: (row) => (
        <Badge tone={row.isTold ? 'success' : 'waiting'}>{t(row.isTold ? 'table.told' : 'table.notTold')}</Badge>
      ),
    },
  ]
}

export function KitTables() {
  const { t } = useTranslation('kit')
  const columns = useColumns()
  const handle = useTableUrlState('households')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  return (
    <>
      <Section title={t('groups.tables')}>
        <Table
          label={t('table.label')}
          columns={columns}
          rows={useMemo(() => households(24), [])}
          rowKey={(row) => row.id}
          empty={<NoRoster />}
          handle={handle}
          hasFilter
          hasColumnChoice
          pageSize={6}
          selection={{ selected, onChange: setSelected }}
          onExport={(rows) => toast(t('table.exported', { count: rows.length }))}
          rowActions={(row) => (
            <Button small onPress={() => toast(row.room)}>
              {t('table.open')}
            </Button>
          )}
        />
        <Table
          label={t('table.emptyTitle')}
          columns={columns}
          rows={[]}
          rowKey={(row) => row.id}
          empty={<NoRoster />}
        />
      </Section>
      <Section title={t('groups.large')}>
        <VirtualTable
          label={t('table.big')}
          columns={columns}
          rows={useMemo(() => households(10_000), [])}
          rowKey={(row) => row.id}
          hasFilter
          onOpen={(key) => toast(key)}
        />
        <Regions />
      </Section>
    </>
  )
}

function NoRoster() {
  const { t } = useTranslation('kit')
  return (
    <Empty title={t('table.emptyTitle')} action={<Button tone="primary">{t('table.import')}</Button>}>
      {t('table.emptyBody')}
    </Empty>
  )
}

function Regions() {
  const { t } = useTranslation('kit')
  const [region, setRegion] = useState<string | null>('guiyuan')
  return (
    <Tree
      label={t('table.tree')}
      selected={region}
      onSelect={setRegion}
      defaultExpanded={['city', 'township']}
      nodes={[
        {
          id: 'city',
          label: t('table.city'),
          children: [
            {
              id: 'township',
              label: t('table.township'),
              children: [
                { id: 'guiyuan', label: t('table.guiyuan'), detail: <Badge tone="warning">{t('status.warn')}</Badge> },
                { id: 'jinlan', label: t('table.jinlan') },
              ],
            },
          ],
        },
      ]}
    />
  )
}
