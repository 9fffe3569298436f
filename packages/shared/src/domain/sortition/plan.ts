/** By what a pool is divided before it is drawn from, in this order wherever they are listed. */
export const SORTITION_DIMENSIONS = ['sex', 'age', 'building', 'grid', 'hukou'] as const
export type SortitionDimension = (typeof SORTITION_DIMENSIONS)[number]

/** Where nothing is known of somebody. */
export const UNKNOWN = 'unknown'

/** Bands of adults, oldest last; `from` and `to` are full years, both included. */
export const AGE_BANDS = [
  { id: '18-34', from: 18, to: 34 },
  { id: '35-59', from: 35, to: 59 },
  { id: '60+', from: 60, to: null },
] as const
export type AgeBand = (typeof AGE_BANDS)[number]['id']

/** The band of an age in full years; undefined below eighteen. */
export function ageBand(age: number): AgeBand | undefined {
  return AGE_BANDS.find(({ from, to }) => age >= from && (to === null || age <= to))?.id
}

/** Most seats, most reserves of one group, the largest pool a draw takes, and how many days ahead its source may be. */
export const SORTITION_LIMITS = { seats: 500, reserves: 50, pool: 20_000, daysAhead: 60 } as const

/**
 * Groups smaller than this are put together before the pool is published: "woman, over sixty, building 7" with one member
 * would name her (PIPL article 73: anonymous is what cannot be restored to a person).
 */
export const SMALLEST_STRATUM = 5

export const DRAW_STATES = ['DRAFT', 'COMMITTED', 'SEEDED', 'DRAWN', 'ABANDONED'] as const
/** Draft, pool committed, seed entered by one person, drawn (seed confirmed by another), given up before it was drawn. */
export type DrawState = (typeof DRAW_STATES)[number]

export const DRAW_ANSWERS = ['ACCEPTED', 'DECLINED'] as const
export type DrawAnswer = (typeof DRAW_ANSWERS)[number]

/** As recorded: a refusal the desk was told counts once another person has confirmed it. */
export const RECORDED_ANSWERS = [...DRAW_ANSWERS, 'DECLINE_TOLD'] as const
export type RecordedAnswer = (typeof RECORDED_ANSWERS)[number]

/** Full days somebody has to say that they did not decline, before a refusal told to the desk may be confirmed. */
export const TOLD_DECLINE_DAYS = 3
