import type { Base, Frac, Measure, RatioPreset, Threshold } from '../preset.js'

export const MORE_THAN_HALF: Frac = { op: 'GT', num: 1, den: 2 }
export const TWO_THIRDS: Frac = { op: 'GTE', num: 2, den: 3 }
export const THREE_QUARTERS: Frac = { op: 'GTE', num: 3, den: 4 }
export const ALL: Frac = { op: 'GTE', num: 1, den: 1 }

/** One threshold for heads, or for heads and area alike: every measure must reach it. */
export function each(measures: readonly Measure[], base: Base, frac: Frac): readonly Threshold[] {
  return measures.map((measure) => ({ measure, base, frac }))
}

/** What every statutory meeting of residents, villagers or members has in common. */
export const MEETING = {
  method: 'RATIO',
  version: 1,
  gathering: 'MEETING',
  measures: ['HEADS'],
  invalidIn: 'PRESENT_ONLY',
  binding: true,
  secrecy: 'EITHER',
  ballotChange: 'NONE',
  silenceRule: 'NOT_COUNTED_ONLY',
  quorumAdjustable: false,
} as const satisfies Partial<RatioPreset>

export const NO_PROXY = { allowed: false, written: false, who: 'NONE', maxPerHolder: 0 } as const
export const HOUSEHOLD_PROXY = { allowed: true, written: true, who: 'SAME_HOUSEHOLD', maxPerHolder: 1 } as const
