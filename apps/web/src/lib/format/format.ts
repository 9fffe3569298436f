import { type Language, localeOf } from '../i18n/language.js'

/** Everything civil is said in this zone, wherever the reader sits. */
const timeZone = 'Asia/Shanghai'

type Instant = string | Date

function at(instant: Instant): Date {
  return typeof instant === 'string' ? new Date(instant) : instant
}

/** 2026年11月23日 · November 23, 2026. Takes an instant or a civil date `YYYY-MM-DD`. */
export function formatDate(instant: Instant, language: Language): string {
  return dateTimeFormat(language, { dateStyle: 'long', timeZone }).format(civilNoon(instant))
}

/** 11月23日 周一: for lists where the year is plain. */
export function formatDay(instant: Instant, language: Language): string {
  return dateTimeFormat(language, { month: 'short', day: 'numeric', weekday: 'short', timeZone }).format(
    civilNoon(instant),
  )
}

/** 2026年11月23日 14:05 */
export function formatDateTime(instant: Instant, language: Language): string {
  return dateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23', timeZone }).format(
    at(instant),
  )
}

/** An instant something ends at, said as the last minute of it: midnight reads as the day before, 23:59. */
export function formatDeadline(instant: Instant, language: Language): string {
  return formatDateTime(new Date(at(instant).getTime() - 60_000), language)
}

export function formatTime(instant: Instant, language: Language): string {
  return dateTimeFormat(language, { timeStyle: 'short', hourCycle: 'h23', timeZone }).format(at(instant))
}

/** A bare civil date is noon in Shanghai, so that no time zone moves it to its neighbour. */
function civilNoon(instant: Instant): Date {
  return typeof instant === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(instant)
    ? new Date(`${instant}T12:00:00+08:00`)
    : at(instant)
}

/** `YYYY-MM-DD` in Shanghai. */
export function civilDate(instant: Instant): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    at(instant),
  )
}

const dayMs = 86_400_000

/** 今天 / 明天 / 3天后 · today / in 3 days: counted in civil days, not in hours. */
export function formatRelativeDay(instant: Instant, now: Instant, language: Language): string {
  const days = Math.round((Date.parse(civilDate(civilNoon(instant))) - Date.parse(civilDate(now))) / dayMs)
  return new Intl.RelativeTimeFormat(localeOf[language], { numeric: 'auto' }).format(days, 'day')
}

const formats = new Map<string, Intl.DateTimeFormat>()

function dateTimeFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(localeOf[language], options)
  formats.set(key, made)
  return made
}

/** 1,460 */
export function formatCount(value: number | bigint, language: Language): string {
  return new Intl.NumberFormat(localeOf[language]).format(value)
}

/** 0.01 m² → 98,560.00 m², by integer arithmetic. */
export function formatArea(centi: number | bigint, language: Language): string {
  return `${hundredths(BigInt(centi), language)} m²`
}

/** fen → ¥1,234.50, by integer arithmetic. */
export function formatMoney(fen: number | bigint, language: Language): string {
  const value = BigInt(fen)
  return value < 0n ? `-¥${hundredths(-value, language)}` : `¥${hundredths(value, language)}`
}

function hundredths(value: bigint, language: Language): string {
  const sign = value < 0n ? '-' : ''
  const size = value < 0n ? -value : value
  return `${sign}${formatCount(size / 100n, language)}.${String(size % 100n).padStart(2, '0')}`
}

/**
 * 3 of 7 → 42.9%, cut rather than rounded when rounding would claim a whole that is not there: 999 of 1,000 voters never
 * read 100%. Null without a denominator.
 */
export function formatPercent(part: number | bigint, whole: number | bigint): string | null {
  const [a, b] = [BigInt(part), BigInt(whole)]
  if (b <= 0n) return null
  const rounded = (a * 2000n + b) / (2n * b)
  const honest = a < b && rounded >= 1000n ? 999n : a > 0n && rounded === 0n ? 1n : rounded
  return `${honest / 10n}.${honest % 10n}%`
}
