import { useLocation } from 'react-router'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { signInPath } from '../../lib/session/return-to.js'
import { LinkButton } from '../../ui/button.js'
import { Empty } from '../../ui/empty.js'

/** Where a page needs to know who is reading: sign in, and come back to this very place. */
export function SignInNote() {
  const { t } = useTranslation()
  const { pathname, search } = useLocation()
  return (
    <Empty
      title={t('home.signInTitle')}
      action={
        <LinkButton to={signInPath(pathname + search)} tone="primary">
          {t('shell.signIn')}
        </LinkButton>
      }
    >
      {t('home.signInBody')}
    </Empty>
  )
}
