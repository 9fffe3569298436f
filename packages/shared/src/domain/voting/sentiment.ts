import { compareShare } from './arithmetic.js'
import { decimal } from './percent.js'
import type { Frac, SentimentPreset } from './preset.js'

/** Numbers of the five answers, from strong support (SS) over support, neutral, opposition to strong opposition (SO). */
export interface SentimentAnswers {
  readonly SS: number
  readonly S: number
  readonly N: number
  readonly O: number
  readonly SO: number
}

export type SentimentBand = 'STRONG_CONSENSUS' | 'BASIC_CONSENSUS' | 'DIVIDED' | 'OPPOSED'

/** A mood, never a vote result. Figures are decimal text of one place; null when nobody answered. JSON-safe. */
export interface SentimentResult {
  readonly answers: number
  /** Σ weight·n / Σ n with weights 100/75/50/25/0 */
  readonly index: string | null
  /** percent, without the sign */
  readonly supportRate: string | null
  readonly opposeRate: string | null
  readonly band: SentimentBand | null
  /** Both camps hold 30 % or more. */
  readonly polarised: boolean
  /** Enough answers to publish: at least 30 and 10 % of those asked. */
  readonly publishable: boolean
}

const WEIGHTS = { SS: 100, S: 75, N: 50, O: 25, SO: 0 } as const satisfies SentimentAnswers

const BANDS = [
  ['STRONG_CONSENSUS', { op: 'GTE', num: 80, den: 1 }],
  ['BASIC_CONSENSUS', { op: 'GTE', num: 60, den: 1 }],
  ['DIVIDED', { op: 'GTE', num: 40, den: 1 }],
] as const satisfies readonly (readonly [SentimentBand, Frac])[]

const POLARISED: Frac = { op: 'GTE', num: 30, den: 100 }

/**
 * Sums up a consensus survey (`domain.md` §5.2). Bands compare exact integers, never the rounded index.
 * @param asked units asked, for the publication threshold
 * @throws RangeError on a negative or fractional number of answers
 */
export function measureSentiment(preset: SentimentPreset, answers: SentimentAnswers, asked: number): SentimentResult {
  const values = Object.values(answers)
  if (!values.every((value) => Number.isSafeInteger(value) && value >= 0)) throw new RangeError('answers are counted')
  const n = BigInt(values.reduce((sum, value) => sum + value, 0))
  const weighted = BigInt(
    answers.SS * WEIGHTS.SS + answers.S * WEIGHTS.S + answers.N * WEIGHTS.N + answers.O * WEIGHTS.O,
  )
  const support = BigInt(answers.SS + answers.S)
  const oppose = BigInt(answers.O + answers.SO)
  return {
    answers: Number(n),
    index: decimal(weighted, n, { digits: 1, thresholds: BANDS.map(([, frac]) => frac) }),
    supportRate: decimal(support * 100n, n, { digits: 1, thresholds: [{ num: 30, den: 1 }] }),
    opposeRate: decimal(oppose * 100n, n, { digits: 1, thresholds: [{ num: 30, den: 1 }] }),
    band: n === 0n ? null : bandOf(weighted, n),
    polarised: n > 0n && [support, oppose].every((camp) => compareShare(camp, n, POLARISED).holds),
    publishable: n >= BigInt(preset.minAnswers) && compareShare(n, BigInt(asked), preset.minShare).holds,
  }
}

function bandOf(weighted: bigint, n: bigint): SentimentBand {
  const reached = BANDS.find(([, frac]) => compareShare(weighted, n, frac).holds)
  return reached === undefined ? 'OPPOSED' : reached[0]
}
