import type { CellProblem, RosterProblemCode, RowChange } from '@gongyi/shared/domain'
import { newId } from '../../platform/ids.js'
import { type FormerCells, formerPerson } from './former-cells.js'
import { type ExistingHouseholds, type Index, indexOf, type PlannedRow } from './household-index.js'
import {
  ADULT_AGE,
  type HouseholdRecord,
  householdFacts,
  isAged,
  isHere,
  type MemberRecord,
  type PersonRecord,
  personFacts,
} from './household-records.js'
import { groupBy, type Planned, planned } from './planned.js'
import type { Settled } from './sheet-preview.js'

export type { ExistingHouseholds, PlannedRow } from './household-index.js'

/** Every record the rows lead to, marked by what happens to it, and the effect of each row. */
export interface HouseholdPlan {
  readonly changes: ReadonlyMap<number, RowChange>
  /** What the register says now, by row and column, where the row says otherwise. */
  readonly former: FormerCells
  readonly problems: readonly CellProblem[]
  /** Remarks of the sheet that the register answers already, by row. */
  readonly settled: Settled
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
  const index = indexOf(existing, rows)
  const parts: ReturnType<typeof planHousehold>[] = []
  for (const group of byHousehold(rows)) {
    parts.push(planHousehold(group, index, today))
    yield
  }
  const households = parts.map((part) => part.household)
  const members = mergeMembers(parts.flatMap((part) => part.members))
  return {
    changes: new Map(parts.flatMap((part) => part.changes)),
    former: new Map(parts.flatMap((part) => part.former)),
    problems: parts.flatMap((part) => part.problems),
    settled: new Map(parts.flatMap((part) => part.settled)),
    households: [...households, ...index.emptied(households, members)],
    persons: parts.flatMap((part) => part.persons),
    members,
  }
}

/** The same comparison for a preview: what it does to each row, without holding on to the records of a whole community. */
export function* compareHouseholds(
  rows: readonly PlannedRow[],
  existing: ExistingHouseholds,
  today: string,
): Generator<undefined, Pick<HouseholdPlan, 'changes' | 'former' | 'problems' | 'settled'>> {
  const index = indexOf(existing, rows)
  const changes = new Map<number, RowChange>()
  const former = new Map<number, Readonly<Record<string, string>>>()
  const problems: CellProblem[] = []
  const settled = new Map<number, readonly RosterProblemCode[]>()
  for (const group of byHousehold(rows)) {
    const part = planHousehold(group, index, today)
    for (const [rowNo, change] of part.changes) changes.set(rowNo, change)
    for (const [rowNo, cells] of part.former) former.set(rowNo, cells)
    for (const [rowNo, codes] of part.settled) if (codes.length > 0) settled.set(rowNo, codes)
    problems.push(...part.problems)
    yield
  }
  return { changes, former, problems, settled }
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
  const rows = group.map((row) => row.data)
  const old = index.homeOf(rows[0]?.household)
  const id = old?.id ?? newId()
  const oldMembers = index.membersOf.get(id) ?? []
  const persons = group.map((row) => planPerson(row, oldMembers, index))
  const people = persons.map(({ record }) => record)
  const others = index.othersOf(oldMembers, people)
  const isQuiet = persons.every(
    ({ change, record }) => change === 'UNCHANGED' && index.livesAsBefore(oldMembers, record),
  )
  const household = planned(old, { id, ...householdFacts({ rows, people, others, old, isQuiet }, today) })
  const members = planMembers(id, rows, people, oldMembers, today)
  const moves = group.flatMap((row, position) => planMove(row, members[position], index))
  const silent = group.flatMap((row, position) => silentProblem(row, persons[position]))
  return {
    household,
    persons,
    members: [...stepDown(oldMembers, members), ...members, ...moves.map((move) => move.member)],
    problems: [...moves.map((move) => move.problem), ...silent],
    settled: group.map((row, position) => [row.rowNo, settledProblems(persons[position])] as const),
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

/** The file lists somebody as if nothing were; the register says they died or left. It stays, and somebody looks. */
function silentProblem({ rowNo, data }: PlannedRow, person: Planned<PersonRecord> | undefined): readonly CellProblem[] {
  if (data.person.presenceSaid || person?.old === undefined || isHere(person.old)) return []
  return [{ row: rowNo, column: 'name', code: 'person-inactive' }]
}

/** What need not be said again of somebody: the register has the number, or knows that they are gone. */
function settledProblems(person: Planned<PersonRecord> | undefined): readonly RosterProblemCode[] {
  if (person?.old === undefined) return []
  const { idMasked, deceased, active } = person.old
  return [
    ...(idMasked === null ? [] : (['identity-missing'] as const)),
    ...(deceased ? (['person-deceased'] as const) : []),
    ...(active || deceased ? [] : (['person-moved-away'] as const)),
  ]
}

function planMembers(
  householdId: string,
  rows: readonly PlannedRow['data'][],
  people: readonly PersonRecord[],
  oldMembers: readonly MemberRecord[],
  today: string,
): readonly Planned<MemberRecord>[] {
  const olds = people.map(({ id }) => oldMembers.find((member) => member.personId === id))
  const relations = rows.map(({ person }, at) => person.relation || (olds[at]?.relation ?? ''))
  const isHead = rows.map(({ person }, at) => person.isHead || (person.relation === '' && olds[at]?.isHead === true))
  const headAt = isHead.findIndex((is, at) => is && isHereAt(people, at))
  const repAt = keptRep(oldMembers, people) ?? repIndex(people, isHead, today)
  return people.map((person, at) => {
    const old = olds[at]
    const relation = relations[at] ?? ''
    // Who was gone before is told nothing new: what they were in the household stands as it was
    if (old?.active === false && !isHere(person)) return planned(old, { ...old, relation })
    const facts = { relation, isHead: at === headAt, isRep: at === repAt, active: isHere(person) }
    return planned(old, { id: old?.id ?? newId(), householdId, personId: person.id, ...facts })
  })
}

function isHereAt(people: readonly PersonRecord[], at: number): boolean {
  const person = people[at]
  return person !== undefined && isHere(person)
}

function planPerson(row: PlannedRow, oldMembers: readonly MemberRecord[], index: Index): Planned<PersonRecord> {
  const { person } = row.data
  const byHash = person.idHash === null ? undefined : index.personByHash.get(person.idHash)
  const old = byHash ?? index.namesake(oldMembers, person.name, person.idHash)
  if (old !== undefined) index.taken.add(old.id)
  return planned(old, { id: old?.id ?? newId(), ...personFacts(person, old) })
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

/** A former head or representative whom the file does not name makes room for the new one. */
function stepDown(
  oldMembers: readonly MemberRecord[],
  members: readonly Planned<MemberRecord>[],
): readonly Planned<MemberRecord>[] {
  const hasRep = members.some(({ record }) => record.isRep)
  const hasHead = members.some(({ record }) => record.isHead)
  const named = new Set(members.map(({ record }) => record.id))
  return oldMembers.flatMap((member): readonly Planned<MemberRecord>[] => {
    const isHead = member.isHead && !(hasHead && member.active)
    const record = { ...member, isRep: member.isRep && !hasRep, isHead }
    const isAsBefore = record.isRep === member.isRep && record.isHead === member.isHead
    return named.has(member.id) || isAsBefore ? [] : [{ change: 'CHANGED', record, old: member }]
  })
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
function keptRep(oldMembers: readonly MemberRecord[], people: readonly PersonRecord[]): number | undefined {
  const rep = oldMembers.find((member) => member.isRep && member.active)
  if (rep === undefined) return undefined
  const position = people.findIndex((person) => person.id === rep.personId && isHere(person))
  return position === -1 ? undefined : position
}

/** Else the head speaks for the household, or the first grown-up who lives there, or the first who does. */
function repIndex(people: readonly PersonRecord[], isHead: readonly boolean[], today: string): number {
  const tests = [
    (_: PersonRecord, at: number) => isHead[at] === true,
    ({ birthDate }: PersonRecord) => isAged(birthDate, ADULT_AGE, today),
    () => true,
  ]
  const found = tests.map((test) => people.findIndex((person, at) => isHere(person) && test(person, at)))
  return found.find((position) => position !== -1) ?? -1
}

function byHousehold(rows: readonly PlannedRow[]): readonly (readonly PlannedRow[])[] {
  return [...groupBy(rows, (row) => row.data.household.code).values()]
}
