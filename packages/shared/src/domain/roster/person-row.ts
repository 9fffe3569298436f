import { addressKey } from './address.js'
import type { Header } from './header.js'
import type { HouseholdField } from './household-columns.js'
import { readHouseholdPlace } from './household-place.js'
import { readContact, readGender, readHukou, readIdentity } from './person-cells.js'
import type { Flag, PersonEntry } from './person-entry.js'
import { readPresence, saysPresence } from './presence.js'
import type { CellProblem, InterpretedRow } from './row.js'
import { cellAt } from './table.js'
import { cleanName, cleanText, hasPrivateCharacters, isBlank, maskNote, splitList } from './text.js'

/** Characters, however many units the machine stores one in. */
export const LONGEST_NAME = 60
const HEAD = /^(户主|本人|户主本人)$/

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
  const note = readNote(cell('note'), flag)
  const isHead = HEAD.test(relation)
  const named = splitNamed(cell('name'))
  const entry: PersonEntry = {
    ...readHouseholdPlace(block, place, flag),
    serial: block.serial ?? '',
    code: block.code ?? '',
    group: block.group || [block.grid, block.microGrid].filter((part) => part !== undefined && part !== '').join(' '),
    name: readName(named.name, flag),
    relation,
    isHead,
    ...identity,
    ...readGender(cell('gender'), identity.gender, flag),
    ...readContact(cell('phone'), flag),
    ...readHukou(cell('hukou'), flag),
    tags: splitList(cell('tags')),
    note,
    ...presenceOf(isBlank(cell('status')) ? named.said : cell('status'), note, isHead, flag),
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

/** A note may hold somebody's number; what the register keeps of it shows its ends only. */
function readNote(cell: string, flag: Flag): string {
  const written = isBlank(cell) ? '' : cleanText(cell)
  const note = maskNote(written)
  if (note !== written) flag('note', 'note-numbers-masked')
  return note
}

/** `张三（已故）`: the name, and what is said of them beside it. */
function splitNamed(cell: string) {
  const [, name = '', said = ''] = /^([^([]+)[([]([^)\]]*)[)\]]$/.exec(cleanText(cell)) ?? []
  return saysPresence(said) ? { name, said } : { name: cell, said: '' }
}

function presenceOf(status: string, note: string, isHead: boolean, flag: Flag) {
  const { presence, column, isUnclear, isUnknown } = readPresence(status, note, isHead)
  if (presence === 'DECEASED') flag(column, 'person-deceased')
  else if (presence === 'AWAY') flag(column, 'person-moved-away')
  else if (isUnclear) flag(column, 'presence-unclear')
  if (isUnknown) flag('status', 'status-unknown')
  const deceased = presence === 'DECEASED'
  const active = !deceased && presence !== 'AWAY'
  return { ...(presence === undefined ? {} : { presence }), deceased, active }
}
