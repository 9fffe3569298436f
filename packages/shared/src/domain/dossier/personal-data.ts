/**
 * What a public document must not contain (domain.md Appendix B 10, §6.3; PIPL 25): identity numbers, phone numbers,
 * names of natural persons not acting in office, and how a unit voted.
 *
 * Phones, identity numbers and choices are recognised by form; names only from the list the caller gives (the rosters
 * of the community less the office-holders), because no form tells a name from a word.
 */
export type PersonalDataKind = 'identity-number' | 'phone' | 'name' | 'choice-of-unit' | 'personal-field'

export interface PersonalDataFinding {
  /** JSON pointer to the text or member */
  readonly path: string
  readonly kind: PersonalDataKind
}

/** A space or hyphen or two before a group of digits, as people write phones and identity numbers; shorter groups count things. */
const gap = (digits: number) => String.raw`(?:[ \u3000\u2010-\u2014-]{1,2}(?=\d{${digits}}))?`
const DIGIT = String.raw`${gap(3)}\d`
const BIRTHDAY = String.raw`${gap(4)}(?:19|20)\d{2}${gap(2)}(?:0[1-9]|1[0-2])${gap(2)}(?:0[1-9]|[12]\d|3[01])`
const START = '(?<![0-9A-Za-z])'
const END = '(?![0-9A-Za-z])'
const PHONE = new RegExp(String.raw`${START}(?:\+?86${gap(3)})?1[3-9]\d(?:${DIGIT}){8}${END}`, 'g')
const LANDLINE = new RegExp(String.raw`(?<![0-9A-Za-z-])0\d{2,3}[)）]?[- ]?[2-9](?:${DIGIT}){6,7}(?![0-9A-Za-z-])`, 'g')
const IDENTITY = new RegExp(String.raw`${START}[1-9](?:${DIGIT}){5}${BIRTHDAY}(?:${DIGIT}){3}[\dXx]${END}`, 'g')
const UNIT_CHOICE =
  /(?:\d+\s*室|\d+-\d+(?:-\d+)?\s*号?)[^。；;\n]{0,8}?(?:同意|赞成|反对|弃权|(?:voted\s+)?(?:for|against|abstain))/gi
const PERSONAL_FIELDS = new Set(
  [
    'phone',
    'mobile',
    'idNumber',
    'idHash',
    'idMasked',
    'birthDate',
    'displayName',
    'personName',
    'personId',
    'accountId',
    'actorId',
    'unitId',
    'householdId',
    'ownerKey',
    'choice',
    'signatureImage',
  ].map((name) => name.toLowerCase()),
)

/** Members whose digits are amounts, areas or machine values by schema, where eleven digits are no phone. */
const NUMERIC_FIELDS = /(?:Fen|Centi|Hash|hash|Root|sha256|salt|numerator|denominator|left|right)$/
const MACHINE_VALUE =
  /^(?:[0-9a-f]{64}|[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?:RW-)?XS-\d{12}-\d{4}-\d{4}(?:-M?\d+)?|\d{12})$/

/**
 * Everything in a document that must not be public, with its place; empty when the document may be published.
 *
 * @param names full names that must not appear (two characters or more; shorter ones are ignored)
 */
export function findPersonalData(document: unknown, names: readonly string[] = []): readonly PersonalDataFinding[] {
  const findings: PersonalDataFinding[] = []
  const wanted = names.map((name) => name.normalize('NFKC')).filter((name) => [...name].length >= 2)
  visit(document, '', '', (path, kind) => findings.push({ path, kind }), wanted)
  return findings
}

/** The text with phones, identity numbers and the given names masked: 王某某, 138****5678, 339921********001X. */
export function maskPersonalData(text: string, names: readonly string[] = []): string {
  let masked = replaceForm(text, IDENTITY, (id) => `${id.slice(0, 6)}********${id.slice(-4)}`)
  masked = replaceForm(masked, PHONE, (phone) => `${phone.slice(0, -8)}****${phone.slice(-4)}`)
  masked = replaceForm(masked, LANDLINE, () => '****')
  const longestFirst = names.filter((name) => [...name].length >= 2).sort((a, b) => b.length - a.length)
  for (const name of longestFirst) masked = masked.replaceAll(name, maskName(name))
  return masked
}

/** Found in full-width digits too, and masked without its gaps; what stands around it stays as it was written. */
function replaceForm(text: string, form: RegExp, mask: (found: string) => string): string {
  // One UTF-16 unit each, so that places in the one are places in the other
  const narrow = text.replace(/[０-９＋－Ｘｘ]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
  let masked = ''
  let end = 0
  for (const { 0: found, index } of narrow.matchAll(form)) {
    masked += text.slice(end, index) + mask(found.replace(/[^+\dXx]/g, ''))
    end = index + found.length
  }
  return masked + text.slice(end)
}

/** A name as public documents print it: the family name and 某 for each further character, two at most (王某某, 欧阳某). */
export function maskName(name: string): string {
  const characters = [...name.trim()]
  const family = COMPOUND_SURNAMES.has(characters.slice(0, 2).join('')) && characters.length > 2 ? 2 : 1
  return characters.slice(0, family).join('') + '某'.repeat(Math.min(Math.max(characters.length - family, 1), 2))
}

const COMPOUND_SURNAMES = new Set([
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '司徒',
  '夏侯',
])

type Report = (path: string, kind: PersonalDataKind) => void

function visit(value: unknown, path: string, field: string, report: Report, names: readonly string[]): void {
  if (typeof value === 'string') inspect(value, path, field, report, names)
  if (typeof value === 'number') inspect(String(value), path, field, report, [])
  if (typeof value !== 'object' || value === null) return
  const members: [string, unknown][] = Object.entries(value)
  for (const [name, member] of members) {
    const at = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
    const empty = member === null || member === undefined
    if (!Array.isArray(value)) {
      if (PERSONAL_FIELDS.has(name.toLowerCase()) && !empty) report(at, 'personal-field')
      inspect(name, at, '', report, names)
    }
    visit(member, at, Array.isArray(value) ? field : name, report, names)
  }
}

function inspect(text: string, path: string, field: string, report: Report, names: readonly string[]): void {
  const plain = text.normalize('NFKC')
  if (names.some((name) => plain.includes(name))) report(path, 'name')
  if (NUMERIC_FIELDS.test(field) || MACHINE_VALUE.test(plain)) return
  const holds = (form: RegExp) => plain.search(form) >= 0
  if (holds(IDENTITY)) report(path, 'identity-number')
  if (holds(PHONE) || holds(LANDLINE)) report(path, 'phone')
  if (plain.search(UNIT_CHOICE) >= 0) report(path, 'choice-of-unit')
}
