import { type Refusal, refuse, type Unmet, unmet } from '../refusal.js'
import { ok, type Result } from '../result.js'
import type { Measure, RatioPreset } from './preset.js'

/** Heads (voting units) and, for owners, the floor area behind them in 0.01 m². */
export interface Amount {
  readonly heads: number
  readonly areaCenti?: bigint | undefined
}

/** The count sheet of one yes/no motion. */
export interface Tally {
  readonly for: Amount
  readonly against: Amount
  readonly abstain: Amount
  /** Spoilt ballots; nothing when left out. */
  readonly invalid?: Amount | undefined
  /** Units present when the vote was called (meetings); every returned ballot when left out. */
  readonly present?: number | undefined
}

/** The four things a ballot can be. */
export type BallotChoice = 'FOR' | 'AGAINST' | 'ABSTAIN' | 'INVALID'

/** No heads, no area. */
export const NOTHING: Amount = { heads: 0, areaCenti: 0n }

/** Adds amounts; a missing area counts as none. */
export function sumAmounts(amounts: readonly Amount[]): Amount {
  let heads = 0
  let areaCenti = 0n
  for (const amount of amounts) {
    heads += amount.heads
    areaCenti += amount.areaCenti ?? 0n
  }
  return { heads, areaCenti }
}

/** An amount in one measure: heads, or 0.01 m². */
export function inMeasure(amount: Amount, measure: Measure): bigint {
  return measure === 'HEADS' ? BigInt(amount.heads) : (amount.areaCenti ?? 0n)
}

/** Everything handed in: for, against, abstain and invalid. */
export function returned(tally: Tally): Amount {
  return sumAmounts([tally.for, tally.against, tally.abstain, tally.invalid ?? NOTHING])
}

/**
 * Checks that a count sheet can be true of an electorate (`domain.md` Appendix B 4).
 * Refuses with `invalid-input` (not whole, negative), `area-missing` or `tally-mismatch`
 * (more ballots than units, fewer present than ballots, more present than units).
 */
export function checkTally(preset: RatioPreset, electorate: Amount, tally: Tally): Result<Tally, Refusal> {
  const parts: readonly (readonly [string, Amount])[] = [
    ['eligible', electorate],
    ['for', tally.for],
    ['against', tally.against],
    ['abstain', tally.abstain],
    ['invalid', tally.invalid ?? NOTHING],
  ]
  const malformed = parts
    .filter(([, amount]) => !isWhole(amount))
    .map(([name]) => unmet('vote.whole-numbers', { name }))
  if (malformed.length > 0) return refuse('invalid-input', malformed)

  const areaMissing = parts
    .filter(([, amount]) => preset.measures.includes('AREA') && amount.heads > 0 && amount.areaCenti === undefined)
    .map(([name]) => unmet('vote.area-given', { name }))
  if (areaMissing.length > 0) return refuse('area-missing', areaMissing)

  const mismatches = [...overflows(preset, electorate, tally), ...presenceProblems(electorate, tally)]
  return mismatches.length > 0 ? refuse('tally-mismatch', mismatches) : ok(tally)
}

function isWhole(amount: Amount): boolean {
  return Number.isSafeInteger(amount.heads) && amount.heads >= 0 && (amount.areaCenti ?? 0n) >= 0n
}

function overflows(preset: RatioPreset, electorate: Amount, tally: Tally): readonly Unmet[] {
  const handedIn = returned(tally)
  return preset.measures
    .filter((measure) => inMeasure(handedIn, measure) > inMeasure(electorate, measure))
    .map((measure) =>
      unmet('vote.within-electorate', {
        measure,
        counted: inMeasure(handedIn, measure).toString(),
        eligible: inMeasure(electorate, measure).toString(),
      }),
    )
}

function presenceProblems(electorate: Amount, tally: Tally): readonly Unmet[] {
  if (tally.present === undefined) return []
  const { present } = tally
  const least = returned(tally).heads
  const possible = Number.isSafeInteger(present) && present >= least && present <= electorate.heads
  return possible ? [] : [unmet('vote.presence-possible', { present, least, most: electorate.heads })]
}
