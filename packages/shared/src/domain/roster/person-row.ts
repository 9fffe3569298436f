import { type Address, addressKey, isHouse, readAddress } from './address.js'
import type { Header } from './header.js'
import type { HouseholdField } from './household-columns.js'
import { readIdentityNumber } from './identity-number.js'
import type { CellProblem, InterpretedRow, RosterProblemCode } from './row.js'
import { cellAt } from './table.js'
import { cleanName, cleanNumber, cleanText, hasPrivateCharacters, isBlank, readPhone, splitList } from './text.js'

export type Gender = 'MALE' | 'FEMALE'
export type Hukou = 'HUKOU_RESIDENT' | 'NONLOCAL_RESIDENT'

/** One person of a household register, cleaned. Empty texts mean the file does not say. */
export interface PersonEntry extends Address {
  readonly serial: string
  readonly code: string
  readonly group: string
  readonly name: string
  readonly relation: string
  readonly isHead: boolean
  readonly gender?: Gender
  /** The number as written, upper-case X; set when it has a number's shape, even with a wrong check character. */
  readonly identity?: string
  /** True when shape, birth date and check character all hold. */
  readonly identityValid: boolean
  readonly birthDate?: string
  readonly phone?: string
  readonly hukou?: Hukou
  readonly tags: readonly string[]
  readonly deceased: boolean
  /** False for people who died or moved away. */
  readonly active: boolean
  readonly note: string
}

/** Characters, however many units the machine stores one in. */
export const LONGEST_NAME = 60
const DECEASED = /已故|死亡|去世|病故|亡故/
const MOVED_AWAY = /迁出|搬离|已搬走/
const HEAD = /^(户主|本人|户主本人)$/
const NONLOCAL = /外地|外来|非本地|非户籍|流动|否/
const LOCAL = /本地|本市|本村|本社区|户籍|是/

type Flag = (column: HouseholdField, code: RosterProblemCode, params?: CellProblem['params']) => void

/** Reads one data row. `block` holds the household's cells, filled down from the household's first row. */
export function readPersonRow(
  row: readonly string[],
  rowNo: number,
  header: Header<HouseholdField>,
  block: Readonly<Partial<Record<HouseholdField, string>>>,
  place: string,
): InterpretedRow<PersonEntry> {
  const problems: CellProblem[] = []
  const flag: Flag = (column, code, params) => {
    problems.push({ row: rowNo, column, code, ...(params === undefined ? {} : { params }) })
  }
  const cell = (field: HouseholdField) => cellAt(row, header.columns[field])
  const relation = cleanText(cell('relation'))
  const identity = readIdentity(cell('identity'), header.columns.identity !== undefined, flag)
  const note = cleanText(cell('note'))
  const entry: PersonEntry = {
    ...readPlace(block, place, flag),
    serial: block.serial ?? '',
    code: block.code ?? '',
    group: block.group || [block.grid, block.microGrid].filter((part) => part !== undefined && part !== '').join(' '),
    name: readName(cell('name'), flag),
    relation,
    isHead: HEAD.test(relation),
    ...identity,
    ...readGender(cell('gender'), identity.gender, flag),
    ...readContact(cell('phone'), flag),
    ...readHukou(cell('hukou')),
    tags: splitList(cell('tags')),
    note,
    ...readPresence(cleanText(cell('status')), note, flag),
  }
  return { rowNo, kind: 'data', entry, problems }
}

/** Identifies a household in a file: its address, and its own number when the file numbers households. */
export function householdKey(entry: PersonEntry): string {
  return `${entry.code}|${entry.place}|${addressKey(entry)}|${entry.serial}`
}

function readPlace(block: Readonly<Partial<Record<HouseholdField, string>>>, place: string, flag: Flag): Address {
  const written = block.address ?? ''
  const address = written === '' ? undefined : readAddress(written)
  const building = cleanNumber(block.building ?? '') || (address?.building ?? '')
  const room = cleanNumber(block.room ?? '') || (address?.room ?? '')
  if (Object.keys(block).length === 0) flag('room', 'household-missing')
  else if (room === '' && written !== '') flag('address', 'address-unreadable')
  else if (room === '') flag('room', 'room-missing')
  else if (building === '' && (address === undefined || !isHouse(address))) flag('building', 'building-missing')
  const stairwell = cleanNumber(block.stairwell ?? '') || (address?.stairwell ?? '1')
  return { place: address?.place || place, building, stairwell, room }
}

function readName(cell: string, flag: Flag): string {
  const name = cleanName(cell)
  if (isBlank(name)) flag('name', 'name-missing')
  else if ([...name].length > LONGEST_NAME) flag('name', 'name-too-long', { longest: LONGEST_NAME })
  else if (hasPrivateCharacters(name)) flag('name', 'name-unshowable')
  return name
}

function readIdentity(cell: string, isColumnThere: boolean, flag: Flag) {
  const text = cleanText(cell).replace(/[\s-]/g, '')
  if (isBlank(text)) {
    if (isColumnThere) flag('identity', 'identity-missing')
    return { identityValid: false }
  }
  const read = readIdentityNumber(text)
  if (typeof read !== 'string') {
    return { identity: read.number, identityValid: true, birthDate: read.birthDate, gender: read.gender }
  }
  flag('identity', read)
  return read === 'identity-checksum'
    ? { identity: text.toUpperCase(), identityValid: false }
    : { identityValid: false }
}

function readGender(cell: string, byIdentity: Gender | undefined, flag: Flag): { readonly gender?: Gender } {
  const text = cleanText(cell)
  const written: Gender | undefined = /^男/.test(text) ? 'MALE' : /^女/.test(text) ? 'FEMALE' : undefined
  if (written !== undefined && byIdentity !== undefined && written !== byIdentity) flag('gender', 'gender-differs')
  const gender = written ?? byIdentity
  return gender === undefined ? {} : { gender }
}

function readContact(cell: string, flag: Flag): { readonly phone?: string } {
  if (isBlank(cell)) return {}
  const phone = readPhone(cell)
  if (phone !== undefined) return { phone }
  flag('phone', 'phone-invalid')
  return {}
}

function readHukou(cell: string): { readonly hukou?: Hukou } {
  const text = cleanText(cell)
  if (NONLOCAL.test(text)) return { hukou: 'NONLOCAL_RESIDENT' }
  return LOCAL.test(text) ? { hukou: 'HUKOU_RESIDENT' } : {}
}

function readPresence(status: string, note: string, flag: Flag) {
  const deceased = DECEASED.test(status) || DECEASED.test(note)
  const movedAway = MOVED_AWAY.test(status) || MOVED_AWAY.test(note)
  const column = status === '' ? 'note' : 'status'
  if (deceased) flag(column, 'person-deceased')
  else if (movedAway) flag(column, 'person-moved-away')
  return { deceased, active: !deceased && !movedAway }
}
