import type { PlaceView } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database.js'

@Injectable()
export class PlacesRepository {
  /** Stairwells of the household register and of the property areas; a few hundred rows in a large community. */
  list(tx: Tx, communityId: string): Promise<PlaceView[]> {
    return tx.$queryRaw<PlaceView[]>`
      select property_area_id as "propertyAreaId", building, stairwell, count(*)::int as count
      from (
        select null::uuid as property_area_id, building, stairwell from household
        where community_id = ${communityId}::uuid and active
        union all
        select property_area_id, building, stairwell from unit
        where community_id = ${communityId}::uuid and counts_for_vote
      ) door
      group by property_area_id, building, stairwell
      order by property_area_id nulls first, building collate door_order,
        stairwell collate door_order`
  }
}
