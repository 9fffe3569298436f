import {
  civilDateOf,
  DESTINATION_IDS,
  DISPUTE_KIND_IDS,
  EXCLUSION_IDS,
  type LetterKind,
  OTHER_SCREEN_IDS,
  type ReferralOrder,
  reviewRequestUntil,
  type StageRecords,
  type Topic,
} from '@gongyi/shared/domain'
import { z } from 'zod'
import type { StoredTopic } from '../topic.js'

/** A letter as it was issued: what it says, without the words it is said in. */
export const letterContentSchema = z.object({
  topicTitle: z.string(),
  caseNo: z.string(),
  addressee: z.string(),
  issuer: z.string(),
  township: z.string(),
  /** Whom to ask. */
  clerk: z.string(),
  day: z.iso.date(),
  reason: z.string(),
  ground: z.enum([...EXCLUSION_IDS, ...OTHER_SCREEN_IDS]).nullable(),
  /** Statutes and clauses the screening names. */
  statutes: z.array(z.string()),
  slips: z.array(z.object({ slipNo: z.string(), destination: z.enum(DESTINATION_IDS), organisation: z.string() })),
  /** Until when the proposer may answer: with what is missing, or by asking for a review. */
  until: z.iso.date().nullable(),
  upheld: z.boolean().nullable(),
  /** A slip's own: what is handed over. */
  handedOver: z
    .object({
      description: z.string(),
      disputeKind: z.enum(DISPUTE_KIND_IDS).nullable(),
      parties: z.array(z.string()),
    })
    .nullable(),
})
export type LetterContent = z.infer<typeof letterContentSchema>

/** The names a letter carries. */
export interface LetterParties extends Pick<LetterContent, 'issuer' | 'township' | 'addressee' | 'clerk'> {
  readonly slips: readonly { readonly slipNo: string; readonly destination: string; readonly organisation: string }[]
}

interface Step {
  readonly before: StoredTopic
  readonly topic: Topic
  readonly at: string
}

/** What a letter to the proposer says, out of the record after the step. */
export function letterContent(
  kind: Exclude<LetterKind, 'SLIP'>,
  { before, topic, at }: Step,
  parties: LetterParties,
): LetterContent {
  const record = topic.records.propose
  // An overturned decision has been put away with its review
  const review = record.review ?? record.earlier?.at(-1)?.review
  const closes = kind === 'DECLINE' || kind === 'REFERRAL'
  return letterContentSchema.parse({
    topicTitle: before.title,
    caseNo: before.caseNo,
    ...parties,
    day: civilDateOf(at),
    reason: reasonOf(kind, record, review?.answered?.reason),
    ground: kind === 'DECLINE' ? (record.declined?.ground ?? null) : null,
    statutes: closes ? statutesOf(record) : [],
    until: kind === 'SUPPLEMENT' ? (record.returned?.dueOn ?? null) : closes ? reviewRequestUntil(at) : null,
    upheld: kind === 'REVIEW' ? (review?.answered?.upheld ?? null) : null,
    handedOver: null,
  })
}

/** What a slip says to the organisation: the matter itself, and which homes it concerns. */
export function slipContent(
  { before, at }: Step,
  order: ReferralOrder,
  parties: Omit<LetterParties, 'slips'> & { readonly slipNo: string },
): LetterContent {
  const { slipNo, ...names } = parties
  return letterContentSchema.parse({
    topicTitle: before.title,
    caseNo: before.caseNo,
    ...names,
    day: civilDateOf(at),
    reason: order.reason,
    ground: null,
    statutes: [],
    slips: [{ slipNo, destination: order.destination, organisation: order.organisation }],
    until: null,
    upheld: null,
    handedOver: {
      description: before.description,
      disputeKind: order.disputeKind ?? null,
      parties: order.parties ?? [],
    },
  })
}

type Record = StageRecords['propose']

function reasonOf(kind: LetterKind, record: Record, reviewed: string | undefined): string {
  if (kind === 'SUPPLEMENT') return record.returned?.reason ?? ''
  return (kind === 'REVIEW' ? reviewed : record.answer?.text) ?? ''
}

function statutesOf({ screening }: Record): readonly string[] {
  const lines = Object.values({ ...screening?.exclusions, ...screening?.others })
  return lines.flatMap(({ answer, ground }) => (answer === 'YES' && ground ? [ground] : []))
}
