import { useTranslation } from '../../../lib/i18n/i18n.js'
import { Badge } from '../../../ui/badge.js'
import { Empty } from '../../../ui/empty.js'
import { Skeleton } from '../../../ui/skeleton.js'

export interface ListEntry {
  readonly index: number
  readonly label: string
  readonly isDeveloper: boolean
  readonly mine?: boolean
}

export interface ListEntriesProps {
  readonly items: readonly ListEntry[]
  readonly isSearch: boolean
  readonly isPending: boolean
}

/** House numbers in columns; several of one owner stand together. */
export function ListEntries({ items, isSearch, isPending }: ListEntriesProps) {
  const { t } = useTranslation('electorate')
  if (isPending) return <Skeleton lines={4} />
  if (items.length === 0) return <Empty title={t('list.none')}>{t('list.noneBody')}</Empty>
  return (
    <>
      {isSearch && <p role="status">{t('list.found', { count: items.length })}</p>}
      <ul className="columns-1 gap-x-6 tabular-nums sm:columns-2 lg:columns-3 print:columns-4">
        {items.map(({ index, label, isDeveloper, mine = false }) => (
          <li key={index} className="break-inside-avoid border-b border-line py-1">
            <span className={mine ? 'me-2 font-semibold' : ''}>{label}</span>
            {isDeveloper && <span className="block text-sm text-muted">{t('list.developer')}</span>}
            {!isDeveloper && label.includes(',') && <span className="block text-sm text-muted">{t('list.same')}</span>}
            {mine && <Badge tone="success">{t('list.mine')}</Badge>}
          </li>
        ))}
      </ul>
    </>
  )
}
