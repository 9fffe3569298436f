import type { Label } from '../label.js'

/** The letters of step 1: what each is called and the mark in its number. */
export const LETTERS = {
  ACCEPTANCE: { label: { zh: '受理通知书', en: 'Notice of acceptance' }, mark: '受' },
  SUPPLEMENT: { label: { zh: '补正通知书', en: 'Request for further information' }, mark: '补' },
  DECLINE: { label: { zh: '不予受理告知书', en: 'Notice of refusal' }, mark: '不受' },
  REFERRAL: { label: { zh: '转办告知书', en: 'Notice of referral' }, mark: '转' },
  SLIP: { label: { zh: '转办单', en: 'Referral slip' }, mark: null },
  REVIEW: { label: { zh: '复核答复书', en: 'Answer to a review request' }, mark: '复' },
} as const satisfies Readonly<Record<string, { readonly label: Label; readonly mark: string | null }>>

export type LetterKind = keyof typeof LETTERS

/** The kinds in the order of the procedure. */
export const LETTER_KINDS = Object.keys(LETTERS) as [LetterKind, ...LetterKind[]]

/** True if the text names a letter. */
export function isLetterKind(kind: string): kind is LetterKind {
  return Object.hasOwn(LETTERS, kind)
}

/**
 * The number of a letter, as 桂苑不受〔2026〕3号: a register per issuer, kind and year, counted from one.
 * @param shortName the issuer without its kind (桂苑, 云溪)
 */
export function letterNumber(shortName: string, kind: Exclude<LetterKind, 'SLIP'>, year: number, seq: number): string {
  return `${shortName}${LETTERS[kind].mark}〔${year}〕${seq}号`
}

/**
 * The number of a referral slip, taken from its case number: XS-339921001002-2026-0026 → ZB-339921001002-2026-0026;
 * a second slip of one case ends in -2.
 */
export function slipNumber(caseNo: string, nth: number): string {
  const base = `ZB-${caseNo.replace(/^[A-Z]+-/, '')}`
  return nth === 1 ? base : `${base}-${nth}`
}
