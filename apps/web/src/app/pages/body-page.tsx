import { BODY_KINDS } from '@gongyi/shared/domain'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { BodyDetails } from '../../features/bodies/body-details.js'
import { EditBody } from '../../features/bodies/edit-body.js'
import { bodyQuery } from '../../features/bodies/queries.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { holdsRole } from '../../lib/session/session.js'
import { PageTitle } from '../../ui/page-title.js'
import { Skeleton } from '../../ui/skeleton.js'
import { TextLink } from '../../ui/text-link.js'
import { type CommunityContext, CommunityPage } from './community-page.js'
import { RecordError } from './record-error.js'

/** /communities/:communityId/roster/bodies/:bodyId */
export function BodyPage() {
  return <CommunityPage roles={['coordinator', 'community-admin']}>{(context) => <Body {...context} />}</CommunityPage>
}

function Body({ communityId, communityName, session }: CommunityContext) {
  const { t, language } = useTranslation('bodies')
  const { bodyId = '' } = useParams()
  const body = useQuery(bodyQuery(communityId, bodyId))
  if (body.isPending) return <Skeleton lines={8} />
  if (body.isError)
    return (
      <RecordError
        error={body.error}
        onRetry={() => void body.refetch()}
        back={{ to: `/communities/${communityId}/roster?tab=bodies`, label: t('back') }}
      />
    )
  const mayEdit = holdsRole(session, ['community-admin'], communityId)
  return (
    <>
      <PageTitle
        title={body.data.name}
        eyebrow={
          <span className="flex flex-wrap gap-x-4">
            <TextLink to={`/communities/${communityId}/roster?tab=bodies`}>{t('back')}</TextLink>
            <span>{communityName}</span>
          </span>
        }
        actions={mayEdit && <EditBody communityId={communityId} body={body.data} />}
      >
        {BODY_KINDS[body.data.kind][language]}
      </PageTitle>
      <BodyDetails communityId={communityId} body={body.data} mayEdit={mayEdit} />
    </>
  )
}
