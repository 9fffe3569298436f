import { type Refusal, refuse, unmet } from '../refusal.js'
import { ok, type Result } from '../result.js'
import type { GuardId } from './guard-ids.js'
import { nameKey } from './same-name.js'
import type { Topic } from './topic.js'

/**
 * Deeds that one person never does both of (domain.md §2.4, hard constraints), as data: which guard asks for it, what the
 * first person did and what another must do. Kept here in one place; each is enforced where its second deed is done.
 */
export const SEPARATIONS = {
  'SD.1': { first: 'topic.proposed', second: 'topic.screened-alone', by: 'account' },
  'SD.2': { first: 'paper-ballot.entered', second: 'paper-ballot.verified', by: 'account' },
  'SD.3': { first: 'vote.opened', second: 'vote.scrutinised', by: 'name' },
  'SD.4': { first: 'filing.submitted', second: 'filing.reviewed', by: 'account' },
  'SD.5': { first: 'task.executed', second: 'task.accepted', by: 'account' },
  'SD.6': { first: 'count.entered', second: 'count.confirmed', by: 'account' },
  'SD.7': { first: 'correction.entered', second: 'correction.decided', by: 'account' },
  'SD.8': { first: 'gain.disclosed', second: 'meeting.chaired', by: 'name' },
  'SD.9': { first: 'late-correction.requested', second: 'late-correction.approved', by: 'account' },
  'SD.10': { first: 'dispatch.signed', second: 'dispatch.confirmed', by: 'account' },
} as const satisfies Partial<
  Record<GuardId, { readonly first: string; readonly second: string; readonly by: 'account' | 'name' }>
>

export type SeparationId = keyof typeof SEPARATIONS

/** Refuses with the separation's own id where both deeds would be one account's. */
export function separate(id: SeparationId, first: string | null | undefined, second: string): Result<true, Refusal> {
  return first === second ? refuse('guard-unmet', [unmet(id, { reason: 'same' })]) : ok(true)
}

/** Of the names, the first that is also among the others, as it counts where people must differ. */
export function sharedName(names: readonly string[], others: readonly string[]): string | undefined {
  const taken = new Set(others.map(nameKey).filter((key) => key !== ''))
  return names.find((name) => taken.has(nameKey(name)))
}

/** Names kept out of chair and count: they disclosed a gain, and nobody decided that there is none. */
export function recusedFromOffice({ records }: Pick<Topic, 'records'>): readonly string[] {
  const recusals = records.participants.set?.recusals ?? []
  return recusals.filter(({ decision }) => decision !== 'NO_CONFLICT').map(({ person }) => person)
}
