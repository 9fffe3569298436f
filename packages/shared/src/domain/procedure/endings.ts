import { TERMINATE_REASONS, type TerminateReason } from './ending-reasons.js'
import type { Topic } from './topic.js'

/** What ends even a matter decided upon: the decision can no longer be carried out, lawfully or at all. */
export const DECIDED_ENDS = [
  'DISAPPEARED_OBJECT',
  'BECAME_EXCLUDED',
  'SUPERSEDED_BY_LAW',
  'FORCE_MAJEURE',
] as const satisfies readonly TerminateReason[]

/** Residents have passed it: a lawful decision is not altered at will (浙江办法 24; domain.md §3.9). */
export function isDecided({ records }: Pick<Topic, 'records'>): boolean {
  return records.vote.count?.results.some(({ count }) => count.outcome === 'PASSED') ?? false
}

/** The reasons for which the matter may still end where it stands. */
export function endingsOf(topic: Pick<Topic, 'records' | 'round'>): readonly TerminateReason[] {
  if (isDecided(topic)) return DECIDED_ENDS
  const wasOpened = topic.records.vote.opened !== undefined || topic.round > 1
  return TERMINATE_REASONS.filter((reason) => !(wasOpened && reason === 'PROPOSER_WITHDRAW'))
}
