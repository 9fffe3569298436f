import type { Header } from './header.js'
import { cellAt, fillMergesDown, type RosterTable, rowKind } from './table.js'
import { cleanText } from './text.js'

/** What a column of serial numbers counts. */
export type SerialMeaning = 'household' | 'person' | 'unclear'

const HOME = ['code', 'address', 'building', 'stairwell', 'room'] as const
const HEAD = /^(户主|本人|户主本人)$/
/** So many to one, and the few are slips. */
const CLEARLY = 9
/** Rows enough to tell. */
const LOOKED_AT = 3_000

/**
 * Whether 序号 numbers households or people, told from the members below a head: with a number of their own at the same
 * door they are counted one by one, with a blank or the head's number they share the household's. Taken for the wrong one, a
 * family would fall apart into households of one.
 */
export function serialMeaning(table: RosterTable, header: Header<string>): SerialMeaning {
  const { serial, name, relation, identity, room, address } = header.columns
  if (serial === undefined || name === undefined || relation === undefined) return 'household'
  const looked = { ...table, rows: table.rows.slice(0, header.lastRow + 1 + LOOKED_AT) }
  const filled = fillMergesDown(looked) ?? looked.rows
  let before: { readonly serial: string; readonly home: string } | undefined
  let own = 0
  let shared = 0
  for (let index = header.lastRow + 1; index < looked.rows.length; index += 1) {
    const raw = looked.rows[index] ?? []
    if (rowKind(raw, { name, room: room ?? address, identity }) !== 'data') {
      before = undefined
      continue
    }
    const cells = filled[index] ?? raw
    const at = HOME.map((field) => cleanText(cellAt(cells, header.columns[field]))).join('|')
    const isBlankHome = at.replaceAll('|', '') === ''
    const here = { serial: cleanText(cellAt(cells, serial)), home: isBlankHome ? (before?.home ?? '') : at }
    const isMember = !HEAD.test(cleanText(cellAt(cells, relation)))
    if (isMember && before !== undefined && here.home === before.home) {
      if (here.serial === '' || here.serial === before.serial) shared += 1
      else own += 1
    }
    before = here
  }
  if (own * CLEARLY < shared || own === 0) return 'household'
  return shared * CLEARLY < own ? 'person' : 'unclear'
}

/** The headings without the column of serial numbers. */
export function withoutSerial<Field extends string>(header: Header<Field>): Header<Field> {
  const columns: Partial<Record<Field, number>> = {}
  for (const field in header.columns) {
    const column = header.columns[field]
    if (field !== 'serial' && column !== undefined) columns[field] = column
  }
  return { ...header, columns }
}
