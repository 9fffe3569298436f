import { z } from 'zod'
import { labelSchema } from '../label.js'

/** What is measured: voting units (heads) or floor area in 0.01 m². */
export const measureSchema = z.enum(['HEADS', 'AREA'])
export type Measure = z.infer<typeof measureSchema>

/** What a fraction is taken of. `domain.md` §5.1 defines each word. */
export const baseSchema = z.enum(['ELIGIBLE', 'PRESENT', 'PARTICIPATING', 'EXPRESSED'])
export type Base = z.infer<typeof baseSchema>

/** A required share: `value·den >= base·num` for GTE (以上 includes the number, 民法典 1259), `>` for GT (过半数). */
export const fracSchema = z
  .object({ op: z.enum(['GTE', 'GT']), num: z.int().nonnegative(), den: z.int().positive() })
  .readonly()
export type Frac = z.infer<typeof fracSchema>

export const unitTypeSchema = z.enum(['PERSON', 'HOUSEHOLD', 'DELEGATE', 'GROUP_DELEGATE', 'OWNER', 'MEMBER'])
export type UnitType = z.infer<typeof unitTypeSchema>

/** One article a preset rests on, in the version of the text that was read. */
export const legalRefSchema = z
  .object({
    statute: labelSchema,
    article: z.string(),
    textVersion: z.string(),
    effectiveFrom: z.iso.date(),
    effectiveTo: z.iso.date().optional(),
    verified: z.boolean(),
  })
  .readonly()
export type LegalRef = z.infer<typeof legalRefSchema>

/**
 * How far the rule was checked against its source:
 * VERIFIED text read; RECHECK_REVISED_TEXT read in a version since revised; PARTLY_PRACTICE the quorum is ours;
 * PRACTICE no statute read says it; ADVISORY no statute is needed.
 */
export const verificationSchema = z.enum([
  'VERIFIED',
  'RECHECK_REVISED_TEXT',
  'PARTLY_PRACTICE',
  'PRACTICE',
  'ADVISORY',
])
export type Verification = z.infer<typeof verificationSchema>

const thresholdSchema = z.object({ measure: measureSchema, base: baseSchema, frac: fracSchema }).readonly()
export type Threshold = z.infer<typeof thresholdSchema>

const common = {
  id: z.string(),
  version: z.int().positive(),
  label: labelSchema,
  unitTypes: z.array(unitTypeSchema).min(1).readonly(),
  binding: z.boolean(),
  legalBasis: z.array(legalRefSchema).readonly(),
  verification: verificationSchema,
  verified: z.boolean(),
}

const ratioPresetSchema = z
  .object({
    ...common,
    method: z.literal('RATIO'),
    /** MEETING counts those present at the call; COLLECTION counts returned ballots. */
    gathering: z.enum(['MEETING', 'COLLECTION']),
    measures: z.array(measureSchema).min(1).readonly(),
    quorum: z.array(thresholdSchema).readonly(),
    pass: z.array(thresholdSchema).min(1).readonly(),
    invalidIn: z.enum(['PRESENT_ONLY', 'EXCLUDED']),
    proxy: z
      .object({
        allowed: z.boolean(),
        written: z.boolean(),
        who: z.enum(['ANY_CAPABLE_ADULT', 'SAME_HOUSEHOLD', 'NONE']),
        maxPerHolder: z.int().nonnegative(),
      })
      .readonly(),
    secrecy: z.enum(['OPEN', 'SECRET', 'EITHER']),
    ballotChange: z.enum(['NONE', 'LAST_WINS']),
    silenceRule: z.enum(['NOT_COUNTED_ONLY', 'MAY_COUNT_WITH_MAJORITY']),
    quorumAdjustable: z.boolean(),
  })
  .readonly()

const sentimentPresetSchema = z
  .object({ ...common, method: z.literal('SENTIMENT'), minAnswers: z.int(), minShare: fracSchema })
  .readonly()

const consensusPresetSchema = z
  .object({ ...common, method: z.literal('CONSENSUS'), objectionDays: z.int().positive() })
  .readonly()

/** Parses a preset snapshot stored with a motion: a later change of law never re-tallies an old vote. */
export const votePresetSchema = z.discriminatedUnion('method', [
  ratioPresetSchema,
  sentimentPresetSchema,
  consensusPresetSchema,
])

/** A yes/no (or option) vote decided by shares. Plain data, safe to store as JSON. */
export type RatioPreset = z.infer<typeof ratioPresetSchema>
/** A five-answer mood survey: bands, never a vote result. */
export type SentimentPreset = z.infer<typeof sentimentPresetSchema>
/** Everyone served, nobody objects within the days given. */
export type ConsensusPreset = z.infer<typeof consensusPresetSchema>
/** Any voting rule of the registry. */
export type VotePreset = z.infer<typeof votePresetSchema>
