import type { RosterKind } from '@gongyi/shared/contracts'
import type { Tx } from '../../platform/database.js'

/**
 * A mark of everything a preview is compared with, another one after any change of it: rows that are edited count up their
 * version, memberships and ownership are replaced or stand in it as they are.
 */
export async function registerSeen(
  tx: Tx,
  communityId: string,
  kind: RosterKind,
  propertyAreaName = '',
): Promise<string> {
  const rows =
    kind === 'HOUSEHOLDS'
      ? await tx.$queryRaw<{ seen: string }[]>`
          select encode(sha256(convert_to(string_agg(mark, ',' order by mark collate "C"), 'utf8')), 'hex') as seen from (
            select id || ':' || version as mark from person where community_id = ${communityId}::uuid
            union all select id || ':' || version from household where community_id = ${communityId}::uuid
            union all select m::text from household_member m where community_id = ${communityId}::uuid
          ) as marks`
      : await tx.$queryRaw<{ seen: string }[]>`
          with area as (
            select * from property_area where community_id = ${communityId}::uuid and name = ${propertyAreaName}
          ), units as (
            select u.* from unit u join area on u.community_id = area.community_id and u.property_area_id = area.id
          )
          select encode(sha256(convert_to(string_agg(mark, ',' order by mark collate "C"), 'utf8')), 'hex') as seen from (
            select id || ':' || version as mark from person where community_id = ${communityId}::uuid
            union all select id || ':' || version from area
            union all select id || ':' || version from units
            union all select o::text from unit_owner o join units on o.community_id = units.community_id and o.unit_id = units.id
          ) as marks`
  return rows[0]?.seen ?? ''
}
