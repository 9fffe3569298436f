import { SORTITION_DIMENSIONS } from './plan.js'
import type { Stratum } from './strata.js'

/**
 * The pool for a spreadsheet: one line per token with its group and what the group has in common. UTF-8 with a byte order
 * mark, lines ended by CR LF (RFC 4180). A cell a spreadsheet would calculate begins with an apostrophe.
 */
export function poolCsv(strata: readonly Stratum[]): string {
  const lines = strata.flatMap(({ id, values, tokens }) =>
    tokens.map((token) => [token, id, ...SORTITION_DIMENSIONS.map((dimension) => values[dimension] ?? '')]),
  )
  // A token of digits alone would be read as a number, and one like 12e4 as a power of ten
  const shown = lines.map(([token = '', ...rest]) => [token.replace(/(.{4})(?=.)/g, '$1-'), ...rest])
  return `\uFEFF${[['token', 'stratum', ...SORTITION_DIMENSIONS], ...shown].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
