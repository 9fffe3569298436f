import type { MarkDelivery, UnitItem, UnitView } from '@gongyi/shared/contracts'
import type { Tx } from '../../platform/database.js'
import * as persons from '../roster/persons.store.js'

interface OwnerRow {
  readonly id: string
  readonly personId: string | null
  readonly orgName: string | null
  readonly ownerKey: string
  readonly isVotingRep: boolean
}

/** One unit with its owners and what else is theirs. */
export async function unitDetail(tx: Tx, communityId: string, id: string): Promise<UnitView | undefined> {
  const unit = await tx.unit.findFirst({ where: { communityId, id }, include: { propertyArea: true } })
  if (unit === null) return undefined
  const owners: OwnerRow[] = await tx.unitOwner.findMany({
    where: { communityId, unitId: id },
    orderBy: { id: 'asc' },
    select: { id: true, personId: true, orgName: true, ownerKey: true, isVotingRep: true },
  })
  const names = await persons.names(
    tx,
    communityId,
    owners.map(({ personId }) => personId),
  )
  const shown = owners.map(({ id: ownerId, personId, orgName, isVotingRep }) => {
    return { id: ownerId, personId, isVotingRep, name: orgName ?? names.get(personId ?? '') ?? '' }
  })
  const { propertyArea, communityId: _, ...fields } = unit
  return {
    ...fields,
    propertyAreaName: propertyArea.name,
    developerName: propertyArea.developerName,
    ownerNames: shown.map(({ name }) => name).sort(),
    owners: shown,
    sameHead: await unitsOf(tx, communityId, id, owners[0]?.ownerKey),
  }
}

function unitsOf(tx: Tx, communityId: string, except: string, ownerKey: string | undefined) {
  return tx.$queryRaw<{ id: string; houseNumber: string }[]>`
    select u.id, concat_ws('-', nullif(u.building, ''), nullif(u.stairwell, ''), u.room) as "houseNumber"
    from unit u where u.community_id = ${communityId}::uuid and u.id <> ${except}::uuid and exists (
      select from unit_owner o where o.community_id = u.community_id and o.unit_id = u.id and o.owner_key = ${ownerKey ?? null})
    order by u.building collate door_order, u.stairwell collate door_order, u.room collate door_order limit 50`
}

/** Units of a building, or a stairwell of it, whose delivery stands otherwise; undefined when there is no such building. */
export async function unitsToMark(
  tx: Tx,
  communityId: string,
  propertyAreaId: string,
  { building, stairwell, deliveryStatus }: MarkDelivery,
): Promise<readonly { readonly id: string; readonly before: UnitItem['deliveryStatus'] }[] | undefined> {
  const units = await tx.$queryRaw<{ id: string; before: UnitItem['deliveryStatus'] }[]>`
    select id, delivery_status as before from unit
    where community_id = ${communityId}::uuid and property_area_id = ${propertyAreaId}::uuid and building = ${building}
      and (${stairwell}::text is null or stairwell = ${stairwell})
    order by id for update`
  return units.length === 0 ? undefined : units.filter(({ before }) => before !== deliveryStatus)
}
