import type { Label } from '../label.js'
import { decimal, percent } from '../voting/percent.js'

/** Numerator and denominator of an indicator, as whole numbers (heads, 0.01 m², weights). */
export interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** The one definition of an indicator: what it is called, what it means, how it is counted from facts. */
export interface Rate<Facts> {
  readonly id: string
  readonly label: Label
  readonly definition: Label
  readonly count: (facts: Facts) => Fraction
}

/** An indicator's value. `shown` is null when the denominator is zero: a dash on screen, never 0 % or 100 %. JSON-safe. */
export interface RateValue {
  readonly id: string
  readonly numerator: string
  readonly denominator: string
  readonly shown: string | null
}

/** Measures one indicator on facts; one decimal, half up. */
export function measure<Facts>(rate: Rate<Facts>, facts: Facts): RateValue {
  return toValue(rate.id, rate.count(facts))
}

/** The indicator over several topics or communities: sums over sums, never a mean of ratios (`domain.md` §6.5). */
export function measureTogether<Facts>(rate: Rate<Facts>, all: readonly Facts[]): RateValue {
  const parts = all.map(rate.count)
  return toValue(rate.id, {
    numerator: parts.reduce((sum, { numerator }) => sum + numerator, 0n),
    denominator: parts.reduce((sum, { denominator }) => sum + denominator, 0n),
  })
}

/** A mean of whole scores with two decimals, e.g. `4.27`; null when nobody answered. */
export function meanScore(sum: bigint, answers: bigint): string | null {
  return decimal(sum, answers, { digits: 2 })
}

function toValue(id: string, { numerator, denominator }: Fraction): RateValue {
  const shown = percent(numerator, denominator, { digits: 1 })
  return { id, numerator: numerator.toString(), denominator: denominator.toString(), shown }
}
