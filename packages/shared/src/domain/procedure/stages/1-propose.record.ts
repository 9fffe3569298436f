import { z } from 'zod'
import { DESTINATION_IDS } from '../../admissibility/destinations.js'
import { EXCLUSION_IDS, OTHER_SCREEN_IDS } from '../../admissibility/exclusions.js'
import { civilDay, count, id, instant, line, optionalProse, prose } from '../fields.js'
import { legalConclusion } from '../legal.js'

export const SCREEN_ANSWERS = ['NO', 'SUSPECT', 'YES'] as const
export const RISK_GRADES = ['BLUE', 'YELLOW', 'ORANGE', 'RED'] as const
export const QUESTION_KINDS = ['adopt', 'choose', 'advise'] as const
const screenLine = z.object({ answer: z.enum(SCREEN_ANSWERS), ground: optionalProse })

export const screeningInput = z.object({
  question: line,
  questionKind: z.enum(QUESTION_KINDS),
  /** The five exclusions and the other screens, answered one by one (domain.md §3.1.2). */
  exclusions: z.record(z.enum(EXCLUSION_IDS), screenLine),
  others: z.record(z.enum(OTHER_SCREEN_IDS), screenLine),
  riskGrade: z.enum(RISK_GRADES),
  partyDiscussedOn: civilDay.optional(),
})

/** An adviser's conclusion on legality. */
export const legalOpinion = z.object({
  conclusion: z.enum(legalConclusion),
  adviser: line,
  text: prose,
  recordedBy: id,
  at: instant,
})

const dated = { by: id, at: instant }

/** What step 1 writes down. */
export const proposeRecord = z.object({
  submittedAt: instant.optional(),
  screening: screeningInput.extend({ signers: z.array(id), at: instant }).optional(),
  legalOpinion: legalOpinion.optional(),
  townshipConsent: z.object({ ...dated, note: prose }).optional(),
  returned: z.object({ ...dated, reason: prose, dueOn: civilDay }).optional(),
  answer: z.object({ ...dated, text: prose }).optional(),
  declined: z.object({ ...dated, ground: z.enum([...EXCLUSION_IDS, ...OTHER_SCREEN_IDS]), reason: prose }).optional(),
  referral: z.object({ ...dated, destination: z.enum(DESTINATION_IDS), organisation: line, reason: prose }).optional(),
  mergedInto: z.object({ ...dated, topicId: id, reason: prose }).optional(),
  withdrawn: z.object({ ...dated, reason: prose }).optional(),
  coSignsAtAcceptance: count.optional(),
})
