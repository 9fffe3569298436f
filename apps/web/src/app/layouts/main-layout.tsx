import { Suspense, useEffect, useRef } from 'react'
import { Outlet, useLocation, useNavigationType } from 'react-router'
import { useTranslation } from '../../lib/i18n/i18n.js'
import { Skeleton } from '../../ui/skeleton.js'
import { ToastRegion } from '../../ui/toast.js'
import { ErrorBoundary } from '../error-boundary.js'
import { BottomNav } from './bottom-nav.js'
import { Header } from './header.js'

export function MainLayout() {
  const { t } = useTranslation()
  const { pathname, hash } = useLocation()
  const main = useRef<HTMLElement>(null)
  useArrival(pathname, hash, main)
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-accent px-4 py-3 text-on-accent focus:not-sr-only focus:absolute focus:start-2 focus:top-2"
      >
        {t('skipToContent')}
      </a>
      <Header />
      <main
        ref={main}
        id="content"
        tabIndex={-1}
        className="mx-auto flex w-full max-w-6xl min-w-0 flex-1 flex-col gap-[calc(var(--gap)*1.25)] px-4 py-6 outline-none sm:px-6 lg:py-8 print:p-0"
      >
        <ErrorBoundary resetKey={pathname}>
          <Suspense fallback={<Skeleton lines={6} />}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </main>
      <BottomNav />
      <ToastRegion />
    </div>
  )
}

/** A new page starts at its top, and keyboard and reader start there too; "back" keeps the browser's place. */
function useArrival(pathname: string, hash: string, main: { readonly current: HTMLElement | null }): void {
  const type = useNavigationType()
  const last = useRef(pathname)
  useEffect(() => {
    if (last.current === pathname) return
    last.current = pathname
    if (type === 'POP' || hash !== '') return // a link into a page places the reader itself
    window.scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
  }, [pathname, hash, type, main])
}
