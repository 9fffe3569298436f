import type { ImportColumns, RosterKind } from '@gongyi/shared/contracts'
import { useKnownWords, useTranslation } from '../../lib/i18n/i18n.js'
import { Select } from '../../ui/select.js'

export interface FileColumnProps {
  readonly no: number
  readonly kind: RosterKind
  readonly column: ImportColumns['columns'][number]
  readonly fields: readonly string[]
  readonly needed: ReadonlySet<string>
  readonly onChoose: (field: string | null) => void
  /** Set when the last choice took its field away from another column. */
  readonly takenFrom: { readonly field: string; readonly heading: string } | null
}

const IGNORED = '-'

/** One column: its heading, what stands in it, and what it is read as. */
export function FileColumn({ no, kind, column, fields, needed, onChoose, takenFrom }: FileColumnProps) {
  const { t } = useTranslation('imports')
  const say = useKnownWords('imports')
  const wordOf = (field: string) => say(`fields.${kind}.${field}`) ?? field
  const { heading, samples, field } = column
  const options = [
    { value: IGNORED, label: t('columns.ignore') },
    ...fields.map((value) => {
      const word = wordOf(value)
      return { value, label: needed.has(value) ? t('columns.needed', { field: word }) : word }
    }),
  ]
  return (
    <li className="grid gap-x-6 gap-y-2 rounded-md border border-line p-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] sm:items-center">
      <div className="min-w-0">
        <p className="font-semibold break-words">{heading === '' ? t('columns.noHeading') : heading}</p>
        <p className="text-sm break-words text-muted">
          {t('columns.column', { no: String(no) })}
          {' · '}
          {samples.length === 0 ? t('columns.noSamples') : t('columns.samples', { samples: samples.join('、') })}
        </p>
      </div>
      <Select
        label={
          heading === ''
            ? t('columns.readAsBare', { no: String(no) })
            : t('columns.readAs', { heading: heading.slice(0, 30) })
        }
        options={options}
        value={field ?? IGNORED}
        onChange={(value) => onChoose(value === IGNORED ? null : value)}
        description={
          takenFrom === null
            ? undefined
            : t('columns.moved', { field: wordOf(takenFrom.field), heading: takenFrom.heading })
        }
      />
    </li>
  )
}
