import type { RowChange } from '@gongyi/shared/domain'
import { newId } from '../../platform/ids.js'
import { type FormerCells, formerUnit } from './former-cells.js'
import type { PersonRecord } from './household-records.js'
import type { OwnerRecord, UnitRecord } from './owner-records.js'
import { groupBy, type Planned, planned } from './planned.js'
import type { StoredParty, UnitData } from './stored-row.js'

export interface ExistingUnits {
  readonly units: readonly UnitRecord[]
  readonly owners: readonly OwnerRecord[]
  /** Everybody the community knows: an owner who lives there is one person, not two. */
  readonly persons: readonly PersonRecord[]
}

export interface PlannedUnitRow {
  readonly rowNo: number
  readonly data: Omit<UnitData, 'change'>
}

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
}

/** Compares an owner list with one property area's units. Units that the list does not mention stay as they are. */
export function planOwners(rows: readonly PlannedUnitRow[], existing: ExistingUnits): OwnerPlan {
  const people = planPeople(rows, existing)
  const names = new Map(existing.persons.map((person) => [person.id, person.name]))
  const nameOf = (owner: OwnerRecord) => owner.orgName ?? names.get(owner.personId ?? '') ?? ''
  const oldUnits = new Map(existing.units.map((unit) => [unitKey(unit), unit]))
  const oldOwners = groupBy(existing.owners, (owner) => owner.unitId)
  const parts = rows.map((row) => {
    const facts = unitFacts(row.data.unit)
    const old = oldUnits.get(unitKey(facts))
    const unit = planned(old, { id: old?.id ?? newId(), ...facts })
    const owners = ownersOf(unit.record.id, row.data.owners, people)
    const before = oldOwners.get(unit.record.id) ?? []
    const isSame = before.length === owners.length && before.every((owner) => owner.ownerKey === owners[0]?.ownerKey)
    return { rowNo: row.rowNo, unit, owners: isSame ? [] : owners, before: isSame ? [] : before }
  })
  return {
    changes: new Map(parts.map((part) => [part.rowNo, changeOf(part)])),
    former: new Map(
      parts.flatMap((part) => {
        const cells = formerUnit(part.unit, part.before, nameOf)
        return Object.keys(cells).length === 0 ? [] : [[part.rowNo, cells]]
      }),
    ),
    units: parts.map((part) => part.unit),
    persons: [...new Map([...people.values()].map((person) => [person.record.id, person])).values()],
    replacedUnitIds: parts.flatMap((part) => (part.before.length > 0 ? [part.unit.record.id] : [])),
    replacedOwners: parts.flatMap((part) => part.before),
    owners: parts.flatMap((part) => part.owners),
  }
}

function unitFacts(unit: UnitData['unit']): Omit<UnitRecord, 'id'> {
  const { building, stairwell, room, use, areaCenti, areaSource, deliveryStatus, countsForVote } = unit
  return { building, stairwell, room, use, areaCenti, areaSource, deliveryStatus, countsForVote }
}

function changeOf(part: { readonly unit: Planned<UnitRecord>; readonly owners: readonly OwnerRecord[] }): RowChange {
  return part.unit.change === 'UNCHANGED' && part.owners.length > 0 ? 'CHANGED' : part.unit.change
}

/** Every person of the list once, by key; known people keep their record and gain only what was blank. */
function planPeople(
  rows: readonly PlannedUnitRow[],
  existing: ExistingUnits,
): ReadonlyMap<string, Planned<PersonRecord>> {
  const byHash = new Map(
    existing.persons.flatMap((person) => (person.idHash === null ? [] : [[person.idHash, person]])),
  )
  const byPhone = new Map(existing.persons.map((person) => [`${person.name}|${person.phone}`, person]))
  const ownersByUnit = knownOwners(existing)
  const people = new Map<string, Planned<PersonRecord>>()
  for (const { data } of rows) {
    for (const party of data.owners) {
      if (party.kind === 'ORGANISATION' || people.has(party.key)) continue
      const old =
        party.idHash !== null
          ? byHash.get(party.idHash)
          : (byPhone.get(`${party.name}|${party.phone}`) ?? ownersByUnit.get(`${unitKey(data.unit)}|${party.name}`))
      people.set(party.key, planned(old, personOf(party, old)))
    }
  }
  return people
}

function knownOwners(existing: ExistingUnits): ReadonlyMap<string, PersonRecord> {
  const persons = new Map(existing.persons.map((person) => [person.id, person]))
  const units = new Map(existing.units.map((unit) => [unit.id, unit]))
  return new Map(
    existing.owners.flatMap((owner) => {
      const person = owner.personId === null ? undefined : persons.get(owner.personId)
      const unit = units.get(owner.unitId)
      return person === undefined || unit === undefined ? [] : [[`${unitKey(unit)}|${person.name}`, person]]
    }),
  )
}

function personOf(party: StoredParty, old: PersonRecord | undefined): PersonRecord {
  return {
    id: old?.id ?? newId(),
    name: old?.name ?? party.name,
    phone: old?.phone ?? party.phone,
    idHash: old?.idHash ?? party.idHash,
    idMasked: old?.idMasked ?? party.idMasked,
    birthDate: old?.birthDate ?? party.birthDate,
    gender: old?.gender ?? party.gender,
    deceased: old?.deceased ?? false,
    active: old?.active ?? true,
    note: old?.note ?? null,
  }
}

/** A sole owner votes for the unit; co-owners name their representative later (domain.md 5.3). */
function ownersOf(
  unitId: string,
  parties: readonly StoredParty[],
  people: ReadonlyMap<string, Planned<PersonRecord>>,
): readonly OwnerRecord[] {
  const owners = parties.map((party) => {
    const person = people.get(party.key)
    return person === undefined
      ? { key: `ORG:${party.key}`, personId: null, orgName: party.name }
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

function unitKey(unit: { readonly building: string; readonly stairwell: string; readonly room: string }): string {
  return `${unit.building}-${unit.stairwell}-${unit.room}`
}
