import { newId } from '../../platform/ids.js'
import type { Gender } from './names.js'

/** The day the register was taken over. */
export const TAKEN_OVER_ON = '2026-01-05'
const ELDERLY_AGE = 60
const ADULT_AGE = 18

export interface Flat {
  readonly building: string
  readonly stairwell: string
  readonly room: string
}

export interface Inhabitant {
  readonly name: string
  readonly gender: Gender
  readonly birthDate: string
  readonly phone: string | null
  readonly relation: string
}

export interface PersonRow extends Omit<Inhabitant, 'relation'> {
  readonly id: string
  readonly idMasked: string
}

export interface HouseholdRow extends Flat {
  readonly id: string
  readonly code: string
  readonly gridId: string | null
  readonly address: string
  readonly elderly: boolean
  readonly disabled: boolean
  readonly hukouType: 'HUKOU_RESIDENT' | 'NONLOCAL_RESIDENT'
}

export interface MemberRow {
  readonly id: string
  readonly householdId: string
  readonly personId: string
  readonly relation: string
  readonly isHead: boolean
  readonly isRep: boolean
}

export interface UnitRow extends Flat {
  readonly id: string
  readonly propertyAreaId: string
  readonly use: 'RESIDENTIAL' | 'PARKING'
  readonly areaCenti: number
  readonly deliveryStatus: 'DELIVERED' | 'UNSOLD'
  readonly countsForVote: boolean
}

export interface OwnerRow {
  readonly id: string
  readonly unitId: string
  readonly personId: string | null
  readonly orgName: string | null
  readonly ownerKey: string
  readonly isVotingRep: boolean
}

export interface Estate {
  readonly id: string
  readonly name: string
  readonly developerName: string | null
}

export type NewUnit = Omit<UnitRow, 'id' | 'propertyAreaId'>

/** A community's register as it grows. */
export class RosterBuilder {
  readonly estate: Estate
  readonly persons: PersonRow[] = []
  readonly households: HouseholdRow[] = []
  readonly members: MemberRow[] = []
  readonly units: UnitRow[] = []
  readonly owners: OwnerRow[] = []

  constructor(estateName: string, developerName: string | null) {
    this.estate = { id: newId(), name: estateName, developerName }
  }

  /** The first inhabitant is head and representative. Answers with their ids. */
  addHousehold(
    flat: Flat,
    inhabitants: readonly Inhabitant[],
    more: Pick<HouseholdRow, 'gridId' | 'disabled' | 'hukouType'>,
  ): readonly string[] {
    const householdId = newId()
    const adults = inhabitants.filter(({ birthDate }) => isAged(birthDate, ADULT_AGE))
    const elderly = adults.length > 0 && adults.every(({ birthDate }) => isAged(birthDate, ELDERLY_AGE))
    const address = `${this.estate.name}${flat.building}幢${flat.stairwell}单元${flat.room}室`
    this.households.push({
      ...flat,
      ...more,
      id: householdId,
      code: `${this.estate.name}${codeOf(flat)}`,
      address,
      elderly,
    })
    return inhabitants.map(({ relation, ...person }, index) => {
      const personId = this.addPerson(person)
      const first = index === 0
      this.members.push({ id: newId(), householdId, personId, relation, isHead: first, isRep: first })
      return personId
    })
  }

  addPerson(person: Omit<Inhabitant, 'relation'>): string {
    const id = newId()
    const lastFour = String(1000 + ((this.persons.length * 7919) % 9000))
    this.persons.push({ ...person, id, idMasked: `339921********${lastFour}` })
    return id
  }

  /** Owned by these people together; the first named acts for them. */
  addUnit(unit: NewUnit, personIds: readonly string[]): void {
    const unitId = this.pushUnit(unit)
    const ownerKey = personIds.toSorted().join('+')
    for (const [index, personId] of personIds.entries()) {
      this.owners.push({ id: newId(), unitId, personId, orgName: null, ownerKey, isVotingRep: index === 0 })
    }
  }

  addUnitOf(orgName: string, unit: NewUnit): void {
    const unitId = this.pushUnit(unit)
    this.owners.push({ id: newId(), unitId, personId: null, orgName, ownerKey: `ORG:${orgName}`, isVotingRep: true })
  }

  private pushUnit(unit: NewUnit): string {
    const id = newId()
    this.units.push({ ...unit, id, propertyAreaId: this.estate.id })
    return id
  }
}

export function codeOf({ building, stairwell, room }: Flat): string {
  return [building, stairwell, room].join('-')
}

function isAged(birthDate: string, age: number): boolean {
  const years = Number(TAKEN_OVER_ON.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return (TAKEN_OVER_ON.slice(5) >= birthDate.slice(5) ? years : years - 1) >= age
}
