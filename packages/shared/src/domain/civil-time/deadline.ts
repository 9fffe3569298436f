import { addDays, type CivilDate, civilDate } from './day.js'
import { CHINA_CALENDAR, type HolidayCalendar } from './holiday-calendar.js'

/** A length of time as rules give it: natural days or working days. Never negative. */
export type Term = { readonly days: number } | { readonly workingDays: number }

/** A stop of the clock: `from` is the first day that does not count, `until` the first that counts again; open while null. */
export interface Suspension {
  readonly from: CivilDate
  readonly until: CivilDate | null
}

/** What happens when the last day is a day of rest: ROLL to the next working day (for acts), STAY (for showing something). */
export type EndOnRestDay = 'ROLL' | 'STAY'

/** A deadline as stored. JSON-safe. */
export interface Deadline {
  readonly startedOn: CivilDate
  readonly term: Term
  readonly endOnRestDay: EndOnRestDay
  readonly lastDay: CivilDate
  /** The calendar it was reckoned with. */
  readonly calendarVersion: string
  /** True when a year not yet published was needed: working days there are weekdays only. */
  readonly provisional: boolean
}

/**
 * Adds working days; day 0 is `from` itself, which need not be one.
 * @param count whole, not negative
 */
export function addWorkingDays(from: string, count: number, calendar: HolidayCalendar = CHINA_CALENDAR): CivilDate {
  return walk(civilDate(from), { workingDays: count }, calendar, [])
}

/** The day itself when it is worked, else the next that is. */
export function workingDayOnOrAfter(day: string, calendar: HolidayCalendar = CHINA_CALENDAR): CivilDate {
  let at = civilDate(day)
  while (!calendar.isWorkingDay(at)) at = addDays(at, 1)
  return at
}

/**
 * Reckons a deadline: the day it starts is not counted (民法典 201), it runs to the end of its last day and, for acts,
 * a last day of rest moves to the next working day (民法典 203). Suspended days are left out (`domain.md` Appendix B 8).
 * @returns null while a suspension that touches the period is open
 */
export function deadline(
  startedOn: string,
  term: Term,
  calendar: HolidayCalendar = CHINA_CALENDAR,
  suspensions: readonly Suspension[] = [],
  endOnRestDay: EndOnRestDay = 'ROLL',
): Deadline | null {
  const start = civilDate(startedOn)
  const lastCounted = walkUnlessStopped(start, term, calendar, suspensions)
  if (lastCounted === null) return null
  const lastDay = endOnRestDay === 'ROLL' ? workingDayOnOrAfter(lastCounted, calendar) : lastCounted
  const needsCalendar = endOnRestDay === 'ROLL' || 'workingDays' in term
  return {
    startedOn: start,
    term,
    endOnRestDay,
    lastDay,
    calendarVersion: calendar.version,
    provisional: needsCalendar && !calendar.isPublished(lastDay),
  }
}

/** True once the last day has ended: on the last day itself one may still act. */
export function isPeriodOver(period: { readonly lastDay: string }, today: string): boolean {
  return today > period.lastDay
}

/**
 * Reckons a stored deadline again after the calendar changed.
 * A deadline already over stays as it was (`domain.md` Appendix B 14), and a new calendar never makes one end before today.
 */
export function refreshDeadline(
  stored: Deadline,
  calendar: HolidayCalendar,
  today: string,
  suspensions: readonly Suspension[] = [],
): Deadline | null {
  if (isPeriodOver(stored, today)) return stored
  const fresh = deadline(stored.startedOn, stored.term, calendar, suspensions, stored.endOnRestDay)
  return fresh === null || !isPeriodOver(fresh, today) ? fresh : stored
}

/**
 * The first day on which something may happen after so many full days of notice: neither the day of service nor the
 * day itself counts. Fifteen days served on 16 October allow 1 November.
 */
export function earliestAfterNotice(servedOn: string, leadDays: number): CivilDate {
  return addDays(servedOn, leadDays + 1)
}

function walkUnlessStopped(
  from: CivilDate,
  term: Term,
  calendar: HolidayCalendar,
  suspensions: readonly Suspension[],
): CivilDate | null {
  const closed = suspensions.filter(({ until }) => until !== null)
  const lastDay = walk(from, term, calendar, closed)
  return suspensions.some((stop) => stop.until === null && stop.from <= lastDay) ? null : lastDay
}

function walk(from: CivilDate, term: Term, calendar: HolidayCalendar, stops: readonly Suspension[]): CivilDate {
  const workingOnly = 'workingDays' in term
  let left = workingOnly ? term.workingDays : term.days
  if (!Number.isSafeInteger(left) || left < 0) throw new RangeError('a term is a whole number of days')
  let day = from
  while (left > 0) {
    day = addDays(day, 1)
    const stopped = stops.some((stop) => stop.from <= day && stop.until !== null && day < stop.until)
    if (!stopped && (!workingOnly || calendar.isWorkingDay(day))) left -= 1
  }
  return day
}
