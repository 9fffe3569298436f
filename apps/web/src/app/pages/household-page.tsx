import { ageOn, civilDateOf } from '@gongyi/shared/domain'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { JoinSlips } from '../../features/joining/join-slips.js'
import { usePrintCodes } from '../../features/joining/queries.js'
import { ChangeHistory } from '../../features/roster/change-history.js'
import { ChooseRepresentative } from '../../features/roster/choose-representative.js'
import { EditHousehold } from '../../features/roster/edit-household.js'
import { HouseholdDetails, livesHere } from '../../features/roster/household-details.js'
import { HouseholdFlags } from '../../features/roster/household-list.js'
import { householdQuery } from '../../features/roster/queries.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { holdsRole } from '../../lib/session/session.js'
import { Button } from '../../ui/button.js'
import { ErrorNote } from '../../ui/error-note.js'
import { PageTitle } from '../../ui/page-title.js'
import { Skeleton } from '../../ui/skeleton.js'
import { TextLink } from '../../ui/text-link.js'
import { type CommunityContext, CommunityPage } from './community-page.js'
import { RecordError } from './record-error.js'

/** /communities/:communityId/roster/households/:householdId */
export function HouseholdPage() {
  return (
    <CommunityPage roles={['coordinator', 'community-admin']}>{(context) => <Household {...context} />}</CommunityPage>
  )
}

function Household({ communityId, communityName, session }: CommunityContext) {
  const { t } = useTranslation('communities')
  const { t: roster } = useTranslation('roster')
  const { t: join } = useTranslation('join')
  const { householdId = '' } = useParams()
  const print = usePrintCodes(communityId)
  const household = useQuery(householdQuery(communityId, householdId))
  if (household.isPending) return <Skeleton lines={8} />
  if (household.isError)
    return (
      <RecordError
        error={household.error}
        onRetry={() => void household.refetch()}
        back={{ to: `/communities/${communityId}/roster`, label: t('household.back') }}
      />
    )
  if (print.data) return <JoinSlips codes={print.data} onDone={print.reset} />
  const mayEdit = holdsRole(session, ['community-admin'], communityId)
  const { id, version, people } = household.data
  const living = people.filter(livesHere)
  const grown = living.filter(({ birthDate }) => birthDate === null || ageOn(birthDate, civilDateOf(new Date())) >= 18)
  const rep = living.find(({ isRep }) => isRep)?.id ?? null
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
        actions={
          <>
            {mayEdit && <EditHousehold communityId={communityId} household={household.data} />}
            {mayEdit && (grown.length > 1 || (grown.length === 1 && rep === null)) && (
              <ChooseRepresentative
                communityId={communityId}
                path={`households/${id}`}
                version={version}
                candidates={grown}
                current={rep}
                words={{
                  open: roster('rep.open'),
                  title: roster('rep.title'),
                  lead: roster('rep.lead'),
                  evidence: roster('rep.evidence'),
                }}
              />
            )}
            {living.length > 0 && (
              <Button icon="print" isPending={print.isPending} onPress={() => print.mutate({ householdIds: [id] })}>
                {join('print.one')}
              </Button>
            )}
          </>
        }
      />
      {print.error && <ErrorNote error={print.error} />}
      <HouseholdDetails communityId={communityId} household={household.data} />
      <ChangeHistory communityId={communityId} subjectId={id} mayUndo={mayEdit} />
    </>
  )
}
