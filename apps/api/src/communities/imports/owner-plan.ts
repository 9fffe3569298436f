import type { CellProblem, RosterProblemCode, RowChange } from '@gongyi/shared/domain'
import { newId } from '../../platform/ids.js'
import { type FormerCells, formerUnit } from './former-cells.js'
import type { PersonRecord } from './household-records.js'
import { type ExistingUnits, type PlannedUnitRow, planPeople, unitKey } from './owner-people.js'
import type { OwnerRecord, UnitRecord } from './owner-records.js'
import { groupBy, type Planned, planned } from './planned.js'
import type { Settled } from './sheet-preview.js'
import type { StoredParty, UnitData } from './stored-row.js'

export type { ExistingUnits, PlannedUnitRow } from './owner-people.js'

export interface OwnerPlan {
  readonly changes: ReadonlyMap<number, RowChange>
  /** What the register says now, by row and column, where the row says otherwise. */
  readonly former: FormerCells
  readonly units: readonly Planned<UnitRecord>[]
  readonly persons: readonly Planned<PersonRecord>[]
  /** Units whose set of owners changed: their owner rows are replaced as a whole. */
  readonly replacedUnitIds: readonly string[]
  readonly replacedOwners: readonly OwnerRecord[]
  readonly owners: readonly OwnerRecord[]
  /** The units of the list as the register will have them, whether anything changes or not: for heads and areas. */
  readonly held: readonly HeldUnit[]
  readonly settled: Settled
  /** What only the register can tell of a row. */
  readonly problems: readonly CellProblem[]
}

export interface HeldUnit {
  readonly rowNo: number
  readonly unit: UnitRecord
  readonly ownerKey: string
}

/** Compares an owner list with one property area's units. Units that the list does not mention stay as they are. */
export function planOwners(rows: readonly PlannedUnitRow[], existing: ExistingUnits): OwnerPlan {
  const people = planPeople(rows, existing)
  const names = new Map(existing.persons.map((person) => [person.id, person.name]))
  const nameOf = (owner: OwnerRecord) => owner.orgName ?? names.get(owner.personId ?? '') ?? ''
  const oldUnits = new Map(existing.units.map((unit) => [unitKey(unit), unit]))
  const oldOwners = groupBy(existing.owners, (owner) => owner.unitId)
  const parts = rows.map((row) => {
    const old = oldUnits.get(unitKey(row.data.unit))
    const unit = planned(old, { id: old?.id ?? newId(), ...unitFacts(row.data.unit, old) })
    const before = oldOwners.get(unit.record.id) ?? []
    const named = people.ofRow.get(row.rowNo) ?? []
    const owners = ownersOf(unit.record.id, row.data.owners, named, organisations(before))
    const isSame = before.length === owners.length && before.every((owner) => owner.ownerKey === owners[0]?.ownerKey)
    const held = { rowNo: row.rowNo, unit: unit.record, ownerKey: owners[0]?.ownerKey ?? '' }
    return { rowNo: row.rowNo, unit, people: named, held, owners: isSame ? [] : owners, before: isSame ? [] : before }
  })
  return {
    changes: new Map(parts.map((part) => [part.rowNo, changeOf(part)])),
    former: new Map(
      parts.flatMap((part) => {
        const cells = formerUnit(part, nameOf)
        return Object.keys(cells).length === 0 ? [] : [[part.rowNo, cells]]
      }),
    ),
    units: parts.map((part) => part.unit),
    persons: people.persons,
    replacedUnitIds: parts.flatMap((part) => (part.before.length > 0 ? [part.unit.record.id] : [])),
    replacedOwners: parts.flatMap((part) => part.before),
    owners: parts.flatMap((part) => part.owners),
    held: parts.map((part) => part.held),
    settled: new Map(parts.map((part) => [part.rowNo, settledProblems(part)])),
    problems: parts.flatMap(deceasedOwners),
  }
}

/** Who died owns nothing: the flat is its heirs', and a list that still names them is looked at. */
function deceasedOwners({ rowNo, people }: Pick<Part, 'people'> & { readonly rowNo: number }): readonly CellProblem[] {
  const [dead] = people.flatMap((person) => (person?.old?.deceased === true ? [person.record.name] : []))
  return dead === undefined ? [] : [{ row: rowNo, column: 'owners', code: 'owner-deceased', params: { name: dead } }]
}

/** Of owners the register has with a number a list without numbers leaves nothing in doubt, nor of a use it knows. */
function settledProblems({ unit, people }: Pick<Part, 'unit' | 'people'>): readonly RosterProblemCode[] {
  const areKnown = people.every((person) => person === undefined || (person.old?.idHash ?? null) !== null)
  return [
    ...(areKnown ? (['owner-identity-unknown'] as const) : []),
    ...(unit.old !== undefined && unit.old.use === unit.record.use ? (['use-unknown'] as const) : []),
  ]
}

/** What the list leaves open stays as the register has it; a new use decides anew whether the unit counts. */
function unitFacts(unit: UnitData['unit'], old: UnitRecord | undefined): Omit<UnitRecord, 'id'> {
  const { building, stairwell, room, areaCenti, unstated } = unit
  const kept = (field: UnitData['unit']['unstated'][number]) => (unstated.includes(field) ? old : undefined)
  const use = kept('use')?.use ?? unit.use
  return {
    ...{ building, stairwell, room, use, areaCenti },
    areaSource: kept('areaSource')?.areaSource ?? unit.areaSource,
    deliveryStatus: kept('delivery')?.deliveryStatus ?? unit.deliveryStatus,
    countsForVote: (old?.use === use ? kept('countsForVote')?.countsForVote : undefined) ?? unit.countsForVote,
  }
}

interface Part {
  readonly unit: Planned<UnitRecord>
  readonly people: readonly (Planned<PersonRecord> | undefined)[]
  readonly owners: readonly OwnerRecord[]
}

function changeOf({ unit, people, owners }: Part): RowChange {
  if (unit.change !== 'UNCHANGED') return unit.change
  return owners.length > 0 || people.some((person) => person?.change === 'CHANGED') ? 'CHANGED' : 'UNCHANGED'
}

/** The keys of a unit's companies by name, where the name alone says which is meant. */
function organisations(before: readonly OwnerRecord[]): ReadonlyMap<string, string> {
  const named = before.filter(({ orgName }) => orgName !== null)
  const keys = [...new Set(before.flatMap(({ ownerKey }) => (before.length === 1 ? [ownerKey] : ownerKey.split('+'))))]
  const [key, ...more] = keys.filter((each) => each.startsWith('ORG:'))
  const name = named[0]?.orgName ?? ''
  return named.length === 1 && key !== undefined && more.length === 0 ? new Map([[name, key]]) : new Map()
}

/** A sole owner votes for the unit; co-owners name their representative later (domain.md 5.3). */
function ownersOf(
  unitId: string,
  parties: readonly StoredParty[],
  people: readonly (Planned<PersonRecord> | undefined)[],
  before: ReadonlyMap<string, string>,
): readonly OwnerRecord[] {
  const owners = parties.map((party, at) => {
    const person = people[at]
    // A list that leaves the credit code out means the company that owns the unit already
    const company = (party.key === party.name ? before.get(party.name) : undefined) ?? `ORG:${party.key}`
    return person === undefined
      ? { key: company, personId: null, orgName: party.name }
      : { key: person.record.id, personId: person.record.id, orgName: null }
  })
  const distinct = [...new Map(owners.map((owner) => [owner.key, owner])).values()]
  const ownerKey = distinct
    .map((owner) => owner.key)
    .sort()
    .join('+')
  return distinct.map(({ personId, orgName }) => {
    return { id: newId(), unitId, personId, orgName, ownerKey, isVotingRep: distinct.length === 1 }
  })
}
