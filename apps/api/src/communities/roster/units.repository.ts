import type { UnitItem, UnitQuery } from '@gongyi/shared/contracts'
import type { OwnedUnit } from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import { Prisma } from '../../generated/prisma/client.js'
import type { Tx } from '../../platform/database.js'
import * as persons from './persons.store.js'
import { searchFor } from './search.js'

export interface AreaRow {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly developerName: string | null
}

const DOOR = Prisma.sql`property_area_id, building collate door_order, stairwell collate door_order,
  room collate door_order, id`

interface UnnamedUnit extends UnitItem {
  readonly ownerIds: readonly string[]
}

@Injectable()
export class UnitsRepository {
  async list(tx: Tx, communityId: string, query: UnitQuery): Promise<readonly UnitItem[]> {
    const { contains } = searchFor(query.query)
    const found = await persons.matching(tx, communityId, query.query)
    const after = query.after ?? null
    const areaId = query.propertyAreaId ?? null
    const rows = await tx.$queryRaw<UnnamedUnit[]>`
      select u.id, u.property_area_id as "propertyAreaId", u.building, u.stairwell, u.room, u.use,
        u.area_centi as "areaCenti", u.area_source as "areaSource", u.delivery_status as "deliveryStatus",
        u.counts_for_vote as "countsForVote",
        array(select o.org_name from unit_owner o
          where o.community_id = u.community_id and o.unit_id = u.id and o.org_name is not null) as "ownerNames",
        array(select o.person_id::text from unit_owner o
          where o.community_id = u.community_id and o.unit_id = u.id and o.person_id is not null) as "ownerIds"
      from unit u
      where u.community_id = ${communityId}::uuid
        and (${areaId}::uuid is null or u.property_area_id = ${areaId}::uuid)
        and (${after}::uuid is null
          or (${DOOR}) > (select ${DOOR} from unit where community_id = ${communityId}::uuid and id = ${after}::uuid))
        and (${query.query} = '' or concat_ws('-', u.building, u.stairwell, u.room) like ${contains} or u.id in (
          select o.unit_id from unit_owner o
          left join person p on p.community_id = o.community_id and p.id = o.person_id
          where o.community_id = ${communityId}::uuid
            and (o.org_name like ${contains} or ${found})))
      order by ${DOOR} limit ${query.limit + 1}`
    const names = await persons.names(
      tx,
      communityId,
      rows.flatMap((row) => row.ownerIds),
    )
    return rows.map(({ ownerIds, ownerNames, ...row }) => {
      const people = ownerIds.map((id) => names.get(id) ?? '')
      return { ...row, ownerNames: [...ownerNames, ...people].sort() }
    })
  }

  areas(tx: Tx, communityId: string): Promise<readonly AreaRow[]> {
    return tx.propertyArea.findMany({
      where: { communityId },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      select: { id: true, version: true, name: true, developerName: true },
    })
  }

  /** Every unit as the electorate counts it. `ownerKey` is already the canonical set, so it stands as one key. */
  ownedUnits(tx: Tx, communityId: string): Promise<OwnedUnit[]> {
    return tx.$queryRaw<OwnedUnit[]>`
      select u.id, u.property_area_id as "propertyAreaId", u.building, u.stairwell, u.room,
        u.area_centi as "areaCenti", u.delivery_status as "deliveryStatus", u.counts_for_vote as "countsForVote",
        array(select distinct o.owner_key from unit_owner o
          where o.community_id = u.community_id and o.unit_id = u.id) as "ownerKeys"
      from unit u where u.community_id = ${communityId}::uuid`
  }
}
