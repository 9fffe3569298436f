import type { UnmetParams } from '../refusal.js'
import type { Stage } from './stage.js'
import type { Topic, TransitionContext } from './topic.js'

export { GUARD_IDS, type GuardId } from './guard-ids.js'

/** What a guard answers: it holds, or the figures that tell a person what is missing. */
export type GuardResult = true | UnmetParams

/** A condition as data: which stage it belongs to and how it is checked; its words live in the catalogues under its id. */
export interface Guard {
  readonly stage: Stage | 'any'
  readonly check: (topic: Topic, context: TransitionContext) => GuardResult
}

/** Shorthand for guards: `true` when it holds, else the parameters (none by default). */
export function holds(condition: boolean, params: UnmetParams = {}): GuardResult {
  return condition ? true : params
}
