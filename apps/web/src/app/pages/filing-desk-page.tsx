import { useParams } from 'react-router'
import { FilingDesk } from '../../features/filing-desk/filing-desk.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { useSession } from '../../lib/session/session.js'
import { PageTitle } from '../../ui/page-title.js'

/** Where a township sees what waits for it and what it has filed. */
export function FilingDeskPage() {
  const { t } = useTranslation('filing')
  const { regionId = '' } = useParams()
  const region = useSession()?.grants.find((grant) => grant.regionId === regionId)?.regionName
  return (
    <>
      <PageTitle title={t('desk.title')} eyebrow={region}>
        {t('desk.lead')}
      </PageTitle>
      <FilingDesk regionId={regionId} />
    </>
  )
}
