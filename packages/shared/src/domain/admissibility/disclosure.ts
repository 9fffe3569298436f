import { EXCLUSIONS } from './exclusions.js'
import { isOtherScreenId, OTHER_SCREENS } from './other-screens.js'
import type { ScreenAnswer, ScreenId } from './screening.js'

/**
 * Who may read a topic. PUBLIC: its community. WITHHELD: that there is one, without its words (parties of a dispute,
 * `domain.md` §7.1). CONFIDENTIAL: nobody but its proposer and the desks (signs of crime or misconduct, §3.1.2).
 */
export const DISCLOSURES = ['PUBLIC', 'WITHHELD', 'CONFIDENTIAL'] as const
export type Disclosure = (typeof DISCLOSURES)[number]

/** The stricter of two. */
export function stricter(a: Disclosure, b: Disclosure): Disclosure {
  return DISCLOSURES.indexOf(a) > DISCLOSURES.indexOf(b) ? a : b
}

/**
 * How far these lines of the checklist close a topic. A suspicion closes it like a certainty: what was once public
 * cannot be taken back.
 */
export function disclosureOfLines(lines: Readonly<Partial<Record<ScreenId, ScreenAnswer>>>): Disclosure {
  let closed: Disclosure = 'PUBLIC'
  for (const [id, line] of Object.entries(lines)) {
    if (line.answer === 'NO') continue
    if (isOtherScreenId(id) && OTHER_SCREENS[id].confidential) closed = stricter(closed, 'CONFIDENTIAL')
    if (id === 'EX5_PRIVATE_DISPUTE') closed = stricter(closed, 'WITHHELD')
  }
  return closed
}

/** What stands in place of other words that are withheld. */
export const WITHHELD_WORDS = '—'

/** What stands in place of a withheld title. */
export const WITHHELD_TITLE = EXCLUSIONS.EX5_PRIVATE_DISPUTE.publicTitle
