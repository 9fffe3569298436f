import type { Outcome } from '../voting/count-record.js'
import type { StageRecords } from './records.js'

/** What a published result amounts to: the outcome all motions share, or that only some passed. */
export type Verdict = Outcome | 'PARTLY_PASSED'

/** Undefined until the result is published. */
export function verdictOf({ vote }: Pick<StageRecords, 'vote'>): Verdict | undefined {
  if (vote.published === undefined) return undefined
  const outcomes = vote.count?.results.map(({ count }) => count.outcome) ?? []
  const [first] = outcomes
  if (outcomes.every((outcome) => outcome === first)) return first
  return outcomes.includes('PASSED') ? 'PARTLY_PASSED' : 'NOT_PASSED'
}
