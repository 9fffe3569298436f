import type { PersonRecord } from '../roster/person.js'
import type { HouseholdData } from './stored-row.js'

export interface HouseholdRecord {
  readonly id: string
  readonly code: string
  readonly building: string
  readonly stairwell: string
  readonly room: string
  readonly address: string
  readonly groupName: string | null
  readonly hukouType: 'HUKOU_RESIDENT' | 'NONLOCAL_RESIDENT' | 'FLOATING' | null
  readonly active: boolean
  readonly elderly: boolean
  readonly disabled: boolean
}

export type { PersonRecord } from '../roster/person.js'

export interface MemberRecord {
  readonly id: string
  readonly householdId: string
  readonly personId: string
  readonly relation: string
  readonly isHead: boolean
  readonly isRep: boolean
  readonly active: boolean
}

type Row = Omit<HouseholdData, 'change'>

const ELDERLY_AGE = 60
export const ADULT_AGE = 18
const DISABLED = /残疾|残障/

/** What a household's rows say of it. Its address stands on every row; where it is registered follows its head. */
export function householdFacts(rows: readonly Row[], today: string): Omit<HouseholdRecord, 'id'> {
  const [first] = rows
  if (first === undefined) throw new Error('a household has at least one row')
  const active = rows.map((row) => row.person).filter((person) => person.active)
  const head = rows.find((row) => row.person.isHead) ?? first
  const adults = active.filter((person) => isAged(person, ADULT_AGE, today))
  return {
    ...first.household,
    hukouType: head.person.hukou,
    active: active.length > 0,
    elderly:
      adults.length > 0 && adults.every((person) => person.birthDate !== null && isAged(person, ELDERLY_AGE, today)),
    disabled: active.some(
      (person) => person.tags.some((tag) => DISABLED.test(tag)) || DISABLED.test(person.note ?? ''),
    ),
  }
}

/** What a row says of a person. A blank cell never erases what the register knows. */
export function personFacts(person: Row['person'], old: PersonRecord | undefined): Omit<PersonRecord, 'id'> {
  return {
    name: person.name,
    phone: person.phone ?? old?.phone ?? null,
    idHash: person.idHash ?? old?.idHash ?? null,
    idMasked: person.idMasked ?? old?.idMasked ?? null,
    birthDate: person.birthDate ?? old?.birthDate ?? null,
    gender: person.gender ?? old?.gender ?? null,
    deceased: person.deceased,
    active: person.active,
    note: person.note ?? old?.note ?? null,
  }
}

export function memberFacts(
  person: Row['person'],
  isHead: boolean,
  isRep: boolean,
): Pick<MemberRecord, 'relation' | 'isHead' | 'isRep' | 'active'> {
  return { relation: person.relation, isHead, isRep, active: person.active }
}

/** True when a person has reached `age` on `today`, or nobody knows when they were born; civil dates compare as text. */
export function isAged(person: Row['person'], age: number, today: string): boolean {
  const latest = `${String(Number(today.slice(0, 4)) - age).padStart(4, '0')}${today.slice(4)}`
  return person.birthDate === null || person.birthDate <= latest
}
