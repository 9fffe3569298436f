/** A catalogue file: nested objects of words. Plurals follow Intl.PluralRules: `items_one`, `items_other`. */
export interface Words {
  readonly [key: string]: string | Words
}

type PluralSuffix = '_zero' | '_one' | '_two' | '_few' | '_many' | '_other'

/**
 * What the second language must contain: every key of the first, plus the plural forms Chinese does not have.
 * Use as `export const messages = { … } satisfies SameWords<typeof zh>`.
 */
export type SameWords<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : SameWords<T[K]>
} & {
  readonly [K in keyof T as K extends `${infer Base}_other` ? `${Base}_one` : never]?: string
}

type Bare<K extends string> = K extends `${infer Base}${PluralSuffix}` ? Base : K

/** Every key of a catalogue, dotted; plural forms under their bare name. */
export type KeyOf<T> = {
  [K in keyof T & string]: T[K] extends string ? Bare<K> : `${K}.${KeyOf<T[K]>}`
}[keyof T & string]
