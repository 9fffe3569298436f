// The one door to days, working days and deadlines; the rules are in `civil-time/`.
export {
  addDays,
  ageOn,
  type CivilDate,
  civilDate,
  civilDateOf,
  civilDateSchema,
  dayOfWeek,
  daysBetween,
  earlier,
  endOfDay,
  later,
  startOfDay,
} from './civil-time/day.js'
export {
  addWorkingDays,
  type Deadline,
  deadline,
  type EndOnRestDay,
  earliestAfterNotice,
  isPeriodOver,
  refreshDeadline,
  type Suspension,
  type Term,
  workingDayOnOrAfter,
} from './civil-time/deadline.js'
export {
  CHINA_CALENDAR,
  HOLIDAYS_2025,
  HOLIDAYS_2026,
  type HolidayCalendar,
  type HolidayYear,
  holidayCalendar,
} from './civil-time/holiday-calendar.js'
