import { useMemo } from 'react'
import { useLanguage } from '../i18n/i18n.js'
import * as format from './format.js'

type Instant = string | Date

/** The formatters of format.ts bound to the language on screen. */
export function useFormat() {
  const language = useLanguage()
  return useMemo(
    () => ({
      date: (value: Instant) => format.formatDate(value, language),
      day: (value: Instant) => format.formatDay(value, language),
      dateTime: (value: Instant) => format.formatDateTime(value, language),
      deadline: (value: Instant) => format.formatDeadline(value, language),
      time: (value: Instant) => format.formatTime(value, language),
      relativeDay: (value: Instant, now: Instant) => format.formatRelativeDay(value, now, language),
      count: (value: number | bigint) => format.formatCount(value, language),
      area: (centi: number | bigint) => format.formatArea(centi, language),
      money: (fen: number | bigint) => format.formatMoney(fen, language),
      percent: (part: number | bigint, whole: number | bigint) => format.formatPercent(part, whole),
    }),
    [language],
  )
}
