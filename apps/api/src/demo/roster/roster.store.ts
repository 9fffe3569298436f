import * as register from '../../communities/roster/persons.store.js'
import type { Tx } from '../../platform/database.js'
import type { RosterBuilder } from './roster-builder.js'

/** Writes a whole register: one statement a table, as an import does. */
export async function insertRoster(tx: Tx, communityId: string, roster: RosterBuilder): Promise<void> {
  const { persons, households, members, units, owners, estate } = roster
  await tx.propertyArea.create({ data: { ...estate, communityId } })
  const present = { idHash: null, deceased: false, active: true, note: null }
  await register.insertMany(
    tx,
    communityId,
    persons.map((person) => ({ ...person, ...present })),
  )
  await tx.$executeRaw`
    insert into household (community_id, id, code, grid_id, building, stairwell, room, address, hukou_type, elderly, disabled)
    select ${communityId}::uuid, id, code, "gridId", building, stairwell, room, address, "hukouType", elderly, disabled
    from jsonb_to_recordset(${JSON.stringify(households)}::jsonb) as r(id uuid, code text, "gridId" uuid, building text,
      stairwell text, room text, address text, "hukouType" hukou_type, elderly boolean, disabled boolean)`
  await tx.$executeRaw`
    insert into household_member (community_id, id, household_id, person_id, relation, is_head, is_rep)
    select ${communityId}::uuid, id, "householdId", "personId", relation, "isHead", "isRep"
    from jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as r(id uuid, "householdId" uuid, "personId" uuid,
      relation text, "isHead" boolean, "isRep" boolean)`
  await tx.$executeRaw`
    insert into unit (community_id, id, property_area_id, building, stairwell, room, use, area_centi, area_source,
      delivery_status, counts_for_vote)
    select ${communityId}::uuid, id, "propertyAreaId", building, stairwell, room, use, "areaCenti", 'REGISTRY',
      "deliveryStatus", "countsForVote"
    from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as r(id uuid, "propertyAreaId" uuid, building text,
      stairwell text, room text, use unit_use, "areaCenti" integer, "deliveryStatus" delivery_status,
      "countsForVote" boolean)`
  await tx.$executeRaw`
    insert into unit_owner (community_id, id, unit_id, person_id, org_name, owner_key, is_voting_rep)
    select ${communityId}::uuid, id, "unitId", "personId", "orgName", "ownerKey", "isVotingRep"
    from jsonb_to_recordset(${JSON.stringify(owners)}::jsonb) as r(id uuid, "unitId" uuid, "personId" uuid,
      "orgName" text, "ownerKey" text, "isVotingRep" boolean)`
}
