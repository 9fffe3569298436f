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

/** A letter as it was issued: what it says, without the words it is said in. Append-only, so people stand in it by id. */
export const storedLetterSchema = z.object({
  topicTitle: z.string(),
  caseNo: z.string(),
  /** The person in whose name the desk entered it, else the proposer's account; a slip goes to an organisation. */
  addressee: z.object({ personId: z.uuid().nullable(), accountId: z.uuid() }).nullable(),
  issuer: z.string(),
  township: z.string(),
  /** Whom to ask. */
  clerkAccountId: z.uuid(),
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
type StoredLetterContent = z.infer<typeof storedLetterSchema>

/** The same with the names it is read with. */
export interface LetterContent extends Omit<StoredLetterContent, 'addressee' | 'clerkAccountId'> {
  readonly addressee: string
  readonly clerk: string
}

/** Between whom a letter goes. */
export interface LetterParties
  extends Pick<StoredLetterContent, 'issuer' | 'township' | 'addressee' | 'clerkAccountId'> {
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
): StoredLetterContent {
  const record = topic.records.propose
  // An overturned decision has been put away with its review
  const review = record.review ?? record.earlier?.at(-1)?.review
  const closes = kind === 'DECLINE' || kind === 'REFERRAL'
  return storedLetterSchema.parse({
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
): StoredLetterContent {
  const { slipNo, ...names } = parties
  return storedLetterSchema.parse({
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
