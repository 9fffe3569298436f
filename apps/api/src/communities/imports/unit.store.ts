import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import * as persons from '../roster/persons.store.js'
import type { ExistingUnits, OwnerPlan } from './owner-plan.js'
import type { OwnerRecord, UnitRecord } from './owner-records.js'
import { asChanged, ofChange, type Planned, planned, recordsOf } from './planned.js'
import { remove } from './remove.store.js'

export interface AreaRecord {
  readonly id: string
  readonly name: string
  readonly developerName: string | null
}

export interface UnitsBack {
  readonly added: {
    readonly areas: readonly string[]
    readonly units: readonly string[]
    readonly owners: readonly string[]
    readonly persons: readonly string[]
  }
  readonly former: ExistingUnits & { readonly areas: readonly AreaRecord[] }
}

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
  ): Promise<Planned<AreaRecord>> {
    const saved = await this.saveArea(tx, communityId, area.name, area.developerName)
    await persons.insertMany(tx, communityId, ofChange(plan.persons, 'NEW'))
    await persons.updateMany(tx, communityId, ofChange(plan.persons, 'CHANGED'))
    await this.saveUnits(tx, communityId, saved.record.id, plan)
    await this.saveOwners(tx, communityId, plan)
    return saved
  }

  /** Takes a confirmed import back: what it changed or removed becomes what it was, what it added goes. */
  async restore(tx: Tx, communityId: string, back: UnitsBack): Promise<void> {
    await remove(tx, communityId, 'unit_owner', back.added.owners)
    await this.updateUnits(tx, communityId, asChanged(back.former.units))
    await this.insertOwners(tx, communityId, back.former.owners)
    await remove(tx, communityId, 'unit', back.added.units)
    for (const { id, developerName } of back.former.areas) {
      await tx.propertyArea.update({ where: { communityId_id: { communityId, id } }, data: { developerName } })
    }
    await remove(tx, communityId, 'property_area', back.added.areas)
    await persons.updateMany(tx, communityId, back.former.persons)
    await persons.removeMany(tx, communityId, back.added.persons)
  }

  async area(tx: Tx, communityId: string, name: string): Promise<AreaRecord | undefined> {
    const select = { id: true, name: true, developerName: true }
    return (
      (await tx.propertyArea.findUnique({ where: { communityId_name: { communityId, name } }, select })) ?? undefined
    )
  }

  private async saveArea(
    tx: Tx,
    communityId: string,
    name: string,
    developerName: string | null,
  ): Promise<Planned<AreaRecord>> {
    const old = await this.area(tx, communityId, name)
    const record = { id: old?.id ?? newId(), name, developerName: developerName ?? old?.developerName ?? null }
    await tx.propertyArea.upsert({
      where: { communityId_name: { communityId, name } },
      create: { communityId, ...record },
      update: { developerName: record.developerName },
    })
    return planned(old, record)
  }

  private async saveUnits(tx: Tx, communityId: string, propertyAreaId: string, plan: OwnerPlan): Promise<void> {
    for (const records of recordsOf(plan.units, 'NEW')) {
      await tx.$executeRaw`
        insert into unit (community_id, id, property_area_id, building, stairwell, room, use, area_centi, area_source,
          delivery_status, counts_for_vote)
        select ${communityId}::uuid, id, ${propertyAreaId}::uuid, building, stairwell, room, use, "areaCenti",
          "areaSource", "deliveryStatus", "countsForVote"
        from jsonb_to_recordset(${records}::jsonb) as r(id uuid, building text, stairwell text, room text,
          use unit_use, "areaCenti" integer, "areaSource" area_source, "deliveryStatus" delivery_status,
          "countsForVote" boolean)`
    }
    await this.updateUnits(tx, communityId, plan.units)
  }

  private async updateUnits(tx: Tx, communityId: string, units: OwnerPlan['units']): Promise<void> {
    for (const records of recordsOf(units, 'CHANGED')) {
      await tx.$executeRaw`
        update unit u set use = r.use, area_centi = r."areaCenti", area_source = r."areaSource",
          delivery_status = r."deliveryStatus", counts_for_vote = r."countsForVote"
        from jsonb_to_recordset(${records}::jsonb) as r(id uuid, use unit_use, "areaCenti" integer,
          "areaSource" area_source, "deliveryStatus" delivery_status, "countsForVote" boolean)
        where u.community_id = ${communityId}::uuid and u.id = r.id`
    }
  }

  private async saveOwners(tx: Tx, communityId: string, plan: OwnerPlan): Promise<void> {
    await tx.$executeRaw`
      delete from unit_owner where community_id = ${communityId}::uuid and unit_id = any(${plan.replacedUnitIds}::uuid[])`
    await this.insertOwners(tx, communityId, plan.owners)
  }

  private async insertOwners(tx: Tx, communityId: string, owners: readonly OwnerRecord[]): Promise<void> {
    await tx.$executeRaw`
      insert into unit_owner (community_id, id, unit_id, person_id, org_name, owner_key, is_voting_rep)
      select ${communityId}::uuid, id, "unitId", "personId", "orgName", "ownerKey", "isVotingRep"
      from jsonb_to_recordset(${JSON.stringify(owners)}::jsonb) as r(id uuid, "unitId" uuid, "personId" uuid,
        "orgName" text, "ownerKey" text, "isVotingRep" boolean)`
  }
}
