import { type HouseholdRecord, isHere, type MemberRecord, type PersonRecord } from './household-records.js'
import { groupBy, type Planned } from './planned.js'
import type { HouseholdData } from './stored-row.js'

/** The register as it stands, whole: a community has some thousand households. */
export interface ExistingHouseholds {
  readonly households: readonly HouseholdRecord[]
  readonly persons: readonly PersonRecord[]
  readonly members: readonly MemberRecord[]
}

export interface PlannedRow {
  readonly rowNo: number
  readonly data: Omit<HouseholdData, 'change'>
}

export type Index = ReturnType<typeof indexOf>

/** The register by everything a row can be recognised by. */
export function indexOf(existing: ExistingHouseholds, rows: readonly PlannedRow[]) {
  const personById = new Map(existing.persons.map((person) => [person.id, person]))
  const taken = new Set<string>()
  const codeById = new Map(existing.households.map((household) => [household.id, household.code]))
  const membersOf = groupBy(existing.members, (member) => member.householdId)
  const membershipsOf = groupBy(existing.members, (member) => member.personId)
  const goneByPhone = groupBy(
    existing.persons.filter((person) => person.phone !== null && !isHere(person)),
    (person) => `${person.name}|${person.phone}`,
  )
  const numbered = new Set(rows.flatMap(({ data }) => data.person.idHash ?? []))
  const wasHere = ({ personId, active }: MemberRecord) => {
    const person = personById.get(personId)
    return active && person !== undefined && isHere(person)
  }
  return {
    homeOf: homes(existing.households),
    personByHash: new Map(
      existing.persons.flatMap((person) => (person.idHash === null ? [] : [[person.idHash, person]])),
    ),
    membersOf,
    codeOf: (member: MemberRecord) => codeById.get(member.householdId) ?? '',
    activeElsewhere: (personId: string, householdId: string) =>
      membershipsOf.get(personId)?.find((member) => member.active && member.householdId !== householdId),
    /** People already matched to a row: two namesakes in one household stay two. */
    taken,
    /** Who of the name was of the household and stands behind no row yet; who lives there before who left. */
    namesakes: (members: readonly MemberRecord[], name: string) =>
      [...members.filter(({ active }) => active), ...members.filter(({ active }) => !active)].flatMap((member) => {
        const person = personById.get(member.personId)
        return person?.name === name && !taken.has(person.id) ? [[person, member] as const] : []
      }),
    /** Somebody of this name and phone who died or left; of two different numbers none is the other. */
    goneNamesake: ({ name, phone, idHash }: HouseholdData['person']) =>
      phone === null
        ? undefined
        : goneByPhone.get(`${name}|${phone}`)?.find((person) => idHash === null || person.idHash === null),
    lastHomeOf: (personId: string) => {
      const [home] = membershipsOf.get(personId) ?? []
      return home === undefined ? '' : (codeById.get(home.householdId) ?? '')
    },
    /** Who lives in a household though the file names them nowhere. */
    othersOf: (members: readonly MemberRecord[], people: readonly PersonRecord[]) =>
      members.flatMap(({ personId, active }) => {
        const person = personById.get(personId)
        if (!active || person === undefined || !isHere(person) || people.some(({ id }) => id === personId)) return []
        return person.idHash !== null && numbered.has(person.idHash) ? [] : [person]
      }),
    livesAsBefore: (members: readonly MemberRecord[], person: PersonRecord) =>
      members.some((member) => member.personId === person.id && wasHere(member) === isHere(person)),
    wasHere,
    emptied: emptied(existing.households, membersOf),
  }
}

/** A household by its number in the register; without a number of the office's own also by its address, when only one is there. */
function homes(households: readonly HouseholdRecord[]) {
  const byCode = new Map(households.map((household) => [household.code, household]))
  const byAddress = groupBy(households, (household) => household.address)
  const found = new Set<string>()
  return (facts: HouseholdData['household'] | undefined): HouseholdRecord | undefined => {
    if (facts === undefined) return undefined
    const [only, ...more] = facts.coded ? [] : (byAddress.get(facts.address) ?? [])
    const household = byCode.get(facts.code) ?? (more.length === 0 ? only : undefined)
    if (household === undefined || found.has(household.id)) return undefined
    found.add(household.id)
    return household
  }
}

/** Households the file does not name that its moves leave without anybody. */
function emptied(households: readonly HouseholdRecord[], membersOf: ReadonlyMap<string, readonly MemberRecord[]>) {
  return (
    named: readonly Planned<HouseholdRecord>[],
    members: readonly Planned<MemberRecord>[],
  ): readonly Planned<HouseholdRecord>[] => {
    const isNamed = new Set(named.map(({ record }) => record.id))
    const ended = new Set(members.flatMap(({ record }) => (record.active ? [] : [record.id])))
    const left = new Set(members.flatMap(({ record }) => (record.active ? [] : [record.householdId])))
    return households.flatMap((household): readonly Planned<HouseholdRecord>[] => {
      if (!household.active || isNamed.has(household.id) || !left.has(household.id)) return []
      const stay = membersOf.get(household.id)?.some(({ id, active }) => active && !ended.has(id)) ?? false
      return stay ? [] : [{ change: 'CHANGED', record: { ...household, active: false }, old: household }]
    })
  }
}
