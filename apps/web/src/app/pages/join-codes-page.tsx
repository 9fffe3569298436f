import { JoinCodeList } from '../../features/joining/join-code-list.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { PageTitle } from '../../ui/page-title.js'
import { TextLink } from '../../ui/text-link.js'
import { type CommunityContext, CommunityPage } from './community-page.js'

/** /communities/:communityId/join-codes */
export function JoinCodesPage() {
  return (
    <CommunityPage roles={['coordinator', 'community-admin']}>{(context) => <JoinCodes {...context} />}</CommunityPage>
  )
}

function JoinCodes({ communityId, communityName }: CommunityContext) {
  const { t } = useTranslation('join')
  return (
    <>
      <PageTitle
        title={t('list.title')}
        eyebrow={
          <span className="flex flex-wrap gap-x-4">
            <TextLink to={`/communities/${communityId}/roster`}>{t('list.back')}</TextLink>
            <span>{communityName}</span>
          </span>
        }
      >
        {t('list.lead')}
      </PageTitle>
      <JoinCodeList communityId={communityId} />
    </>
  )
}
