import { minimumFor } from './arithmetic.js'
import type { Base, Frac, Measure, RatioPreset } from './preset.js'
import { type Amount, inMeasure } from './tally.js'

/**
 * One sentence of the voting rule with worked numbers, for the notice, the ballot and the screen (G4.4).
 * Heads are whole units, areas 0.01 m², both as decimal text. The translation reads
 * `QUORUM/HEADS/ELIGIBLE` and so on; no preset needs a sentence of its own.
 */
export interface RulePart {
  readonly part: 'QUORUM' | 'PASS'
  readonly measure: Measure
  readonly base: Base
  readonly required: Frac
  /** The base the example is worked on: all eligible, or the fewest who must take part. */
  readonly of: string
  /** The least that suffices of that base. */
  readonly atLeast: string
  /** True when the base is only known once ballots are in, so the number is an example. */
  readonly example: boolean
}

/** Remarks that belong under every plain-language rule of this preset. */
export type RuleRemark =
  | 'ABSTAIN_TAKES_PART_BUT_NEVER_AGREES'
  | 'TIE_NEVER_PASSES'
  | 'BOTH_HEADS_AND_AREA'
  | 'INVALID_COUNTS_AS_PRESENT'
  | 'INVALID_NOT_COUNTED'
  | 'SILENCE_NOT_COUNTED'
  | 'ADVISORY_ONLY'

/** The rule in parts with numbers worked out for this electorate. */
export function ruleParts(preset: RatioPreset, electorate: Amount): readonly RulePart[] {
  const quorum = preset.quorum.map(({ measure, base, frac }): RulePart => {
    const of = inMeasure(electorate, measure)
    return part('QUORUM', measure, base, frac, of, false)
  })
  const pass = preset.pass.map(({ measure, base, frac }): RulePart => {
    const eligible = inMeasure(electorate, measure)
    const known = base === 'ELIGIBLE'
    return part('PASS', measure, base, frac, known ? eligible : fewestTakingPart(preset, measure, eligible), !known)
  })
  return [...quorum, ...pass]
}

/** The remarks under the rule, in the order they are read. */
export function ruleRemarks(preset: RatioPreset): readonly RuleRemark[] {
  const remarks: RuleRemark[] = []
  if (preset.measures.length > 1) remarks.push('BOTH_HEADS_AND_AREA')
  remarks.push('ABSTAIN_TAKES_PART_BUT_NEVER_AGREES', 'TIE_NEVER_PASSES')
  remarks.push(preset.invalidIn === 'PRESENT_ONLY' ? 'INVALID_COUNTS_AS_PRESENT' : 'INVALID_NOT_COUNTED')
  if (preset.gathering === 'COLLECTION') remarks.push('SILENCE_NOT_COUNTED')
  if (!preset.binding) remarks.push('ADVISORY_ONLY')
  return remarks
}

function fewestTakingPart(preset: RatioPreset, measure: Measure, eligible: bigint): bigint {
  const floor = preset.quorum.find((threshold) => threshold.measure === measure)
  return floor === undefined ? 0n : minimumFor(eligible, floor.frac)
}

function part(
  name: RulePart['part'],
  measure: Measure,
  base: Base,
  required: Frac,
  of: bigint,
  example: boolean,
): RulePart {
  const atLeast = minimumFor(of, required).toString()
  return { part: name, measure, base, required, of: of.toString(), atLeast, example }
}
