import type { DrawPlan, PoolPreview, StratumLine } from '@gongyi/shared/contracts'
import {
  ageBand,
  ageOn,
  allocateSeats,
  type CivilDate,
  type PoolMember,
  type Stratum,
  stratify,
} from '@gongyi/shared/domain'
import { hmacSha256 } from '../../platform/crypto.js'
import type { StoredTopic } from '../topic.js'
import type { Homes, Resident } from './pool.store.js'

/** A topic whose words are not for the public has nothing drawn in public. */
export function isAtParticipants({ stage, status, disclosure }: StoredTopic): boolean {
  return stage === 'participants' && status === 'active' && disclosure === 'PUBLIC'
}

/** The homes a plan names, or else those the topic concerns; a body with a list of its own is not drawn by lot. */
export function homesOf(topic: StoredTopic, buildings: readonly string[]): Homes {
  if (buildings.length > 0) return { buildings, stairwell: null }
  const scope = topic.records.participants.set?.scope
  if (scope?.kind !== 'building' && scope?.kind !== 'stairwell') return { buildings: null, stairwell: null }
  return { buildings: scope.buildings ?? [], stairwell: scope.kind === 'stairwell' ? (scope.stairwell ?? '') : null }
}

export interface Eligible {
  readonly people: readonly Resident[]
  readonly withoutBirthDate: number
}

/** Adults on the day. Without a birth date nobody can tell: left out until the roster is corrected, as from a vote. */
export function eligible(residents: readonly Resident[], on: CivilDate): Eligible {
  const people = residents.flatMap((resident) => {
    const band = resident.birthDate === null ? undefined : ageBand(ageOn(resident.birthDate, on))
    return band === undefined ? [] : [{ ...resident, values: { ...resident.values, age: band } }]
  })
  return { people, withoutBirthDate: residents.filter(({ birthDate }) => birthDate === null).length }
}

/** The pool with a token for each, made so that nobody can go back from token to person without the salt. */
export function tokenised(people: readonly Resident[], drawId: string, salt: string) {
  const personOf = new Map<string, string>()
  const members = people.map(({ personId, values }): PoolMember => {
    const token = hmacSha256(salt, `${drawId}|${personId}`).slice(0, 16)
    personOf.set(token, personId)
    return { token, values }
  })
  return { members, personOf }
}

/** What a plan would make of the people there are: groups and their seats. */
export function previewOf(
  { people, withoutBirthDate }: Eligible,
  { dimensions, seats }: Pick<DrawPlan, 'seats'> & { readonly dimensions: readonly DrawPlan['dimensions'][number][] },
): PoolPreview {
  const members = people.map(({ personId, values }) => ({ token: personId, values }))
  return { size: people.length, withoutBirthDate, strata: stratumLines(stratify(members, dimensions), seats) }
}

/** Groups with their sizes and seats; of the seats nothing while there are more of them than people. */
export function stratumLines(strata: readonly Stratum[], seats: number): StratumLine[] {
  const groups = strata.map(({ id, tokens }) => ({ id, size: tokens.length }))
  const people = groups.reduce((sum, { size }) => sum + size, 0)
  if (seats > people) return []
  const seatsOf = new Map(allocateSeats(groups, seats).map((allotted) => [allotted.id, allotted.seats]))
  return strata.map(({ id, values, rest, tokens }) => ({
    ...{ id, values, rest, size: tokens.length, seats: seatsOf.get(id) ?? 0 },
  }))
}
