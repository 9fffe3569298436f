import { useNavigate } from 'react-router'
import { ImportForm } from '../../features/roster/import-form.js'
import { ImportList } from '../../features/roster/import-list.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { holdsRole } from '../../lib/session/session.js'
import { LinkButton } from '../../ui/button.js'
import { Empty } from '../../ui/empty.js'
import { PageTitle } from '../../ui/page-title.js'
import { TextLink } from '../../ui/text-link.js'
import { type CommunityContext, CommunityPage } from './community-page.js'

/** /communities/:communityId/roster/import */
export function ImportPage() {
  return (
    <CommunityPage roles={['coordinator', 'community-admin']}>{(context) => <Import {...context} />}</CommunityPage>
  )
}

function Import({ communityId, communityName, session }: CommunityContext) {
  const { t } = useTranslation('communities')
  const navigate = useNavigate()
  const roster = `/communities/${communityId}/roster`
  return (
    <>
      <PageTitle
        title={t('import.title')}
        eyebrow={
          <span className="flex flex-wrap gap-x-4">
            <TextLink to={roster}>{t('household.back')}</TextLink>
            <span>{communityName}</span>
          </span>
        }
      >
        {t('import.lead')}
      </PageTitle>
      {holdsRole(session, ['community-admin'], communityId) ? (
        <>
          <ImportForm
            communityId={communityId}
            onPreview={({ id, state }) =>
              void navigate(`${roster}/imports/${id}${state === 'MAPPING' ? '/columns' : ''}`)
            }
          />
          <ImportList communityId={communityId} />
        </>
      ) : (
        <Empty title={t('import.notAllowed')} action={<LinkButton to={roster}>{t('household.back')}</LinkButton>}>
          {t('import.notAllowedBody')}
        </Empty>
      )}
    </>
  )
}
