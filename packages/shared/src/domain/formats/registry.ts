import type { Unmet } from '../refusal.js'
import { DECISION_HEARING } from './decision-hearing.js'
import { EXPERT_CONSULT } from './expert-consult.js'
import type { Format, FormatRecord } from './format.js'
import { recordUnmet } from './minimum.js'
import { type FormatPlan, planUnmet } from './mixture.js'
import { ONLINE_CONSULT } from './online-consult.js'
import { OPEN_TALK } from './open-talk.js'
import { VISIT_INTERVIEW } from './visit-interview.js'
import { WRITTEN_INQUIRY } from './written-inquiry.js'

/** Every format. A new one is one file beside this and one line here. */
export const FORMATS = {
  OPEN_TALK,
  EXPERT_CONSULT,
  WRITTEN_INQUIRY,
  VISIT_INTERVIEW,
  DECISION_HEARING,
  ONLINE_CONSULT,
} as const satisfies Readonly<Record<string, Format>>

/** The id of a format in the registry. */
export type FormatId = keyof typeof FORMATS

/** The format's rules, typed as {@link Format}. */
export function format(id: FormatId): Format {
  return FORMATS[id]
}

/** What the record of one session still lacks for its format; empty when complete (G5.1). */
export function minimumRecordUnmet(id: FormatId, record: FormatRecord): readonly Unmet[] {
  return recordUnmet(FORMATS[id], record)
}

/** Which mixture rules M1, M2, M5, M6 a plan breaks; empty when it may go out (G4.1, G4.2). */
export function mixtureUnmet(plan: FormatPlan): readonly Unmet[] {
  return planUnmet(FORMATS, plan)
}
