const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'
const SHAPE = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/
const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{18}$/

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

/** True for the shape of an organisation's unified social credit code (GB 32100-2015), which an owner list keeps in the same column. */
export function isCreditCode(text: string): boolean {
  return CREDIT_CODE.test(text.toUpperCase()) && !SHAPE.test(text.toUpperCase())
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
