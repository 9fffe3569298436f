import type { filingListSchema } from '@gongyi/shared/contracts'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Badge, type BadgeTone } from '../../ui/badge.js'
import type { TableColumn } from '../../ui/table.js'
import { TextLink } from '../../ui/text-link.js'

export type Filing = ReturnType<(typeof filingListSchema)['parse']>['items'][number]
type State = 'submitted' | 'returned' | 'notAdopted' | 'filed' | 'underWay'

const tones = {
  submitted: 'active',
  returned: 'warning',
  notAdopted: 'ended',
  filed: 'success',
  underWay: 'waiting',
} as const satisfies Record<State, BadgeTone>

function stateOf({ stage, status, filingNo }: Filing): State {
  if (status === 'not-adopted') return 'notAdopted'
  if (filingNo !== null) return 'filed'
  if (stage !== 'filing') return 'returned'
  return status === 'submitted' ? 'submitted' : status === 'returned' ? 'returned' : 'underWay'
}

/** The columns both lists of the desk choose from. */
export function useFilingColumns(now: string) {
  const { t } = useTranslation('filing')
  const format = useFormat()
  const day = (value: string | null) => (value === null ? '—' : format.date(value))
  return {
    title: {
      id: 'title',
      header: t('desk.columns.title'),
      isRowHeader: true,
      cell: (row) => (
        <span className="flex flex-col">
          <TextLink to={`/topics/${row.id}/filing`}>{row.title}</TextLink>
          <span className="text-sm text-muted">{row.caseNo}</span>
        </span>
      ),
      text: (row) => `${row.title} ${row.caseNo}`,
    },
    community: {
      id: 'community',
      header: t('desk.columns.community'),
      cell: (row) => row.communityName,
      text: (row) => row.communityName,
      sortBy: (row) => row.communityName,
    },
    submitted: {
      id: 'submitted',
      header: t('desk.columns.submitted'),
      cell: (row) => day(row.submittedOn),
      sortBy: (row) => row.submittedOn,
    },
    waited: {
      id: 'waited',
      header: t('desk.columns.waited'),
      cell: (row) => (row.submittedOn === null ? '—' : format.relativeDay(row.submittedOn, now)),
    },
    due: {
      id: 'due',
      header: t('desk.columns.due'),
      cell: ({ due }) => {
        if (due === null) return '—'
        const on = format.date(due.on)
        if (due.inDays < 0) return <Badge tone="warning">{t('desk.late', { on, n: -due.inDays })}</Badge>
        return due.inDays === 0 ? <Badge tone="active">{t('desk.today')}</Badge> : on
      },
      sortBy: ({ due }) => due?.on ?? null,
    },
    number: {
      id: 'number',
      header: t('desk.columns.number'),
      cell: (row) => <span className="font-medium whitespace-nowrap">{row.filingNo ?? '—'}</span>,
      text: (row) => row.filingNo ?? '',
      sortBy: (row) => row.filingNo,
    },
    filed: {
      id: 'filed',
      header: t('desk.columns.filed'),
      cell: (row) => day(row.filedOn),
      sortBy: (row) => row.filedOn,
    },
    state: {
      id: 'state',
      header: t('desk.columns.state'),
      cell: (row) => <Badge tone={tones[stateOf(row)]}>{t(`desk.states.${stateOf(row)}`)}</Badge>,
      text: (row) => t(`desk.states.${stateOf(row)}`),
    },
  } satisfies Record<string, TableColumn<Filing>>
}
