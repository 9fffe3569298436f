export const languages = ['zh', 'en'] as const
export type Language = (typeof languages)[number]

/** The tag for `lang`, Intl and React Aria. */
export const localeOf = { zh: 'zh-CN', en: 'en-US' } as const satisfies Record<Language, string>
/** Each language is named in itself. */
export const languageName = { zh: '中文', en: 'English' } as const satisfies Record<Language, string>

const storageKey = 'gongyi.language'

function isLanguage(value: string | null): value is Language {
  return value === 'zh' || value === 'en'
}

/** The remembered choice, else the browser's first language, else Chinese. */
export function preferredLanguage(): Language {
  const stored = readStored()
  if (stored !== undefined) return stored
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh'
}

function readStored(): Language | undefined {
  try {
    const value = localStorage.getItem(storageKey)
    return isLanguage(value) ? value : undefined
  } catch {
    return undefined // storage may be refused; the browser's language then decides
  }
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // the choice then lasts as long as the page
  }
}
