import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { DoorstepJoin } from '../../features/joining/doorstep-join.js'
import { JoinSlips } from '../../features/joining/join-slips.js'
import { usePrintCodes } from '../../features/joining/queries.js'
import { ChangeHistory } from '../../features/roster/change-history.js'
import { EditPerson } from '../../features/roster/edit-person.js'
import { PersonDetails } from '../../features/roster/person-details.js'
import { PersonTags } from '../../features/roster/person-tags.js'
import { personQuery } from '../../features/roster/queries.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { holdsRole } from '../../lib/session/session.js'
import { Button } from '../../ui/button.js'
import { ErrorNote } from '../../ui/error-note.js'
import { PageTitle } from '../../ui/page-title.js'
import { Skeleton } from '../../ui/skeleton.js'
import { TextLink } from '../../ui/text-link.js'
import { type CommunityContext, CommunityPage } from './community-page.js'
import { RecordError } from './record-error.js'

/** /communities/:communityId/roster/people/:personId */
export function PersonPage() {
  return (
    <CommunityPage roles={['coordinator', 'community-admin']}>{(context) => <Person {...context} />}</CommunityPage>
  )
}

function Person({ communityId, communityName, session }: CommunityContext) {
  const { t } = useTranslation('roster')
  const { t: join } = useTranslation('join')
  const { personId = '' } = useParams()
  const found = useQuery(personQuery(communityId, personId))
  const print = usePrintCodes(communityId)
  if (found.isPending) return <Skeleton lines={8} />
  if (found.isError)
    return (
      <RecordError
        error={found.error}
        onRetry={() => void found.refetch()}
        back={{ to: `/communities/${communityId}/roster?tab=people`, label: t('person.back') }}
      />
    )
  if (print.data) return <JoinSlips codes={print.data} onDone={print.reset} />
  const person = found.data
  const mayEdit = holdsRole(session, ['community-admin'], communityId)
  const mayJoin = person.active && !person.deceased && !person.linked
  return (
    <>
      <PageTitle
        title={person.name}
        eyebrow={
          <span className="flex flex-wrap gap-x-4">
            <TextLink to={`/communities/${communityId}/roster?tab=people`}>{t('person.back')}</TextLink>
            <span>{communityName}</span>
          </span>
        }
        actions={
          <>
            {mayEdit && <EditPerson communityId={communityId} person={person} />}
            {mayJoin && (
              <Button icon="print" isPending={print.isPending} onPress={() => print.mutate({ personIds: [person.id] })}>
                {join('print.one')}
              </Button>
            )}
            {mayJoin && <DoorstepJoin communityId={communityId} person={person} />}
          </>
        }
      />
      {print.error && <ErrorNote error={print.error} />}
      <PersonDetails communityId={communityId} person={person} />
      <PersonTags communityId={communityId} personId={person.id} mayEdit={mayEdit} />
      <ChangeHistory communityId={communityId} subjectId={person.id} mayUndo={mayEdit} />
    </>
  )
}
