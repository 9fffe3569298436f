import { useTranslation } from '../../lib/i18n/i18n.js'
import { LinkButton } from '../../ui/button.js'
import { PageTitle } from '../../ui/page-title.js'

export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <>
      <PageTitle title={t('notFound.title')}>{t('notFound.body')}</PageTitle>
      <div>
        <LinkButton to="/" tone="primary" icon="home">
          {t('notFound.home')}
        </LinkButton>
      </div>
    </>
  )
}
