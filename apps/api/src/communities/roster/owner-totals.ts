import { type OwnedUnit, ownerHeads } from '@gongyi/shared/domain'

/** What a property area weighs in a vote, areas in 0.01 m². The developer's share stands beside the whole. */
export interface OwnerTotals {
  readonly units: number
  readonly unitsNotCounted: number
  readonly heads: number
  readonly areaCenti: number
  readonly developerHeads: number
  readonly developerAreaCenti: number
}

/** Adds up heads and area by the one rule of the electorate. Nothing that counts gives zero, not an error. */
export function ownerTotals(units: readonly OwnedUnit[]): OwnerTotals {
  const heads = ownerHeads(units)
  if (!heads.ok && heads.error.code !== 'electorate-empty') {
    throw new Error(`the register holds units that cannot be counted: ${heads.error.code}`)
  }
  const all = heads.ok ? heads.value : []
  const developer = all.filter((head) => head.key.startsWith('DEV:'))
  const area = (items: typeof all) => Number(items.reduce((sum, head) => sum + (head.areaCenti ?? 0n), 0n))
  return {
    units: units.length,
    unitsNotCounted: units.filter((unit) => !unit.countsForVote).length,
    heads: all.length,
    areaCenti: area(all),
    developerHeads: developer.length,
    developerAreaCenti: area(developer),
  }
}
