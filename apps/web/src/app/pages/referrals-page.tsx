import { useParams } from 'react-router'
import { ReferralListOf } from '../../features/referrals/referral-list.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { useSession } from '../../lib/session/session.js'
import { PageTitle } from '../../ui/page-title.js'
import { Skeleton } from '../../ui/skeleton.js'
import { SignInNote } from './sign-in-note.js'

/** /communities/:communityId/referrals */
export function ReferralsPage() {
  const { t } = useTranslation('screening')
  const { communityId = '' } = useParams()
  const session = useSession()
  return (
    <>
      <PageTitle title={t('desk.title')}>{t('desk.lead')}</PageTitle>
      {session === undefined && <Skeleton lines={6} />}
      {session === null && <SignInNote />}
      {session && <ReferralListOf communityId={communityId} />}
    </>
  )
}
