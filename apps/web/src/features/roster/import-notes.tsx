import type { RosterImportView } from '@gongyi/shared/contracts'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { LinkButton } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { Note } from '../../ui/note.js'

export interface ImportNotesProps {
  readonly communityId: string
  readonly item: RosterImportView
}

/** How many columns were read and by whose word; while it is open, the way to change them. */
export function ColumnsUsed({ communityId, item }: ImportNotesProps) {
  const { t } = useTranslation('imports')
  const { columns } = item.summary
  if (columns === undefined || item.state !== 'PREVIEW') return null
  const counts = { used: String(columns.used), ignored: String(columns.ignored) }
  const isOverlooked = columns.overlooked.length > 0
  const title = isOverlooked
    ? t('columns.overlooked', { headings: columns.overlooked.join('、') })
    : t(`columns.usedSource.${columns.source}`)
  return (
    <Note tone={isOverlooked ? 'warning' : 'info'} title={title}>
      {isOverlooked && <p>{t('columns.overlookedBody')}</p>}
      <p>{t('columns.used', counts)}</p>
      <div>
        <LinkButton small to={`/communities/${communityId}/roster/imports/${item.id}/columns`}>
          {t('columns.change')}
        </LinkButton>
      </div>
    </Note>
  )
}

/** The rows to correct, as a file that can be sent again. */
export function Remarks({ communityId, item }: ImportNotesProps) {
  const { t } = useTranslation('imports')
  const { ERROR, WARNING } = item.summary.states
  const isThere = item.state === 'PREVIEW' || item.state === 'CONFIRMED'
  if (!isThere || item.summary.columns === undefined || ERROR + WARNING === 0) return null
  return (
    <Section title={t('remarks.title')} description={t('remarks.body')}>
      <div>
        <LinkButton icon="download" download to={`/api/communities/${communityId}/imports/${item.id}/remarks`}>
          {t('remarks.download')}
        </LinkButton>
      </div>
    </Section>
  )
}
