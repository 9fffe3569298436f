import { at, type Position, type Role } from '@gongyi/shared/domain'

const RUNNING = (['participants', 'notice', 'format', 'deliberate', 'vote', 'filing', 'implement'] as const).map(
  (stage) => at(stage, 'active'),
)
const RESTING = RUNNING.map(({ stage }) => at(stage, 'suspended'))
const DESK: readonly Position[] = [at('propose', 'screening'), ...RUNNING, at('filing', 'returned')]

/**
 * Where a topic can wait for somebody of a role; whether it does, `whoseTurn()` says from what was recorded.
 * Whether it waits for a resident depends on the person: resident-turn.store.
 */
export const AWAITS: Readonly<Record<Role, readonly Position[]>> = {
  resident: [],
  coordinator: DESK,
  'community-admin': [...DESK, ...RESTING, at('filing', 'submitted')],
  'township-admin': [at('propose', 'screening'), at('filing', 'submitted')],
  'county-observer': [],
  auditor: [],
  expert: [at('propose', 'screening'), at('deliberate', 'active')],
  supervisor: [
    at('participants', 'active'),
    at('vote', 'active'),
    at('filing', 'active'),
    at('filing', 'returned'),
    at('implement', 'active'),
  ],
  'system-admin': [],
}

/** The proposer's own turn. */
export const AWAITS_PROPOSER: readonly Position[] = [at('propose', 'draft'), at('propose', 'returned')]

/** A position as the list's SQL compares it. */
export function placeKey({ stage, status }: { readonly stage: string; readonly status: string }): string {
  return `${stage}/${status}`
}
