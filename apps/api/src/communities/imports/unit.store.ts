import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import * as persons from '../roster/persons.store.js'
import type { ExistingUnits, OwnerPlan, OwnerRecord, UnitRecord } from './owner-plan.js'
import { ofChange, recordsOf } from './planned.js'

/** Reads and writes one property area's units and owners in sets. */
@Injectable()
export class UnitStore {
  async load(tx: Tx, communityId: string, propertyAreaName: string): Promise<ExistingUnits> {
    const units = await tx.$queryRaw<UnitRecord[]>`
      select u.id, building, stairwell, room, use, area_centi as "areaCenti", area_source as "areaSource",
        delivery_status as "deliveryStatus", counts_for_vote as "countsForVote"
      from unit u join property_area a on a.community_id = u.community_id and a.id = u.property_area_id
      where a.name = ${propertyAreaName}`
    const owners = await tx.$queryRaw<OwnerRecord[]>`
      select o.id, unit_id as "unitId", person_id as "personId", org_name as "orgName", owner_key as "ownerKey",
        is_voting_rep as "isVotingRep"
      from unit_owner o join unit u on u.community_id = o.community_id and u.id = o.unit_id
      join property_area a on a.community_id = u.community_id and a.id = u.property_area_id
      where a.name = ${propertyAreaName}`
    return { units, owners, persons: await persons.all(tx, communityId) }
  }

  async save(
    tx: Tx,
    communityId: string,
    area: { readonly name: string; readonly developerName: string | null },
    plan: OwnerPlan,
  ): Promise<void> {
    const propertyAreaId = await this.saveArea(tx, communityId, area.name, area.developerName)
    await persons.insertMany(tx, communityId, ofChange(plan.persons, 'NEW'))
    await persons.updateMany(tx, communityId, ofChange(plan.persons, 'CHANGED'))
    await this.saveUnits(tx, communityId, propertyAreaId, plan)
    await this.saveOwners(tx, communityId, plan)
  }

  private async saveArea(tx: Tx, communityId: string, name: string, developerName: string | null): Promise<string> {
    const area = await tx.propertyArea.upsert({
      where: { communityId_name: { communityId, name } },
      create: { communityId, id: newId(), name, developerName },
      update: developerName === null ? {} : { developerName },
    })
    return area.id
  }

  private async saveUnits(tx: Tx, communityId: string, propertyAreaId: string, plan: OwnerPlan): Promise<void> {
    await tx.$executeRaw`
      insert into unit (community_id, id, property_area_id, building, stairwell, room, use, area_centi, area_source,
        delivery_status, counts_for_vote)
      select ${communityId}::uuid, id, ${propertyAreaId}::uuid, building, stairwell, room, use, "areaCenti",
        "areaSource", "deliveryStatus", "countsForVote"
      from jsonb_to_recordset(${recordsOf(plan.units, 'NEW')}::jsonb) as r(id uuid, building text, stairwell text,
        room text, use unit_use, "areaCenti" integer, "areaSource" area_source, "deliveryStatus" delivery_status,
        "countsForVote" boolean)`
    await tx.$executeRaw`
      update unit u set use = r.use, area_centi = r."areaCenti", area_source = r."areaSource",
        delivery_status = r."deliveryStatus", counts_for_vote = r."countsForVote"
      from jsonb_to_recordset(${recordsOf(plan.units, 'CHANGED')}::jsonb) as r(id uuid, use unit_use,
        "areaCenti" integer, "areaSource" area_source, "deliveryStatus" delivery_status, "countsForVote" boolean)
      where u.community_id = ${communityId}::uuid and u.id = r.id`
  }

  private async saveOwners(tx: Tx, communityId: string, plan: OwnerPlan): Promise<void> {
    await tx.$executeRaw`
      delete from unit_owner where community_id = ${communityId}::uuid and unit_id = any(${plan.replacedUnitIds}::uuid[])`
    await tx.$executeRaw`
      insert into unit_owner (community_id, id, unit_id, person_id, org_name, owner_key, is_voting_rep)
      select ${communityId}::uuid, id, "unitId", "personId", "orgName", "ownerKey", "isVotingRep"
      from jsonb_to_recordset(${JSON.stringify(plan.owners)}::jsonb) as r(id uuid, "unitId" uuid, "personId" uuid,
        "orgName" text, "ownerKey" text, "isVotingRep" boolean)`
  }
}
