import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { ChangeHistory } from '../../features/roster/change-history.js'
import { EditUnit } from '../../features/roster/edit-unit.js'
import { unitQuery } from '../../features/roster/queries.js'
import { UnitDetails } from '../../features/roster/unit-details.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { holdsRole } from '../../lib/session/session.js'
import { PageTitle } from '../../ui/page-title.js'
import { Skeleton } from '../../ui/skeleton.js'
import { TextLink } from '../../ui/text-link.js'
import { type CommunityContext, CommunityPage } from './community-page.js'
import { RecordError } from './record-error.js'

/** /communities/:communityId/roster/units/:unitId */
export function UnitPage() {
  return <CommunityPage roles={['coordinator', 'community-admin']}>{(context) => <Unit {...context} />}</CommunityPage>
}

function Unit({ communityId, communityName, session }: CommunityContext) {
  const { t } = useTranslation('roster')
  const { unitId = '' } = useParams()
  const found = useQuery(unitQuery(communityId, unitId))
  if (found.isPending) return <Skeleton lines={8} />
  if (found.isError)
    return (
      <RecordError
        error={found.error}
        onRetry={() => void found.refetch()}
        back={{ to: `/communities/${communityId}/roster?tab=units`, label: t('person.back') }}
      />
    )
  const unit = found.data
  const door = [unit.building, unit.stairwell, unit.room].filter((part) => part !== '').join('-')
  const mayEdit = holdsRole(session, ['community-admin'], communityId)
  return (
    <>
      <PageTitle
        title={t('unit.title', { door })}
        eyebrow={
          <span className="flex flex-wrap gap-x-4">
            <TextLink to={`/communities/${communityId}/roster?tab=units`}>{t('person.back')}</TextLink>
            <span>{communityName}</span>
          </span>
        }
        actions={mayEdit && <EditUnit communityId={communityId} unit={unit} />}
      />
      <UnitDetails {...{ communityId, unit, mayEdit }} />
      <ChangeHistory communityId={communityId} subjectId={unit.id} mayUndo={mayEdit} />
    </>
  )
}
