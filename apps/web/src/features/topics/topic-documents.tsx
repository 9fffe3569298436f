import type { TopicDetail } from '@gongyi/shared/contracts'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { LinkButton } from '../../ui/button.js'
import { Section } from '../../ui/card.js'
import { Empty } from '../../ui/empty.js'

export interface TopicDocumentsProps {
  readonly topic: TopicDetail
  /** Ballot sheets are for those who hand them out. */
  readonly isOrganiser: boolean
}

/** What can be taken home: printed for the board, or checked on a computer without internet. */
export function TopicDocuments({ topic, isOrganiser }: TopicDocumentsProps) {
  const { t, language } = useTranslation('topics')
  const base = `/api/topics/${topic.id}`
  const { notice, format, deliberate } = topic.records
  const isTold = notice.versions.length > 0
  const hasBallots = isOrganiser && format.plan !== undefined && deliberate.draft !== undefined
  const hasDossier = topic.filingNo !== null || (topic.stage === 'filing' && topic.dossierMissing.length === 0)
  if (!isTold && !hasDossier)
    return (
      <Section title={t('documents.title')}>
        <Empty title={t('documents.none')}>{t('documents.noneBody')}</Empty>
      </Section>
    )
  return (
    <Section title={t('documents.title')} description={t('documents.note')}>
      <div className="flex flex-col items-start gap-3">
        {isTold && (
          <LinkButton to={`${base}/notice.pdf?locale=${language}`} icon="print" download>
            {t('documents.notice')}
          </LinkButton>
        )}
        {hasBallots && (
          <LinkButton to={`${base}/ballots.pdf?locale=${language}`} icon="print" download>
            {t('documents.ballots')}
          </LinkButton>
        )}
        {hasDossier && (
          <>
            <LinkButton to={`${base}/dossier.pdf?locale=${language}`} icon="download" download>
              {t('documents.dossierPdf')}
            </LinkButton>
            <LinkButton to={`${base}/dossier`} icon="download" download>
              {t('documents.dossierJson')}
            </LinkButton>
          </>
        )}
      </div>
    </Section>
  )
}
