import { type DrawPlan, drawPlanSchema } from '@gongyi/shared/contracts'
import {
  addDays,
  type CivilDate,
  SORTITION_DIMENSIONS,
  SORTITION_LIMITS,
  type SortitionDimension,
} from '@gongyi/shared/domain'
import { aNumber, aString, listOf, nullable, oneOf, recordOf } from '../../lib/api/shape.js'

export interface PlanDraft {
  readonly purpose: string
  readonly seats: number | null
  readonly reserves: number | null
  readonly dimensions: readonly SortitionDimension[]
  readonly buildings: readonly string[]
  readonly source: string
  readonly on: string | null
}

export const BLANK_PLAN: PlanDraft = {
  ...{ purpose: '', seats: 12, reserves: 6, buildings: [], source: '', on: null },
  dimensions: ['sex', 'age'],
}

/** Reads a plan back that was begun before a reload. */
export const planContract = recordOf<PlanDraft>({
  purpose: aString,
  seats: nullable(aNumber),
  reserves: nullable(aNumber),
  dimensions: listOf(oneOf(...SORTITION_DIMENSIONS)),
  buildings: listOf(aString),
  source: aString,
  on: nullable(aString),
})

/** The last day a public number may be published on. */
export function lastSourceDay(today: CivilDate): CivilDate {
  return addDays(today, SORTITION_LIMITS.daysAhead)
}

export type WrongField = 'purpose' | 'seats' | 'reserves' | 'source' | 'on'

/** The plan as it is sent, or the fields that are not right yet. */
export function readPlan(
  draft: PlanDraft,
  today: CivilDate,
): { readonly plan: DrawPlan } | { readonly wrong: ReadonlySet<WrongField> } {
  const { purpose, seats, reserves, dimensions, buildings, source, on } = draft
  const wrong = new Set<WrongField>()
  const isLine = (text: string) => text.trim().length >= 2 && text.trim().length <= 120
  if (!isLine(purpose)) wrong.add('purpose')
  if (!isLine(source)) wrong.add('source')
  if (seats === null || !Number.isInteger(seats) || seats < 1 || seats > SORTITION_LIMITS.seats) wrong.add('seats')
  if (reserves === null || !Number.isInteger(reserves) || reserves < 0 || reserves > SORTITION_LIMITS.reserves)
    wrong.add('reserves')
  if (on === null || on <= today || on > lastSourceDay(today)) wrong.add('on')
  if (wrong.size > 0) return { wrong }
  const asked = { purpose, seats, reserves, dimensions, buildings, source: { name: source, on } }
  return { plan: drawPlanSchema.parse(asked) }
}
