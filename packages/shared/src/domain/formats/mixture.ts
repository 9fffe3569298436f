import { type Unmet, unmet } from '../refusal.js'
import type { Format } from './format.js'

/** One planned session of a format. */
export interface PlannedFormat {
  readonly format: string
  readonly role: 'PRIMARY' | 'SUPPORTING'
  /** `YYYY-MM-DD` */
  readonly on: string
  /** Online people take part in a meeting held somewhere. */
  readonly hybrid?: boolean | undefined
}

/** The plan of formats of one round. */
export interface FormatPlan {
  readonly formats: readonly PlannedFormat[]
  /** 1 for the first round of deliberation. */
  readonly round: number
  /** The township ordered the hearing. */
  readonly orderedByTownship?: boolean | undefined
}

/**
 * Which rules for mixing formats a plan breaks (`domain.md` §4): M1 something offline, M2 a primary format, M5 experts are
 * never all, M6 a hearing follows a draft. An unknown format breaks `format.known`.
 * M3, M4 and M8 concern what is counted afterwards: `latestStances`, `distinctPeople`, `onlinePresenceCounts`.
 * M7, an opinion is not a ballot, is kept by opinions and ballots never sharing a type.
 */
export function planUnmet(formats: Readonly<Record<string, Format>>, plan: FormatPlan): readonly Unmet[] {
  const known = plan.formats.flatMap((planned) => {
    const format = formats[planned.format]
    return format === undefined ? [] : [{ planned, format }]
  })
  const rules: readonly (readonly [string, boolean])[] = [
    ['format.known', known.length === plan.formats.length],
    ['M1', known.some(({ planned, format }) => format.offline || planned.hybrid === true)],
    ['M2', plan.formats.some(({ role }) => role === 'PRIMARY')],
    ['M5', known.some(({ format }) => format.mayStandAlone)],
    ['M6', hearingsFollowADraft(plan)],
  ]
  return rules.filter(([, holds]) => !holds).map(([id]) => unmet(id))
}

const DRAFTING = ['OPEN_TALK', 'WRITTEN_INQUIRY']

function hearingsFollowADraft(plan: FormatPlan): boolean {
  if (plan.round > 1 || plan.orderedByTownship === true) return true
  return plan.formats
    .filter(({ format }) => format === 'DECISION_HEARING')
    .every((hearing) => plan.formats.some((other) => DRAFTING.includes(other.format) && other.on < hearing.on))
}
