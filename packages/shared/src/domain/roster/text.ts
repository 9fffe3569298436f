import { maskPersonalData } from '../dossier/personal-data.js'

const BLANK_MARKS = new Set(['', '-', '--', '---', '/', '\\', '无', '暂无', '空', '未知', '不详'])
const FORMULA_FAULT = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/i
/** Characters a font house made up: on another machine they are another character, or a box. */
const PRIVATE_USE = /\p{Co}/u
/** Most cells need no cleaning, and a register has a hundred thousand of them. */
const PLAIN = /^[0-9A-Za-z\u4e00-\u9fa5]*$/
const MOBILE = /^1[3-9]\d{9}$/
const LANDLINE = /^0\d{9,11}$/
const AREA = /^(\d{1,7})(?:\.(\d+))?$/

/** The largest area one unit may have: 1,000,000.00 m². Beyond it a decimal point was lost. */
const LARGEST_AREA_CENTI = 100_000_000

/** A cell as people meant it: full-width to half-width, no edge or invisible space, inner runs of space as one. */
export function cleanText(cell: string): string {
  if (PLAIN.test(cell)) return cell
  return cell
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** True for an empty cell, for the marks offices write in one (`--`, `无`) and for what a broken formula leaves (`#REF!`). */
export function isBlank(cell: string): boolean {
  const text = cleanText(cell)
  return BLANK_MARKS.has(text) || FORMULA_FAULT.test(text)
}

/** True for a number shown without its middle (`199****0193`), as our own lists have it: it states nothing. */
export function isMasked(cell: string): boolean {
  return /\*{2,}/.test(cleanText(cell))
}

/** A person's name without spaces between Chinese characters (offices pad two-character names to three). */
export function cleanName(cell: string): string {
  return cleanText(cell).replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
}

/** True when a text has characters that only the machine it was typed on can show. */
export function hasPrivateCharacters(text: string): boolean {
  return PRIVATE_USE.test(text)
}

/** A building, stairwell or room number: `１幢` → `1`, `02单元` → `2`, `101室` → `101`, `A-01` stays. */
export function cleanNumber(cell: string): string {
  const text = cleanText(cell)
    .replace(/ /g, '')
    .replace(/(幢|栋|号楼|单元|室|号)$/, '')
  return /^\d+(\.0+)?$/.test(text) ? String(Number(text)) : text
}

/** A phone number as digits, or undefined when it is none. `+86`, spaces and hyphens are taken off. */
export function readPhone(cell: string): string | undefined {
  const digits = cleanText(cell)
    .replace(/^(\+|00)86/, '')
    .replace(/[\s\-‐-―()]/g, '')
  return MOBILE.test(digits) || LANDLINE.test(digits) ? digits : undefined
}

/** The form of a phone number that may be shown: `199****0193`. */
export function maskPhone(phone: string): string {
  return phone.length < 8 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}****${phone.slice(-4)}`
}

const LONG_NUMBER = /[0-9]{14,}[Xx]?|[0-9]{6}[ -](?:19|20)[0-9]{6}[ -]?[0-9]{3}[0-9Xx]/g
const PHONE_NUMBER = /(?<![0-9*])1[3-9][0-9](?:[ -]?[0-9]{4}){2}(?![0-9])/g

/** A text whose identity and phone numbers show their ends only, for rows that are no person's: `合计 …`. */
export function maskNumbers(text: string): string {
  return text
    .replace(LONG_NUMBER, (number) => hideMiddle(number.replace(/[ -]/g, '')))
    .replace(PHONE_NUMBER, (number) => maskPhone(number.replace(/[ -]/g, '')))
}

/** A note as it is kept: no whole number of anybody stands in it, whoever may read it. */
export function maskNote(note: string): string {
  return maskPersonalData(maskNumbers(note))
}

function hideMiddle(digits: string): string {
  return `${digits.slice(0, 6)}${'*'.repeat(digits.length - 10)}${digits.slice(-4)}`
}

/** An area in 0.01 m². `rounded` when the cell had more than two decimals that were not zero. */
export interface AreaReading {
  readonly areaCenti: number
  readonly rounded: boolean
}

/** Reads square metres as integer 0.01 m², half up, without floats; undefined when it is no positive plausible area. */
export function readArea(cell: string): AreaReading | undefined {
  const text = cleanText(cell)
    .replace(/[, ]/g, '')
    .replace(/(m2|平方米|平米|平方)$/i, '')
  const parts = AREA.exec(text)
  if (!parts) return undefined
  const fraction = (parts[2] ?? '').padEnd(3, '0')
  const carry = Number(fraction[2]) >= 5 ? 1 : 0
  const areaCenti = Number(parts[1]) * 100 + Number(fraction.slice(0, 2)) + carry
  if (areaCenti <= 0 || areaCenti > LARGEST_AREA_CENTI) return undefined
  return { areaCenti, rounded: /[1-9]/.test(fraction.slice(2)) }
}

/** Splits a cell that holds several: `党员、租户`, `党员；租户`, `党员 租户`. Names with a middle dot stay whole. */
export function splitList(cell: string): readonly string[] {
  return cleanText(cell)
    .split(/[、,;/|\s]+/)
    .filter((part) => part !== '')
}
