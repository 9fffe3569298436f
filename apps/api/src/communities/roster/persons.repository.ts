import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database.js'
import type { MemberRow } from './households.repository.js'

export type PersonRow = Omit<MemberRow, 'relation' | 'isHead' | 'isRep'>

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
