import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'
import { ImportMapping } from '../../features/roster/import-mapping.js'
import { ImportSteps } from '../../features/roster/import-steps.js'
import { columnsQuery, importQuery } from '../../features/roster/queries.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { LinkButton } from '../../ui/button.js'
import { Clipped } from '../../ui/clipped.js'
import { Empty } from '../../ui/empty.js'
import { ErrorNote } from '../../ui/error-note.js'
import { PageTitle } from '../../ui/page-title.js'
import { Skeleton } from '../../ui/skeleton.js'
import { TextLink } from '../../ui/text-link.js'
import { type CommunityContext, CommunityPage } from './community-page.js'
import { RecordError } from './record-error.js'

/** /communities/:communityId/roster/imports/:importId/columns */
export function ImportColumnsPage() {
  return <CommunityPage roles={['community-admin']}>{(context) => <Columns {...context} />}</CommunityPage>
}

function Columns({ communityId, communityName }: CommunityContext) {
  const { t } = useTranslation('imports')
  const { t: words } = useTranslation('communities')
  const { importId = '' } = useParams()
  const navigate = useNavigate()
  const item = useQuery(importQuery(communityId, importId))
  const isOpen = item.data?.state === 'MAPPING' || item.data?.state === 'PREVIEW'
  const columns = useQuery({ ...columnsQuery(communityId, importId), enabled: isOpen })
  if (item.isPending) return <Skeleton lines={8} />
  if (item.isError)
    return (
      <RecordError
        error={item.error}
        onRetry={() => void item.refetch()}
        back={{ to: `/communities/${communityId}/roster/import`, label: words('preview.back') }}
      />
    )
  const check = `/communities/${communityId}/roster/imports/${importId}`
  return (
    <>
      <PageTitle
        title={t('columns.title')}
        eyebrow={
          <span className="flex flex-wrap gap-x-4">
            {item.data.state !== 'MAPPING' && <TextLink to={check}>{t('columns.back')}</TextLink>}
            <span>{communityName}</span>
          </span>
        }
      >
        <Clipped text={item.data.fileName} /> · {t('columns.lead')}
      </PageTitle>
      <ImportSteps communityId={communityId} item={item.data} shown="columns" />
      {!isOpen && (
        <Empty title={t('columns.closed')} action={<LinkButton to={check}>{t('columns.back')}</LinkButton>} />
      )}
      {isOpen && columns.isPending && <Skeleton lines={8} />}
      {columns.isError && <ErrorNote error={columns.error} onRetry={() => void columns.refetch()} />}
      {isOpen && columns.data && (
        <ImportMapping
          communityId={communityId}
          item={item.data}
          columns={columns.data}
          onRead={() => void navigate(check)}
          onDiscard={() => void navigate(`/communities/${communityId}/roster/import`)}
        />
      )}
    </>
  )
}
