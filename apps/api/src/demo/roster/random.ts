/** Chance that falls the same way every time: the demo is the same on every machine. */
export interface Chance {
  /** From 0 up to but not including `below`. */
  readonly whole: (below: number) => number
  /** True with this probability, in percent. */
  readonly percent: (share: number) => boolean
  readonly pick: <T>(from: readonly T[]) => T
  readonly shuffle: <T>(items: readonly T[]) => readonly T[]
}

/** mulberry32: small, well spread, enough for inventing people. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (below: number) => Math.floor(next() * below)
  const pick = <T>(from: readonly T[]): T => {
    const chosen = from[whole(from.length)]
    if (chosen === undefined) throw new Error('nothing to pick from')
    return chosen
  }
  const shuffle = <T>(items: readonly T[]): readonly T[] =>
    items
      .map((item) => ({ item, at: next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item)
  return { whole, percent: (share) => whole(100) < share, pick, shuffle }
}
