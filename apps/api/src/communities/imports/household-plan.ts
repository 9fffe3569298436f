import type { CellProblem, RosterProblemCode, RowChange } from '@gongyi/shared/domain'
import { newId } from '../../platform/ids.js'
import { type FormerCells, formerPerson } from './former-cells.js'
import { type ExistingHouseholds, type Index, indexOf, type PlannedRow } from './household-index.js'
import { type Match, matchPeople, saidNothing } from './household-match.js'
import {
  type HouseholdRecord,
  householdFacts,
  isHere,
  type MemberRecord,
  type PersonRecord,
  personFacts,
} from './household-records.js'
import { representative, type Sides } from './household-rep.js'
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
 * else by name within the household (household-match.ts). Households that the file does not mention stay as they are.
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

function planHousehold(listed: readonly PlannedRow[], index: Index, today: string) {
  const old = index.homeOf(listed[0]?.data.household)
  const id = old?.id ?? newId()
  const oldMembers = index.membersOf.get(id) ?? []
  const matches = matchPeople(listed, oldMembers, index)
  const group = matches.map(({ row, isUnclear }) => (isUnclear ? saidNothing(row) : row))
  const rows = group.map((row) => row.data)
  const persons = matches.map(({ old: known }, position) => planPerson(group[position], known))
  const people = persons.map(({ record }) => record)
  const others = index.othersOf(oldMembers, people)
  const isQuiet = persons.every(
    ({ old: was, record }) => was?.birthDate === record.birthDate && index.livesAsBefore(oldMembers, record),
  )
  const household = planned(old, { id, ...householdFacts({ rows, people, others, old, isQuiet }, today) })
  const members = planMembers(id, rows, { people, others, oldMembers, wasHere: index.wasHere }, today)
  const moves = group.flatMap((row, position) => planMove(row, members[position], index))
  const remarks = matches.flatMap((match, position) => personProblems(match, persons[position], index))
  return {
    household,
    persons,
    members: [...stepDown(oldMembers, members), ...members, ...moves.map((move) => move.member)],
    problems: [...moves.map((move) => move.problem), ...remarks],
    settled: group.map((row, position) => [row.rowNo, settledProblems(persons[position])] as const),
    former: group.flatMap((row, position) => {
      const cells = {
        ...formerHome(persons[position], members[position], index),
        ...formerPerson(persons[position], members[position], position === 0 ? household : undefined),
      }
      return Object.keys(cells).length === 0 ? [] : [[row.rowNo, cells] as const]
    }),
    changes: group.map((row, position): [number, RowChange] => [
      row.rowNo,
      rowChange(persons[position], members[position], position === 0 ? household : undefined),
    ]),
  }
}

/** What only the register can tell of a row's person. */
function personProblems(
  { row: { rowNo, data }, isUnclear }: Match,
  person: Planned<PersonRecord> | undefined,
  index: Index,
): readonly CellProblem[] {
  const at = { row: rowNo, column: 'name' }
  if (isUnclear) return [{ ...at, code: 'namesakes-unclear' }]
  if (person?.old === undefined) {
    const gone = index.goneNamesake(data.person)
    return gone === undefined ? [] : [{ ...at, code: 'namesake-gone', params: { from: index.lastHomeOf(gone.id) } }]
  }
  // The file lists them as if nothing were; the register says they died or left. It stays, and somebody looks.
  return data.person.presenceSaid || isHere(person.old) ? [] : [{ ...at, code: 'person-inactive' }]
}

/** Somebody the register knows becomes one of this household. */
function formerHome(
  person: Planned<PersonRecord> | undefined,
  member: Planned<MemberRecord> | undefined,
  index: Index,
): Readonly<Record<string, string>> {
  if (person?.old === undefined || member?.change !== 'NEW') return {}
  return { code: index.lastHomeOf(person.old.id) }
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
  sides: Sides,
  today: string,
): readonly Planned<MemberRecord>[] {
  const { people, oldMembers } = sides
  const olds = people.map(({ id }) => oldMembers.find((member) => member.personId === id))
  const relations = rows.map(({ person }, at) => person.relation || (olds[at]?.relation ?? ''))
  const isHead = rows.map(({ person }, at) => person.isHead || (person.relation === '' && olds[at]?.isHead === true))
  const headAt = isHead.findIndex((is, at) => is && isHereAt(people, at))
  const repAt = representative(sides, isHead, today)
  return people.map((person, at) => {
    const old = olds[at]
    const relation = relations[at] ?? ''
    // Who was gone before is told nothing new: what they were in the household stands as it was
    if (old !== undefined && !sides.wasHere(old) && !isHere(person)) return planned(old, { ...old, relation })
    const facts = { relation, isHead: at === headAt, isRep: at === repAt, active: isHere(person) }
    return planned(old, { id: old?.id ?? newId(), householdId, personId: person.id, ...facts })
  })
}

function isHereAt(people: readonly PersonRecord[], at: number): boolean {
  const person = people[at]
  return person !== undefined && isHere(person)
}

function planPerson(row: PlannedRow | undefined, old: PersonRecord | undefined): Planned<PersonRecord> {
  if (row === undefined) throw new Error('every match has its row')
  return planned(old, { id: old?.id ?? newId(), ...personFacts(row.data.person, old) })
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

function byHousehold(rows: readonly PlannedRow[]): readonly (readonly PlannedRow[])[] {
  return [...groupBy(rows, (row) => row.data.household.code).values()]
}
