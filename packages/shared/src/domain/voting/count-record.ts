import { z } from 'zod'
import { baseSchema, fracSchema, measureSchema } from './preset.js'

// Sums and products are decimal strings: JSON numbers stop being exact at 2^53, and the dossier is JSON.
const wholeText = z.string().regex(/^\d+$/)

const amountRecordSchema = z.object({ heads: z.int().nonnegative(), areaCenti: wholeText.optional() }).readonly()

/** Heads, and area in 0.01 m² as a decimal string. */
export type AmountRecord = z.infer<typeof amountRecordSchema>

/**
 * How a vote ended. QUORUM_FAILED is neither passed nor failed and must never wear either badge;
 * RUNOFF_REQUIRED only comes from a vote between options.
 */
export const outcomeSchema = z.enum(['QUORUM_FAILED', 'NOT_PASSED', 'PASSED', 'RUNOFF_REQUIRED'])
export type Outcome = z.infer<typeof outcomeSchema>

export const countFlagSchema = z.enum([
  'LEGAL_RISK_SILENCE_RULE',
  'SILENCE_RULE_NOT_APPLIED',
  'EMPTY_ELECTORATE',
  'ADVISORY',
  'PRESET_UNVERIFIED',
  'RUNOFF_TIE',
])
/** A remark that must stand beside the result wherever it is shown. */
export type CountFlag = z.infer<typeof countFlagSchema>

const conditionSchema = z
  .object({
    part: z.enum(['QUORUM', 'PASS']),
    measure: measureSchema,
    /** What stands above the line: those present, those who took part, or the votes in favour. */
    counted: z.enum(['PRESENT', 'PARTICIPATING', 'FOR']),
    base: baseSchema,
    numerator: wholeText,
    denominator: wholeText,
    required: fracSchema,
    /** numerator × required.den */
    left: wholeText,
    /** denominator × required.num */
    right: wholeText,
    holds: z.boolean(),
    /** For reading only: half up, two decimals or as many as show the side; null when the denominator is zero. */
    shown: z.string().nullable(),
  })
  .readonly()

/** One comparison of a count with everything needed to redo it by hand. */
export type Condition = z.infer<typeof conditionSchema>

/** Parses a stored count. */
export const countSchema = z
  .object({
    presetId: z.string(),
    presetVersion: z.int().positive(),
    binding: z.boolean(),
    outcome: outcomeSchema,
    flags: z.array(countFlagSchema).readonly(),
    electorate: amountRecordSchema,
    for: amountRecordSchema,
    against: amountRecordSchema,
    abstain: amountRecordSchema,
    invalid: amountRecordSchema,
    present: z.int().nonnegative().nullable(),
    participating: amountRecordSchema,
    silenceJoined: z.enum(['FOR', 'AGAINST']).nullable(),
    /** Quorum first; the pass conditions only once the quorum is reached. */
    conditions: z.array(conditionSchema).readonly(),
  })
  .readonly()

/** The full explanation of a yes/no count. JSON-safe. */
export type Count = z.infer<typeof countSchema>
