import { z } from 'zod'

/** A civil day as people write it, YYYY-MM-DD. */
export { civilDateSchema as civilDay } from '../civil-time.js'
/** An instant in ISO 8601 with zone. */
export const instant = z.iso.datetime({ offset: true })
/** An hour of the day as people write it, 00:00 to 23:59. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** True for an hour as {@link clockTime} reads it. */
export function isClockTime(text: string): boolean {
  return clockTime.safeParse(text).success
}

/** A line of text: trimmed, not empty. */
export const line = z.string().trim().min(1).max(200)
/** A paragraph or more: trimmed, not empty. */
export const prose = z.string().trim().min(1).max(5000)
/** The same, may be left out. */
export const optionalProse = z.string().trim().max(5000).optional()
/** Money in fen as a decimal string of digits, so that no client rounds it. */
export const fen = z.string().regex(/^\d{1,15}$/)
/** A count of people or things. */
export const count = z.int().min(0).max(10_000_000)
/** A row's id, in lower case: two spellings of one id are one id. */
export const id = z.uuid().toLowerCase()
/** Who did something and when. */
export const signature = z.object({ by: z.uuid(), at: instant })
