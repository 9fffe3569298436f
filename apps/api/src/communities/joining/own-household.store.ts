import type { MyHousehold } from '@gongyi/shared/contracts'
import { maskName } from '@gongyi/shared/domain'
import { findPersonId } from '../../identity/account-person.store.js'
import type { Tx } from '../../platform/database.js'
import * as persons from '../roster/persons.store.js'

const NOBODY = { name: null, household: null, units: [] }

/** What a resident reads of their own household and units: the others by masked name. */
export async function ownHousehold(tx: Tx, communityId: string, accountId: string): Promise<MyHousehold> {
  const personId = await findPersonId(tx, communityId, accountId)
  if (personId === undefined) {
    const waiting = await tx.joinCode.count({ where: { communityId, accountId, releasedAt: null, revokedAt: null } })
    return { state: waiting > 0 ? 'waiting' : 'none', ...NOBODY }
  }
  const units = await tx.$queryRaw<{ propertyAreaName: string; houseNumber: string }[]>`
    select a.name as "propertyAreaName", concat_ws('-', nullif(u.building, ''), nullif(u.stairwell, ''), u.room) as "houseNumber"
    from unit_owner o join unit u on (u.community_id, u.id) = (o.community_id, o.unit_id)
    join property_area a on (a.community_id, a.id) = (u.community_id, u.property_area_id)
    where o.community_id = ${communityId}::uuid and o.person_id = ${personId}::uuid order by a.name, u.id`
  const name = (await persons.find(tx, communityId, personId))?.name ?? null
  return { state: 'joined', name, household: await householdOf(tx, communityId, personId), units }
}

async function householdOf(tx: Tx, communityId: string, personId: string): Promise<MyHousehold['household']> {
  const [home] = await tx.$queryRaw<{ id: string; code: string; address: string }[]>`
    select h.id, h.code, h.address from household h join household_member m
      on (m.community_id, m.household_id) = (h.community_id, h.id)
    where h.community_id = ${communityId}::uuid and m.person_id = ${personId}::uuid and m.active limit 1`
  if (home === undefined) return null
  const members = await tx.householdMember.findMany({
    where: { communityId, householdId: home.id, active: true },
    orderBy: [{ isHead: 'desc' }, { id: 'asc' }],
  })
  const names = await persons.names(
    tx,
    communityId,
    members.map((member) => member.personId),
  )
  const people = members.map((member) => {
    const isMe = member.personId === personId
    const name = names.get(member.personId) ?? ''
    return { nameMasked: isMe ? name : maskName(name), relation: member.relation, isMe, isRep: member.isRep }
  })
  return { code: home.code, address: home.address, people }
}
