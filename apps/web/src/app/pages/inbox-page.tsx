import { InboxList } from '../../features/inbox/inbox-list.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { useSession } from '../../lib/session/session.js'
import { PageTitle } from '../../ui/page-title.js'
import { Skeleton } from '../../ui/skeleton.js'
import { SignInNote } from './sign-in-note.js'

/** /inbox */
export function InboxPage() {
  const { t } = useTranslation('inbox')
  const session = useSession()
  return (
    <>
      <PageTitle title={t('title')}>{t('lead')}</PageTitle>
      {session === undefined && <Skeleton lines={6} />}
      {session === null && <SignInNote />}
      {session && <InboxList />}
    </>
  )
}
