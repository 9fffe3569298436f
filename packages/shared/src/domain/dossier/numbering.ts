/**
 * The numbers printed on documents. Never re-used; a void number stays listed.
 * Filing numbers follow GB/T 9704-2012 7.2.5: year in six-corner brackets 〔〕, no leading zeros, no 第.
 */

export interface CaseNumber {
  /** 12-digit statistical region code of the community */
  readonly regionCode: string
  readonly year: number
  /** 1…9999 within the community and the year */
  readonly seq: number
}

export interface FilingNumber {
  /** short name of the filing office and its register, as in 云溪协备 */
  readonly prefix: string
  readonly year: number
  readonly n: number
}

const REGION_CODE = /^\d{12}$/
const CASE_NO = /^XS-(\d{12})-(\d{4})-(\d{4})$/
const MOTION_NO = /^(XS-\d{12}-\d{4}-\d{4})-M([1-9]\d{0,2})$/
const TASK_NO = /^RW-(XS-\d{12}-\d{4}-\d{4})-([1-9]\d{0,3})$/
const FILING_NO = /^([^\s\d〔〕]{1,20})〔(\d{4})〕([1-9]\d{0,8})号$/u

/** `XS-339921001001-2026-0007`. @throws RangeError when a part is outside its range */
export function caseNumber(regionCode: string, year: number, seq: number): string {
  if (!REGION_CODE.test(regionCode)) throw new RangeError(`region code ${regionCode} is not 12 digits`)
  return `XS-${regionCode}-${checked('year', year, 1000, 9999)}-${String(checked('case seq', seq, 1, 9999)).padStart(4, '0')}`
}

/** The parts of a case number, or undefined when the text is not one. */
export function parseCaseNumber(text: string): CaseNumber | undefined {
  const [, regionCode = '', year, seq] = CASE_NO.exec(text) ?? []
  const parts = { regionCode, year: Number(year), seq: Number(seq) }
  return parts.year >= 1000 && parts.seq >= 1 ? parts : undefined
}

/** `XS-339921001001-2026-0007-M1`. @throws RangeError when the case number or ordinal is not valid */
export function motionNumber(caseNo: string, ordinal: number): string {
  return `${checkedCase(caseNo)}-M${checked('motion ordinal', ordinal, 1, 999)}`
}

/** Case number and ordinal of a motion number, or undefined. */
export function parseMotionNumber(text: string): { readonly caseNo: string; readonly ordinal: number } | undefined {
  const [, caseNo = '', ordinal] = MOTION_NO.exec(text) ?? []
  return parseCaseNumber(caseNo) ? { caseNo, ordinal: Number(ordinal) } : undefined
}

/** `RW-XS-339921001001-2026-0007-3`. @throws RangeError when the case number or n is not valid */
export function taskNumber(caseNo: string, n: number): string {
  return `RW-${checkedCase(caseNo)}-${checked('task n', n, 1, 9999)}`
}

/** Case number and ordinal of a task number, or undefined. */
export function parseTaskNumber(text: string): { readonly caseNo: string; readonly n: number } | undefined {
  const [, caseNo = '', n] = TASK_NO.exec(text) ?? []
  return parseCaseNumber(caseNo) ? { caseNo, n: Number(n) } : undefined
}

/** `云溪协备〔2026〕9号`. @throws RangeError when a part is outside its range */
export function filingNumber(prefix: string, year: number, n: number): string {
  const text = `${prefix}〔${checked('year', year, 1000, 9999)}〕${checked('filing n', n, 1, 999_999_999)}号`
  if (!FILING_NO.test(text)) throw new RangeError(`filing prefix ${JSON.stringify(prefix)} is not a register name`)
  return text
}

/** The parts of a filing number, or undefined when the text is not one (square brackets, leading zero, 第 …). */
export function parseFilingNumber(text: string): FilingNumber | undefined {
  const [, prefix = '', year, n] = FILING_NO.exec(text) ?? []
  const parts = { prefix, year: Number(year), n: Number(n) }
  return parts.year >= 1000 ? parts : undefined
}

function checked(what: string, value: number, min: number, max: number): number {
  if (!Number.isInteger(value) || value < min || value > max)
    throw new RangeError(`${what} ${value} is not ${min}…${max}`)
  return value
}

function checkedCase(caseNo: string): string {
  if (!parseCaseNumber(caseNo)) throw new RangeError(`${JSON.stringify(caseNo)} is not a case number`)
  return caseNo
}
