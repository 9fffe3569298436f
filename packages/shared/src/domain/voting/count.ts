import { type Refusal, refuse, unmet } from '../refusal.js'
import { ok, type Result } from '../result.js'
import { compareShare } from './arithmetic.js'
import type { AmountRecord, Condition, Count, CountFlag, Outcome } from './count-record.js'
import { percent } from './percent.js'
import type { Base, Measure, RatioPreset, Threshold } from './preset.js'
import { applySilence, type SilenceRule } from './silence.js'
import { type Amount, checkTally, inMeasure, NOTHING, returned, sumAmounts, type Tally } from './tally.js'

/** What a count may be told besides the sheet. */
export interface CountOptions {
  readonly silence?: SilenceRule | undefined
}

/** Refuses with `electorate-empty` to open a ballot nobody can vote in (`domain.md` V28). */
export function mayOpenBallot(preset: RatioPreset, electorate: Amount): Result<true, Refusal> {
  return isEmpty(preset, electorate) ? refuse('electorate-empty', [unmet('vote.electorate-not-empty')]) : ok(true)
}

/**
 * Counts a yes/no motion: quorum in every measure, then the pass condition in every measure (`domain.md` §5.1).
 * Abstaining is taking part and never agreeing; a tie never passes. Integers only.
 * @param electorate the frozen electorate: heads, and area in 0.01 m² where the preset counts area
 * @returns the whole arithmetic, or a refusal `invalid-input`, `area-missing`, `tally-mismatch`, `preset-locked` or
 * `silence-rule-unfounded`
 */
export function count(
  preset: RatioPreset,
  electorate: Amount,
  tally: Tally,
  options: CountOptions = {},
): Result<Count, Refusal> {
  const checked = checkTally(preset, electorate, tally)
  if (!checked.ok) return checked
  if (options.silence === undefined) return ok(explain(preset, electorate, tally, null, []))

  const silenced = applySilence(preset, tally, options.silence)
  if (!silenced.ok) return silenced
  const joined = checkTally(preset, electorate, silenced.value.tally)
  if (!joined.ok) return joined
  const flag = silenced.value.joined === null ? 'SILENCE_RULE_NOT_APPLIED' : 'LEGAL_RISK_SILENCE_RULE'
  return ok(explain(preset, electorate, silenced.value.tally, silenced.value.joined, [flag]))
}

function explain(
  preset: RatioPreset,
  electorate: Amount,
  tally: Tally,
  silenceJoined: Count['silenceJoined'],
  flags: readonly CountFlag[],
): Count {
  const empty = isEmpty(preset, electorate)
  const bases = basesOf(electorate, tally)
  const turnedUp = preset.gathering === 'MEETING' ? 'PRESENT' : 'PARTICIPATING'
  const quorum = empty ? [] : preset.quorum.map((threshold) => condition('QUORUM', threshold, turnedUp, bases))
  const quorate = quorum.every(({ holds }) => holds)
  // Below the quorum nothing is said about for and against, so that no screen can hang a badge on it.
  const pass = empty || !quorate ? [] : preset.pass.map((threshold) => condition('PASS', threshold, 'FOR', bases))
  return {
    presetId: preset.id,
    presetVersion: preset.version,
    binding: preset.binding,
    outcome: outcomeOf(empty, quorate, pass),
    flags: [...flags, ...standingFlags(preset, empty)],
    electorate: record(preset, electorate),
    for: record(preset, tally.for),
    against: record(preset, tally.against),
    abstain: record(preset, tally.abstain),
    invalid: record(preset, tally.invalid ?? NOTHING),
    present: preset.gathering === 'MEETING' ? bases.PRESENT.heads : null,
    participating: record(preset, bases.PARTICIPATING),
    silenceJoined,
    conditions: [...quorum, ...pass],
  }
}

type Bases = Readonly<Record<Base | 'FOR', Amount>>

// An invalid ballot shows that somebody was present at a meeting; it is never participation in a collection.
function basesOf(electorate: Amount, tally: Tally): Bases {
  const handedIn = returned(tally)
  return {
    ELIGIBLE: electorate,
    PRESENT: tally.present === undefined ? handedIn : { ...handedIn, heads: tally.present },
    PARTICIPATING: sumAmounts([tally.for, tally.against, tally.abstain]),
    EXPRESSED: sumAmounts([tally.for, tally.against]),
    FOR: tally.for,
  }
}

function condition(
  part: Condition['part'],
  { measure, base, frac }: Threshold,
  counted: Condition['counted'],
  bases: Bases,
): Condition {
  const numerator = inMeasure(bases[counted], measure)
  const denominator = inMeasure(bases[base], measure)
  const { left, right, holds } = compareShare(numerator, denominator, frac)
  return {
    part,
    measure,
    counted,
    base,
    numerator: numerator.toString(),
    denominator: denominator.toString(),
    required: frac,
    left: left.toString(),
    right: right.toString(),
    holds: holds && denominator > 0n,
    shown: percent(numerator, denominator, { thresholds: [frac] }),
  }
}

function outcomeOf(empty: boolean, quorate: boolean, pass: readonly Condition[]): Outcome {
  if (empty) return 'NOT_PASSED'
  if (!quorate) return 'QUORUM_FAILED'
  return pass.every(({ holds }) => holds) ? 'PASSED' : 'NOT_PASSED'
}

function standingFlags(preset: RatioPreset, empty: boolean): readonly CountFlag[] {
  const flags: CountFlag[] = []
  if (empty) flags.push('EMPTY_ELECTORATE')
  if (!preset.binding) flags.push('ADVISORY')
  if (preset.binding && !preset.verified) flags.push('PRESET_UNVERIFIED')
  return flags
}

function isEmpty(preset: RatioPreset, electorate: Amount): boolean {
  return preset.measures.some((measure: Measure) => inMeasure(electorate, measure) === 0n)
}

function record(preset: RatioPreset, amount: Amount): AmountRecord {
  return preset.measures.includes('AREA')
    ? { heads: amount.heads, areaCenti: inMeasure(amount, 'AREA').toString() }
    : { heads: amount.heads }
}
