import { SATISFACTION } from './satisfaction.js'
import { EXECUTION, ON_TIME } from './tasks.js'
import { TURNOUT, TURNOUT_AREA } from './turnout.js'
import { AWARENESS, PARTICIPATION } from './units.js'

/** Every indicator defined so far, each in one place (`domain.md` §6.5). */
export const RATES = {
  awareness: AWARENESS,
  participation: PARTICIPATION,
  turnout: TURNOUT,
  turnoutArea: TURNOUT_AREA,
  execution: EXECUTION,
  onTime: ON_TIME,
  satisfaction: SATISFACTION,
} as const

/** The id of an indicator. */
export type RateId = keyof typeof RATES
