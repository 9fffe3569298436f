import { placeQuery } from '@gongyi/shared/domain'

interface Head {
  readonly label: string
  readonly key: string
}

/** The head as everybody may read it: of a body's own list, whose entries are people, only its place. */
export function publicLabel({ label, key }: Head, index: number) {
  return {
    label: label.startsWith('LIST:') ? `№ ${index + 1}` : label,
    isDeveloper: key.startsWith('DEV:'),
  }
}

/** The entries whose house numbers hold what somebody typed, however they write a house number. */
export function found<T extends { readonly label: string }>(entries: readonly T[], query: string): readonly T[] {
  const wanted = placeQuery(query)
  return wanted === '' ? entries : entries.filter(({ label }) => label.includes(wanted))
}
