import { type Refusal, refuse, unmet } from '../refusal.js'
import { ok, type Result } from '../result.js'
import { count } from './count.js'
import type { Count, CountFlag, Outcome } from './count-record.js'
import type { RatioPreset } from './preset.js'
import { type Amount, inMeasure, NOTHING, sumAmounts } from './tally.js'

/** The count sheet of a ballot that chooses one of several options. */
export interface OptionsTally {
  readonly options: readonly { readonly id: string; readonly votes: Amount }[]
  /** Votes for none of them. */
  readonly against?: Amount | undefined
  readonly abstain: Amount
  readonly invalid?: Amount | undefined
  readonly present?: number | undefined
}

/** Which round is counted: there is one run-off, and it ends the matter. */
export type OptionsRound = 'FIRST' | 'RUNOFF'

/** The result of a vote between options; `options` keep the order of the ballot. JSON-safe. */
export interface OptionsCount {
  readonly outcome: Outcome
  readonly winnerId: string | null
  readonly runoffBetween: readonly string[]
  readonly flags: readonly CountFlag[]
  readonly options: readonly { readonly id: string; readonly count: Count }[]
}

/**
 * Counts a direct vote between options: an option passes only if it alone meets the preset; otherwise the two leading
 * ones meet in one run-off (`domain.md` §5.4). Leading is by heads, then by area [practice]; options level with the
 * second all take part, flagged RUNOFF_TIE. With two options or fewer a run-off could change nothing and is not held.
 * Refuses with `options-mismatch` (fewer than one option, an id twice) or as `count` does.
 */
export function countOptions(
  preset: RatioPreset,
  electorate: Amount,
  tally: OptionsTally,
  round: OptionsRound = 'FIRST',
): Result<OptionsCount, Refusal> {
  const ids = tally.options.map(({ id }) => id)
  if (ids.length === 0 || new Set(ids).size !== ids.length) {
    return refuse('options-mismatch', [unmet('vote.options-distinct', { options: ids.length })])
  }
  const counted: { id: string; count: Count }[] = []
  for (const { id, votes } of tally.options) {
    const result = count(preset, electorate, asYesNo(tally, id, votes))
    if (!result.ok) return result
    counted.push({ id, count: result.value })
  }
  return ok({ ...decide(preset, tally, round, counted), options: counted })
}

function asYesNo(tally: OptionsTally, id: string, votes: Amount) {
  const others = tally.options.filter((option) => option.id !== id).map((option) => option.votes)
  const against = sumAmounts([...others, tally.against ?? NOTHING])
  return { for: votes, against, abstain: tally.abstain, invalid: tally.invalid, present: tally.present }
}

function decide(
  preset: RatioPreset,
  tally: OptionsTally,
  round: OptionsRound,
  counted: OptionsCount['options'],
): Omit<OptionsCount, 'options'> {
  const flags = [...new Set(counted.flatMap((option) => option.count.flags))]
  const none = { winnerId: null, runoffBetween: [], flags }
  const winner = counted.find((option) => option.count.outcome === 'PASSED')
  if (winner !== undefined) return { ...none, outcome: 'PASSED', winnerId: winner.id }
  if (counted.some((option) => option.count.outcome === 'QUORUM_FAILED')) return { ...none, outcome: 'QUORUM_FAILED' }
  const leading = round === 'FIRST' && !flags.includes('EMPTY_ELECTORATE') ? leaders(preset, tally) : []
  if (leading.length < 2 || leading.length === counted.length) return { ...none, outcome: 'NOT_PASSED' }
  return {
    ...none,
    outcome: 'RUNOFF_REQUIRED',
    runoffBetween: leading,
    flags: leading.length > 2 ? [...flags, 'RUNOFF_TIE'] : flags,
  }
}

function leaders(preset: RatioPreset, tally: OptionsTally): readonly string[] {
  const ranked = tally.options.toSorted((a, b) => compareVotes(preset, b.votes, a.votes))
  const second = ranked[1]
  if (second === undefined) return []
  return ranked.filter(({ votes }) => compareVotes(preset, votes, second.votes) >= 0).map(({ id }) => id)
}

function compareVotes(preset: RatioPreset, a: Amount, b: Amount): number {
  const differences = preset.measures.map((measure) => inMeasure(a, measure) - inMeasure(b, measure))
  return Number(differences.find((difference) => difference !== 0n) ?? 0n)
}
