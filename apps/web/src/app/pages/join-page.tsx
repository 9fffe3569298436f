import { useEffect, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { JoinForm } from '../../features/joining/join-form.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { PageTitle } from '../../ui/page-title.js'

/** /join, and /join#CODE from the picture on the paper. */
export function JoinPage() {
  const { t } = useTranslation('join')
  const { hash, search } = useLocation()
  const navigate = useNavigate()
  const [scanned] = useState(() => new URLSearchParams(search).get('code') ?? decodeURIComponent(hash.slice(1)))
  useEffect(() => {
    // The code is a secret: it does not stay in the address bar, nor in the history of a borrowed phone
    if (hash !== '' || search !== '') void navigate('/join', { replace: true })
  }, [hash, search, navigate])
  return (
    <div className="mx-auto flex w-full max-w-md flex-col gap-gap">
      <PageTitle title={t('page.title')}>{t('page.lead')}</PageTitle>
      <JoinForm scanned={scanned} />
    </div>
  )
}
