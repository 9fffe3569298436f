import { createHash } from 'node:crypto'
import { columnSourceSchema, type ImportColumns, type RosterKind } from '@gongyi/shared/contracts'
import {
  type ColumnRules,
  cleanText,
  type Header,
  HOUSEHOLD_COLUMNS,
  HOUSEHOLD_REQUIREMENTS,
  type HouseholdField,
  headingsOf,
  locateHeader,
  missingFields,
  normaliseHeading,
  OWNER_COLUMNS,
  OWNER_REQUIREMENTS,
  type OwnerField,
  type Requirement,
  type RosterRefusal,
  type RosterTable,
  serialMeaning,
  withoutSerial,
} from '@gongyi/shared/domain'
import { z } from 'zod'
import { fileRefused } from './file-refused.js'

const SAMPLES = 3
const MOST_NAMED = 5
const SAMPLED_ROWS = 60
const LONG_NUMBER = /[0-9A-Za-z]{8,}/g

/** Which column of an upload is which field, and where the headings stand; rows from zero. Kept with the import. */
export const fileColumnsSchema = z.object({
  firstRow: z.number().int(),
  lastRow: z.number().int(),
  fields: z.array(z.string().nullable()),
  source: columnSourceSchema,
  /** A column only a person can tell the meaning of: the file waits for somebody to say. */
  ask: z.literal('serial').optional(),
  propertyAreaName: z.string().optional(),
  overlooked: z.array(z.string()).optional(),
})
export type FileColumns = z.infer<typeof fileColumnsSchema>

interface Rules {
  readonly columns: ColumnRules<string>
  readonly requirements: readonly Requirement<string>[]
}

const RULES: Readonly<Record<RosterKind, Rules>> = {
  HOUSEHOLDS: { columns: HOUSEHOLD_COLUMNS, requirements: HOUSEHOLD_REQUIREMENTS },
  OWNERS: { columns: OWNER_COLUMNS, requirements: OWNER_REQUIREMENTS },
}

/** The sheet that is the roster, and its headings: the first that has every column, else the one that has most. */
export function chooseSheet(kind: RosterKind, tables: readonly RosterTable[]) {
  const { columns, requirements } = RULES[kind]
  const refusals: RosterRefusal[] = []
  const found = tables.flatMap((table) => {
    const header = locateHeader(table, columns)
    if (header.ok) return [{ table, header: header.value }]
    refusals.push(header.error)
    return []
  })
  const whole = found.find(({ header }) => missingFields(header.columns, requirements).length === 0)
  const most = found.toSorted((a, b) => known(b.header) - known(a.header))[0]
  const chosen = whole ?? most
  if (chosen === undefined) throw fileRefused(refusals[0]?.code ?? 'header-not-found')
  return chosen
}

function known(header: Header<string>): number {
  return Object.keys(header.columns).length
}

/** Headings of columns that are not read and yet sound like something a vote depends on. */
const WEIGHTY: Readonly<Record<RosterKind, RegExp>> = {
  HOUSEHOLDS: /户号|户编|状态|去世|死亡|迁出|注销|身份证|证件/,
  OWNERS: /交付|交房|销售|入住|用途|性质|业态|类型|面积|证件|身份证|共有/,
}

/** The headings' columns as one list, in the file's order. Serial numbers of people are no household's number. */
export function columnsOf(kind: RosterKind, table: RosterTable, header: Header<string>): FileColumns {
  const { firstRow, lastRow } = header
  const serial = kind === 'HOUSEHOLDS' ? serialMeaning(table, header) : 'household'
  const { columns } = serial === 'household' ? header : withoutSerial(header)
  const byColumn = new Map(Object.entries(columns).map(([field, column]) => [column, field]))
  const headings = headingsOf(table, header)
  const fields = headings.map((_, column) => byColumn.get(column) ?? null)
  const overlooked = headings.filter((heading, at) => fields[at] === null && WEIGHTY[kind].test(heading))
  const ask = serial === 'unclear' ? { ask: 'serial' as const } : {}
  return { firstRow, lastRow, fields, source: 'RECOGNISED', overlooked: overlooked.slice(0, MOST_NAMED), ...ask }
}

/** What somebody chose, now or the last time: nothing is left to ask, and what they leave out they do not overlook. */
export function chosenColumns(
  before: FileColumns,
  fields: readonly (string | null)[],
  source: 'REMEMBERED' | 'CHOSEN',
): FileColumns {
  const { ask: _, overlooked: __, ...kept } = before
  return { ...kept, fields: [...fields], source }
}

/** Recognises the next file of the same layout, whatever is in its rows. */
export function fingerprintOf(table: RosterTable, columns: Pick<FileColumns, 'firstRow' | 'lastRow'>): string {
  const headings = headingsOf(table, columns).map(normaliseHeading)
  return createHash('sha256').update(JSON.stringify(headings)).digest('hex')
}

export function householdHeader(columns: FileColumns): Header<HouseholdField> {
  return headerOf(columns, HOUSEHOLD_COLUMNS)
}

export function ownerHeader(columns: FileColumns): Header<OwnerField> {
  return headerOf(columns, OWNER_COLUMNS)
}

/** Two columns for one field: the first is read. */
function headerOf<Field extends string>(columns: FileColumns, rules: ColumnRules<Field>): Header<Field> {
  const chosen: Partial<Record<Field, number>> = {}
  for (const field in rules) {
    const column = columns.fields.indexOf(field)
    if (column !== -1) chosen[field] = column
  }
  return { firstRow: columns.firstRow, lastRow: columns.lastRow, columns: chosen }
}

export function missingOf(kind: RosterKind, columns: FileColumns): readonly string[] {
  const { columns: rules, requirements } = RULES[kind]
  return missingFields(headerOf(columns, rules).columns, requirements)
}

export function fieldsOf(kind: RosterKind): readonly string[] {
  return Object.keys(RULES[kind].columns)
}

/** The heading offices usually write for a field. */
export function labelOf(kind: RosterKind, field: string): string {
  return RULES[kind].columns[field]?.label ?? field
}

export function columnsView(kind: RosterKind, table: RosterTable, columns: FileColumns): ImportColumns {
  const rows = table.rows.slice(columns.lastRow + 1, columns.lastRow + 1 + SAMPLED_ROWS)
  return {
    headingRow: columns.lastRow + 1,
    source: columns.source,
    columns: headingsOf(table, columns).map((heading, column) => ({
      heading,
      samples: samplesOf(rows.map((row) => cleanText(row[column] ?? ''))),
      field: columns.fields[column] ?? null,
    })),
    fields: [...fieldsOf(kind)],
    requirements: RULES[kind].requirements.map((requirement) => requirement.map((set) => [...set])),
    missing: [...missingOf(kind, columns)],
    ask: columns.ask ?? null,
  }
}

/** Enough to see what a column holds; of numbers that belong to a person, ends only. */
function samplesOf(cells: readonly string[]): string[] {
  return [...new Set(cells.filter((cell) => cell !== ''))]
    .slice(0, SAMPLES)
    .map((cell) => cell.slice(0, 40).replace(LONG_NUMBER, (digits) => `${digits.slice(0, 3)}****${digits.slice(-2)}`))
}
