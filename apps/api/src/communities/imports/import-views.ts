import type { ImportRow, RosterImportView, RosterKind, RosterProblem } from '@gongyi/shared/contracts'
import {
  type CellProblem,
  fileRowOf,
  maskNote,
  maskNumbers,
  maskPhone,
  PROBLEM_SEVERITIES,
  partOf,
  type RosterProblemCode,
} from '@gongyi/shared/domain'
import { z } from 'zod'
import type { ImportRecord } from './imports.repository.js'
import type { StoredRow } from './stored-row.js'
import {
  type HouseholdData,
  householdDataSchema,
  skippedDataSchema,
  type UnitData,
  unitDataSchema,
} from './stored-row.js'

const problemsSchema = z.array(
  z.object({
    row: z.number(),
    column: z.string(),
    code: z.custom<RosterProblemCode>((code) => typeof code === 'string' && code in PROBLEM_SEVERITIES),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
)

export function toImportView(item: ImportRecord): RosterImportView {
  const { columns: _, registerSeen: __, ...shown } = item
  const confirmedAt = item.confirmedAt?.toISOString() ?? null
  return { ...shown, at: item.at.toISOString(), confirmedAt, undoneAt: item.undoneAt?.toISOString() ?? null }
}

/** A row by column, the way the file had it, phones and identity numbers masked. */
export function toImportRow(kind: RosterKind, row: StoredRow): ImportRow {
  const problems = problemsOf(row).map(toProblemView)
  const rowNo = fileRowOf(row.rowNo)
  return {
    rowNo,
    part: partOf(row.rowNo),
    state: row.state,
    cells: cellsOf(kind, row.data),
    former: formerOf(row.data),
    problems,
  }
}

/** What is to be said of a row. */
export function problemsOf(row: StoredRow): readonly CellProblem[] {
  return problemsSchema
    .parse(row.problems)
    .map(({ params, ...problem }) => ({ ...problem, ...(params === undefined ? {} : { params }) }))
}

const formerSchema = z.object({ former: z.record(z.string(), z.string()) })

function formerOf(data: unknown): Record<string, string> {
  const parsed = formerSchema.safeParse(data)
  if (!parsed.success) return {}
  const { phone, ...former } = parsed.data.former
  return phone === undefined ? former : { ...former, phone: maskPhone(phone) }
}

function toProblemView({ params, ...problem }: CellProblem): RosterProblem {
  const severity = PROBLEM_SEVERITIES[problem.code]
  return {
    ...problem,
    row: fileRowOf(problem.row),
    severity,
    ...(params === undefined ? {} : { params: { ...params } }),
  }
}

function cellsOf(kind: RosterKind, data: unknown): Record<string, string> {
  const skipped = skippedDataSchema.safeParse(data)
  if (skipped.success) return { text: maskNumbers(skipped.data.text) }
  const cells =
    kind === 'HOUSEHOLDS' ? personCells(householdDataSchema.parse(data)) : unitCells(unitDataSchema.parse(data))
  return Object.fromEntries(
    Object.entries(cells).filter((cell): cell is [string, string] => cell[1] !== null && cell[1] !== ''),
  )
}

function personCells({ household, person }: HouseholdData): Record<string, string | null> {
  return {
    code: household.code,
    building: household.building,
    stairwell: household.stairwell,
    room: household.room,
    group: household.groupName,
    name: person.name,
    relation: person.relation,
    gender: person.gender,
    identity: person.idMasked,
    phone: person.phone === null ? null : maskPhone(person.phone),
    hukou: person.hukou,
    tags: person.tags.join('、'),
    presence: person.presenceSaid ? presenceOf(person) : null,
    address: household.address,
    note: person.note === null ? null : maskNote(person.note),
  }
}

function presenceOf({ deceased, active }: HouseholdData['person']): string {
  return deceased ? 'DECEASED' : active ? 'ACTIVE' : 'AWAY'
}

function unitCells({ unit, owners }: UnitData): Record<string, string | null> {
  const phone = owners.find((owner) => owner.phone !== null)?.phone ?? null
  return {
    building: unit.building,
    stairwell: unit.stairwell,
    room: unit.room,
    area: unit.areaWritten ?? `${Math.trunc(unit.areaCenti / 100)}.${String(unit.areaCenti % 100).padStart(2, '0')}`,
    use: unit.use,
    delivery: unit.deliveryStatus,
    owners: owners.map((owner) => owner.name).join('、'),
    identity: owners.flatMap((owner) => owner.idMasked ?? []).join('、'),
    phone: phone === null ? null : maskPhone(phone),
    note: unit.note === null ? null : maskNote(unit.note),
  }
}
