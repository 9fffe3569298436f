import {
  CATEGORY_IDS,
  civilDateSchema,
  DISCLOSURES,
  type Disclosure,
  EMPTY_RECORDS,
  STAGE_RECORDS,
  STAGES,
  STATUSES,
  type Stage,
  type StageRecords,
  stageRecords,
  TEMPLATE_IDS,
  type Topic,
} from '@gongyi/shared/domain'
import { z } from 'zod'

/** A topic as the rules see it, with everything else its row holds. Instants are ISO texts. */
export interface StoredTopic extends Topic {
  readonly caseNo: string
  readonly description: string
  readonly desiredOutcome: string | null
  readonly location: string | null
  readonly affectedScope: string | null
  readonly anonymous: boolean
  readonly enteredBy: string | null
  readonly sourceChannel: string
  readonly parentTopicId: string | null
  readonly relation: string | null
  readonly outcome: string | null
  readonly filingNo: string | null
  readonly disclosure: Disclosure
  readonly followUp: string | null
  readonly createdAt: string
  readonly stageSince: string
  /** Every stage record of every round, oldest round first; `records` is what is in force. */
  readonly history: readonly PastRecord[]
}

export type PastRecord = {
  [S in Stage]: { readonly stage: S; readonly round: number; readonly data: StageRecords[S] }
}[Stage]

/** A row of `topic`, in the words of this file. */
export interface TopicRow
  extends Omit<
    StoredTopic,
    'category' | 'template' | 'stage' | 'status' | 'suspension' | 'disclosure' | 'records' | 'history'
  > {
  readonly category: string
  readonly template: string
  readonly stage: string
  readonly status: string
  readonly disclosure: string
  readonly suspension: unknown
}

export interface RecordRow {
  readonly stage: string
  readonly round: number
  readonly data: unknown
}

/** What is decided anew in every round; of the other stages the latest record stays in force. */
const PER_ROUND: readonly Stage[] = ['deliberate', 'vote']

const place = z.object({
  category: z.enum(CATEGORY_IDS),
  template: z.enum(TEMPLATE_IDS),
  stage: z.enum(STAGES),
  status: z.enum(STATUSES),
  disclosure: z.enum(DISCLOSURES),
  suspension: z.object({ reason: z.string(), on: civilDateSchema, resumeBy: civilDateSchema }).nullable(),
})

/** The topic out of its rows; what the database holds as JSON is parsed by the rules' own schemas. */
export function storedTopic(row: TopicRow, rows: readonly RecordRow[]): StoredTopic {
  const parsed = place.parse(row)
  const history = rows.toSorted((a, b) => a.round - b.round).map(pastRecord)
  return { ...row, ...parsed, records: inForce(history, row.round), history }
}

function pastRecord(row: RecordRow): PastRecord {
  const stage = z.enum(STAGES).parse(row.stage)
  // The schema was chosen by the stage, which the compiler cannot follow through the table
  return { stage, round: row.round, data: STAGE_RECORDS[stage].parse(row.data) } as PastRecord
}

function inForce(history: readonly PastRecord[], round: number): StageRecords {
  const current = STAGES.map((stage) => {
    const last = history.findLast((record) => record.stage === stage)
    const counts = last !== undefined && (last.round === round || !PER_ROUND.includes(stage))
    return [stage, counts ? last.data : EMPTY_RECORDS[stage]]
  })
  return stageRecords.parse(Object.fromEntries(current))
}

/** The records a step has written, ready for the database: undefined members gone. */
export function changedRecords(
  before: Topic,
  after: Topic,
): readonly { readonly stage: Stage; readonly data: object }[] {
  return STAGES.filter((stage) => after.records[stage] !== before.records[stage]).map((stage) => ({
    stage,
    data: plain(after.records[stage]),
  }))
}

/** The value as JSON carries it. */
export function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value))
}
