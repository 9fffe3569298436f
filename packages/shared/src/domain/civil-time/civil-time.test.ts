import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addWorkingDays,
  ageOn,
  CHINA_CALENDAR,
  civilDate,
  civilDateOf,
  dayOfWeek,
  daysBetween,
  deadline,
  earliestAfterNotice,
  endOfDay,
  HOLIDAYS_2025,
  HOLIDAYS_2026,
  holidayCalendar,
  isPeriodOver,
  refreshDeadline,
  startOfDay,
  workingDayOnOrAfter,
} from '../civil-time.js'

const calendar = CHINA_CALENDAR

describe('a civil day', () => {
  it('begins and ends at midnight in Shanghai', () => {
    expect(civilDateOf('2026-11-22T15:59:59.999Z')).toBe('2026-11-22')
    expect(civilDateOf(new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23')
    expect(startOfDay('2026-11-23')).toBe('2026-11-22T16:00:00.000Z')
    expect(endOfDay('2026-11-23')).toBe('2026-11-23T16:00:00.000Z')
  })

  it('is counted over months, leap days and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
    expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1)
    expect(dayOfWeek('2026-11-23')).toBe(1)
  })

  it('that does not exist is not taken', () => {
    for (const text of ['2026-02-30', '2026-1-1', '', '2026-11-23T00:00:00Z']) {
      expect(() => civilDate(text)).toThrow(RangeError)
      expect(() => addDays(text, 1)).toThrow(RangeError)
    }
  })

  it('an age is reached on the birthday, and by a leap-day child on 1 March', () => {
    expect(ageOn('2008-11-23', '2026-11-22')).toBe(17)
    expect(ageOn('2008-11-23', '2026-11-23')).toBe(18)
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(17)
    expect(ageOn('2008-02-29', '2026-03-01')).toBe(18)
  })
})

describe('working days', () => {
  it('leave out holidays and weekends and count the days worked in exchange', () => {
    expect(calendar.isWorkingDay(civilDate('2026-02-16'))).toBe(false)
    expect(calendar.isWorkingDay(civilDate('2026-02-14'))).toBe(true)
    expect(calendar.isWorkingDay(civilDate('2026-11-21'))).toBe(false)
    expect(calendar.isWorkingDay(civilDate('2026-11-23'))).toBe(true)
    expect(addWorkingDays('2026-09-30', 1)).toBe('2026-10-08')
    expect(addWorkingDays('2026-02-13', 2)).toBe('2026-02-24')
  })

  it.each([HOLIDAYS_2025, HOLIDAYS_2026])('the arrangement of $year exchanges weekends only', ({ off, makeUp }) => {
    for (const day of makeUp) expect([0, 6]).toContain(dayOfWeek(day))
    for (const [from, to] of off) {
      expect(daysBetween(from, to)).toBeGreaterThanOrEqual(0)
      expect(makeUp.some((day) => from <= day && day <= to)).toBe(false)
    }
  })

  it.each([HOLIDAYS_2025, HOLIDAYS_2026])(
    '$year has the thirteen statutory holidays, the rest exchanged',
    ({ off, makeUp }) => {
      const days = off.flatMap(([from, to]) =>
        Array.from({ length: daysBetween(from, to) + 1 }, (_, n) => addDays(from, n)),
      )
      const weekdaysOff = days.filter((day) => ![0, 6].includes(dayOfWeek(day)))
      expect(weekdaysOff.length - makeUp.length).toBe(13)
    },
  )

  it('a day of rest moves on to the next working day', () => {
    expect(workingDayOnOrAfter('2026-10-01')).toBe('2026-10-08')
    expect(workingDayOnOrAfter('2026-10-10')).toBe('2026-10-10')
  })
})

describe('a deadline', () => {
  it('does not count the day it starts (民法典 201) and ends with its last day (203)', () => {
    const due = deadline('2026-11-02', { days: 3 })
    expect(due).toMatchObject({ lastDay: '2026-11-05', provisional: false, calendarVersion: calendar.version })
    expect(due && isPeriodOver(due, '2026-11-05')).toBe(false)
    expect(due && isPeriodOver(due, '2026-11-06')).toBe(true)
  })

  it('that ends on a day of rest moves to the next working day, but a display just ends', () => {
    expect(deadline('2026-05-09', { days: 7 })?.lastDay).toBe('2026-05-18')
    expect(deadline('2026-05-09', { days: 7 }, calendar, [], 'STAY')?.lastDay).toBe('2026-05-16')
  })

  it('in working days leaves out the long holiday', () => {
    expect(deadline('2026-09-29', { workingDays: 5 })?.lastDay).toBe('2026-10-12')
  })

  it('in a year not yet published is provisional, unless no calendar is needed', () => {
    expect(deadline('2026-12-30', { workingDays: 5 })?.provisional).toBe(true)
    expect(deadline('2026-12-30', { days: 5 })?.provisional).toBe(true)
    expect(deadline('2026-12-30', { days: 5 }, calendar, [], 'STAY')?.provisional).toBe(false)
    expect(deadline('2026-12-30', { workingDays: 5 }, calendar, [], 'STAY')?.provisional).toBe(true)
  })

  it('leaves out suspended days, and has no end while the suspension is open', () => {
    const [from, until] = [civilDate('2026-11-04'), civilDate('2026-11-09')]
    expect(deadline('2026-11-02', { days: 3 }, calendar, [{ from, until }])?.lastDay).toBe('2026-11-10')
    expect(deadline('2026-11-02', { days: 3 }, calendar, [{ from, until: null }])).toBeNull()
    const later = [{ from: civilDate('2026-12-01'), until: null }]
    expect(deadline('2026-11-02', { days: 3 }, calendar, later)?.lastDay).toBe('2026-11-05')
  })

  it('is never moved earlier by a suspension', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(15), fc.nat(15), (days, offset, length) => {
        const from = addDays('2026-11-02', offset)
        const stop = { from, until: addDays(from, length) }
        const plain = deadline('2026-11-02', { days }, calendar, [], 'STAY')
        const stopped = deadline('2026-11-02', { days }, calendar, [stop], 'STAY')
        const lengthened = daysBetween(plain?.lastDay ?? '', stopped?.lastDay ?? '')
        expect(lengthened).toBeGreaterThanOrEqual(0)
        expect(lengthened).toBeLessThanOrEqual(length)
      }),
    )
  })

  it('needs a whole term', () => {
    for (const days of [-1, 0.5]) expect(() => deadline('2026-11-02', { days })).toThrow(RangeError)
    expect(deadline('2026-11-02', { days: 0 })?.lastDay).toBe('2026-11-02')
  })

  it('after fifteen full days of notice served on 16 October something may happen on 1 November', () => {
    expect(earliestAfterNotice('2026-10-16', 15)).toBe('2026-11-01')
  })
})

describe('when the calendar changes', () => {
  const before = holidayCalendar('weekends', [])
  const due = deadline('2026-09-28', { workingDays: 5 }, before)

  it('a deadline still running is reckoned anew', () => {
    expect(due?.lastDay).toBe('2026-10-05')
    expect(due && refreshDeadline(due, calendar, '2026-10-05')?.lastDay).toBe('2026-10-10')
  })

  it('a deadline already over stays as it was', () => {
    expect(due && refreshDeadline(due, calendar, '2026-10-06')).toBe(due)
  })

  it('a running one never turns out to be over already', () => {
    const late = deadline('2026-09-28', { workingDays: 5 })
    expect(late && refreshDeadline(late, before, '2026-10-08')).toBe(late)
    expect(late && refreshDeadline(late, before, '2026-10-05')?.lastDay).toBe('2026-10-05')
  })

  it('and a suspension opens meanwhile there is no end', () => {
    const open = [{ from: civilDate('2026-10-01'), until: null }]
    expect(due && refreshDeadline(due, calendar, '2026-10-02', open)).toBeNull()
  })
})
