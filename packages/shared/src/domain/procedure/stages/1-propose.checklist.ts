import { type Disclosure, disclosureOfLines, stricter } from '../../admissibility/disclosure.js'
import { type ScreeningOutcome, screeningOutcome } from '../../admissibility/screening.js'
import type { StageRecords } from '../records.js'
import type { Topic } from '../topic.js'

type Record = StageRecords['propose']

/** What the recorded screening comes to; null while nobody has screened. */
export function outcomeOf({
  records,
  proposerAccountId,
}: Pick<Topic, 'records'> & Partial<Pick<Topic, 'proposerAccountId'>>): ScreeningOutcome | null {
  const { screening, legalOpinion } = records.propose
  if (screening === undefined) return null
  return screeningOutcome({
    exclusions: screening.exclusions,
    others: screening.others,
    signers: screening.signers,
    proposers: proposerAccountId === undefined ? [] : [proposerAccountId],
    legalOpinion: legalOpinion !== undefined,
  })
}

/** True while a line on law, propriety or fairness is answered other than NO and no adviser has spoken (G1.8). */
export function isOpinionMissing(topic: Pick<Topic, 'records'>): boolean {
  const outcome = outcomeOf(topic)
  const lacks = outcome?.unmet.some(({ id }) => id === 'screening.legal-opinion') === true
  return lacks && outcome.verdict !== 'DISPATCH'
}

/** Who may read the topic: what the screening says of it, before that what its words made probable. */
export function disclosureOf({ screening, heldBack = 'PUBLIC' }: Record): Disclosure {
  if (screening === undefined) return heldBack
  return disclosureOfLines({ ...screening.exclusions, ...screening.others })
}

/** Whose turn it is after the answer: the township's to review, the desk's to follow a referral up; else null. */
export function followUpOf({ review, referrals = [] }: Record): 'TOWNSHIP' | 'DESK' | null {
  if (review !== undefined && review.answered === undefined) return 'TOWNSHIP'
  return referrals.some(({ state }) => state !== 'DONE' && state !== 'RECALLED') ? 'DESK' : null
}

/** The record with what was decided before put away, so that it is screened afresh and stays as closed as it was. */
export function startAfresh(record: Record): Record {
  const { screening, legalOpinion, townshipConsent, returned, answer, declined, referral, review, ...rest } = record
  const put = { screening, legalOpinion, townshipConsent, returned, answer, declined, referral, review }
  const { opinionRequested: _, restartedAt: __, ...kept } = rest
  return {
    ...kept,
    heldBack: stricter(record.heldBack ?? 'PUBLIC', disclosureOf(record)),
    earlier: [...(record.earlier ?? []), put],
  }
}
