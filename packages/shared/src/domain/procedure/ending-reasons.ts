/** Why a matter ends without a result (domain.md §3.0). */
export const TERMINATE_REASONS = [
  'PROPOSER_WITHDRAW',
  'DISAPPEARED_OBJECT',
  'BECAME_EXCLUDED',
  'SUPERSEDED_BY_LAW',
  'CONSENSUS_TO_DROP',
  'REPEATED_QUORUM_FAILURE',
  'FORCE_MAJEURE',
] as const
export type TerminateReason = (typeof TERMINATE_REASONS)[number]
