import { z } from 'zod'
import { DESTINATION_IDS } from '../../admissibility/destinations.js'
import { DISCLOSURES } from '../../admissibility/disclosure.js'
import { EXCLUSION_IDS } from '../../admissibility/exclusions.js'
import { OTHER_SCREEN_IDS, type OtherScreenId } from '../../admissibility/other-screens.js'
import { MEDIATION_LEVELS, REFERRAL_STATES } from '../../admissibility/referral.js'
import { CATEGORY_IDS } from '../category.js'
import { civilDay, count, id, instant, line, optionalProse, prose } from '../fields.js'
import { legalConclusion } from '../legal.js'

export const SCREEN_ANSWERS = ['NO', 'SUSPECT', 'YES'] as const
export const RISK_GRADES = ['BLUE', 'YELLOW', 'ORANGE', 'RED'] as const
export const QUESTION_KINDS = ['adopt', 'choose', 'advise'] as const

const screenLine = z.object({
  answer: z.enum(SCREEN_ANSWERS),
  ground: optionalProse,
  evidence: optionalProse,
  partial: z.boolean().optional(),
})

/** Whoever answers anything but NO says on which ground and what shows it (domain.md §3.1.2). */
const groundedLine = screenLine.superRefine((given, context) => {
  if (given.answer === 'NO') return
  for (const field of ['ground', 'evidence'] as const)
    if (!given[field]) context.addIssue({ code: 'custom', path: [field], message: `${field} is needed` })
})

/** The five exclusions and the other screens, answered one by one; a line younger than the record reads as NO. */
function sheet(one: typeof screenLine) {
  return z.object({
    question: line,
    questionKind: z.enum(QUESTION_KINDS),
    exclusions: z.record(z.enum(EXCLUSION_IDS), one),
    others: z.strictObject({
      NOT_THIS_COMMUNITY: one,
      DUPLICATE: one,
      IN_LITIGATION: one,
      CRIME_CLUE: one,
      PETITION_MATTER: one,
      EMERGENCY: one,
      DISCIPLINE_CLUE: one,
      NOT_A_TOPIC: one.default({ answer: 'NO' }),
    } satisfies Record<OtherScreenId, z.ZodType>),
    riskGrade: z.enum(RISK_GRADES),
    partyDiscussedOn: civilDay.optional(),
  })
}

export const screeningInput = sheet(groundedLine)

/** An adviser's conclusion on legality. */
export const legalOpinion = z.object({
  conclusion: z.enum(legalConclusion),
  adviser: line,
  text: prose,
  recordedBy: id,
  at: instant,
})

const dated = { by: id, at: instant }
const ground = z.enum([...EXCLUSION_IDS, ...OTHER_SCREEN_IDS])

/** One decision with everything it rested on and what the township said of it. */
const decision = {
  screening: sheet(screenLine)
    .extend({ signers: z.array(id), at: instant })
    .optional(),
  legalOpinion: legalOpinion.optional(),
  townshipConsent: z.object({ ...dated, note: prose }).optional(),
  /** With a hash of everything the proposal said then: handed in again it has to say something else. */
  returned: z.object({ ...dated, reason: prose, dueOn: civilDay, textHash: z.string().optional() }).optional(),
  answer: z.object({ ...dated, text: prose }).optional(),
  declined: z.object({ ...dated, ground, reason: prose, statutoryInitiative: z.boolean().optional() }).optional(),
  referral: z
    .object({
      ...dated,
      destination: z.enum(DESTINATION_IDS),
      organisation: line,
      reason: prose,
      /** Why it goes elsewhere than the screening suggests. */
      deviation: optionalProse,
    })
    .optional(),
  /** Danger or crime, sent on by one person alone: a second looks at it by then. */
  dispatch: z.object({ ...dated, dueOn: civilDay, confirmed: z.object(dated).optional() }).optional(),
  /** The proposer's request, and the township's answer to it. */
  review: z
    .object({
      ...dated,
      reason: prose,
      /** Asked for by the desk, for a proposer without an account who agreed to it. */
      onBehalf: z.boolean().optional(),
      answered: z.object({ ...dated, upheld: z.boolean(), reason: prose }).optional(),
    })
    .optional(),
}

/** What step 1 writes down. */
export const proposeRecord = z.object({
  ...decision,
  submittedAt: instant.optional(),
  /** When it was handed in for the first time. */
  firstSubmittedAt: instant.optional(),
  /** The kind of matter its proposer took it for. */
  categoryProposed: z.enum(CATEGORY_IDS).optional(),
  /** It had the statutory share of signatures when it was decided upon or ended. */
  initiative: z.boolean().optional(),
  /** Handed in again with another text: the signatures given to the one before do not stand for it. */
  signaturesLapsed: z.boolean().optional(),
  /** A decision was overturned: the periods of screening run anew from here. */
  restartedAt: instant.optional(),
  /** How far the words keep it from the public until two people have screened it. */
  heldBack: z.enum(DISCLOSURES).optional(),
  /** The same of words written since it was screened. */
  heldBackByEdit: z.enum(DISCLOSURES).optional(),
  /** An opinion was asked for: the decision may take longer. */
  opinionRequested: z.object({ ...dated, from: line, question: prose }).optional(),
  /** Where it was sent and how far it is; what was said of it stands in the referral's own rows. */
  referrals: z
    .array(
      z.object({
        id: z.uuid(),
        slipNo: z.string(),
        destination: z.enum(DESTINATION_IDS),
        state: z.enum(REFERRAL_STATES),
        decidedOn: civilDay,
        sentOn: civilDay.nullable(),
        receivedOn: civilDay.nullable(),
        level: z.enum(MEDIATION_LEVELS).nullable(),
        levelOn: civilDay.nullable(),
        rated: z.boolean().optional(),
      }),
    )
    .optional(),
  mergedInto: z.object({ ...dated, topicId: id, reason: prose, title: z.string().optional() }).optional(),
  withdrawn: z.object({ ...dated, reason: prose }).optional(),
  /** Asked for more and not answered in time. */
  lapsed: z.object({ at: instant, dueOn: civilDay }).optional(),
  coSignsAtAcceptance: count.optional(),
  /** Decisions that no longer stand: returned and handed in again, or overturned. Oldest first. */
  earlier: z.array(z.object(decision)).optional(),
})
