import { z } from 'zod'
import { labelSchema } from '../label.js'
import { countSchema, outcomeSchema } from '../voting/count-record.js'
import { votePresetSchema } from '../voting/preset.js'
import { hash64, instant, text } from './dossier-values.js'

/** A count by shares with its whole arithmetic. */
const ratioResult = z.strictObject({ kind: z.literal('ratio'), count: countSchema })

const countedOption = z.strictObject({ id: text, label: labelSchema, count: countSchema })

/** A choice between options, each counted by shares as if it stood alone. */
const optionsResult = z.strictObject({
  kind: z.literal('options'),
  round: z.enum(['FIRST', 'RUNOFF']),
  options: z.tuple([countedOption], countedOption),
  winnerId: text.nullable(),
  runoffBetween: z.array(text),
  outcome: outcomeSchema,
})

/** Answers that are counted but pass or fail nothing by shares: opinion surveys, confirmations. */
const answersResult = z.strictObject({
  kind: z.literal('answers'),
  answers: z.array(z.strictObject({ id: text, label: labelSchema, heads: z.int().nonnegative() })),
  finding: labelSchema,
  figures: z.array(z.strictObject({ label: labelSchema, shown: text })),
})

const poll = z.strictObject({
  round: z.int().positive(),
  /** annulled polls stay in the record and decide nothing */
  status: z.enum(['FINAL', 'ANNULLED']),
  annulledReason: text.nullable(),
  opensAt: instant,
  closesAt: instant,
  mode: z.enum(['OPEN', 'SECRET']),
  channels: z.strictObject({
    online: z.int().nonnegative(),
    paper: z.int().nonnegative(),
    proxy: z.int().nonnegative(),
  }),
  /** Merkle root (RFC 9162) over the anonymised ballots, where they were sealed */
  ballotsRoot: hash64.nullable(),
  /** the rule as it stood when the electorate was frozen */
  preset: votePresetSchema,
  result: z.discriminatedUnion('kind', [ratioResult, optionsResult, answersResult]),
})
export type DossierPoll = z.infer<typeof poll>

/** A motion with the polls held on it, oldest first. */
export const motionSchema = z.strictObject({
  motionNo: text,
  title: text,
  /** the text voted on; its SHA-256 over UTF-8 stood on every ballot */
  text,
  textHash: hash64,
  electorate: labelSchema,
  dependsOn: text.nullable(),
  polls: z.array(poll),
  /** VOID: a motion it depends on was not passed; NO_VOTE: settled without a ballot */
  outcome: z.enum([...outcomeSchema.options, 'VOID', 'NO_VOTE']),
})
export type DossierMotion = z.infer<typeof motionSchema>
export type MotionOutcome = DossierMotion['outcome']
