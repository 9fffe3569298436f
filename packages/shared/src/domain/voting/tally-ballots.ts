import { type Refusal, refuse, unmet } from '../refusal.js'
import { ok, type Result } from '../result.js'
import type { CastBallot, VotingUnit } from './ballot.js'
import { type ConflictReason, effectiveChoice } from './effective-choice.js'
import type { RatioPreset } from './preset.js'
import { type Amount, type BallotChoice, sumAmounts, type Tally } from './tally.js'

/** What one unit said in the end. */
export interface UnitChoice {
  readonly key: string
  readonly choice: BallotChoice | 'NOT_RETURNED'
  readonly ballotIds: readonly string[]
  readonly conflict: ConflictReason | null
}

/** A count sheet made from ballots, with what each unit said, ordered by key so that no cast order shows. */
export interface BallotTally {
  readonly tally: Tally
  readonly units: readonly UnitChoice[]
}

/**
 * Turns ballots into a count sheet; the order of the ballots never matters (`domain.md` §5.3, §5.4).
 * One choice per unit: the first valid ballot stands (the last where the preset lets voters change), co-owners who
 * disagree and rooms of one owner that disagree make the unit's ballot invalid.
 * @param checkedIn units at the meeting besides those whose ballot came back; collections leave it out
 * @returns a refusal `electorate-duplicate-voter` for a key listed twice, `not-eligible` for a ballot or a presence of a
 * unit that is not in the electorate, `duplicate-contribution` for a ballot id used twice
 */
export function tallyBallots(
  preset: RatioPreset,
  electorate: readonly VotingUnit[],
  ballots: readonly CastBallot[],
  checkedIn: ReadonlySet<string> = new Set(),
): Result<BallotTally, Refusal> {
  const byKey = new Map(electorate.map((unit) => [unit.key, unit]))
  if (byKey.size !== electorate.length) return refuse('electorate-duplicate-voter', [unmet('electorate.distinct')])
  const strangers = [...ballots.map(({ unitKey }) => unitKey), ...checkedIn].filter((key) => !byKey.has(key))
  if (strangers.length > 0) {
    return refuse(
      'not-eligible',
      [...new Set(strangers)].sort().map((key) => unmet('vote.in-electorate', { key })),
    )
  }
  if (new Set(ballots.map(({ id }) => id)).size !== ballots.length) {
    return refuse('duplicate-contribution', [unmet('vote.ballot-once')])
  }

  const cast = Map.groupBy(ballots, ({ unitKey }) => unitKey)
  const units = [...byKey.keys()].sort().map((key): UnitChoice => {
    const own = cast.get(key) ?? []
    return { key, ...effectiveChoice(preset, own), ballotIds: own.map(({ id }) => id).sort() }
  })
  const sums = amountsByChoice(units, byKey)
  const present = units.filter(({ key, choice }) => choice !== 'NOT_RETURNED' || checkedIn.has(key)).length
  return ok({ tally: preset.gathering === 'MEETING' ? { ...sums, present } : sums, units })
}

/** The electorate's totals: heads, and Σ area in 0.01 m². */
export function electorateTotals(electorate: readonly VotingUnit[]): Amount {
  return sumAmounts(electorate)
}

/** Delivered ballots that never came back, for the silence rule. */
export function silentAmount(
  electorate: readonly VotingUnit[],
  units: readonly UnitChoice[],
  delivered: ReadonlySet<string>,
): Amount {
  const silent = new Set(units.filter(({ choice }) => choice === 'NOT_RETURNED').map(({ key }) => key))
  return sumAmounts(electorate.filter(({ key }) => silent.has(key) && delivered.has(key)))
}

/**
 * Adds up ballots that carry no name, as published for a recount of a secret vote.
 * Equals the sheet of `tallyBallots` for the same vote.
 */
export function tallyChoices(
  choices: readonly { readonly choice: BallotChoice; readonly areaCenti?: bigint | undefined }[],
): Tally {
  const sum = (wanted: BallotChoice) =>
    sumAmounts(choices.filter(({ choice }) => choice === wanted).map(({ areaCenti }) => ({ heads: 1, areaCenti })))
  return { for: sum('FOR'), against: sum('AGAINST'), abstain: sum('ABSTAIN'), invalid: sum('INVALID') }
}

function amountsByChoice(units: readonly UnitChoice[], byKey: ReadonlyMap<string, VotingUnit>): Tally {
  const returned = units.flatMap(({ key, choice }) =>
    choice === 'NOT_RETURNED' ? [] : [{ choice, areaCenti: byKey.get(key)?.areaCenti }],
  )
  return tallyChoices(returned)
}
