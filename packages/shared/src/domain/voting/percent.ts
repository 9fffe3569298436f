import type { Frac } from './preset.js'

const MAX_DIGITS = 12

/** How to show a quotient. */
export interface PercentOptions {
  /** Decimal places wanted; 2 unless told. */
  readonly digits?: number
  /** The share it is compared with on the same screen: rounding must not hide which side the value is on. */
  readonly thresholds?: readonly Pick<Frac, 'num' | 'den'>[]
}

/**
 * Shows a share as a percentage, e.g. `80.00%`, rounded half up from integers; `null` when the base is zero (never 0 %).
 * Where rounding would put the figure on or across a threshold it does not stand on, more decimals are shown
 * (7 499 999 / 10 000 000 against 3/4 is `74.99999%`, not `75.00%`).
 * @throws RangeError when a value is negative
 */
export function percent(numerator: bigint, denominator: bigint, options: PercentOptions = {}): string | null {
  const shown = decimal(numerator * 100n, denominator, {
    digits: options.digits ?? 2,
    thresholds: (options.thresholds ?? []).map(({ num, den }) => ({ num: num * 100, den })),
  })
  return shown === null ? null : `${shown}%`
}

/** Shows a quotient as a decimal under the same rules as `percent`, e.g. `73.0`; `null` when the base is zero. */
export function decimal(numerator: bigint, denominator: bigint, options: PercentOptions = {}): string | null {
  if (numerator < 0n || denominator < 0n) throw new RangeError('a share is never negative')
  if (denominator === 0n) return null
  const thresholds = options.thresholds ?? []
  let digits = options.digits ?? 2
  while (digits < MAX_DIGITS && thresholds.some((at) => hidesSide(numerator, denominator, digits, at))) digits += 1
  return withPoint(roundHalfUp(numerator, denominator, digits), digits)
}

function roundHalfUp(numerator: bigint, denominator: bigint, digits: number): bigint {
  const scaled = numerator * 10n ** BigInt(digits)
  return (2n * scaled + denominator) / (2n * denominator)
}

// Standing exactly on a threshold such as 2/3 cannot be shown in decimals at all, so only the other cases ask for digits.
function hidesSide(numerator: bigint, denominator: bigint, digits: number, at: Pick<Frac, 'num' | 'den'>): boolean {
  const exact = sign(numerator * BigInt(at.den) - denominator * BigInt(at.num))
  if (exact === 0) return false
  const rounded = roundHalfUp(numerator, denominator, digits)
  return sign(rounded * BigInt(at.den) - 10n ** BigInt(digits) * BigInt(at.num)) !== exact
}

function sign(value: bigint): -1 | 0 | 1 {
  if (value === 0n) return 0
  return value > 0n ? 1 : -1
}

function withPoint(scaled: bigint, digits: number): string {
  const text = scaled.toString().padStart(digits + 1, '0')
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** Shows an area held as integer 0.01 m² with two decimals, e.g. `946.80`. The unit sign is the screen's. */
export function areaText(areaCenti: bigint): string {
  return areaCenti < 0n ? `-${withPoint(-areaCenti, 2)}` : withPoint(areaCenti, 2)
}
