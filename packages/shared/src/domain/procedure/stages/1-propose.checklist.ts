import type { DestinationId } from '../../admissibility/destinations.js'
import { type Disclosure, disclosureOfLines, stricter } from '../../admissibility/disclosure.js'
import { OTHER_SCREEN_IDS, OTHER_SCREENS } from '../../admissibility/other-screens.js'
import { type ScreeningOutcome, screeningOutcome } from '../../admissibility/screening.js'
import type { StageRecords } from '../records.js'
import type { Topic } from '../topic.js'

type Record = StageRecords['propose']

/** What the recorded screening comes to; null while nobody has screened. */
export function outcomeOf({ records }: Pick<Topic, 'records'>): ScreeningOutcome | null {
  const { screening, legalOpinion } = records.propose
  if (screening === undefined) return null
  const { exclusions, others } = screening
  return screeningOutcome({ exclusions, others, legalOpinion: legalOpinion !== undefined })
}

/** True while a line on law, propriety or fairness is answered other than NO and no adviser has spoken (G1.8). */
export function isOpinionMissing(topic: Pick<Topic, 'records'>): boolean {
  const outcome = outcomeOf(topic)
  const lacks = outcome?.unmet.some(({ id }) => id === 'screening.legal-opinion') === true
  return lacks && outcome.verdict !== 'DISPATCH'
}

/** How far the words alone keep it from the public. */
export function heldBackByWords({ heldBack = 'PUBLIC', heldBackByEdit = 'PUBLIC' }: Record): Disclosure {
  return stricter(heldBack, heldBackByEdit)
}

/**
 * Who may read the topic: what the screening says of it, and what its words made probable until two have signed that
 * screening. One person alone opens nothing.
 */
export function disclosureOf(record: Record): Disclosure {
  const { screening, heldBackByEdit = 'PUBLIC' } = record
  if (screening === undefined) return heldBackByWords(record)
  const found = disclosureOfLines({ ...screening.exclusions, ...screening.others })
  return stricter(found, screening.signers.length < 2 ? heldBackByWords(record) : heldBackByEdit)
}

/** The only places a matter of danger, crime or misconduct may go to; empty for every other. */
export function boundDestinations(hits: readonly string[]): readonly DestinationId[] {
  return OTHER_SCREEN_IDS.filter(
    (id) => hits.includes(id) && (OTHER_SCREENS[id].confidential || OTHER_SCREENS[id].urgent),
  ).flatMap((id) => OTHER_SCREENS[id].destinations)
}

/** True while one person alone has sent on danger or crime and nobody has looked at it a second time. */
export function isDispatchOpen({ dispatch }: Record): boolean {
  return dispatch !== undefined && dispatch.confirmed === undefined
}

/** Whose turn it is after the answer: the township's to review, the desk's to follow a referral up; else null. */
export function followUpOf(record: Record): 'TOWNSHIP' | 'DESK' | null {
  const { review, referrals = [] } = record
  if (review !== undefined && review.answered === undefined) return 'TOWNSHIP'
  if (isDispatchOpen(record)) return 'DESK'
  return referrals.some(({ state }) => state !== 'DONE' && state !== 'RECALLED') ? 'DESK' : null
}

/** The record with what was decided before put away, so that it is screened afresh and stays as closed as it was. */
export function startAfresh(record: Record): Record {
  const { screening, legalOpinion, townshipConsent, returned, answer, declined, referral, dispatch, review, ...rest } =
    record
  const put = { screening, legalOpinion, townshipConsent, returned, answer, declined, referral, dispatch, review }
  const { opinionRequested: _, restartedAt: __, heldBackByEdit: ___, ...kept } = rest
  return {
    ...kept,
    heldBack: stricter(record.heldBack ?? 'PUBLIC', disclosureOf(record)),
    earlier: [...(record.earlier ?? []), put],
  }
}
