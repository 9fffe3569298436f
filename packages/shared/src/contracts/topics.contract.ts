import { z } from 'zod'
import {
  ACTION_IDS,
  CATEGORY_IDS,
  CONTRIBUTION_IDS,
  countSchema,
  DISCLOSURES,
  ROLES,
  STAGES,
  STATUSES,
  stageRecords,
  TEMPLATE_IDS,
} from '../domain/index.js'
import { CONSENT_KINDS, proposalMoreSchema } from './proposals.contract.js'

const uuid = z.uuid()
const civilDay = z.iso.date()
const instant = z.iso.datetime()
const text = (max: number) => z.string().trim().min(1).max(max)

export const stageSchema = z.enum(STAGES)
export const statusSchema = z.enum(STATUSES)
export const SOURCE_CHANNELS = ['APP', 'PAPER', 'VISIT', 'HOTLINE', 'MEETING', 'ALERT', 'SUPERIOR'] as const

/** POST /api/communities/:communityId/topics: a proposal; stays a draft until submitted. */
export const proposalSchema = z.strictObject({
  title: text(40),
  description: text(5000),
  category: z.enum(CATEGORY_IDS),
  desiredOutcome: z.string().trim().max(2000).optional(),
  location: z.string().trim().max(200).optional(),
  affectedScope: z.string().trim().max(500).optional(),
  anonymous: z.boolean().default(false),
  sourceChannel: z.enum(SOURCE_CHANNELS).default('APP'),
  /** A coordinator enters it for a resident, who agreed to that. */
  onBehalfOfPersonId: uuid.optional(),
  consent: z.boolean().optional(),
  /** How they agreed; follows from the channel when left out. */
  consentKind: z.enum(CONSENT_KINDS).optional(),
  /** For a child under fourteen: the adult who agreed. */
  guardianPersonId: uuid.optional(),
  more: proposalMoreSchema.optional(),
  /** The draft it was written in: its photos come along, and it is gone. */
  draftId: uuid.optional(),
  /** Create and submit in one step. */
  submit: z.boolean().default(false),
})
export type Proposal = z.infer<typeof proposalSchema>

/** PATCH /api/topics/:topicId: the proposer changes a draft or a returned proposal; what is left out stays as it is. */
export const topicEditSchema = z.strictObject({
  title: text(40).optional(),
  description: text(5000).optional(),
  category: z.enum(CATEGORY_IDS).optional(),
  desiredOutcome: z.string().trim().max(2000).optional(),
  location: z.string().trim().max(200).optional(),
  affectedScope: z.string().trim().max(500).optional(),
  anonymous: z.boolean().optional(),
  more: proposalMoreSchema.optional(),
  expectedVersion: z.int().min(1),
})
export type TopicEdit = z.infer<typeof topicEditSchema>

export const unmetView = z.object({
  id: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})

/** One row of a list. */
export const topicSummarySchema = z.object({
  id: uuid,
  communityId: uuid,
  communityName: z.string(),
  caseNo: z.string(),
  title: z.string(),
  category: z.enum(CATEGORY_IDS),
  template: z.enum(TEMPLATE_IDS),
  stage: stageSchema,
  status: statusSchema,
  round: z.int(),
  outcome: z.string().nullable(),
  filingNo: z.string().nullable(),
  coSigns: z.int(),
  stageSince: instant,
  createdAt: instant,
  mine: z.boolean(),
  /** True when it is this person's turn: in one of their roles, and they have not done their part yet. */
  awaitsMe: z.boolean(),
  /** True when one of their roles is expected, but this person’s own part is done: a colleague goes on. */
  awaitsColleague: z.boolean(),
  /** Roles expected to do something now; empty while only time has to pass. */
  waitsFor: z.array(z.enum(ROLES)),
  /** The last day of what is going on, and how far off it is by the server's clock: negative once it is over. */
  due: z.object({ on: civilDay, inDays: z.int() }).nullable(),
  /** PUBLIC, or kept from the public in words (WITHHELD) or altogether (CONFIDENTIAL). */
  disclosure: z.enum(DISCLOSURES),
})
export type TopicSummary = z.infer<typeof topicSummarySchema>

/** `next` of the page before, as it came: when the last topic was made, and its id. PostgreSQL has no year 0. */
const topicCursor = z
  .templateLiteral([z.iso.datetime({ precision: 3 }), '_', uuid])
  .refine((cursor) => !cursor.startsWith('0000'), 'no such year')

/** GET /api/topics and /api/communities/:communityId/topics */
export const topicListQuery = z.object({
  stage: stageSchema.optional(),
  status: statusSchema.optional(),
  mine: z.stringbool().optional(),
  awaiting: z.stringbool().optional(),
  query: z.string().trim().max(100).optional(),
  after: topicCursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
export type TopicListQuery = z.infer<typeof topicListQuery>
export const topicListSchema = z.object({ items: z.array(topicSummarySchema), next: z.string().nullable() })
export type TopicList = z.infer<typeof topicListSchema>

export const motionView = z.object({ id: uuid, no: z.int(), text: z.string(), presetId: z.string() })

/** Turnout only until the poll is closed; the count afterwards. */
export const pollView = z.object({
  id: uuid,
  motionId: uuid,
  round: z.int(),
  presetId: z.string(),
  status: z.enum(['open', 'closed', 'counted', 'void']),
  opensAt: instant,
  closesAt: instant,
  eligibleHeads: z.int(),
  eligibleAreaCenti: z.string(),
  turnoutHeads: z.int(),
  turnoutAreaCenti: z.string(),
  unverifiedPaper: z.int(),
  /** Added up from the ballots, once closed and only for those who fill in the count sheet. */
  tally: z
    .object({
      for: z.object({ heads: z.int(), areaCenti: z.string() }),
      against: z.object({ heads: z.int(), areaCenti: z.string() }),
      abstain: z.object({ heads: z.int(), areaCenti: z.string() }),
      invalid: z.object({ heads: z.int(), areaCenti: z.string() }),
    })
    .nullable(),
  /** The published result with its arithmetic. */
  count: countSchema.nullable(),
})

/** What the signed-in person is in this topic: the voting units they act for and what they have done. */
export const myPartSchema = z.object({
  personId: uuid.nullable(),
  isProposer: z.boolean(),
  coSigned: z.boolean(),
  /** Has given an opinion in the present round. */
  hasOpinion: z.boolean(),
  rated: z.boolean(),
  units: z.array(
    z.object({
      id: uuid,
      label: z.string(),
      areaCenti: z.string(),
      noticeConfirmed: z.boolean(),
      ballots: z.array(
        z.object({ motionId: uuid, choice: z.string(), receipt: z.string(), channel: z.string(), at: instant }),
      ),
    }),
  ),
})

export type MyPart = z.infer<typeof myPartSchema>
export type PollView = z.infer<typeof pollView>

export const rateSchema = z.object({ id: z.string(), numerator: z.string(), denominator: z.string() })

export const topicDetailSchema = topicSummarySchema.extend({
  description: z.string(),
  desiredOutcome: z.string().nullable(),
  location: z.string().nullable(),
  affectedScope: z.string().nullable(),
  anonymous: z.boolean(),
  /** Null for the public and for residents when the proposer wished so. */
  proposerName: z.string().nullable(),
  version: z.int(),
  suspension: z.object({ reason: z.string(), on: civilDay, resumeBy: civilDay }).nullable(),
  parentTopicId: uuid.nullable(),
  relation: z.string().nullable(),
  childTopicIds: z.array(uuid),
  records: stageRecords,
  motions: z.array(motionView),
  polls: z.array(pollView),
  /** Actions this person can take, each with what is still missing; empty `unmet` means it can go ahead. */
  actions: z.array(
    z.object({ action: z.enum(ACTION_IDS), unmet: z.array(unmetView), confirm: z.boolean(), role: z.string() }),
  ),
  contributions: z.array(z.enum(CONTRIBUTION_IDS)),
  electorate: z.object({ heads: z.int(), areaCenti: z.string(), openCorrections: z.int() }),
  delivery: z.object({
    units: z.int(),
    attempted: z.int(),
    delivered: z.int(),
    individuallyAttempted: z.int(),
    publicly: z.int(),
    aware: z.int(),
    offlineMissing: z.int(),
  }),
  opinions: z.object({ total: z.int(), unanswered: z.int() }),
  openObjections: z.int(),
  /** Work not called off: all of it, what is not accepted yet, and what of that is reported done. */
  tasks: z.object({ total: z.int(), open: z.int(), submitted: z.int() }),
  /** What others did and this person may check: paper ballots typed in, tasks reported done. */
  toCheck: z.object({ paper: z.int(), tasks: z.int() }),
  ratings: z.int(),
  dossierMissing: z.array(z.string()),
  rates: z.array(rateSchema),
  me: myPartSchema,
  /** Hash of the last event of the chain. */
  headHash: z.string(),
  /** Now, by the database's clock. */
  now: instant,
})
export type TopicDetail = z.infer<typeof topicDetailSchema>

/** POST /api/topics/:topicId/:stage/:verb */
export const actionRequestSchema = z.strictObject({ input: z.unknown(), expectedVersion: z.int().min(1) })
export type ActionRequest = z.infer<typeof actionRequestSchema>

/** GET /api/topics/:topicId/events */
export const topicEventView = z.object({
  seq: z.int(),
  type: z.string(),
  action: z.string(),
  stage: z.string(),
  actorRole: z.string(),
  actorName: z.string().nullable(),
  at: instant,
  hash: z.string(),
  prevHash: z.string(),
  payload: z.unknown(),
})
export type TopicEventView = z.infer<typeof topicEventView>
export const topicEventListSchema = z.object({ items: z.array(topicEventView) })
export type TopicEventList = z.infer<typeof topicEventListSchema>

/* Contributions. Every one takes the header Idempotency-Key, ballots their own `idem`. */

/** The answer to a contribution without an answer of its own: the row it made, or null where the person is the key. */
export const contributedSchema = z.object({ id: uuid.nullable() })
export type Contributed = z.infer<typeof contributedSchema>

/** Where staff take down what somebody without an account says. */
export const TAKEN_CHANNELS = ['COUNTER', 'DOORSTEP'] as const
/** `consent`: how the person agreed to it being written down. Who took it is whoever sends it. */
const taken = { channel: z.enum(TAKEN_CHANNELS), consent: text(500) }
const takenOfUnit = z.strictObject({ ...taken, votingUnitId: uuid })
const takenOfPerson = z.strictObject({ ...taken, name: text(60) })
/** For those who see the whole record: how it came in, and whose it is. */
const takenView = z.object({ channel: z.enum(TAKEN_CHANNELS), of: z.string() }).nullable()

export const CO_SIGN_CHANNELS = ['PAPER', 'VISIT', 'HOTLINE', 'MEETING'] as const
/** In one's own name; at the desk in the name of a resident who agreed, and how they did. */
export const coSignSchema = z.strictObject({
  onBehalfOfPersonId: uuid.optional(),
  consent: z.boolean().optional(),
  channel: z.enum(CO_SIGN_CHANNELS).optional(),
  consentKind: z.enum(CONSENT_KINDS).optional(),
})
/** POST …/co-signs/withdrawal: one's own; the desk for a resident who asks. */
export const coSignWithdrawalSchema = z.strictObject({ onBehalfOfPersonId: uuid.optional() })
/** `taken` by staff, by name: whoever misses on the list has no unit. */
/** What is wrong with the list: somebody lacks, somebody should not be there, an area or an owner is not right. */
export const CORRECTION_KINDS = ['MISSING', 'NOT_ENTITLED', 'WRONG_AREA', 'WRONG_OWNER', 'OTHER'] as const
export const correctionSchema = z.strictObject({
  kind: z.enum(CORRECTION_KINDS).default('OTHER'),
  text: text(1000),
  /** What shows it: a certificate, a contract, who can confirm it. */
  evidence: z.string().trim().max(1000).optional(),
  taken: takenOfPerson.optional(),
})
export const correctionDecisionSchema = z.strictObject({
  decision: text(1000),
  /** True: the list must be set again before the lock. False: it stays, for the reason the decision gives. */
  upheld: z.boolean(),
})
export const correctionView = z.object({
  id: uuid,
  kind: z.enum(CORRECTION_KINDS),
  text: z.string(),
  evidence: z.string().nullable(),
  upheld: z.boolean().nullable(),
  /** Last day for the answer: two working days. */
  dueOn: civilDay,
  /** This viewer entered it and may therefore not decide it. */
  mine: z.boolean(),
  taken: takenView,
  at: instant,
  decision: z.string().nullable(),
  decidedAt: instant.nullable(),
})

/** GET /api/topics/:topicId/corrections: all for the desk, their own for residents. */
export const correctionListSchema = z.object({ items: z.array(correctionView) })

export const DELIVERY_CHANNELS = [
  'BOARD',
  'BROADCAST',
  'GROUP_CHAT',
  'MEETING',
  'APP_PUSH',
  'SMS',
  'PHONE',
  'LETTER',
  'HOUSE_VISIT',
] as const
export const DELIVERY_RESULTS = ['ATTEMPTED', 'DELIVERED', 'READ', 'SIGNED', 'REFUSED', 'UNREACHABLE'] as const
/** Records attempts for the named units, for one building, or for every unit. */
export const deliverySchema = z.strictObject({
  target: z.union([
    z.strictObject({ kind: z.literal('units'), unitIds: z.array(uuid).min(1).max(2000) }),
    z.strictObject({ kind: z.literal('building'), building: z.string().max(40) }),
    z.strictObject({ kind: z.literal('all') }),
  ]),
  channel: z.enum(DELIVERY_CHANNELS),
  result: z.enum(DELIVERY_RESULTS),
  note: z.string().trim().max(500).optional(),
})
export const deliveryDoneSchema = z.object({ recorded: z.int() })

/** GET /api/topics/:topicId/units */
export const unitListQuery = z.object({
  building: z.string().max(40).optional(),
  missing: z.stringbool().optional(),
  query: z.string().trim().max(60).optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const votingUnitView = z.object({
  id: uuid,
  label: z.string(),
  building: z.string(),
  areaCenti: z.string(),
  needsOffline: z.boolean(),
  attempts: z.int(),
  /** The strongest result so far, or null when nobody tried. */
  delivery: z.enum(DELIVERY_RESULTS).nullable(),
  /** Per poll: whether a ballot is in, never which. */
  voted: z.boolean(),
  paperEntered: z.boolean(),
})
export const unitListSchema = z.object({
  items: z.array(votingUnitView),
  next: z.string().nullable(),
  buildings: z.array(z.string()),
})

export const OPINION_STANCES = ['SUPPORT', 'OPPOSE', 'CONDITIONAL', 'NEUTRAL', 'QUESTION'] as const
export const OPINION_CHANNELS = ['ONLINE', 'PAPER', 'PHONE', 'VISIT', 'MEETING'] as const
export const opinionSchema = z.strictObject({
  stance: z.enum(OPINION_STANCES),
  text: text(2000),
  channel: z.enum(OPINION_CHANNELS).default('ONLINE'),
  /** Entered by a coordinator for this unit, with consent. */
  votingUnitId: uuid.optional(),
  consent: z.boolean().optional(),
})
export const replySchema = z.strictObject({ text: text(2000) })
export const opinionView = z.object({
  id: uuid,
  stance: z.enum(OPINION_STANCES),
  text: z.string(),
  channel: z.string(),
  at: instant,
  mine: z.boolean(),
  reply: z.string().nullable(),
  repliedAt: instant.nullable(),
})
/** GET /api/topics/:topicId/opinions: newest first, of every round. */
export const opinionListQuery = z.object({
  /** Opposing opinions and questions of the present round without a reply. */
  unanswered: z.stringbool().optional(),
  after: uuid.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
export const opinionListSchema = z.object({
  items: z.array(opinionView),
  next: z.string().nullable(),
  /** For those who oversee, who read no opinions: how many of each over all rounds. */
  counts: z.record(z.enum(OPINION_STANCES), z.int()).optional(),
})

export const BALLOT_CHOICES = ['FOR', 'AGAINST', 'ABSTAIN'] as const
export const PAPER_CHOICES = ['FOR', 'AGAINST', 'ABSTAIN', 'INVALID'] as const
/** POST …/ballots: 201 created, 200 replayed (same idem and choice), 409 conflict, 422 refused. */
export const ballotSchema = z.strictObject({
  motionId: uuid,
  votingUnitId: uuid,
  choice: z.enum(BALLOT_CHOICES),
  idem: uuid,
})
export const receiptSchema = z.object({
  receipt: z.string(),
  motionId: uuid,
  votingUnitId: uuid,
  choice: z.string(),
  at: instant,
})
export type Receipt = z.infer<typeof receiptSchema>

/** POST …/paper-ballots (first entry) and …/paper-ballots/check (second person). Several at once. */
export const paperBallotsSchema = z.strictObject({
  motionId: uuid,
  ballots: z
    .array(z.strictObject({ votingUnitId: uuid, choice: z.enum(PAPER_CHOICES) }))
    .min(1)
    .max(500),
})
export const paperResultSchema = z.object({
  items: z.array(
    z.object({
      votingUnitId: uuid,
      /** entered, counted (checked and equal), mismatch (both entries are void: start again), conflict (already voted). */
      result: z.enum(['entered', 'counted', 'mismatch', 'conflict', 'unknown-unit', 'same-person', 'not-entered']),
    }),
  ),
})
/** GET …/paper-ballots: waiting for the second person; the first entry's choice is not told. */
export const paperPendingSchema = z.object({
  items: z.array(z.object({ motionId: uuid, votingUnitId: uuid, label: z.string(), enteredByMe: z.boolean() })),
})

export const OBJECTION_KINDS = [
  'COUNT_ERROR',
  'ELIGIBILITY',
  'FORGERY',
  'NOTICE_DEFECT',
  'SUBSTANCE',
  'NEW_FACTS',
] as const
/** `taken` by staff: of a voting unit, or of somebody who is on no list. */
export const objectionSchema = z.strictObject({
  kind: z.enum(OBJECTION_KINDS),
  text: text(2000),
  taken: z.union([takenOfUnit, takenOfPerson]).optional(),
})
export const objectionView = z.object({
  id: uuid,
  kind: z.enum(OBJECTION_KINDS),
  text: z.string(),
  taken: takenView,
  at: instant,
  mine: z.boolean(),
  upheld: z.boolean().nullable(),
  decision: z.string().nullable(),
  decidedAt: instant.nullable(),
})
export const objectionListSchema = z.object({ items: z.array(objectionView) })

export const taskView = z.object({
  id: uuid,
  no: z.int(),
  title: z.string(),
  executor: z.string(),
  dueOn: civilDay,
  weight: z.int(),
  budgetFen: z.string(),
  standard: z.string(),
  status: z.enum(['ASSIGNED', 'IN_PROGRESS', 'SUBMITTED', 'ACCEPTED', 'CANCELLED']),
  progress: z.int(),
  /** Nobody accepts what they reported themselves. */
  reportedByMe: z.boolean(),
  overdue: z.boolean(),
  acceptedOn: civilDay.nullable(),
  cancelReason: z.string().nullable(),
  reports: z.array(z.object({ kind: z.string(), progress: z.int(), note: z.string(), at: instant })),
})
export const taskListSchema = z.object({ items: z.array(taskView) })
/** progress 100 submits the task for acceptance. */
export const taskReportSchema = z.strictObject({ progress: z.int().min(0).max(100), note: text(2000) })
export const taskAcceptanceSchema = z.strictObject({
  result: z.enum(['ACCEPTED', 'REWORK']),
  group: z.array(text(60)).min(1).max(20),
  note: text(2000),
})
export const taskCancellationSchema = z.strictObject({ reason: text(1000) })

export const RATING_LEVELS = ['VERY_GOOD', 'GOOD', 'FAIR', 'POOR', 'VERY_POOR'] as const
export const ratingSchema = z.strictObject({
  level: z.enum(RATING_LEVELS),
  text: z.string().trim().max(1000).optional(),
  taken: takenOfUnit.optional(),
})
export const ratingSummarySchema = z.object({
  counts: z.record(z.enum(RATING_LEVELS), z.int()),
  comments: z.array(z.object({ level: z.enum(RATING_LEVELS), text: z.string() })),
})

/** `next` of the page before, as it came: the desk's order, the moment in it, the topic. */
const filingCursor = z.templateLiteral([z.enum(['1', '2', '3']), '/', z.string().regex(/^\d{13}$/), '/', uuid])

/** GET /api/townships/:regionId/filings */
export const filingListQuery = z.object({
  after: filingCursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
export type FilingListQuery = z.infer<typeof filingListQuery>
export const filingListSchema = z.object({
  items: z.array(topicSummarySchema.extend({ submittedOn: civilDay.nullable(), filedOn: civilDay.nullable() })),
  next: z.string().nullable(),
  /** Now, by the database's clock: how long a filing has waited is reckoned from it. */
  now: instant,
})
export type FilingList = z.infer<typeof filingListSchema>

/** Where a notice leads: one about the result to the result, whatever step has begun since. */
export function noticePath(topicId: string, kind: string): string {
  if (kind.startsWith('sortition.')) return `/topics/${topicId}/participants#panel`
  return kind === 'vote.result-published' || kind === 'vote.finalised'
    ? `/topics/${topicId}/vote#panel`
    : `/topics/${topicId}`
}

/** GET /api/inbox */
export const inboxItem = z.object({
  id: uuid,
  communityId: uuid,
  /** Null with its title: a notice about the account. */
  topicId: uuid.nullable(),
  topicTitle: z.string().nullable(),
  kind: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  at: instant,
  read: z.boolean(),
  /** The reader entered it for somebody without an account, who hears of it from them alone. */
  passOn: z.boolean().default(false),
})
export const inboxSchema = z.object({ items: z.array(inboxItem), unread: z.int(), next: z.string().nullable() })
export type Inbox = z.infer<typeof inboxSchema>

/** GET /api/inbox: newest first, over all communities of the account. */
export const inboxQuery = z.object({
  unread: z.stringbool().optional(),
  after: uuid.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})

/** POST /api/inbox/read */
export const inboxReadSchema = z.union([
  z.strictObject({ ids: z.array(uuid).min(1).max(200) }),
  z.strictObject({ all: z.literal(true) }),
])
export const inboxReadDoneSchema = z.object({ read: z.int(), unread: z.int() })

/** GET and PUT /api/inbox/address: where notices are also mailed to; null for nowhere. */
export const mailAddressSchema = z.strictObject({ mail: z.email().max(254).nullable() })
