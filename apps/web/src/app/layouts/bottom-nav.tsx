import { NavLink } from 'react-router'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { useSession } from '../../lib/session/session.js'
import { Icon } from '../../ui/icon.js'
import { navigationFor } from '../navigation.js'

/** Under the thumb, on phones only. */
export function BottomNav() {
  const { t } = useTranslation()
  const items = navigationFor(useSession())
  return (
    <nav
      aria-label={t('shell.navigation')}
      data-print="hide"
      className="sticky bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="flex">
        {items.map((item) => (
          <li key={item.to} className="min-w-0 flex-1">
            <NavLink
              to={item.to}
              end={item.to === '/'}
              className="flex min-h-[3.5rem] flex-col items-center justify-center gap-0.5 border-t-[3px] border-transparent px-1 py-1.5 text-xs text-muted aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-accent"
            >
              <Icon name={item.icon} className="size-[1.5em]" />
              <span className="max-w-full truncate">{t(item.label)}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
