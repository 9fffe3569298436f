import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { useSession } from '../../lib/session/session.js'
import { LinkButton } from '../../ui/button.js'
import { Icon } from '../../ui/icon.js'
import { SignOutButton } from './sign-out-button.js'

/** Desktop only; a phone has "Mine" at the bottom. Asks for sign-in when nobody is. */
export function AccountMenu() {
  const { t } = useTranslation()
  const session = useSession()
  const { pathname } = useLocation()
  if (session === undefined) return null
  if (session === null)
    return pathname === '/sign-in' ? null : (
      <LinkButton to="/sign-in" tone="primary" className="max-md:hidden">
        {t('shell.signIn')}
      </LinkButton>
    )
  return (
    <Disclosure key={pathname} label={session.displayName}>
      <p className="text-sm text-muted">{session.phoneMasked}</p>
      <ul className="flex flex-col gap-1 text-sm">
        {session.grants.map((grant) => (
          <li key={grant.role + grant.regionId}>
            {t(`shell.roles.${grant.role}`)} · {grant.regionName}
          </li>
        ))}
      </ul>
      <LinkButton to="/me">{t('shell.mine')}</LinkButton>
      <SignOutButton />
    </Disclosure>
  )
}

function Disclosure({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const panelId = useId()
  useEffect(() => {
    if (!isOpen) return
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && box.current?.contains(event.target) !== true) setOpen(false)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('pointerdown', onPointer)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('pointerdown', onPointer)
      document.removeEventListener('keydown', onKey)
    }
  }, [isOpen])
  return (
    <div ref={box} className="relative max-md:hidden">
      <button
        ref={button}
        type="button"
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={() => setOpen(!isOpen)}
        className="flex min-h-target cursor-pointer items-center gap-2 rounded-md px-2 hover:bg-accent-soft"
      >
        <Icon name="person" />
        <span className="sr-only">{t('shell.account')}</span>
        {label}
        <Icon name="down" className={`size-[1em] ${isOpen ? 'rotate-180' : ''}`} />
      </button>
      <div
        id={panelId}
        hidden={!isOpen}
        className="absolute end-0 top-full z-30 mt-1 flex w-72 max-w-[calc(100vw-2rem)] flex-col gap-3 rounded-md border border-edge bg-surface p-4 shadow-lg [&[hidden]]:hidden"
      >
        {children}
      </div>
    </div>
  )
}
