import type { Frac } from './preset.js'

/** A comparison with both sides shown, so that anybody can check it with pencil and paper. */
export interface Comparison {
  /** value × denominator of the fraction */
  readonly left: bigint
  /** base × numerator of the fraction */
  readonly right: bigint
  readonly holds: boolean
}

/**
 * Compares `value / base` with a required fraction by cross multiplication; nothing is divided or rounded.
 * @param value heads or area in 0.01 m²
 * @param base same unit as `value`
 */
export function compareShare(value: bigint, base: bigint, frac: Frac): Comparison {
  const left = value * BigInt(frac.den)
  const right = base * BigInt(frac.num)
  return { left, right, holds: frac.op === 'GTE' ? left >= right : left > right }
}

/** The smallest whole value that reaches the fraction of `base` (heads or 0.01 m²). */
export function minimumFor(base: bigint, frac: Frac): bigint {
  const product = base * BigInt(frac.num)
  const den = BigInt(frac.den)
  if (frac.op === 'GT') return product / den + 1n
  return (product + den - 1n) / den
}
