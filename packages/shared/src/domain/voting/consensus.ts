import { addDays, type CivilDate } from '../civil-time.js'
import type { ConsensusPreset } from './preset.js'

/** Service and objections of one consensus confirmation. */
export interface ConsensusFacts {
  readonly participants: number
  readonly served: number
  /** The day the last participant was served; null while somebody was not. */
  readonly lastServedOn: string | null
  readonly objections: number
}

export type ConsensusOutcome = 'NOT_SERVED' | 'OPEN' | 'OBJECTED' | 'CONFIRMED'

/** How a confirmation stands and the last day on which somebody may still object. */
export interface ConsensusResult {
  readonly outcome: ConsensusOutcome
  readonly objectUntil: CivilDate | null
}

/**
 * Confirms a consensus: everyone served, no objection by the end of the last day (`domain.md` §5.2).
 * An electorate of nobody is never confirmed. Advisory.
 */
export function confirmConsensus(preset: ConsensusPreset, facts: ConsensusFacts, today: string): ConsensusResult {
  const { lastServedOn } = facts
  if (facts.participants === 0 || facts.served < facts.participants || lastServedOn === null) {
    return { outcome: facts.objections > 0 ? 'OBJECTED' : 'NOT_SERVED', objectUntil: null }
  }
  const objectUntil = addDays(lastServedOn, preset.objectionDays)
  if (facts.objections > 0) return { outcome: 'OBJECTED', objectUntil }
  return { outcome: today > objectUntil ? 'CONFIRMED' : 'OPEN', objectUntil }
}
