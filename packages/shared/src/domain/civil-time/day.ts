import { z } from 'zod'

/**
 * A day as people count it, `YYYY-MM-DD`, on the calendar of Asia/Shanghai. Compare with `<` and `>`.
 * Functions here take any text and throw RangeError when it is not a day, so parse what comes from outside with this.
 */
export const civilDateSchema = z.iso
  .date()
  // Years a matter of today can mean; beyond them calendar arithmetic leaves the form of a day
  .regex(/^(19|20|21)\d{2}-/)
  .brand<'CivilDate'>()
export type CivilDate = z.infer<typeof civilDateSchema>

const DAY_MS = 86_400_000
// One zone for the whole country and no summer time since 1991; nothing here is older.
const SHANGHAI_OFFSET_MS = 8 * 3_600_000

/**
 * Reads a day.
 * @throws RangeError when the text is not a day of the calendar (2026-02-30)
 */
export function civilDate(text: string): CivilDate {
  const parsed = civilDateSchema.safeParse(text)
  if (!parsed.success) throw new RangeError(`not a day: ${text}`)
  return parsed.data
}

/** The day in Asia/Shanghai on which an instant falls; ISO 8601 text with a zone, or a Date. */
export function civilDateOf(instant: Date | string): CivilDate {
  return fromDayNumber(Math.floor((new Date(instant).getTime() + SHANGHAI_OFFSET_MS) / DAY_MS))
}

/** The instant at which a day begins in Asia/Shanghai, as ISO 8601 in UTC. */
export function startOfDay(day: string): string {
  return new Date(dayNumber(day) * DAY_MS - SHANGHAI_OFFSET_MS).toISOString()
}

/** The first instant after a day, as ISO 8601 in UTC: what ends on `day` is open until then (民法典 203(2): 24:00). */
export function endOfDay(day: string): string {
  return startOfDay(addDays(day, 1))
}

/** The day `days` natural days later; negative goes back. */
export function addDays(day: string, days: number): CivilDate {
  return fromDayNumber(dayNumber(day) + days)
}

/** Natural days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

/** Day of the week: 0 Sunday … 6 Saturday. */
export function dayOfWeek(day: string): number {
  return new Date(dayNumber(day) * DAY_MS).getUTCDay()
}

/**
 * Full years of age on a day. A person reaches an age on the birthday itself; someone born on 29 February does so on
 * 1 March of other years.
 */
export function ageOn(birthDate: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return on.slice(5) >= birthDate.slice(5) ? years : years - 1
}

function dayNumber(day: string): number {
  return Date.parse(`${civilDate(day)}T00:00:00Z`) / DAY_MS
}

function fromDayNumber(number: number): CivilDate {
  return civilDate(new Date(number * DAY_MS).toISOString().slice(0, 10))
}

/** The first of two days. */
export function earlier(a: CivilDate, b: CivilDate): CivilDate {
  return a.localeCompare(b) <= 0 ? a : b
}

/** The last of two days. */
export function later(a: CivilDate, b: CivilDate): CivilDate {
  return a.localeCompare(b) >= 0 ? a : b
}
