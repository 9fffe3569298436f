import type { PersonItem, PersonQuery } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database.js'
import type { MemberRow } from './households.repository.js'
import * as persons from './persons.store.js'
import { searchFor } from './search.js'

export type PersonRow = Omit<MemberRow, 'relation' | 'isHead' | 'isRep'>

export interface PersonListRow extends Omit<PersonItem, 'phoneMasked'> {
  readonly phone: string | null
}

export interface PersonHousehold {
  readonly id: string
  readonly code: string
  readonly relation: string
  readonly active: boolean
}

export interface PersonUnit {
  readonly id: string
  readonly propertyAreaName: string
  readonly houseNumber: string
}

@Injectable()
export class PersonsRepository {
  /**
   * People of the present, and of the past when a search asks for them, household by household; one more than asked tells whether others follow. The database cannot
   * sort by a name it cannot read.
   */
  async list(tx: Tx, communityId: string, query: PersonQuery): Promise<PersonListRow[]> {
    const { contains } = searchFor(query.query)
    const found = await persons.matching(tx, communityId, query.query)
    const after = query.after ?? null
    const withGone = query.gone === 'true' && query.query !== ''
    const rows = await tx.$queryRaw<Omit<PersonListRow, 'name' | 'phone'>[]>`
      select p.id, h.code as "householdCode",
        (select count(*)::int from unit_owner o where o.community_id = p.community_id and o.person_id = p.id) as units,
        exists (select from account_person l where l.community_id = p.community_id and l.person_id = p.id) as linked,
        case when p.deceased then 'DECEASED' when p.active then 'HERE' else 'AWAY' end as standing
      from person p
      left join household_member m on m.community_id = p.community_id and m.person_id = p.id and m.active
      left join household h on h.community_id = m.community_id and h.id = m.household_id
      where p.community_id = ${communityId}::uuid and ((p.active and not p.deceased) or ${withGone})
        and (${after}::uuid is null or (coalesce(h.code, '~'), p.id) > (
          select coalesce(max(home.code), '~'), last.id from person last
          left join household_member at on at.community_id = last.community_id and at.person_id = last.id and at.active
          left join household home on home.community_id = at.community_id and home.id = at.household_id
          where last.community_id = ${communityId}::uuid and last.id = ${after}::uuid group by last.id))
        and (${query.query} = '' or h.code like ${contains} or h.address like ${contains} or ${found})
      order by coalesce(h.code, '~'), p.id limit ${query.limit + 1}`
    const people = await persons.byIds(
      tx,
      communityId,
      rows.map((row) => row.id),
    )
    return rows.flatMap((row) => {
      const person = people.get(row.id)
      return person === undefined ? [] : [{ ...row, name: person.name, phone: person.phone }]
    })
  }

  async find(tx: Tx, communityId: string, id: string): Promise<PersonRow | undefined> {
    const person = await persons.find(tx, communityId, id)
    if (person === undefined) return undefined
    const { idHash: _, ...known } = person
    return known
  }

  /** Which version of the row this is, and whether an account is this person. */
  async standing(tx: Tx, communityId: string, id: string): Promise<{ version: number; linked: boolean }> {
    const [row] = await tx.$queryRaw<{ version: number; linked: boolean }[]>`
      select p.version,
        exists (select from account_person l where l.community_id = p.community_id and l.person_id = p.id) as linked
      from person p where p.community_id = ${communityId}::uuid and p.id = ${id}::uuid`
    return row ?? { version: 1, linked: false }
  }

  households(tx: Tx, communityId: string, personId: string): Promise<PersonHousehold[]> {
    return tx.$queryRaw<PersonHousehold[]>`
      select h.id, h.code, m.relation, m.active
      from household_member m join household h on h.community_id = m.community_id and h.id = m.household_id
      where m.community_id = ${communityId}::uuid and m.person_id = ${personId}::uuid
      order by m.active desc, m.id`
  }

  units(tx: Tx, communityId: string, personId: string): Promise<PersonUnit[]> {
    return tx.$queryRaw<PersonUnit[]>`
      select u.id, a.name as "propertyAreaName", concat_ws('-', u.building, u.stairwell, u.room) as "houseNumber"
      from unit_owner o join unit u on u.community_id = o.community_id and u.id = o.unit_id
      join property_area a on a.community_id = u.community_id and a.id = u.property_area_id
      where o.community_id = ${communityId}::uuid and o.person_id = ${personId}::uuid
      order by a.name, u.id`
  }
}
