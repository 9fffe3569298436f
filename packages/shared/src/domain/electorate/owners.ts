import { type Refusal, refuse, unmet } from '../refusal.js'
import { ok, type Result } from '../result.js'
import type { VotingUnit } from '../voting/ballot.js'
import { byLabel, type ElectoratePart, isInParts, type Place, placeLabel } from './part.js'

/** One exclusive part of a building as registered. */
export interface OwnedUnit extends Place {
  readonly id: string
  readonly propertyAreaId: string
  /** whole 0.01 m² */
  readonly areaCenti: number
  readonly deliveryStatus: 'UNSOLD' | 'SOLD_UNDELIVERED' | 'DELIVERED'
  readonly countsForVote: boolean
  /** A stable key of every registered owner, person or company; order does not matter. */
  readonly ownerKeys: readonly string[]
  /** How many own it together; left out, as many as there are keys (a roster may keep one key for the whole set). */
  readonly ownerCount?: number | undefined
  /** Who built the estate; the estate itself stands in for it when not known. */
  readonly developerKey?: string | undefined
}

/**
 * Whose head a unit belongs to (法释〔2020〕17号 art. 9): everything the developer has not sold or not handed over is one
 * head, and all units of the same set of owners are one head. A couple owning one flat each are two.
 */
export function headKey(unit: OwnedUnit): string {
  if (unit.deliveryStatus !== 'DELIVERED') return `DEV:${unit.developerKey ?? unit.propertyAreaId}`
  const owners = [...new Set(unit.ownerKeys.map((key) => key.replaceAll('%', '%25').replaceAll('+', '%2B')))]
  return `OWN:${owners.sort().join('+')}`
}

/**
 * Groups units into owner heads: one voting unit per head with its whole area, ordered by house number.
 * Units that do not count (parking, storage, unless the assembly's rules say so) are left out.
 * @returns a refusal `electorate-duplicate-unit`, `electorate-invalid-area`, `electorate-unit-without-owner` naming each
 * unit, or `electorate-empty`
 */
export function ownerHeads(units: readonly OwnedUnit[]): Result<readonly VotingUnit[], Refusal> {
  const repeated = repeatedUnits(units)
  if (repeated.length > 0) return refuseUnits('electorate-duplicate-unit', 'electorate.unit-once', repeated)

  const counted = units.filter(({ countsForVote }) => countsForVote)
  const badArea = counted.filter(({ areaCenti }) => !Number.isSafeInteger(areaCenti) || areaCenti <= 0)
  if (badArea.length > 0) return refuseUnits('electorate-invalid-area', 'electorate.area-positive', badArea)
  const orphans = counted.filter((unit) => unit.deliveryStatus === 'DELIVERED' && unit.ownerKeys.length === 0)
  if (orphans.length > 0) return refuseUnits('electorate-unit-without-owner', 'electorate.owner-known', orphans)
  if (counted.length === 0) return refuse('electorate-empty', [unmet('electorate.not-empty')])

  const heads = [...Map.groupBy(counted, headKey)].map(([key, members]) => toVotingUnit(key, members))
  return ok(heads.toSorted(byLabel))
}

/** The owner heads of a part of the estate: only units inside it count, by head and by area. Refuses as `ownerHeads`. */
export function ownerElectorate(
  units: readonly OwnedUnit[],
  parts: readonly ElectoratePart[],
): Result<readonly VotingUnit[], Refusal> {
  return ownerHeads(units.filter((unit) => isInParts(unit, parts)))
}

function toVotingUnit(key: string, members: readonly OwnedUnit[]): VotingUnit {
  const rooms = members.map((unit) => ({ id: unit.id, label: placeLabel(unit) })).toSorted(byLabel)
  return {
    key,
    label: rooms.map(({ label }) => label).join(', '),
    heads: 1,
    areaCenti: members.reduce((sum, { areaCenti }) => sum + BigInt(areaCenti), 0n),
    memberUnitIds: rooms.map(({ id }) => id),
  }
}

// The same room under two ids is the property company entering it twice; it must never weigh twice.
function repeatedUnits(units: readonly OwnedUnit[]): readonly OwnedUnit[] {
  const ids = new Set<string>()
  const places = new Set<string>()
  return units.filter((unit) => {
    const place = JSON.stringify([unit.propertyAreaId, unit.building, unit.stairwell, unit.room])
    const seen = ids.has(unit.id) || places.has(place)
    ids.add(unit.id)
    places.add(place)
    return seen
  })
}

function refuseUnits(code: Refusal['code'], id: string, units: readonly OwnedUnit[]) {
  return refuse(
    code,
    units.map((unit) => unmet(id, { unit: placeLabel(unit) })),
  )
}
