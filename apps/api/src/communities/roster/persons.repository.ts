import type { PersonItem, RosterQuery } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database.js'
import type { MemberRow } from './households.repository.js'
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
  /** People of the present, by name; one more than asked tells whether others follow. */
  list(tx: Tx, communityId: string, query: RosterQuery): Promise<PersonListRow[]> {
    const { contains, phoneEnd } = searchFor(query.query)
    const after = query.after ?? null
    return tx.$queryRaw<PersonListRow[]>`
      select p.id, p.name, p.phone, h.code as "householdCode",
        (select count(*)::int from unit_owner o where o.community_id = p.community_id and o.person_id = p.id) as units,
        exists (select from account_person l where l.community_id = p.community_id and l.person_id = p.id) as linked
      from person p
      left join household_member m on m.community_id = p.community_id and m.person_id = p.id and m.active
      left join household h on h.community_id = m.community_id and h.id = m.household_id
      where p.community_id = ${communityId}::uuid and p.active and not p.deceased
        and (${after}::uuid is null or (p.name, p.id) > (select name, id from person
          where community_id = ${communityId}::uuid and id = ${after}::uuid))
        and (${query.query} = '' or p.name like ${contains} or h.code like ${contains} or h.address like ${contains}
          or (${phoneEnd}::text is not null and p.phone like ${phoneEnd}))
      order by p.name, p.id limit ${query.limit + 1}`
  }

  async find(tx: Tx, communityId: string, id: string): Promise<PersonRow | undefined> {
    const rows = await tx.$queryRaw<PersonRow[]>`
      select id, name, gender, birth_date::text as "birthDate", phone, id_masked as "idMasked", active, deceased, note
      from person where community_id = ${communityId}::uuid and id = ${id}::uuid`
    return rows[0]
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
