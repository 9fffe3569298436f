import { QueryClientProvider } from '@tanstack/react-query'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { BrowserRouter } from 'react-router'
import { localeOf, useLanguage } from '../lib/i18n/i18n.js'
import { ErrorBoundary } from './error-boundary.js'
import { queryClient } from './query-client.js'
import { AppRoutes } from './routes.js'
import { SignedOutRedirect } from './signed-out-redirect.js'

export function App() {
  return (
    <ErrorBoundary>
      <I18nProvider locale={localeOf[useLanguage()]}>
        <QueryClientProvider client={queryClient}>
          <BrowserRouter>
            <SignedOutRedirect />
            <AppRoutes />
          </BrowserRouter>
        </QueryClientProvider>
      </I18nProvider>
    </ErrorBoundary>
  )
}
