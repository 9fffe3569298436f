import { type Address, addressKey } from './address.js'
import type { Header } from './header.js'
import type { HouseholdField } from './household-columns.js'
import { readHouseholdPlace } from './household-place.js'
import { readContact, readGender, readHukou, readIdentity } from './person-cells.js'
import { type Presence, readPresence } from './presence.js'
import type { CellProblem, InterpretedRow, RosterProblemCode } from './row.js'
import { cellAt } from './table.js'
import { cleanName, cleanText, hasPrivateCharacters, isBlank, splitList } from './text.js'

export type Gender = 'MALE' | 'FEMALE'
export type Hukou = 'HUKOU_RESIDENT' | 'NONLOCAL_RESIDENT' | 'FLOATING'

/** One person of a household register, cleaned. Empty texts mean the file does not say. */
export interface PersonEntry extends Address {
  /** The address as written, when it is none of building and room: a name of its own, kept as it is. */
  readonly writtenAddress?: string
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
  /** What the file says of it; left out when it says nothing, and then the register stays as it is. */
  readonly presence?: Presence
  readonly deceased: boolean
  /** False for people who died or moved away. */
  readonly active: boolean
  readonly note: string
}

/** Characters, however many units the machine stores one in. */
export const LONGEST_NAME = 60
const HEAD = /^(户主|本人|户主本人)$/

export type Flag = (column: HouseholdField, code: RosterProblemCode, params?: CellProblem['params']) => void

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
    ...readHouseholdPlace(block, place, flag),
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
    ...presenceOf(cell('status'), note, flag),
  }
  return { rowNo, kind: 'data', entry, problems }
}

/** Identifies a household in a file: its address, and its own number when the file numbers households. */
export function householdKey(entry: PersonEntry): string {
  return `${entry.code}|${entry.place}|${addressKey(entry)}|${entry.serial}`
}

function readName(cell: string, flag: Flag): string {
  const name = cleanName(cell)
  if (isBlank(name)) flag('name', 'name-missing')
  else if ([...name].length > LONGEST_NAME) flag('name', 'name-too-long', { longest: LONGEST_NAME })
  else if (hasPrivateCharacters(name)) flag('name', 'name-unshowable')
  return name
}

function presenceOf(status: string, note: string, flag: Flag) {
  const { presence, column, isUnclear } = readPresence(status, note)
  if (presence === 'DECEASED') flag(column, 'person-deceased')
  else if (presence === 'AWAY') flag(column, 'person-moved-away')
  else if (isUnclear) flag(column, 'presence-unclear')
  const deceased = presence === 'DECEASED'
  const active = !deceased && presence !== 'AWAY'
  return { ...(presence === undefined ? {} : { presence }), deceased, active }
}
