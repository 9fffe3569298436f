import { newId } from '../../platform/ids.js'
import type { PersonRecord } from './household-records.js'
import type { OwnerRecord, UnitRecord } from './owner-records.js'
import { type Planned, planned } from './planned.js'
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

/** The people of an owner list, each once, and who stands behind every name of every row. */
export interface OwnerPeople {
  readonly persons: readonly Planned<PersonRecord>[]
  /** By row: a person for each name in its order, undefined for an organisation. */
  readonly ofRow: ReadonlyMap<number, readonly (Planned<PersonRecord> | undefined)[]>
}

/**
 * Finds every person of the list on the register, the safest way first: by the identity number, then as the unit's present
 * owner of that name, then by name and phone together. A name alone never makes two people one.
 */
export function planPeople(rows: readonly PlannedUnitRow[], existing: ExistingUnits): OwnerPeople {
  const find = finder(existing)
  const everywhere = foundByKey(rows, find)
  const newIds = new Map<string, string>()
  const claims = new Map<string, { readonly old: PersonRecord | undefined; readonly parties: StoredParty[] }>()
  const idsOfRow = rows.map(({ rowNo, data }) => {
    const ids = data.owners.map((party, at) => {
      if (party.kind === 'ORGANISATION') return undefined
      const nth = data.owners.slice(0, at).filter(({ name }) => name === party.name).length
      const old = isOnlyHere(party) ? find(party, data.unit, nth) : everywhere.get(party.key)
      const id = old?.id ?? newIds.get(party.key) ?? newId()
      if (old === undefined) newIds.set(party.key, id)
      const claim = claims.get(id)
      if (claim === undefined) claims.set(id, { old, parties: [party] })
      else claim.parties.push(party)
      return id
    })
    return [rowNo, ids] as const
  })
  const persons = new Map([...claims].map(([id, { old, parties }]) => [id, planned(old, personOf(id, parties, old))]))
  const ofRow = new Map(idsOfRow.map(([rowNo, ids]) => [rowNo, ids.map((id) => persons.get(id ?? ''))]))
  return { persons: [...persons.values()], ofRow }
}

/** Without a number or a phone an owner is who they are only within their unit. */
function isOnlyHere(party: StoredParty): boolean {
  return party.idHash === null && party.phone === null
}

/** The register's person behind each key that means one person wherever it stands. Nobody stands behind two numbers. */
function foundByKey(rows: readonly PlannedUnitRow[], find: Find): ReadonlyMap<string, PersonRecord> {
  const found = new Map<string, PersonRecord>()
  const numbered = new Set<string>()
  for (const { data } of rows) {
    for (const party of data.owners) {
      if (party.kind === 'ORGANISATION' || isOnlyHere(party) || found.has(party.key)) continue
      const old = find(party, data.unit, 0, numbered)
      if (old === undefined) continue
      found.set(party.key, old)
      if (party.idHash !== null) numbered.add(old.id)
    }
  }
  return found
}

type Find = (
  party: StoredParty,
  unit: UnitData['unit'],
  nth: number,
  numbered?: ReadonlySet<string>,
) => PersonRecord | undefined

function finder(existing: ExistingUnits): Find {
  const { persons } = existing
  const byHash = new Map(persons.flatMap((person) => (person.idHash === null ? [] : [[person.idHash, person]])))
  const byPhone = Map.groupBy(
    persons.filter(({ phone }) => phone !== null),
    (person) => `${person.name}|${person.phone}`,
  )
  const ofUnit = presentOwners(existing)
  return (party, unit, nth, numbered) => {
    const here = ofUnit.get(unitKey(unit))?.filter(({ name }) => name === party.name) ?? []
    const phoned = party.phone === null ? [] : (byPhone.get(`${party.name}|${party.phone}`) ?? [])
    // Two of one name and phone are told apart by nothing: nobody is picked
    const only = phoned.length === 1 ? phoned : []
    if (party.idHash === null) return here[nth] ?? here[0] ?? only[0]
    return (
      byHash.get(party.idHash) ?? [...here, ...only].find(({ id, idHash }) => idHash === null && !numbered?.has(id))
    )
  }
}

function presentOwners(existing: ExistingUnits): ReadonlyMap<string, readonly PersonRecord[]> {
  const persons = new Map(existing.persons.map((person) => [person.id, person]))
  const units = new Map(existing.units.map((unit) => [unit.id, unitKey(unit)]))
  const ofUnit = Map.groupBy(existing.owners, (owner) => units.get(owner.unitId) ?? '')
  return new Map(
    [...ofUnit].map(([key, owners]) => [key, owners.flatMap(({ personId }) => persons.get(personId ?? '') ?? [])]),
  )
}

/** A number the list gives is the newer one; what it does not give stays as the register has it. */
function personOf(id: string, parties: readonly StoredParty[], old: PersonRecord | undefined): PersonRecord {
  const first = <T>(read: (party: StoredParty) => T | null) => parties.map(read).find((value) => value !== null) ?? null
  return {
    id,
    name: old?.name ?? first(({ name }) => name) ?? '',
    phone: first(({ phone }) => phone) ?? old?.phone ?? null,
    idHash: old?.idHash ?? first(({ idHash }) => idHash),
    idMasked: old?.idMasked ?? first(({ idMasked }) => idMasked),
    birthDate: old?.birthDate ?? first(({ birthDate }) => birthDate),
    gender: old?.gender ?? first(({ gender }) => gender),
    deceased: old?.deceased ?? false,
    active: old?.active ?? true,
    note: old?.note ?? null,
  }
}

export function unitKey(unit: Pick<UnitRecord, 'building' | 'stairwell' | 'room'>): string {
  return `${unit.building}-${unit.stairwell}-${unit.room}`
}
