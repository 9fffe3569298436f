import { type Refusal, refuse, unmet } from '../refusal.js'
import { ok, type Result } from '../result.js'
import type { RatioPreset, VotePreset } from './preset.js'
import { AFFECTED_UNANIMOUS, OWNERS_GENERAL, OWNERS_SPECIAL } from './presets/civil-code-owners.js'
import { CONSENSUS_CONFIRM, PARTY_MEMBER_REVIEW, SENTIMENT, SIMPLE_POLL } from './presets/practice.js'
import {
  RESIDENT_DELEGATE_MEETING,
  RESIDENT_MEETING_GROUP_DELEGATE,
  RESIDENT_MEETING_HOUSEHOLD,
  RESIDENT_MEETING_PERSON,
} from './presets/residents-committee-law.js'
import { COLLECTIVE_DELEGATE_ASSEMBLY, COLLECTIVE_MEMBER_ASSEMBLY } from './presets/rural-collective-law.js'
import {
  VILLAGER_DELEGATE_MEETING,
  VILLAGER_GROUP_MEETING,
  VILLAGER_MEETING_HOUSEHOLD,
  VILLAGER_MEETING_PERSON,
} from './presets/villagers-committee-law.js'

/** Every voting rule the product knows. A new one is one file in `presets/` and one line here. */
export const VOTING_PRESETS = {
  RESIDENT_MEETING_PERSON,
  RESIDENT_MEETING_HOUSEHOLD,
  RESIDENT_MEETING_GROUP_DELEGATE,
  RESIDENT_DELEGATE_MEETING,
  VILLAGER_MEETING_PERSON,
  VILLAGER_MEETING_HOUSEHOLD,
  VILLAGER_DELEGATE_MEETING,
  VILLAGER_GROUP_MEETING,
  OWNERS_GENERAL,
  OWNERS_SPECIAL,
  AFFECTED_UNANIMOUS,
  COLLECTIVE_MEMBER_ASSEMBLY,
  COLLECTIVE_DELEGATE_ASSEMBLY,
  PARTY_MEMBER_REVIEW,
  SIMPLE_POLL,
  SENTIMENT,
  CONSENSUS_CONFIRM,
} as const satisfies Readonly<Record<string, VotePreset>>

/** The id of a preset in the registry. */
export type VotePresetId = keyof typeof VOTING_PRESETS

/** True if the text names a preset of the registry. */
export function isVotePresetId(id: string): id is VotePresetId {
  return Object.hasOwn(VOTING_PRESETS, id)
}

/** Finds a preset by id; refuses with `unknown-preset`. */
export function votePreset(id: string): Result<VotePreset, Refusal> {
  return isVotePresetId(id) ? ok(VOTING_PRESETS[id]) : refuse('unknown-preset', [unmet('vote.preset', { id })])
}

/**
 * Sets the share of the electorate that must take part, in whole percent 0–100, where no statute fixes it.
 * Refuses with `preset-locked` for a statutory preset and `invalid-input` outside 0–100.
 */
export function withQuorumPercent(preset: RatioPreset, percent: number): Result<RatioPreset, Refusal> {
  if (!preset.quorumAdjustable) return refuse('preset-locked', [unmet('vote.quorum-fixed-by-law', { id: preset.id })])
  if (!Number.isInteger(percent) || percent < 0 || percent > 100) {
    return refuse('invalid-input', [unmet('vote.quorum-percent', { min: 0, max: 100 })])
  }
  const frac = { op: 'GTE', num: percent, den: 100 } as const
  return ok({ ...preset, quorum: preset.quorum.map((threshold) => ({ ...threshold, frac })) })
}
