import { type ComponentType, lazy } from 'react'
import { loadNamespaces, type Namespace } from '../lib/i18n/i18n.js'

/**
 * A page in a file of its own, fetched with its words when first visited:
 * `lazyPage(() => import('./pages/x-page.js').then((m) => m.XPage), 'topics', 'guards')`.
 */
export function lazyPage(load: () => Promise<ComponentType>, ...namespaces: readonly Namespace[]) {
  return lazy(async () => {
    const [page] = await Promise.all([load(), loadNamespaces(...namespaces)])
    return { default: page }
  })
}
