import type { ImportRow, RosterKind, RosterProblem } from '@gongyi/shared/contracts'
import type { RowState } from '@gongyi/shared/domain'
import { useFormat } from '../../lib/format/use-format.js'
import { useKnownWords, useTranslation } from '../../lib/i18n/i18n.js'
import { Badge, type BadgeTone } from '../../ui/badge.js'
import { Icon } from '../../ui/icon.js'
import type { TableColumn } from '../../ui/table.js'

type ColumnId = 'place' | 'name' | 'relation' | 'identity' | 'phone' | 'note' | 'area' | 'use' | 'owners' | 'delivery'

/** The columns on screen, and the fields of the file each of them shows. */
const COLUMNS = {
  HOUSEHOLDS: {
    place: ['code', 'building', 'stairwell', 'room', 'address', 'lived'],
    name: ['name'],
    relation: ['relation', 'head', 'rep', 'membership'],
    identity: ['identity', 'gender', 'birthDate'],
    phone: ['phone'],
    note: ['note', 'group', 'hukou', 'tags', 'status', 'presence', 'elderly', 'disabled'],
  },
  OWNERS: {
    place: ['building', 'stairwell', 'room', 'address'],
    area: ['area'],
    use: ['use'],
    owners: ['owners', 'coOwners'],
    identity: ['identity'],
    phone: ['phone'],
    delivery: ['delivery'],
    note: ['note'],
  },
} as const satisfies Record<RosterKind, Partial<Record<ColumnId, readonly string[]>>>

const TONES = {
  NEW: 'active',
  CHANGED: 'active',
  UNCHANGED: 'neutral',
  WARNING: 'waiting',
  ERROR: 'warning',
  SKIPPED: 'ended',
} as const satisfies Record<RowState, BadgeTone>

export function RowStateBadge({ state }: { readonly state: RowState }) {
  const { t } = useTranslation('communities')
  return <Badge tone={TONES[state]}>{t(`rowStates.${state}`)}</Badge>
}

/** A row of the file as read: each cell with what is wrong in it, in words. */
export function useImportRowColumns(kind: RosterKind): readonly TableColumn<ImportRow>[] {
  const { t } = useTranslation('communities')
  const fields: Readonly<Partial<Record<ColumnId, readonly string[]>>> = COLUMNS[kind]
  const shown = Object.entries(fields).filter((entry): entry is [ColumnId, readonly string[]] => entry[0] in fields)
  return [
    {
      id: 'row',
      header: t('preview.row'),
      isRowHeader: true,
      cell: (row) => t('preview.rowNo', { row: String(row.rowNo) }),
    },
    { id: 'state', header: t('preview.rowState'), cell: (row) => <RowStateBadge state={row.state} /> },
    ...shown.map(([id, of], index) => ({
      id,
      header: t(`columns.${id}`),
      align: id === 'area' ? ('end' as const) : ('start' as const),
      cell: (row: ImportRow) => <Cell row={row} id={id} fields={of} kind={kind} isFirst={index === 0} />,
    })),
  ]
}

interface CellProps {
  readonly row: ImportRow
  readonly id: ColumnId
  readonly fields: readonly string[]
  readonly kind: RosterKind
  readonly isFirst: boolean
}

function Cell({ row, id, fields, kind, isFirst }: CellProps) {
  const { t } = useTranslation('communities')
  if (row.state === 'SKIPPED') return isFirst ? <SkippedText row={row} /> : null
  // A remark on a field that has no column here still has to be read somewhere
  const isHome = ({ column }: RosterProblem) =>
    fields.includes(column) || (isFirst && homeOf(kind, column) === undefined)
  const text = textOf(row, id)
  const words = id === 'use' || id === 'delivery' ? wordOf(id, text) : undefined
  return (
    <span className="flex flex-col gap-1">
      <span>{words === undefined ? text || '—' : t(words)}</span>
      <FormerWords former={row.former} fields={fields} />
      <ProblemWords problems={row.problems.filter(isHome)} />
    </span>
  )
}

/** What the register says until the row is taken over. */
function FormerWords({ former, fields }: { readonly former: ImportRow['former']; readonly fields: readonly string[] }) {
  const { t } = useTranslation('imports')
  const known = useKnownWords('communities')
  const say = useKnownWords('imports')
  const wordOf = (text: string) => say(`values.${text}`) ?? known(`uses.${text}`) ?? known(`deliveries.${text}`) ?? text
  return fields.flatMap((field) => {
    const text = former[field]
    if (text === undefined) return []
    return [
      <del key={field} className="text-sm text-muted decoration-1">
        {t('was', { text: text === '' ? t('wasEmpty') : wordOf(text) })}
      </del>,
    ]
  })
}

function SkippedText({ row }: { readonly row: ImportRow }) {
  const { t } = useTranslation('communities')
  const text = row.cells['text'] ?? ''
  return (
    <span className="flex flex-col gap-1">
      <span className="text-muted">{text === '' ? t('preview.skippedBlank') : t('preview.skipped', { text })}</span>
      <ProblemWords problems={row.problems} />
    </span>
  )
}

function homeOf(kind: RosterKind, column: string): string | undefined {
  const shown: Readonly<Record<string, readonly string[]>> = COLUMNS[kind]
  return Object.entries(shown).find(([, fields]) => fields.includes(column))?.[0]
}

function textOf({ cells }: ImportRow, id: ColumnId): string {
  const join = (names: readonly string[], by: string) => names.flatMap((name) => cells[name] ?? []).join(by)
  if (id === 'place') return cells['code'] ?? join(['building', 'stairwell', 'room'], '-')
  if (id === 'note') return join(['group', 'tags', 'note'], ' · ')
  return cells[id] ?? ''
}

const USES = ['RESIDENTIAL', 'COMMERCIAL', 'PARKING', 'STORAGE', 'OTHER'] as const
const DELIVERIES = ['UNSOLD', 'SOLD_UNDELIVERED', 'DELIVERED'] as const

function wordOf(id: 'use' | 'delivery', text: string) {
  const use = USES.find((known) => known === text)
  const delivery = DELIVERIES.find((known) => known === text)
  if (id === 'use') return use === undefined ? undefined : (`uses.${use}` as const)
  return delivery === undefined ? undefined : (`deliveries.${delivery}` as const)
}

function ProblemWords({ problems }: { readonly problems: readonly RosterProblem[] }) {
  const say = useKnownWords('communities')
  const format = useFormat()
  return problems.map((problem) => {
    const isNote = problem.severity === 'note'
    const areas = problem.column === 'area' && problem.params
    const params = areas
      ? Object.fromEntries(Object.entries(areas).map(([name, value]) => [name, format.area(Number(value))]))
      : asInTheFile(problem.params)
    return (
      <span
        key={problem.column + problem.code}
        className={`flex items-start gap-1 text-sm ${isNote ? 'text-muted' : 'text-warning'}`}
      >
        <Icon name={isNote ? 'info' : 'warn'} className="mt-1 size-[1em]" />
        {say(`problems.${problem.code}`, params) ?? problem.code}
      </span>
    )
  })
}

/** The number of a row reads as the spreadsheet shows it, 2184 and not 2,184. */
function asInTheFile(params: ImportRow['problems'][number]['params']) {
  if (params?.['firstRow'] === undefined) return params
  return { ...params, firstRow: String(params['firstRow']) }
}
