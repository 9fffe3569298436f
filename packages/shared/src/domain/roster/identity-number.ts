const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'
const SHAPE = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/
/** Registered by whom (first), as what (second), where (six digits). */
const CREDIT_CODE = /^[1-9ANY][1-9]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/
const CREDIT_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** What an 18-character citizen identity number tells about its holder. */
export interface IdentityNumber {
  /** 18 characters, upper-case X. */
  readonly number: string
  /** `YYYY-MM-DD`. */
  readonly birthDate: string
  readonly gender: 'MALE' | 'FEMALE'
}

export type IdentityNumberFault = 'identity-shape' | 'identity-birth-date' | 'identity-checksum'

/**
 * Reads a citizen identity number (GB 11643-1999): shape, birth date, check character (ISO 7064 MOD 11-2).
 * `text` must already be half-width without spaces; a lower-case x is taken as X.
 */
export function readIdentityNumber(text: string): IdentityNumber | IdentityNumberFault {
  const number = text.toUpperCase()
  const parts = SHAPE.exec(number)
  if (!parts) return 'identity-shape'
  const birthDate = `${parts[1]}-${parts[2]}-${parts[3]}`
  if (!isCalendarDate(birthDate)) return 'identity-birth-date'
  if (checkCharacter(number) !== number[17]) return 'identity-checksum'
  return { number, birthDate, gender: Number(number[16]) % 2 === 1 ? 'MALE' : 'FEMALE' }
}

/** The check character that the first 17 digits call for. */
export function checkCharacter(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  return CHECK_CHARACTERS.charAt(sum % 11)
}

/**
 * True for an organisation's unified social credit code (GB 32100-2015, check character by ISO 7064 MOD 31-3), which an
 * owner list keeps in the same column. What could be somebody's identity number is none.
 */
export function isCreditCode(text: string): boolean {
  const code = text.toUpperCase()
  return CREDIT_CODE.test(code) && creditCheckCharacter(code) === code[17] && !looksLikeIdentity(code)
}

/** True for a credit code with a slip of the pen in it, by what no identity number has: its first character, or letters. */
export function hasCreditCodeShape(text: string): boolean {
  const code = text.toUpperCase()
  return CREDIT_CODE.test(code) && /^[9ANY]|^[15].*[A-Z].$/.test(code) && !looksLikeIdentity(code)
}

/** The check character that the first 17 characters of a credit code call for. */
export function creditCheckCharacter(code: string): string {
  const sum = CREDIT_WEIGHTS.reduce(
    (total, weight, at) => total + weight * CREDIT_CHARACTERS.indexOf(code[at] ?? ''),
    0,
  )
  return CREDIT_CHARACTERS.charAt((31 - (sum % 31)) % 31)
}

/** A birth date of the last hundred years where identity numbers have it, digits or letters around it. */
function looksLikeIdentity(code: string): boolean {
  return /^\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/.test(code)
}

/** The form that may be shown: `339921********1018`. Anything shorter than 11 characters is hidden whole. */
export function maskIdentity(number: string): string {
  if (number.length < 11) return '*'.repeat(number.length)
  return `${number.slice(0, 6)}${'*'.repeat(number.length - 10)}${number.slice(-4)}`
}

function isCalendarDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
