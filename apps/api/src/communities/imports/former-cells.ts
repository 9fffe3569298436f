import type { HouseholdRecord, MemberRecord, PersonRecord } from './household-records.js'
import type { OwnerRecord, UnitRecord } from './owner-records.js'
import type { Planned } from './planned.js'

/** By row number, then by column: the cell as the register has it. */
export type FormerCells = ReadonlyMap<number, Readonly<Record<string, string>>>

/** Which columns of a person's row the register answers otherwise, and how. */
export function formerPerson(
  person: Planned<PersonRecord> | undefined,
  member: Planned<MemberRecord> | undefined,
  household: Planned<HouseholdRecord> | undefined,
): Readonly<Record<string, string>> {
  return {
    ...differing(person, {
      name: ({ name }) => name,
      phone: ({ phone }) => phone,
      identity: ({ idMasked }) => idMasked,
      gender: ({ gender }) => gender,
      birthDate: ({ birthDate }) => birthDate,
      note: ({ note }) => note,
      presence: ({ active, deceased }) => (deceased ? 'DECEASED' : active ? 'ACTIVE' : 'AWAY'),
    }),
    ...differing(member, {
      relation: ({ relation }) => relation,
      head: ({ isHead }) => (isHead ? 'HEAD' : 'NOT_HEAD'),
      rep: ({ isRep }) => (isRep ? 'REP' : 'NOT_REP'),
      membership: ({ active }) => (active ? 'ACTIVE' : 'AWAY'),
    }),
    ...differing(household, {
      building: ({ building }) => building,
      stairwell: ({ stairwell }) => stairwell,
      room: ({ room }) => room,
      address: ({ address }) => address,
      elderly: ({ elderly }) => (elderly ? 'ELDERLY' : 'NOT_ELDERLY'),
      disabled: ({ disabled }) => (disabled ? 'DISABLED' : 'NOT_DISABLED'),
      lived: ({ active }) => (active ? 'LIVED_IN' : 'ENDED'),
      group: ({ groupName }) => groupName,
      hukou: ({ hukouType }) => hukouType,
    }),
  }
}

const OWNER_CELLS = {
  phone: ({ phone }: PersonRecord) => phone,
  identity: ({ idMasked }: PersonRecord) => idMasked,
}

interface UnitPart {
  readonly unit: Planned<UnitRecord>
  readonly people: readonly (Planned<PersonRecord> | undefined)[]
  /** Its owners when they are replaced. */
  readonly before: readonly OwnerRecord[]
}

/** Which columns of a unit's row the register answers otherwise. */
export function formerUnit(
  { unit, people, before }: UnitPart,
  nameOf: (owner: OwnerRecord) => string,
): Readonly<Record<string, string>> {
  const changed = people.filter((person) => person?.change === 'CHANGED')
  return {
    ...differing(unit, {
      area: ({ areaCenti }) => `${Math.trunc(areaCenti / 100)}.${String(areaCenti % 100).padStart(2, '0')}`,
      use: ({ use }) => use,
      delivery: ({ deliveryStatus }) => deliveryStatus,
    }),
    ...Object.fromEntries(changed.flatMap((person) => Object.entries(differing(person, OWNER_CELLS)))),
    ...(before.length === 0 ? {} : { owners: before.map(nameOf).join('、') }),
  }
}

function differing<T>(
  planned: Planned<T> | undefined,
  columns: Readonly<Record<string, (record: T) => string | null>>,
): Readonly<Record<string, string>> {
  if (planned?.old === undefined || planned.change !== 'CHANGED') return {}
  const { old, record } = planned
  return Object.fromEntries(
    Object.entries(columns).flatMap(([column, read]) => {
      const [before, after] = [read(old) ?? '', read(record) ?? '']
      return before === after ? [] : [[column, before]]
    }),
  )
}
