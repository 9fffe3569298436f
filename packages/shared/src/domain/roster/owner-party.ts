import { hasCreditCodeShape, isCreditCode, readIdentityNumber } from './identity-number.js'
import type { OwnerField } from './owner-columns.js'
import { LONGEST_NAME } from './person-row.js'
import type { CellProblem, RosterProblemCode } from './row.js'
import { cleanName, cleanText, hasPrivateCharacters, isBlank, isMasked, readPhone } from './text.js'

/** One owner or co-owner. `identity` is an identity number or, for an organisation, its credit code. */
export interface OwnerParty {
  readonly kind: 'PERSON' | 'ORGANISATION'
  readonly name: string
  readonly identity?: string
  readonly phone?: string
}

export type OwnerFlag = (column: OwnerField, code: RosterProblemCode, params?: CellProblem['params']) => void

const ORGANISATION = /(公司|集团|中心|委员会|合作社|学校|幼儿园|医院|银行|工厂|事务所|管理局|机关)$/

/** What a name has in it that holds a credit code of digits alone; anybody else's is an identity number with a slip in it. */
const ORGANISATION_WORD =
  /公司|集团|中心|委员会|合作社|学校|幼儿园|医院|银行|事务所|管理|机关|[村居]委会|联合?社|协会|商会|基金会|政府|街道|企业|合伙|支行|(?<=.{2})(?:厂|店|部|所|院|社|局|站|队|馆|园|行|寺|庙|堂)$/
const ALL_DIGITS = /^\d{17}[\dXx]$/

/** The owners a row names, each with the number that stands in its place; the phone is the first one's. */
export function readOwners(cell: (field: OwnerField) => string, flag: OwnerFlag): readonly OwnerParty[] {
  const names = [...splitNames(cell('owners')), ...splitNames(cell('coOwners'))]
  const numbers = cleanText(cell('identity'))
    .replace(/-/g, '')
    .split(/[、,;/|\s]+/)
    .filter((part) => !isBlank(part))
  if (names.length === 0) flag('owners', 'owner-missing')
  if (names.some((name) => [...name].length > LONGEST_NAME)) flag('owners', 'name-too-long', { longest: LONGEST_NAME })
  else if (names.some(hasPrivateCharacters)) flag('owners', 'name-unshowable')
  const phone = readPhone(cell('phone'))
  if (phone === undefined && !isBlank(cell('phone')) && !isMasked(cell('phone'))) flag('phone', 'phone-invalid')
  const pairs = numbers.length === names.length
  if (!pairs && numbers.length > 0) {
    flag('identity', 'owner-numbers-mismatch', { owners: names.length, numbers: numbers.length })
  }
  if (!pairs && names.length > 0) flag('identity', 'owner-identity-unknown')
  const parties = names.map((name, index) =>
    readParty(name, pairs ? unmasked(numbers[index]) : undefined, index === 0 ? phone : undefined, flag),
  )
  flagTwice(parties, flag)
  return parties
}

/** Two of one name that nothing tells apart are taken for one: whether they are two somebody has to say. */
export function flagTwice(parties: readonly OwnerParty[], flag: OwnerFlag): void {
  const bare = parties.flatMap(({ kind, name, identity }) =>
    kind === 'PERSON' && identity === undefined ? [name] : [],
  )
  const twice = bare.find((name, at) => bare.indexOf(name) !== at)
  if (twice !== undefined) flag('owners', 'owner-twice', { name: twice })
}

function unmasked(number: string | undefined): string | undefined {
  return number === undefined || isMasked(number) ? undefined : number
}

function readParty(name: string, number: string | undefined, phone: string | undefined, flag: OwnerFlag): OwnerParty {
  const contact = phone === undefined ? {} : { phone }
  if (number !== undefined && isCreditCode(number) && (!ALL_DIGITS.test(number) || ORGANISATION_WORD.test(name))) {
    return { kind: 'ORGANISATION', name, identity: number.toUpperCase(), ...contact }
  }
  if (ORGANISATION.test(name)) {
    if (number === undefined) return { kind: 'ORGANISATION', name, ...contact }
    flag('identity', 'credit-code-invalid')
    // A slip in the code still tells companies apart; a person's number must not be kept as if it were public
    const identity = hasCreditCodeShape(number) ? { identity: number.toUpperCase() } : {}
    return { kind: 'ORGANISATION', name, ...identity, ...contact }
  }
  if (number === undefined) return { kind: 'PERSON', name, ...contact }
  const read = readIdentityNumber(number)
  if (typeof read !== 'string') return { kind: 'PERSON', name, identity: read.number, ...contact }
  flag('identity', read)
  return { kind: 'PERSON', name, ...contact }
}

/** Co-owners are joined by 、 , ; or /; a space may stand inside a name. */
function splitNames(cell: string): readonly string[] {
  if (isBlank(cell)) return []
  return cleanText(cell)
    .split(/[、,;/|]+/)
    .map(cleanName)
    .filter((name) => !isBlank(name))
}
