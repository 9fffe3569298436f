import { use, useSyncExternalStore } from 'react'
import { catalogue, firstNamespace, type Messages, type Namespace } from './catalogue/namespaces.js'
import { type FlatWords, flatten, formatMessage, type Params } from './format-message.js'
import { type Language, languages, localeOf, preferredLanguage, rememberLanguage } from './language.js'
import type { KeyOf } from './shape.js'

export type { Namespace } from './catalogue/namespaces.js'
export type { Params } from './format-message.js'
export { type Language, languageName, languages, localeOf } from './language.js'

export type Key<N extends Namespace> = KeyOf<Messages<N>>
export type Translate<N extends Namespace> = (key: Key<N>, params?: Params) => string

const loaded = new Map<string, FlatWords>()
const loading = new Map<string, Promise<FlatWords>>()
const listeners = new Set<() => void>()
let current: Language = 'zh'

function load(language: Language, namespace: Namespace): Promise<FlatWords> {
  const id = `${language}/${namespace}`
  const running = loading.get(id)
  if (running !== undefined) return running
  const started = catalogue[namespace][language]().then(({ messages }) => {
    const words = flatten(messages)
    loaded.set(id, words)
    return words
  })
  loading.set(id, started)
  started.then(
    // How React reads a promise without waiting: words that are there never suspend
    (words) => Object.assign(started, { status: 'fulfilled', value: words }),
    () => loading.delete(id), // a failed download may be tried again
  )
  return started
}

/** Start before the first render. */
export async function startI18n(language: Language = preferredLanguage()): Promise<void> {
  await load(language, firstNamespace)
  apply(language)
}

/** Fetch words ahead of a screen, in parallel with its code. */
export async function loadNamespaces(...namespaces: readonly Namespace[]): Promise<void> {
  await Promise.all(namespaces.map((namespace) => load(current, namespace)))
}

/** Everything already on screen changes language at once, without a flash of keys. */
export async function setLanguage(language: Language): Promise<void> {
  const inUse = namespaceNames().filter((name) => languages.some((other) => loaded.has(`${other}/${name}`)))
  await Promise.all(inUse.map((name) => load(language, name)))
  rememberLanguage(language)
  apply(language)
}

function namespaceNames(): Namespace[] {
  return Object.keys(catalogue).filter((name): name is Namespace => name in catalogue)
}

function apply(language: Language): void {
  current = language
  document.documentElement.lang = localeOf[language]
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function currentLanguage(): Language {
  return current
}

/** The language now on screen; re-renders on change. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage)
}

function wordsNow<N extends Namespace>(namespace: N, language: Language): FlatWords | undefined {
  return loaded.get(`${language}/${namespace}`)
}

/**
 * Asked of React at every render, also when the words are long there: a component that waited for them is rendered once
 * more from where it stopped, and React finds that place by the same call (its error 467 otherwise).
 */
function useWords(namespace: Namespace, language: Language): FlatWords {
  return use(load(language, namespace))
}

/**
 * The words of one namespace. Suspends while they arrive (the nearest Suspense shows its skeleton).
 * For several namespaces call it several times: `const { t: g } = useTranslation('guards')`.
 */
export function useTranslation<N extends Namespace = 'common'>(namespace?: N): { t: Translate<N>; language: Language } {
  const language = useLanguage()
  const name: Namespace = namespace ?? firstNamespace
  const words = useWords(name, language)
  return { t: (key, params) => say(words, language, name, key, params), language }
}

function say(words: FlatWords, language: Language, namespace: string, key: string, params?: Params): string {
  const text = formatMessage(words, localeOf[language], key, params)
  if (text === undefined && import.meta.env.DEV) throw new Error(`No words for ${namespace}:${key} in ${language}`)
  return text ?? key
}

/** For keys that come from the wire (guard ids, problem codes): undefined when nobody has written words for them. */
export function useKnownWords(namespace: Namespace): (key: string, params?: Params) => string | undefined {
  const language = useLanguage()
  const words = useWords(namespace, language)
  return (key, params) => formatMessage(words, localeOf[language], key, params)
}

/** Outside components, once the namespace is loaded (toasts, document titles). */
export function translate<N extends Namespace>(namespace: N, key: Key<N>, params?: Params): string {
  const words = wordsNow(namespace, current)
  return words === undefined ? key : say(words, current, namespace, key, params)
}
