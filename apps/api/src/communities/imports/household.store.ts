import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database.js'
import * as persons from '../roster/persons.store.js'
import type { ExistingHouseholds, HouseholdPlan } from './household-plan.js'
import type { HouseholdRecord, MemberRecord } from './household-records.js'
import { asChanged, ofChange, type Planned, recordsOf } from './planned.js'
import { remove } from './remove.store.js'

export interface HouseholdsBack {
  readonly added: {
    readonly households: readonly string[]
    readonly persons: readonly string[]
    readonly members: readonly string[]
  }
  readonly former: ExistingHouseholds
}

/** Reads and writes the household register in sets: some thousand records a statement. */
@Injectable()
export class HouseholdStore {
  async load(tx: Tx, communityId: string): Promise<ExistingHouseholds> {
    const households = await tx.$queryRaw<HouseholdRecord[]>`
      select id, code, building, stairwell, room, address, group_name as "groupName", hukou_type as "hukouType",
        active, elderly, disabled
      from household`
    const members = await tx.$queryRaw<MemberRecord[]>`
      select id, household_id as "householdId", person_id as "personId", relation, is_head as "isHead",
        is_rep as "isRep", active
      from household_member`
    return { households, members, persons: await persons.all(tx, communityId) }
  }

  async save(tx: Tx, communityId: string, plan: HouseholdPlan): Promise<void> {
    await this.saveHouseholds(tx, communityId, plan.households)
    await persons.insertMany(tx, communityId, ofChange(plan.persons, 'NEW'))
    await persons.updateMany(tx, communityId, ofChange(plan.persons, 'CHANGED'))
    await this.saveMembers(tx, communityId, plan.members)
  }

  /** Takes a confirmed import back: what it changed becomes what it was, what it added goes. */
  async restore(tx: Tx, communityId: string, back: HouseholdsBack): Promise<void> {
    await remove(tx, communityId, 'household_member', back.added.members)
    await this.saveMembers(tx, communityId, asChanged(back.former.members))
    await this.saveHouseholds(tx, communityId, asChanged(back.former.households))
    await persons.updateMany(tx, communityId, back.former.persons)
    await remove(tx, communityId, 'household', back.added.households)
    await persons.removeMany(tx, communityId, back.added.persons)
  }

  private async saveHouseholds(tx: Tx, communityId: string, plan: readonly Planned<HouseholdRecord>[]): Promise<void> {
    for (const records of recordsOf(plan, 'NEW')) {
      await tx.$executeRaw`
        insert into household (community_id, id, code, building, stairwell, room, address, group_name, hukou_type,
          active, elderly, disabled)
        select ${communityId}::uuid, id, code, building, stairwell, room, address, "groupName", "hukouType", active,
          elderly, disabled
        from jsonb_to_recordset(${records}::jsonb) as r(id uuid, code text, building text, stairwell text, room text,
          address text, "groupName" text, "hukouType" hukou_type, active boolean, elderly boolean, disabled boolean)`
    }
    for (const records of recordsOf(plan, 'CHANGED')) {
      await tx.$executeRaw`
        update household h set address = r.address, building = r.building, stairwell = r.stairwell, room = r.room,
          group_name = r."groupName", hukou_type = r."hukouType", active = r.active, elderly = r.elderly,
          disabled = r.disabled
        from jsonb_to_recordset(${records}::jsonb) as r(id uuid, building text, stairwell text, room text, address text,
          "groupName" text, "hukouType" hukou_type, active boolean, elderly boolean, disabled boolean)
        where h.community_id = ${communityId}::uuid and h.id = r.id`
    }
  }

  /** Heads, representatives and memberships are unique while active: what ends goes first, or the order would matter. */
  private async saveMembers(tx: Tx, communityId: string, plan: readonly Planned<MemberRecord>[]): Promise<void> {
    for (const records of recordsOf(plan, 'CHANGED')) {
      await tx.$executeRaw`
        update household_member m set active = false, is_rep = false, is_head = false
        from jsonb_to_recordset(${records}::jsonb) as r(id uuid)
        where m.community_id = ${communityId}::uuid and m.id = r.id`
    }
    for (const records of recordsOf(plan, 'CHANGED')) {
      await tx.$executeRaw`
        update household_member m set relation = r.relation, is_head = r."isHead", is_rep = r."isRep", active = r.active
        from jsonb_to_recordset(${records}::jsonb) as r(id uuid, relation text, "isHead" boolean, "isRep" boolean,
          active boolean)
        where m.community_id = ${communityId}::uuid and m.id = r.id`
    }
    for (const records of recordsOf(plan, 'NEW')) {
      await tx.$executeRaw`
        insert into household_member (community_id, id, household_id, person_id, relation, is_head, is_rep, active)
        select ${communityId}::uuid, id, "householdId", "personId", relation, "isHead", "isRep", active
        from jsonb_to_recordset(${records}::jsonb) as r(id uuid, "householdId" uuid, "personId" uuid, relation text,
          "isHead" boolean, "isRep" boolean, active boolean)`
    }
  }
}
