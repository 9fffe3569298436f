import { maskPhone } from '@gongyi/shared/domain'
import type { Index, PlannedRow } from './household-index.js'
import type { MemberRecord, PersonRecord } from './household-records.js'

/** Whom the register has behind a row; `isUnclear` when several of the name live there and nothing tells which is meant. */
export interface Match {
  readonly row: PlannedRow
  readonly old?: PersonRecord
  readonly isUnclear: boolean
}

interface Pair {
  readonly row: PlannedRow
  readonly person: PersonRecord
  readonly score: number
}

type Candidate = readonly [PersonRecord, MemberRecord]

/**
 * Finds the people of one household's rows: by identity number, else by name. Namesakes are told apart by what the row says
 * of them (phone, birth date, the shown ends of a number, gender, relation); who cannot be told apart is left as they are.
 */
export function matchPeople(
  group: readonly PlannedRow[],
  members: readonly MemberRecord[],
  index: Index,
): readonly Match[] {
  const found = new Map<number, Match>()
  const settle = (row: PlannedRow, old: PersonRecord | undefined, isUnclear = false) => {
    if (old !== undefined) index.taken.add(old.id)
    found.set(row.rowNo, old === undefined ? { row, isUnclear } : { row, old, isUnclear })
  }
  for (const row of group) {
    const { idHash } = row.data.person
    const old = idHash === null ? undefined : index.personByHash.get(idHash)
    if (old !== undefined) settle(row, old)
  }
  for (const rows of Map.groupBy(group, (row) => row.data.person.name).values()) {
    const open = rows.filter(({ rowNo }) => !found.has(rowNo))
    const [only] = open
    if (only === undefined) continue
    const candidates = index.namesakes(members, only.data.person.name)
    if (candidates.length === 0) for (const row of open) settle(row, undefined)
    else if (open.length === 1 && candidates.length === 1) settle(only, allowed(only, candidates)[0]?.[0])
    else matchNamesakes(open, candidates, settle)
  }
  return group.map((row) => found.get(row.rowNo) ?? { row, isUnclear: false })
}

function matchNamesakes(
  rows: readonly PlannedRow[],
  candidates: readonly Candidate[],
  settle: (row: PlannedRow, old: PersonRecord | undefined, isUnclear?: boolean) => void,
): void {
  let open = rows
  let left = candidates
  for (;;) {
    const pairs = open.flatMap((row) =>
      allowed(row, left).map(([person, member]): Pair => ({ row, person, score: likeness(row, person, member) })),
    )
    const best = pairs.filter((pair) => isPlain(pair, pairs)).sort((a, b) => b.score - a.score)[0]
    if (best === undefined) break
    settle(best.row, best.person)
    open = open.filter((row) => row !== best.row)
    left = left.filter(([person]) => person !== best.person)
  }
  for (const row of open) {
    const [next] = allowed(row, left)
    settle(row, next?.[0], next !== undefined)
    left = left.filter((candidate) => candidate !== next)
  }
}

/** Something speaks for the pair, and more than for any other of either's. */
function isPlain({ row, person, score }: Pair, pairs: readonly Pair[]): boolean {
  const isLess = (other: Pair) => other.score < score || (other.row === row && other.person === person)
  return score > 0 && pairs.filter((other) => other.row === row || other.person === person).every(isLess)
}

/** Two different numbers are two people, whatever their names. */
function allowed({ data }: PlannedRow, candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter(([person]) => data.person.idHash === null || person.idHash === null)
}

function likeness({ data: { person: said } }: PlannedRow, person: PersonRecord, member: MemberRecord): number {
  const shownPhone = person.phone === null ? null : maskPhone(person.phone)
  return (
    agreement(said.phone, person.phone, 8, -1) +
    agreement(said.maskedPhone, shownPhone, 8, -1) +
    agreement(said.birthDate, person.birthDate, 8, -16) +
    agreement(said.idMasked ?? said.maskedIdentity, person.idMasked, 8, -16) +
    agreement(said.gender, person.gender, 4, -16) +
    agreement(said.relation || null, member.relation, 3, -1)
  )
}

function agreement(said: string | null | undefined, known: string | null, same: number, other: number): number {
  if (said === null || said === undefined || known === null) return 0
  return said === known ? same : other
}

/** The row as if it said nothing: of whom it cannot be told, nothing is changed. */
export function saidNothing({ rowNo, data }: PlannedRow): PlannedRow {
  const blank = { idHash: null, idMasked: null, birthDate: null, gender: null, phone: null, hukou: null, note: null }
  const person = { ...data.person, ...blank, relation: '', isHead: false, tags: [], presenceSaid: false }
  return { rowNo, data: { ...data, person } }
}
