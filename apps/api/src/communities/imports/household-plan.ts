import type { CellProblem, RowChange } from '@gongyi/shared/domain'
import { newId } from '../../platform/ids.js'
import { type FormerCells, formerPerson } from './former-cells.js'
import {
  ADULT_AGE,
  type HouseholdRecord,
  householdFacts,
  isAged,
  type MemberRecord,
  memberFacts,
  type PersonRecord,
  personFacts,
} from './household-records.js'
import { groupBy, type Planned, planned } from './planned.js'
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

/** Every record the rows lead to, marked by what happens to it, and the effect of each row. */
export interface HouseholdPlan {
  readonly changes: ReadonlyMap<number, RowChange>
  /** What the register says now, by row and column, where the row says otherwise. */
  readonly former: FormerCells
  readonly problems: readonly CellProblem[]
  readonly households: readonly Planned<HouseholdRecord>[]
  readonly persons: readonly Planned<PersonRecord>[]
  readonly members: readonly Planned<MemberRecord>[]
}

/**
 * Compares rows with the register: who is new, who changed. People are recognised by the hash of their identity number,
 * else by name within the household. Households that the file does not mention stay as they are.
 * `today` is a civil date; it decides who is 60. Yields after each household, for others to have their turn.
 */
export function* planHouseholds(
  rows: readonly PlannedRow[],
  existing: ExistingHouseholds,
  today: string,
): Generator<undefined, HouseholdPlan> {
  const index = indexOf(existing)
  const parts: ReturnType<typeof planHousehold>[] = []
  for (const group of byHousehold(rows)) {
    parts.push(planHousehold(group, index, today))
    yield
  }
  return {
    changes: new Map(parts.flatMap((part) => part.changes)),
    former: new Map(parts.flatMap((part) => part.former)),
    problems: parts.flatMap((part) => part.problems),
    households: parts.map((part) => part.household),
    persons: parts.flatMap((part) => part.persons),
    members: mergeMembers(parts.flatMap((part) => part.members)),
  }
}

/** The same comparison for a preview: what it does to each row, without holding on to the records of a whole community. */
export function* compareHouseholds(
  rows: readonly PlannedRow[],
  existing: ExistingHouseholds,
  today: string,
): Generator<undefined, Pick<HouseholdPlan, 'changes' | 'former' | 'problems'>> {
  const index = indexOf(existing)
  const changes = new Map<number, RowChange>()
  const former = new Map<number, Readonly<Record<string, string>>>()
  const problems: CellProblem[] = []
  for (const group of byHousehold(rows)) {
    const part = planHousehold(group, index, today)
    for (const [rowNo, change] of part.changes) changes.set(rowNo, change)
    for (const [rowNo, cells] of part.former) former.set(rowNo, cells)
    problems.push(...part.problems)
    yield
  }
  return { changes, former, problems }
}

/** One membership can be touched from two households, the one left and the one joined: whatever ends it wins. */
function mergeMembers(members: readonly Planned<MemberRecord>[]): readonly Planned<MemberRecord>[] {
  return [...groupBy(members, (member) => member.record.id).values()].flatMap((same) => {
    const [first] = same
    if (first === undefined || same.length === 1) return same
    const active = same.every(({ record }) => record.active)
    const isRep = active && same.every(({ record }) => record.isRep)
    return [{ ...first, change: 'CHANGED' as const, record: { ...first.record, active, isRep } }]
  })
}

function planHousehold(group: readonly PlannedRow[], index: Index, today: string) {
  const facts = group.map((row) => row.data)
  const old = index.households.get(facts[0]?.household.code ?? '')
  const household = planned(old, { id: old?.id ?? newId(), ...householdFacts(facts, today) })
  const oldMembers = index.membersOf.get(household.record.id) ?? []
  const persons = group.map((row) => planPerson(row, oldMembers, index))
  const repAt = keptRep(oldMembers, group, persons) ?? repIndex(facts, today)
  const headAt = group.findIndex((row) => row.data.person.isHead && row.data.person.active)
  const members = group.map((row, position) => {
    const facts = memberFacts(row.data.person, position === headAt, position === repAt)
    return planMember(household.record.id, persons[position]?.record.id ?? '', facts, oldMembers)
  })
  const moves = group.flatMap((row, position) => planMove(row, members[position], index))
  return {
    household,
    persons,
    members: [...stepDown(oldMembers, members), ...members, ...moves.map((move) => move.member)],
    problems: moves.map((move) => move.problem),
    former: group.flatMap((row, position) => {
      const cells = formerPerson(persons[position], members[position], position === 0 ? household : undefined)
      return Object.keys(cells).length === 0 ? [] : [[row.rowNo, cells] as const]
    }),
    changes: group.map((row, position): [number, RowChange] => [
      row.rowNo,
      rowChange(persons[position], members[position], position === 0 ? household : undefined),
    ]),
  }
}

function planPerson(row: PlannedRow, oldMembers: readonly MemberRecord[], index: Index): Planned<PersonRecord> {
  const { person } = row.data
  const byHash = person.idHash === null ? undefined : index.personByHash.get(person.idHash)
  const old = byHash ?? index.namesake(oldMembers, person.name, person.idHash)
  if (old !== undefined) index.taken.add(old.id)
  return planned(old, { id: old?.id ?? newId(), ...personFacts(person, old) })
}

function planMember(
  householdId: string,
  personId: string,
  facts: ReturnType<typeof memberFacts>,
  oldMembers: readonly MemberRecord[],
): Planned<MemberRecord> {
  const old = oldMembers.find((member) => member.personId === personId)
  return planned(old, { id: old?.id ?? newId(), householdId, personId, ...facts })
}

/** Nobody lives in two households: who turns up in another one leaves the old one, and the preview says so. */
function planMove(row: PlannedRow, member: Planned<MemberRecord> | undefined, index: Index) {
  if (member === undefined || !member.record.active) return []
  const left = index.activeElsewhere(member.record.personId, member.record.householdId)
  if (left === undefined) return []
  const moved: Planned<MemberRecord> = {
    change: 'CHANGED',
    record: { ...left, active: false, isRep: false },
    old: left,
  }
  const params = { from: index.codeOf(left) }
  const problem: CellProblem = { row: row.rowNo, column: 'room', code: 'moved-household', params }
  return [{ member: moved, problem }]
}

/** A former representative whom the file does not name makes room for the new one. */
function stepDown(
  oldMembers: readonly MemberRecord[],
  members: readonly Planned<MemberRecord>[],
): readonly Planned<MemberRecord>[] {
  if (!members.some(({ record }) => record.isRep)) return []
  const named = new Set(members.map(({ record }) => record.id))
  return oldMembers
    .filter((member) => member.isRep && !named.has(member.id))
    .map((member) => ({ change: 'CHANGED', record: { ...member, isRep: false }, old: member }))
}

function rowChange(
  person: Planned<PersonRecord> | undefined,
  member: Planned<MemberRecord> | undefined,
  household: Planned<HouseholdRecord> | undefined,
): RowChange {
  if (person?.change === 'NEW') return 'NEW'
  const changes = [person?.change, member?.change, household?.change]
  return changes.some((change) => change === 'NEW' || change === 'CHANGED') ? 'CHANGED' : 'UNCHANGED'
}

/** A representative the household has named stays, as long as they still live there. */
function keptRep(
  oldMembers: readonly MemberRecord[],
  group: readonly PlannedRow[],
  persons: readonly Planned<PersonRecord>[],
): number | undefined {
  const rep = oldMembers.find((member) => member.isRep && member.active)
  if (rep === undefined) return undefined
  const position = persons.findIndex(({ record }, at) => record.id === rep.personId && group[at]?.data.person.active)
  return position === -1 ? undefined : position
}

/** Else the head speaks for the household, or the first active grown-up, or the first active member. */
function repIndex(group: readonly Omit<HouseholdData, 'change'>[], today: string): number {
  const tests = [
    (person: HouseholdData['person']) => person.active && person.isHead,
    (person: HouseholdData['person']) => person.active && isAged(person, ADULT_AGE, today),
    (person: HouseholdData['person']) => person.active,
  ]
  return tests.map((test) => group.findIndex(({ person }) => test(person))).find((position) => position !== -1) ?? -1
}

type Index = ReturnType<typeof indexOf>

function indexOf(existing: ExistingHouseholds) {
  const personById = new Map(existing.persons.map((person) => [person.id, person]))
  const taken = new Set<string>()
  const codeById = new Map(existing.households.map((household) => [household.id, household.code]))
  const membersOf = groupBy(existing.members, (member) => member.householdId)
  const membershipsOf = groupBy(existing.members, (member) => member.personId)
  return {
    households: new Map(existing.households.map((household) => [household.code, household])),
    personByHash: new Map(
      existing.persons.flatMap((person) => (person.idHash === null ? [] : [[person.idHash, person]])),
    ),
    membersOf,
    codeOf: (member: MemberRecord) => codeById.get(member.householdId) ?? '',
    activeElsewhere: (personId: string, householdId: string) =>
      membershipsOf.get(personId)?.find((member) => member.active && member.householdId !== householdId),
    /** People already matched to a row: two namesakes in one household stay two. */
    taken,
    /** Two different numbers are two people, whatever their names. */
    namesake: (members: readonly MemberRecord[], name: string, idHash: string | null) =>
      members
        .map((member) => personById.get(member.personId))
        .find(
          (person) => person?.name === name && !taken.has(person.id) && (idHash === null || person.idHash === null),
        ),
  }
}

function byHousehold(rows: readonly PlannedRow[]): readonly (readonly PlannedRow[])[] {
  return [...groupBy(rows, (row) => row.data.household.code).values()]
}
