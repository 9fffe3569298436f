import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, type RenderResult, render } from '@testing-library/react'
import { type ReactNode, Suspense } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { MemoryRouter } from 'react-router'
import { catalogue } from '../lib/i18n/catalogue/namespaces.js'
import { type Language, loadNamespaces, localeOf, type Namespace, startI18n } from '../lib/i18n/i18n.js'

export interface RenderOptions {
  readonly language?: Language
  readonly path?: string
}

/** Renders a panel as the app would: router, queries, React Aria's locale, all words loaded. */
export async function renderApp(
  ui: ReactNode,
  { language = 'zh', path = '/' }: RenderOptions = {},
): Promise<RenderResult & { readonly client: QueryClient }> {
  await startI18n(language)
  await loadNamespaces(...Object.keys(catalogue).filter((name): name is Namespace => name in catalogue))
  const client = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } })
  const view = await act(async () =>
    render(
      <I18nProvider locale={localeOf[language]}>
        <QueryClientProvider client={client}>
          <MemoryRouter initialEntries={[path]}>
            <Suspense fallback={<p>…</p>}>{ui}</Suspense>
          </MemoryRouter>
        </QueryClientProvider>
      </I18nProvider>,
    ),
  )
  return { ...view, client }
}
