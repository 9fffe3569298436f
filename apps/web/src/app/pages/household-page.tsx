import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { HouseholdDetails } from '../../features/roster/household-details.js'
import { HouseholdFlags } from '../../features/roster/household-list.js'
import { householdQuery } from '../../features/roster/queries.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { ErrorNote } from '../../ui/error-note.js'
import { PageTitle } from '../../ui/page-title.js'
import { Skeleton } from '../../ui/skeleton.js'
import { TextLink } from '../../ui/text-link.js'
import { type CommunityContext, CommunityPage } from './community-page.js'

/** /communities/:communityId/roster/households/:householdId */
export function HouseholdPage() {
  return (
    <CommunityPage roles={['coordinator', 'community-admin']}>{(context) => <Household {...context} />}</CommunityPage>
  )
}

function Household({ communityId, communityName }: CommunityContext) {
  const { t } = useTranslation('communities')
  const { householdId = '' } = useParams()
  const household = useQuery(householdQuery(communityId, householdId))
  if (household.isPending) return <Skeleton lines={8} />
  if (household.isError) return <ErrorNote error={household.error} onRetry={() => void household.refetch()} />
  return (
    <>
      <PageTitle
        title={t('household.title', { code: household.data.code })}
        eyebrow={
          <span className="flex flex-wrap gap-x-4">
            <TextLink to={`/communities/${communityId}/roster`}>{t('household.back')}</TextLink>
            <span>{communityName}</span>
          </span>
        }
        badge={<HouseholdFlags household={household.data} />}
      />
      <HouseholdDetails communityId={communityId} household={household.data} />
    </>
  )
}
