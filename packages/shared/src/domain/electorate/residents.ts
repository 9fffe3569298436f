import { ageOn } from '../civil-time.js'
import { type Refusal, refuse, unmet } from '../refusal.js'
import { ok, type Result } from '../result.js'
import type { VotingUnit } from '../voting/ballot.js'
import { byLabel, type ElectoratePart, isInParts, type Place, placeLabel } from './part.js'

/** A household of the register. */
export interface RegisteredHousehold extends Place {
  readonly id: string
  readonly active: boolean
}

/** A person of the register. */
export interface RegisteredPerson {
  readonly id: string
  readonly label: string
  /** `YYYY-MM-DD`; null when not known */
  readonly birthDate: string | null
  readonly active: boolean
  readonly deceased: boolean
  /** Deprived of political rights by judgment. */
  readonly disenfranchised: boolean
}

/** A member of a body that votes by its own list: delegates, members of the collective, Party members. */
export interface ListedMember {
  readonly id: string
  readonly label: string
}

/** The age at which one votes in residents' and villagers' meetings. */
export const VOTING_AGE = 18

/**
 * One voting unit per active household in the parts given, ordered by house number.
 * Refuses with `electorate-duplicate-voter` or `electorate-empty`.
 */
export function householdElectorate(
  households: readonly RegisteredHousehold[],
  parts: readonly ElectoratePart[],
): Result<readonly VotingUnit[], Refusal> {
  const voting = households.filter((household) => household.active && isInParts(household, parts))
  return listElectorate(voting.map((household) => ({ id: household.id, label: placeLabel(household) })))
}

/**
 * One voting unit per person who may vote in a residents' or villagers' meeting on a day: living here, 18 years old, not
 * deprived of political rights. Someone whose birth date is not known is left out until the roster is corrected.
 * Refuses with `electorate-duplicate-voter` or `electorate-empty`.
 */
export function personElectorate(
  persons: readonly RegisteredPerson[],
  on: string,
): Result<readonly VotingUnit[], Refusal> {
  return listElectorate(persons.filter((person) => mayVote(person, on)))
}

/**
 * One voting unit per entry of a body's own list.
 * Refuses with `electorate-duplicate-voter` naming each repeated entry, or `electorate-empty`.
 */
export function listElectorate(members: readonly ListedMember[]): Result<readonly VotingUnit[], Refusal> {
  if (members.length === 0) return refuse('electorate-empty', [unmet('electorate.not-empty')])
  const seen = new Set<string>()
  const repeated = members.filter(({ id }) => seen.size === seen.add(id).size)
  if (repeated.length > 0) {
    return refuse(
      'electorate-duplicate-voter',
      repeated.map(({ label }) => unmet('electorate.voter-once', { voter: label })),
    )
  }
  const units = members.map(({ id, label }): VotingUnit => ({ key: id, label, heads: 1, memberUnitIds: [] }))
  return ok(units.toSorted(byLabel))
}

function mayVote(person: RegisteredPerson, on: string): boolean {
  if (!person.active || person.deceased || person.disenfranchised || person.birthDate === null) return false
  return ageOn(person.birthDate, on) >= VOTING_AGE
}
