import { type Address, isHouse, readAddress } from './address.js'
import type { Header } from './header.js'
import type { OwnerField } from './owner-columns.js'
import { type OwnerFlag, type OwnerParty, readOwners } from './owner-party.js'
import type { CellProblem, InterpretedRow } from './row.js'
import { cellAt } from './table.js'
import { cleanNumber, cleanText, isBlank, maskNote, readArea } from './text.js'

export type UnitUse = 'RESIDENTIAL' | 'COMMERCIAL' | 'PARKING' | 'STORAGE' | 'OTHER'
export type AreaSource = 'REGISTRY' | 'SURVEY' | 'CONTRACT'
export type DeliveryStatus = 'UNSOLD' | 'SOLD_UNDELIVERED' | 'DELIVERED'

/** One unit of an owner list, cleaned. */
export interface UnitEntry extends Address {
  /** 0.01 m²; 0 when the cell could not be read (the row is then refused). */
  readonly areaCenti: number
  /** What stood in a cell that is no area. */
  readonly areaWritten?: string
  readonly areaSource: AreaSource
  readonly use: UnitUse
  readonly delivery: DeliveryStatus
  /** Parking and storage count only where the owners' assembly says so: by default they do not. */
  readonly countsForVote: boolean
  readonly owners: readonly OwnerParty[]
  readonly note: string
  /** What the list leaves open; the values above are guesses then, and give way to what the register knows. */
  readonly unstated: readonly UnstatedField[]
}

export type UnstatedField = 'use' | 'areaSource' | 'delivery' | 'countsForVote'

const USES: readonly (readonly [RegExp, UnitUse])[] = [
  [/车位|车库|泊位|停车/, 'PARKING'],
  [/储藏|储物|地下室|杂物|仓/, 'STORAGE'],
  [/住宅|居住|公寓|别墅/, 'RESIDENTIAL'],
  [/商|店铺|门面|办公|营业/, 'COMMERCIAL'],
  [/^其[他它]$/, 'OTHER'],
]

const LONGEST_WRITTEN = 40

/** Reads one data row of an owner list. */
export function readUnitRow(
  row: readonly string[],
  rowNo: number,
  header: Header<OwnerField>,
): InterpretedRow<UnitEntry> {
  const problems: CellProblem[] = []
  const flag: OwnerFlag = (column, code, params) => {
    problems.push({ row: rowNo, column, code, ...(params === undefined ? {} : { params }) })
  }
  const cell = (field: OwnerField) => cellAt(row, header.columns[field])
  const use = readUse(cell('use'), header.columns.use === undefined, `${cell('address')}${cell('room')}`, flag)
  const counts = readYesNo(cell('counts'))
  const entry: UnitEntry = {
    ...readPlace(cell, flag),
    ...readUnitArea(cell('area'), flag),
    areaSource: readSource(cell('areaSource')),
    use,
    delivery: readDelivery(cell('delivery'), flag),
    countsForVote: counts ?? (use === 'RESIDENTIAL' || use === 'COMMERCIAL'),
    owners: readOwners(cell, flag),
    note: maskNote(cleanText(cell('note'))),
    unstated: [
      ...(['use', 'areaSource', 'delivery'] as const).filter((field) => isBlank(cell(field))),
      ...(counts === undefined ? (['countsForVote'] as const) : []),
    ],
  }
  return { rowNo, kind: 'data', entry, problems }
}

function readPlace(cell: (field: OwnerField) => string, flag: OwnerFlag): Address {
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

/** 是 or 否; undefined for anything else. */
function readYesNo(cell: string): boolean | undefined {
  const text = cleanText(cell)
  return /^[是√]$/.test(text) ? true : /^[否×]$/.test(text) ? false : undefined
}

function readUnitArea(cell: string, flag: OwnerFlag): Pick<UnitEntry, 'areaCenti' | 'areaWritten'> {
  const area = readArea(cell)
  if (area === undefined) {
    flag('area', 'area-invalid')
    return { areaCenti: 0, areaWritten: maskNote(cleanText(cell)).slice(0, LONGEST_WRITTEN) }
  }
  if (area.rounded) flag('area', 'area-rounded')
  return { areaCenti: area.areaCenti }
}

function readUse(cell: string, isColumnMissing: boolean, place: string, flag: OwnerFlag): UnitUse {
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

function readDelivery(cell: string, flag: OwnerFlag): DeliveryStatus {
  const text = cleanText(cell)
  if (/未售|待售/.test(text)) return 'UNSOLD'
  if (/未交付|未交房/.test(text) || readYesNo(text) === false) return 'SOLD_UNDELIVERED'
  if (text !== '' && readYesNo(text) === undefined && !/已?交付|已?交房|入住/.test(text))
    flag('delivery', 'delivery-unknown')
  return 'DELIVERED'
}
