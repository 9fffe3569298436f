import { z } from 'zod'
import {
  DESTINATION_IDS,
  DISPUTE_KIND_IDS,
  LETTER_KINDS,
  MEDIATION_LEVELS,
  REFERRAL_OUTCOME_IDS,
  REFERRAL_STATES,
} from '../domain/index.js'

const uuid = z.uuid()
const civilDay = z.iso.date()
const instant = z.iso.datetime()

export const referralView = z.object({
  id: uuid,
  topicId: uuid,
  slipNo: z.string(),
  destination: z.enum(DESTINATION_IDS),
  organisation: z.string(),
  /** Null for those who may know that it was referred, and not why. */
  reason: z.string().nullable(),
  /** Why it went elsewhere than the screening suggested. */
  deviation: z.string().nullable(),
  disputeKind: z.enum(DISPUTE_KIND_IDS).nullable(),
  /** Homes; for the desks alone. */
  parties: z.array(z.string()),
  level: z.enum(MEDIATION_LEVELS).nullable(),
  state: z.enum(REFERRAL_STATES),
  decidedOn: civilDay,
  sentOn: civilDay.nullable(),
  receivedOn: civilDay.nullable(),
  resultOn: civilDay.nullable(),
  outcome: z.enum(REFERRAL_OUTCOME_IDS).nullable(),
  result: z.string().nullable(),
  agreedOn: civilDay.nullable(),
  agreement: z.string().nullable(),
  /** Until then both parties may ask a court to confirm a written agreement. */
  judicialUntil: civilDay.nullable(),
  satisfied: z.boolean().nullable(),
  satisfiedNote: z.string().nullable(),
  /** The last day for the next step; null when nothing more is awaited. */
  dueOn: civilDay.nullable(),
  overdue: z.boolean(),
  steps: z.array(z.object({ kind: z.string(), on: civilDay, note: z.string() })),
})
export type ReferralView = z.infer<typeof referralView>

export const letterSummary = z.object({
  id: uuid,
  kind: z.enum(LETTER_KINDS),
  number: z.string(),
  issuedAt: instant,
})

const otherTopic = z.object({ id: uuid, title: z.string(), caseNo: z.string() })

/** GET /api/topics/:topicId/screening: everything around the answer to a proposal, as this person may read it. */
export const screeningViewSchema = z.object({
  /** For the proposer and the desks. */
  letters: z.array(letterSummary),
  referrals: z.array(referralView),
  /** Topics that were merged into this one, with their own words. */
  mergedFrom: z.array(otherTopic.extend({ description: z.string() })),
  /** The question put to the supporters of a topic that was merged. */
  question: z
    .object({
      /** Null for those who may not see it. */
      target: otherTopic.nullable(),
      /** The other topic takes signatures still. */
      isOpen: z.boolean(),
      /** The reader's own answer; null while open, undefined when not asked. */
      mine: z.boolean().nullable().optional(),
      asked: z.int(),
      yes: z.int(),
      no: z.int(),
    })
    .nullable(),
  /** Like disputes of the last twelve months, once they suggest a common rule; for the desks. */
  similarDisputes: z.object({ kind: z.enum(DISPUTE_KIND_IDS), count: z.int() }).nullable(),
  /** Where the screening would have it go, first choice first; for the desks. */
  suggested: z.array(z.enum(DESTINATION_IDS)),
  /** The proposal's words as they were, oldest first; for the proposer and the desks. */
  texts: z.array(z.object({ version: z.int(), at: instant, title: z.string(), description: z.string() })),
})
export type ScreeningView = z.infer<typeof screeningViewSchema>

/** GET /api/topics/:topicId/letters/:letterId?locale=zh: a letter as it was issued, in words. */
export const letterViewSchema = letterSummary.extend({
  topicId: uuid,
  title: z.string(),
  addressee: z.string(),
  paragraphs: z.array(z.string()),
  contact: z.string(),
  issuer: z.string(),
  day: civilDay,
})
export type LetterView = z.infer<typeof letterViewSchema>

export const letterQuery = z.object({ locale: z.enum(['zh', 'en']).default('zh') })

/** POST /api/topics/:topicId/merge-answer: does this supporter support the other topic too? */
export const mergeAnswerSchema = z.strictObject({
  supports: z.boolean(),
  /** Entered at the desk for somebody who signed on paper, and agreed to this. */
  onBehalfOfPersonId: uuid.optional(),
  consent: z.boolean().optional(),
})
export const mergeAnsweredSchema = z.object({ supports: z.boolean() })

/** GET /api/communities/:communityId/referrals: what is out, the most urgent first. */
export const referralListQuery = z.object({
  state: z.enum(['open', 'overdue', 'all']).default('open'),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})
export const referralListSchema = z.object({
  items: z.array(referralView.extend({ topicTitle: z.string(), caseNo: z.string() })),
})
export type ReferralList = z.infer<typeof referralListSchema>
