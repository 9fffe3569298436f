import { type Address, isHouse, readAddress } from './address.js'
import type { Header } from './header.js'
import { isCreditCode, readIdentityNumber } from './identity-number.js'
import type { OwnerField } from './owner-columns.js'
import { LONGEST_NAME } from './person-row.js'
import type { CellProblem, InterpretedRow, RosterProblemCode } from './row.js'
import { cellAt } from './table.js'
import { cleanName, cleanNumber, cleanText, hasPrivateCharacters, isBlank, readArea, readPhone } from './text.js'

export type UnitUse = 'RESIDENTIAL' | 'COMMERCIAL' | 'PARKING' | 'STORAGE' | 'OTHER'
export type AreaSource = 'REGISTRY' | 'SURVEY' | 'CONTRACT'
export type DeliveryStatus = 'UNSOLD' | 'SOLD_UNDELIVERED' | 'DELIVERED'

/** One owner or co-owner. `identity` is an identity number or, for an organisation, its credit code. */
export interface OwnerParty {
  readonly kind: 'PERSON' | 'ORGANISATION'
  readonly name: string
  readonly identity?: string
  readonly phone?: string
}

/** One unit of an owner list, cleaned. */
export interface UnitEntry extends Address {
  /** 0.01 m²; 0 when the cell could not be read (the row is then refused). */
  readonly areaCenti: number
  readonly areaSource: AreaSource
  readonly use: UnitUse
  readonly delivery: DeliveryStatus
  /** Parking and storage count only where the owners' assembly says so: by default they do not. */
  readonly countsForVote: boolean
  readonly owners: readonly OwnerParty[]
  readonly note: string
}

const ORGANISATION = /(公司|集团|中心|委员会|合作社|学校|幼儿园|医院|银行|工厂|事务所|管理局|机关)$/
const USES: readonly (readonly [RegExp, UnitUse])[] = [
  [/车位|车库|泊位|停车/, 'PARKING'],
  [/储藏|储物|地下室|杂物|仓/, 'STORAGE'],
  [/住宅|居住|公寓|别墅/, 'RESIDENTIAL'],
  [/商|店铺|门面|办公|营业/, 'COMMERCIAL'],
]

type Flag = (column: OwnerField, code: RosterProblemCode, params?: CellProblem['params']) => void

/** Reads one data row of an owner list. */
export function readUnitRow(
  row: readonly string[],
  rowNo: number,
  header: Header<OwnerField>,
): InterpretedRow<UnitEntry> {
  const problems: CellProblem[] = []
  const flag: Flag = (column, code, params) => {
    problems.push({ row: rowNo, column, code, ...(params === undefined ? {} : { params }) })
  }
  const cell = (field: OwnerField) => cellAt(row, header.columns[field])
  const use = readUse(cell('use'), header.columns.use === undefined, `${cell('address')}${cell('room')}`, flag)
  const entry: UnitEntry = {
    ...readPlace(cell, flag),
    areaCenti: readUnitArea(cell('area'), flag),
    areaSource: readSource(cell('areaSource')),
    use,
    delivery: readDelivery(cell('delivery'), flag),
    countsForVote: use === 'RESIDENTIAL' || use === 'COMMERCIAL',
    owners: readOwners(cell, flag),
    note: cleanText(cell('note')),
  }
  return { rowNo, kind: 'data', entry, problems }
}

function readPlace(cell: (field: OwnerField) => string, flag: Flag): Address {
  const written = cleanText(cell('address'))
  const address = written === '' ? undefined : readAddress(written)
  const building = cleanNumber(cell('building')) || (address?.building ?? '')
  const room = cleanNumber(cell('room')) || (address?.room ?? '')
  if (room === '' && written !== '') flag('address', 'address-unreadable')
  else if (room === '') flag('room', 'room-missing')
  else if (building === '' && (address === undefined || !isHouse(address))) flag('building', 'building-missing')
  const stairwell = cleanNumber(cell('stairwell')) || (address?.stairwell ?? '1')
  return { place: address?.place ?? '', building, stairwell, room }
}

function readUnitArea(cell: string, flag: Flag): number {
  const area = readArea(cell)
  if (area === undefined) flag('area', 'area-invalid')
  else if (area.rounded) flag('area', 'area-rounded')
  return area?.areaCenti ?? 0
}

function readUse(cell: string, isColumnMissing: boolean, place: string, flag: Flag): UnitUse {
  const known = (text: string) => USES.find(([pattern]) => pattern.test(cleanText(text)))?.[1]
  if (isColumnMissing) return known(place) ?? 'RESIDENTIAL'
  const use = known(cell)
  if (use === undefined) flag('use', 'use-unknown')
  return use ?? 'OTHER'
}

/** Registry before survey before contract (法释〔2020〕17号 art. 8); a list that is silent claims the weakest. */
function readSource(cell: string): AreaSource {
  const text = cleanText(cell)
  if (/登记|产权|不动产/.test(text)) return 'REGISTRY'
  return /实测|测绘/.test(text) ? 'SURVEY' : 'CONTRACT'
}

function readDelivery(cell: string, flag: Flag): DeliveryStatus {
  const text = cleanText(cell)
  if (/未售|待售/.test(text)) return 'UNSOLD'
  if (/未交付|未交房/.test(text)) return 'SOLD_UNDELIVERED'
  if (text !== '' && !/已?交付|已?交房|入住/.test(text)) flag('delivery', 'delivery-unknown')
  return 'DELIVERED'
}

function readOwners(cell: (field: OwnerField) => string, flag: Flag): readonly OwnerParty[] {
  const names = [...splitNames(cell('owners')), ...splitNames(cell('coOwners'))]
  const numbers = cleanText(cell('identity'))
    .replace(/-/g, '')
    .split(/[、,;/|\s]+/)
    .filter((part) => !isBlank(part))
  if (names.length === 0) flag('owners', 'owner-missing')
  if (names.some((name) => [...name].length > LONGEST_NAME)) flag('owners', 'name-too-long', { longest: LONGEST_NAME })
  else if (names.some(hasPrivateCharacters)) flag('owners', 'name-unshowable')
  const phone = readPhone(cell('phone'))
  if (phone === undefined && !isBlank(cell('phone'))) flag('phone', 'phone-invalid')
  const pairs = numbers.length === names.length
  if (!pairs && numbers.length > 0) {
    flag('identity', 'owner-numbers-mismatch', { owners: names.length, numbers: numbers.length })
  }
  if (!pairs && names.length > 0) flag('identity', 'owner-identity-unknown')
  return names.map((name, index) =>
    readParty(name, pairs ? numbers[index] : undefined, index === 0 ? phone : undefined, flag),
  )
}

function readParty(name: string, number: string | undefined, phone: string | undefined, flag: Flag): OwnerParty {
  const contact = phone === undefined ? {} : { phone }
  if (number !== undefined && isCreditCode(number)) {
    return { kind: 'ORGANISATION', name, identity: number.toUpperCase(), ...contact }
  }
  if (ORGANISATION.test(name)) return { kind: 'ORGANISATION', name, ...contact }
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
