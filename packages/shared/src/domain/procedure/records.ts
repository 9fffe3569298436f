import { z } from 'zod'
import type { Stage } from './stage.js'
import { proposeRecord } from './stages/1-propose.record.js'
import { participantsRecord } from './stages/2-participants.record.js'
import { noticeRecord } from './stages/3-notice.record.js'
import { formatRecord } from './stages/4-format.record.js'
import { deliberateRecord } from './stages/5-deliberate.record.js'
import { voteRecord } from './stages/6-vote.record.js'
import { filingRecord } from './stages/7-filing.record.js'
import { implementRecord } from './stages/8-implement.record.js'

/** What each stage writes down; stored as one document per topic, stage and round and parsed by these schemas on read. */
export const STAGE_RECORDS = {
  propose: proposeRecord,
  participants: participantsRecord,
  notice: noticeRecord,
  format: formatRecord,
  deliberate: deliberateRecord,
  vote: voteRecord,
  filing: filingRecord,
  implement: implementRecord,
} satisfies Record<Stage, z.ZodType>

/** The records of all eight stages; a stage not begun has an empty one. */
export type StageRecords = { readonly [S in Stage]: Readonly<z.infer<(typeof STAGE_RECORDS)[S]>> }

/** The schema of all records together, as it crosses the wire. */
export const stageRecords = z.object(STAGE_RECORDS)

/** Records of a topic nothing has happened to. */
export const EMPTY_RECORDS: StageRecords = stageRecords.parse({
  propose: {},
  participants: {},
  notice: {},
  format: {},
  deliberate: {},
  vote: {},
  filing: {},
  implement: {},
})
