import { findPersonalData, maskPersonalData } from '@gongyi/shared/domain'

const LEFT_OUT = '（含个人信息，公开版略去）'

/** How text goes into the public version. */
export interface PublicText {
  /** Names and numbers masked. For texts that stay whole: titles, motions, the resolution. */
  readonly mask: (text: string) => string
  /** Masked, and left out altogether where masking does not suffice. For everything people wrote freely. */
  readonly prose: (text: string) => string
}

/**
 * Everything people wrote goes through here, so that no name of the roster is left in it. Only names that occur at all are
 * looked for, since a roster holds thousands; a two-character name that is a word of the title (文明) is taken as that word.
 */
export function publicText(names: readonly string[], title: string, everything: string): PublicText {
  const present = names.filter((name) => everything.includes(name) && !(name.length === 2 && title.includes(name)))
  const mask = (text: string) => maskPersonalData(text, present)
  const prose = (text: string) => {
    const masked = mask(text)
    return findPersonalData({ text: masked }, present).length === 0 ? masked : LEFT_OUT
  }
  return { mask, prose }
}
