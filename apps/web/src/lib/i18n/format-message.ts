import type { Words } from './shape.js'

export type Params = Readonly<Record<string, string | number | bigint>>
export type FlatWords = ReadonlyMap<string, string>

/** Nested or dotted, both end as `a.b.c`; so a guard id such as `G3.2` may be written as one key. */
export function flatten(words: Words, prefix = '', into = new Map<string, string>()): Map<string, string> {
  for (const [key, value] of Object.entries(words)) {
    const path = prefix === '' ? key : `${prefix}.${key}`
    if (typeof value === 'string') into.set(path, value)
    else flatten(value, path, into)
  }
  return into
}

/** Numbers as people read them, 1,460; what must not be grouped (a year, a code) comes as text. */
function fill(text: string, locale: string, params: Params): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) return ''
    return typeof value === 'string' ? value : new Intl.NumberFormat(locale).format(value)
  })
}

/** `count` picks the plural form; every `{{name}}` is replaced. Undefined when the catalogue lacks the key. */
export function formatMessage(words: FlatWords, locale: string, key: string, params: Params = {}): string | undefined {
  const count = params['count']
  const plural =
    count === undefined ? undefined : words.get(`${key}_${new Intl.PluralRules(locale).select(Number(count))}`)
  const text = plural ?? words.get(key) ?? words.get(`${key}_other`)
  return text === undefined ? undefined : fill(text, locale, params)
}
