import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from 'react-router'
import { ImportDecision } from '../../features/roster/import-decision.js'
import { FoundProblems, ImportFigures } from '../../features/roster/import-figures.js'
import { ImportStateBadge } from '../../features/roster/import-list.js'
import { ColumnsUsed, Remarks } from '../../features/roster/import-notes.js'
import { ImportRows } from '../../features/roster/import-rows.js'
import { ImportSteps } from '../../features/roster/import-steps.js'
import { importQuery } from '../../features/roster/queries.js'
import { useFormat } from '../../lib/format/use-format.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Section } from '../../ui/card.js'
import { Clipped } from '../../ui/clipped.js'
import { PageTitle } from '../../ui/page-title.js'
import { Skeleton } from '../../ui/skeleton.js'
import { TextLink } from '../../ui/text-link.js'
import { type CommunityContext, CommunityPage } from './community-page.js'
import { RecordError } from './record-error.js'

/** /communities/:communityId/roster/imports/:importId */
export function ImportPreviewPage() {
  return <CommunityPage roles={['community-admin']}>{(context) => <Preview {...context} />}</CommunityPage>
}

function Preview({ communityId, communityName }: CommunityContext) {
  const { t } = useTranslation('communities')
  const format = useFormat()
  const { importId = '' } = useParams()
  const preview = useQuery(importQuery(communityId, importId))
  if (preview.isPending) return <Skeleton lines={8} />
  if (preview.isError)
    return (
      <RecordError
        error={preview.error}
        onRetry={() => void preview.refetch()}
        back={{ to: `/communities/${communityId}/roster/import`, label: t('preview.back') }}
      />
    )
  const item = preview.data
  if (item.state === 'MAPPING' && item.work === null) return <Navigate to="columns" replace />
  return (
    <>
      <PageTitle
        title={t('preview.title')}
        eyebrow={
          <span className="flex flex-wrap gap-x-4">
            <TextLink to={`/communities/${communityId}/roster/import`}>{t('preview.back')}</TextLink>
            <span>{communityName}</span>
          </span>
        }
        badge={<ImportStateBadge state={item.state} />}
      >
        {t(`import.kinds.${item.kind}`)} · <Clipped text={item.fileName} /> · {item.byName} · {format.dateTime(item.at)}
      </PageTitle>
      <ImportSteps communityId={communityId} item={item} shown={item.state === 'CONFIRMED' ? 'done' : 'check'} />
      <ImportFigures summary={item.summary} />
      <ColumnsUsed communityId={communityId} item={item} />
      <ImportDecision communityId={communityId} item={item} />
      <Remarks communityId={communityId} item={item} />
      <Section title={t('preview.found')}>
        <FoundProblems problems={item.summary.problems} />
      </Section>
      {item.state === 'DISCARDED' || item.state === 'UNDONE' ? (
        <Section title={t('preview.rows')}>
          <p className="text-muted">{t('preview.rowsGone')}</p>
        </Section>
      ) : (
        <ImportRows communityId={communityId} importId={item.id} kind={item.kind} states={item.summary.states} />
      )}
    </>
  )
}
