import { Link, NavLink } from 'react-router'
import { useDisplay } from '../../lib/display/display.js'
import { languageName, languages, localeOf, setLanguage, useTranslation } from '../../lib/i18n/i18n.js'
import { useSession } from '../../lib/session/session.js'
import { navigationFor } from '../navigation.js'
import { AccountMenu } from './account-menu.js'
import { InboxLink } from './inbox-link.js'

export function Header() {
  const { t } = useTranslation()
  return (
    <header data-print="hide" className="border-b border-line bg-surface">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 sm:px-6">
        <Link to="/" className="flex min-h-target items-center gap-2 rounded-sm pe-2 text-lg font-semibold text-ink">
          <Mark />
          <span>{t('product')}</span>
        </Link>
        <TopNav />
        <InboxLink />
        <div className="ms-auto flex flex-wrap items-stretch gap-2">
          <LanguageSwitch />
          <ElderSwitch />
          <AccountMenu />
        </div>
      </div>
    </header>
  )
}

function Mark() {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" className="size-[1.6em]">
      <rect width="32" height="32" rx="7" className="fill-accent" />
      <path
        d="M9 9v14M16 7v18M23 9v14M6 16h20"
        fill="none"
        strokeWidth="2.6"
        strokeLinecap="round"
        className="stroke-on-accent"
      />
    </svg>
  )
}

function TopNav() {
  const { t } = useTranslation()
  const items = navigationFor(useSession()).filter((item) => item.to !== '/me')
  return (
    <nav aria-label={t('shell.navigation')} className="hidden md:block">
      <ul className="flex flex-wrap">
        {items.map((item) => (
          <li key={item.to}>
            <NavLink
              to={item.to}
              end={item.to === '/'}
              className="flex min-h-target items-center border-b-[3px] border-transparent px-3 text-muted hover:text-accent aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-accent"
            >
              {t(item.label)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Both names always in sight, each in its own language. */
function LanguageSwitch() {
  const { t, language } = useTranslation()
  return (
    <fieldset className="flex overflow-hidden rounded-md border-[1.5px] border-edge">
      <legend className="sr-only">{t('shell.language')}</legend>
      {languages.map((one) => (
        <button
          key={one}
          type="button"
          lang={localeOf[one]}
          aria-pressed={one === language}
          onClick={() => void setLanguage(one)}
          className="min-h-target min-w-target cursor-pointer px-2.5 text-sm text-muted -outline-offset-4 aria-pressed:bg-accent aria-pressed:font-semibold aria-pressed:text-on-accent aria-pressed:outline-on-accent"
        >
          {languageName[one]}
        </button>
      ))}
    </fieldset>
  )
}

function ElderSwitch() {
  const { t } = useTranslation()
  const { elder, setElder } = useDisplay()
  return (
    <button
      type="button"
      aria-pressed={elder > 0}
      onClick={() => setElder(elder > 0 ? 0 : 1)}
      className="min-h-target cursor-pointer rounded-md border-[1.5px] border-edge px-3 text-sm text-ink aria-pressed:border-accent aria-pressed:bg-accent aria-pressed:font-semibold aria-pressed:text-on-accent"
    >
      {t('shell.elder')}
    </button>
  )
}
