import type { Locale } from './words.js'

const SHANGHAI = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** An instant as civil time in Shanghai: 2026年5月26日 11:30, or 2026-05-26 11:30. */
export function momentText(instant: string, locale: Locale): string {
  const parts = new Map(SHANGHAI.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  const time = `${part('hour')}:${part('minute')}`
  return `${dayText(`${part('year')}-${part('month')}-${part('day')}`, locale)} ${time}`
}

/** A civil day: 2026年5月26日, or 2026-05-26. */
export function dayText(day: string, locale: Locale): string {
  if (locale === 'en') return day
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** Fen as yuan with thousands set apart: 628,000.00. */
export function moneyText(fen: string): string {
  const padded = fen.padStart(3, '0')
  return `${padded.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')}.${padded.slice(-2)}`
}

/** A hash in groups of eight, as it is read aloud and compared. */
export function groupedHash(hash: string): string {
  return hash.replace(/(.{8})(?=.)/g, '$1 ')
}
