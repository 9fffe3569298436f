import type { DrawPlan, PoolPreview, StratumLine } from '@gongyi/shared/contracts'
import {
  allocateSeats,
  type CivilDate,
  civilDateOf,
  type PoolMember,
  type SortitionDimension,
  type Stratum,
  stratify,
} from '@gongyi/shared/domain'
import { hmacSha256 } from '../../platform/crypto.js'
import type { StoredTopic } from '../topic.js'
import type { StoredDraw } from './draw.store.js'
import type { Homes, Resident } from './pool.store.js'

/** A topic whose words are not for the public has nothing drawn in public. */
export function isAtParticipants({ stage, status, disclosure }: StoredTopic): boolean {
  return stage === 'participants' && status === 'active' && disclosure === 'PUBLIC'
}

export function isOpen({ state }: Pick<StoredDraw, 'state'>): boolean {
  return state === 'DRAFT' || state === 'COMMITTED' || state === 'SEEDED'
}

/**
 * Nobody gives a draw up once its number may be known: whoever dislikes the result could. Of those older than the rule that
 * nothing is added to the number, the result can no longer be made at all.
 */
export function mayAbandon(draw: Pick<StoredDraw, 'state' | 'source'>, today: CivilDate): boolean {
  return isOpen(draw) && (draw.state === 'DRAFT' || today < draw.source.on || draw.source.meeting)
}

/** The homes the topic concerns, and of these the buildings a plan names. For a body with a list of its own, everybody. */
export function homesOf({ records }: Pick<StoredTopic, 'records'>, chosen: readonly string[]): Homes {
  const scope = records.participants.set?.scope
  const isPlace = scope?.kind === 'building' || scope?.kind === 'stairwell'
  const buildings = isPlace ? (scope.buildings ?? []) : null
  return {
    buildings: chosen.length === 0 ? buildings : chosen.filter((each) => buildings?.includes(each) ?? true),
    stairwell: scope?.kind === 'stairwell' ? (scope.stairwell ?? '') : null,
    gridId: scope?.gridId ?? null,
    propertyAreaId: scope?.kind === 'property-area' ? (scope.propertyAreaId ?? null) : null,
  }
}

export interface Eligible {
  readonly people: readonly Resident[]
  readonly withoutBirthDate: number
  /** Left out because they disclosed a gain in the matter or lead the talks. */
  readonly excluded: number
  /** Names kept out that several people of the pool bear: nobody is left out for them. */
  readonly unclear: readonly string[]
}

/** The first number is the first person's for the day it was typed; were they never to come back, anybody begins anew. */
export function mayType({ seed }: Pick<StoredDraw, 'seed'>, accountId: string, today: string): boolean {
  return seed === null || seed.by === accountId || civilDateOf(seed.at) < today
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
  { people, withoutBirthDate, excluded, unclear }: Eligible,
  { dimensions, seats }: Pick<DrawPlan, 'seats'> & { readonly dimensions: readonly SortitionDimension[] },
): PoolPreview {
  const members = people.map(({ personId, values }) => ({ token: personId, values }))
  const strata = stratumLines(stratify(members, dimensions), seats)
  return { size: people.length, withoutBirthDate, excluded, unclear: [...unclear], strata }
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
