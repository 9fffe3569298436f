import { ageOn } from '../civil-time.js'
import { headKey, type OwnedUnit } from './owners.js'
import { byLabel, type ElectoratePart, isInParts, placeLabel } from './part.js'
import { type RegisteredHousehold, type RegisteredPerson, VOTING_AGE } from './residents.js'

/** Why several units, or several people, count as one head (法释〔2020〕17号 art. 9). */
export const HEAD_REASONS = ['SAME_OWNER', 'CO_OWNERS', 'DEVELOPER'] as const
export type HeadReason = (typeof HEAD_REASONS)[number]

/** One head that is not simply one flat of one owner, unit by unit. Areas in whole 0.01 m². */
export interface ExplainedHead {
  readonly key: string
  readonly reason: HeadReason
  readonly areaCenti: bigint
  readonly units: readonly { readonly id: string; readonly label: string; readonly areaCenti: number }[]
}

/** Why an entry of the roster inside the chosen part does not vote. */
export const LEFT_OUT_REASONS = [
  'NOT_COUNTED',
  'DECEASED',
  'MOVED_AWAY',
  'MINOR',
  'BIRTH_DATE_UNKNOWN',
  'DISENFRANCHISED',
] as const
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number]

export interface LeftOut {
  readonly reason: LeftOutReason
  readonly count: number
  /** 0.01 m², of units; 0 for people and households */
  readonly areaCenti: bigint
}

/** The heads that need a word of explanation, in the order of house numbers: one owner of several units, co-owners, the developer. */
export function explainHeads(units: readonly OwnedUnit[], parts: readonly ElectoratePart[]): readonly ExplainedHead[] {
  const counted = units.filter((unit) => unit.countsForVote && isInParts(unit, parts))
  const explained = [...Map.groupBy(counted, headKey)].flatMap(([key, members]) => {
    const reason = reasonOf(members)
    if (reason === undefined) return []
    const rooms = members.map((unit) => ({ id: unit.id, label: placeLabel(unit), areaCenti: unit.areaCenti }))
    const areaCenti = rooms.reduce((sum, room) => sum + BigInt(room.areaCenti), 0n)
    return [{ key, reason, areaCenti, units: rooms.toSorted(byLabel) }]
  })
  return explained.toSorted((a, b) => byLabel({ label: firstOf(a) }, { label: firstOf(b) }))
}

function firstOf({ units }: ExplainedHead): string {
  return units.map(({ label }) => label).join(', ')
}

function reasonOf(members: readonly OwnedUnit[]): HeadReason | undefined {
  if (members.some(({ deliveryStatus }) => deliveryStatus !== 'DELIVERED')) return 'DEVELOPER'
  if (members.length > 1) return 'SAME_OWNER'
  const isShared = members.some(({ ownerKeys, ownerCount = new Set(ownerKeys).size }) => ownerCount > 1)
  return isShared ? 'CO_OWNERS' : undefined
}

/** Parking and storage inside the parts that the assembly's rules do not count (指导规则 art. 25). */
export function leftOutUnits(units: readonly OwnedUnit[], parts: readonly ElectoratePart[]): readonly LeftOut[] {
  const out = units.filter((unit) => !unit.countsForVote && isInParts(unit, parts))
  if (out.length === 0) return []
  return [
    { reason: 'NOT_COUNTED', count: out.length, areaCenti: out.reduce((sum, u) => sum + BigInt(u.areaCenti), 0n) },
  ]
}

/** Households inside the parts that no longer live there. */
export function leftOutHouseholds(
  households: readonly RegisteredHousehold[],
  parts: readonly ElectoratePart[],
): readonly LeftOut[] {
  const count = households.filter((household) => !household.active && isInParts(household, parts)).length
  return count === 0 ? [] : [{ reason: 'MOVED_AWAY', count, areaCenti: 0n }]
}

/** People of the roster who do not vote on that day, counted by the first reason that applies. */
export function leftOutPersons(persons: readonly RegisteredPerson[], on: string): readonly LeftOut[] {
  const reasons = persons.flatMap((person) => notVoting(person, on) ?? [])
  return LEFT_OUT_REASONS.flatMap((reason) => {
    const count = reasons.filter((one) => one === reason).length
    return count === 0 ? [] : [{ reason, count, areaCenti: 0n }]
  })
}

function notVoting(person: RegisteredPerson, on: string): LeftOutReason | undefined {
  if (person.deceased) return 'DECEASED'
  if (!person.active) return 'MOVED_AWAY'
  if (person.birthDate === null) return 'BIRTH_DATE_UNKNOWN'
  if (ageOn(person.birthDate, on) < VOTING_AGE) return 'MINOR'
  return person.disenfranchised ? 'DISENFRANCHISED' : undefined
}
