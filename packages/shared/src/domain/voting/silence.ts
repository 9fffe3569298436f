import { type Refusal, refuse, unmet } from '../refusal.js'
import { ok, type Result } from '../result.js'
import type { RatioPreset } from './preset.js'
import { type Amount, inMeasure, sumAmounts, type Tally } from './tally.js'

/**
 * The grounds on which unreturned ballots may be counted with the majority. All are needed.
 * Based on art. 26(2) of the guiding rules for owners' assemblies, upheld by some courts and contested in others.
 */
export interface SilenceGrounds {
  readonly providedByOwnersRules: boolean
  readonly individuallyDeliveredWithEvidence: boolean
  readonly consequencePrintedOnBallot: boolean
  readonly legalOpinion: boolean
}

/** The request to let silence join the majority: how much was delivered and never came back, and on what grounds. */
export interface SilenceRule {
  readonly rule: 'COUNT_WITH_MAJORITY'
  readonly deliveredUnreturned: Amount
  readonly grounds: SilenceGrounds
}

/** What became of the silent ballots. `joined` is null when neither side led in every measure. */
export interface SilenceOutcome {
  readonly tally: Tally
  readonly joined: 'FOR' | 'AGAINST' | null
}

const GROUNDS = [
  ['providedByOwnersRules', 'vote.silence.owners-rules'],
  ['individuallyDeliveredWithEvidence', 'vote.silence.delivered'],
  ['consequencePrintedOnBallot', 'vote.silence.printed'],
  ['legalOpinion', 'vote.silence.legal-opinion'],
] as const satisfies readonly (readonly [keyof SilenceGrounds, string])[]

/**
 * Adds delivered-but-unreturned ballots to whichever of FOR and AGAINST leads in every measure.
 * Refuses with `preset-locked` when the preset never counts silence and `silence-rule-unfounded` naming each missing ground.
 */
export function applySilence(preset: RatioPreset, tally: Tally, silence: SilenceRule): Result<SilenceOutcome, Refusal> {
  if (preset.silenceRule === 'NOT_COUNTED_ONLY') return refuse('preset-locked', [unmet('vote.silence.not-allowed')])
  const missing = GROUNDS.filter(([ground]) => !silence.grounds[ground]).map(([, id]) => unmet(id))
  if (missing.length > 0) return refuse('silence-rule-unfounded', missing)

  const joined = leader(preset, tally)
  if (joined === null) return ok({ tally, joined })
  const side = joined === 'FOR' ? 'for' : 'against'
  return ok({ tally: { ...tally, [side]: sumAmounts([tally[side], silence.deliveredUnreturned]) }, joined })
}

function leader(preset: RatioPreset, tally: Tally): 'FOR' | 'AGAINST' | null {
  const leads = preset.measures.map((measure) => inMeasure(tally.for, measure) - inMeasure(tally.against, measure))
  if (leads.every((lead) => lead > 0n)) return 'FOR'
  if (leads.every((lead) => lead < 0n)) return 'AGAINST'
  return null
}
