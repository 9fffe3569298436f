import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api } from '../../lib/api/client.js'
import { aNumber, type Contract, recordOf } from '../../lib/api/shape.js'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { useSession } from '../../lib/session/session.js'
import { Icon } from '../../ui/icon.js'

// On every page, so read without zod (lib/api/shape.ts)
const unreadReader: Contract<{ unread: number }> = recordOf<{ unread: number }>({ unread: aNumber })

/** The bell: how many messages wait, asked once a minute at most. */
export function InboxLink() {
  const { t } = useTranslation()
  const session = useSession()
  const isSignedIn = session !== null && session !== undefined
  const unread =
    useQuery({
      queryKey: ['inbox', 'unread'],
      queryFn: ({ signal }) => api.get(unreadReader, '/inbox', { signal, query: { limit: 1 } }),
      enabled: isSignedIn,
      staleTime: 60_000,
      retry: false,
    }).data?.unread ?? 0
  if (!isSignedIn) return null
  return (
    <Link
      to="/inbox"
      className="relative ms-auto flex min-h-target min-w-target items-center justify-center gap-1 rounded-md px-2 text-sm text-ink hover:bg-accent-soft md:order-last md:ms-0"
    >
      <Icon name="bell" />
      <span className={unread > 0 ? '' : 'sr-only'}>
        <span className="sr-only">{t('shell.inbox')} </span>
        {unread > 0 && (
          <span className="rounded-full bg-accent px-2 py-0.5 font-semibold text-on-accent tabular-nums max-md:absolute max-md:end-0 max-md:top-0 max-md:px-1.5 max-md:py-0 max-md:text-xs">
            {unread > 99 ? '99+' : unread}
            <span className="sr-only"> {t('shell.unread')}</span>
          </span>
        )}
      </span>
    </Link>
  )
}
