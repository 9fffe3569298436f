import { addDays, type CivilDate, civilDate, dayOfWeek } from './day.js'

/** One year's arrangement of holidays as published by the General Office of the State Council. */
export interface HolidayYear {
  readonly year: number
  /** Where the arrangement was published. */
  readonly source: string
  /** Days off, first and last day of each run, weekends inside included. */
  readonly off: readonly (readonly [from: string, to: string])[]
  /** Saturdays and Sundays worked in exchange. */
  readonly makeUp: readonly string[]
}

/** Which days people work. `version` goes into stored deadlines, to tell which calendar they were reckoned with. */
export interface HolidayCalendar {
  readonly version: string
  readonly isWorkingDay: (day: CivilDate) => boolean
  /** False for a year not yet published: only weekends are known there, so a deadline in it is provisional. */
  readonly isPublished: (day: CivilDate) => boolean
}

export const HOLIDAYS_2025: HolidayYear = {
  year: 2025,
  source: 'General Office of the State Council, notice of 2024-11-12 on holidays in 2025',
  off: [
    ['2025-01-01', '2025-01-01'],
    ['2025-01-28', '2025-02-04'],
    ['2025-04-04', '2025-04-06'],
    ['2025-05-01', '2025-05-05'],
    ['2025-05-31', '2025-06-02'],
    ['2025-10-01', '2025-10-08'],
  ],
  makeUp: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
}

export const HOLIDAYS_2026: HolidayYear = {
  year: 2026,
  source: 'General Office of the State Council, notice of 2025-11-04 on holidays in 2026',
  off: [
    ['2026-01-01', '2026-01-03'],
    ['2026-02-15', '2026-02-23'],
    ['2026-04-04', '2026-04-06'],
    ['2026-05-01', '2026-05-05'],
    ['2026-06-19', '2026-06-21'],
    ['2026-09-25', '2026-09-27'],
    ['2026-10-01', '2026-10-07'],
  ],
  makeUp: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
}

/** Builds a calendar from the years published so far; every other year knows weekends only. */
export function holidayCalendar(version: string, years: readonly HolidayYear[]): HolidayCalendar {
  const published = new Set(years.map(({ year }) => String(year)))
  const off = new Set(years.flatMap((year) => year.off.flatMap(([from, to]) => daysOf(civilDate(from), civilDate(to)))))
  const makeUp = new Set(years.flatMap((year) => year.makeUp.map(civilDate)))
  return {
    version,
    isPublished: (day) => published.has(day.slice(0, 4)),
    isWorkingDay: (day) => makeUp.has(day) || (!off.has(day) && !isWeekend(day)),
  }
}

/** The calendar of mainland China as known to this release. 2027 is announced in autumn 2026 and not yet in it. */
export const CHINA_CALENDAR = holidayCalendar('cn-2025-2026', [HOLIDAYS_2025, HOLIDAYS_2026])

function isWeekend(day: CivilDate): boolean {
  const weekday = dayOfWeek(day)
  return weekday === 0 || weekday === 6
}

function daysOf(from: CivilDate, to: CivilDate): readonly CivilDate[] {
  const days: CivilDate[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}
