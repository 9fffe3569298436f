import { type Err, err } from './result.js'

/** Values a translated sentence may need to name what is missing (counts, dates, names); never prose. */
export type UnmetParams = Readonly<Record<string, string | number>>

/**
 * One condition that does not hold.
 * `id` is a guard id (`G3.2`), a check id of a registry (`format.visit.households`) or a counting rule (`vote.hard-lock`);
 * screens and documents translate it.
 */
export interface Unmet {
  readonly id: string
  readonly params?: UnmetParams
}

/**
 * Every reason the domain can refuse for. Each line says who refuses and why.
 * Codes are the wire's `code` in problem+json; they never change meaning.
 */
export const REFUSAL_CODES = {
  'guard-unmet': 'transition(): one or more guards of the stage do not hold',
  'unknown-action': 'transition(): the action does not exist',
  'wrong-stage': 'transition(): the action does not belong to the present stage',
  'wrong-status': 'transition(): the topic is suspended, closed or otherwise not in a state that takes this action',
  'not-permitted': 'transition(): the actor holds no role that may do this here',
  'invalid-input': 'transition() and contributions: the input does not fit the action',
  'stale-version': 'save: somebody else changed the topic in between',
  'not-found': 'load: nothing there, or nothing this actor may see',
  'window-closed': 'contributions: outside the time the stage takes them',
  'not-eligible': 'contributions: the person is not in the frozen electorate or participant list',
  'duplicate-contribution': 'contributions: this person or unit has already done so',
  'tally-mismatch': 'count(): categories do not add up to what was cast, or exceed the electorate',
  'area-missing': 'count(): the preset counts floor area and none was given',
  'options-mismatch':
    'count(): option counts given to a yes/no preset, or missing from one that chooses between options',
  'unknown-preset': 'voting registry: no preset with this id',
  'preset-locked': 'withQuorumPercent(): the statute leaves no room to set the share',
  'wrong-method': 'count functions: the preset is decided by another method (ratio, sentiment, consensus)',
  'silence-rule-unfounded': 'count(): silent ballots may join the majority only on all the grounds the rule names',
  'dependency-broken':
    'settleMotions(): a motion depends on itself, directly or in a circle, or on one that is not there',
  'electorate-empty': 'electorate and mayOpenBallot(): nobody left to count',
  'electorate-duplicate-voter': 'electorate: one person, household or delegate entered twice',
  'electorate-duplicate-unit': 'electorate: one unit entered twice',
  'electorate-unit-without-owner': 'electorate: a counted unit has no owner key or label',
  'electorate-invalid-area': 'electorate: a unit with zero or negative area',
} as const

/** A refusal's word, as sent over the wire. */
export type RefusalCode = keyof typeof REFUSAL_CODES

/** Why the domain said no: one code for machines and the complete list of what is missing. */
export interface Refusal {
  readonly code: RefusalCode
  readonly unmet: readonly Unmet[]
}

/** Builds a refusal. */
export function refusal(code: RefusalCode, unmet: readonly Unmet[] = []): Refusal {
  return { code, unmet }
}

/** Builds a failed result holding a refusal: `return refuse('wrong-stage')`. */
export function refuse(code: RefusalCode, unmet: readonly Unmet[] = []): Err<Refusal> {
  return err(refusal(code, unmet))
}

/** Builds one unmet condition, leaving `params` out when there are none. */
export function unmet(id: string, params?: UnmetParams): Unmet {
  return params === undefined ? { id } : { id, params }
}
