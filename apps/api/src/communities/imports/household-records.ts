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

/** A household as it will be: its rows, and everybody of it as the register will know them. */
export interface HouseholdSides {
  readonly rows: readonly Row[]
  /** The people of the rows, in their order. */
  readonly people: readonly PersonRecord[]
  /** Who lives there too, though the file does not name them. */
  readonly others: readonly PersonRecord[]
  readonly old: HouseholdRecord | undefined
  /** True when the rows change nobody: what was worked out of the people stays as it is. */
  readonly isQuiet: boolean
}

/**
 * What a household's rows say of it. Its address stands on every row; where it is registered follows its head. What the
 * file leaves blank stays.
 */
export function householdFacts(
  { rows, people, others, old, isQuiet }: HouseholdSides,
  today: string,
): Omit<HouseholdRecord, 'id'> {
  const [first] = rows
  if (first === undefined) throw new Error('a household has at least one row')
  const here = [...people.filter(isHere), ...others]
  const head = rows.find((row) => row.person.isHead) ?? first
  const { coded: _, ...place } = first.household
  const isDisabled = rows.some(({ person }, at) => {
    const record = people[at]
    if (record === undefined || !isHere(record)) return false
    return person.tags.some((tag) => DISABLED.test(tag)) || DISABLED.test(record.note ?? '')
  })
  return {
    ...place,
    code: old?.code ?? place.code,
    groupName: place.groupName ?? old?.groupName ?? null,
    hukouType: head.person.hukou ?? old?.hukouType ?? null,
    active: here.length > 0,
    elderly: isQuiet && old !== undefined ? old.elderly : areAllElderly(here, today),
    disabled: isDisabled || (old?.disabled ?? false),
  }
}

function areAllElderly(here: readonly PersonRecord[], today: string): boolean {
  const adults = here.filter(({ birthDate }) => isAged(birthDate, ADULT_AGE, today))
  return (
    adults.length > 0 && adults.every(({ birthDate }) => birthDate !== null && isAged(birthDate, ELDERLY_AGE, today))
  )
}

/** True for people who live here today. */
export function isHere(person: Pick<PersonRecord, 'active' | 'deceased'>): boolean {
  return person.active && !person.deceased
}

/** What a row says of a person. A blank cell never erases what the register knows, nor does a missing column. */
export function personFacts(person: Row['person'], old: PersonRecord | undefined): Omit<PersonRecord, 'id'> {
  const stays = person.presenceSaid ? undefined : old
  return {
    name: person.name,
    phone: person.phone ?? old?.phone ?? null,
    idHash: person.idHash ?? old?.idHash ?? null,
    idMasked: person.idMasked ?? old?.idMasked ?? null,
    birthDate: person.birthDate ?? old?.birthDate ?? null,
    gender: person.gender ?? old?.gender ?? null,
    deceased: stays?.deceased ?? person.deceased,
    active: stays?.active ?? person.active,
    note: person.note ?? old?.note ?? null,
  }
}

/** True when somebody born then has reached `age` on `today`, or nobody knows when; civil dates compare as text. */
export function isAged(birthDate: string | null, age: number, today: string): boolean {
  const latest = `${String(Number(today.slice(0, 4)) - age).padStart(4, '0')}${today.slice(4)}`
  return birthDate === null || birthDate <= latest
}
