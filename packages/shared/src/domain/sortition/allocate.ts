/** A group's share of the seats. */
export interface Allotment {
  readonly id: string
  readonly size: number
  readonly seats: number
}

/**
 * Divides seats among groups by the method of largest remainders (Hamilton, used for the United States House from 1852;
 * Balinski and Young, "Fair Representation", 1982): each group gets the whole part of seats × size ÷ pool, and the seats
 * left go to the largest remainders. Of equal remainders the larger group comes first, then the one earlier in the list.
 * Whole numbers throughout, so no rounding can tip a seat. No group gets more seats than it has members.
 *
 * @throws RangeError when a number is not whole or negative, or when there are more seats than people
 */
export function allocateSeats(
  groups: readonly { readonly id: string; readonly size: number }[],
  seats: number,
): readonly Allotment[] {
  const pool = groups.reduce((sum, { size }) => sum + size, 0)
  if (![seats, ...groups.map(({ size }) => size)].every((number) => Number.isSafeInteger(number) && number >= 0))
    throw new RangeError('sizes and seats are whole numbers')
  if (seats > pool) throw new RangeError(`${seats} seats for ${pool} people`)
  if (pool === 0) return groups.map((group) => ({ ...group, seats: 0 }))
  const shares = groups.map(({ id, size }, index) => ({
    ...{ id, size, index },
    whole: Math.floor((seats * size) / pool),
    remainder: (seats * size) % pool,
  }))
  const left = seats - shares.reduce((sum, { whole }) => sum + whole, 0)
  const first = shares.toSorted((a, b) => b.remainder - a.remainder || b.size - a.size || a.index - b.index)
  const lucky = new Set(first.slice(0, left).map(({ index }) => index))
  return shares.map(({ id, size, index, whole }) => ({ id, size, seats: whole + (lucky.has(index) ? 1 : 0) }))
}
