import type { HouseholdItem, RosterQuery } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import { Prisma } from '../../generated/prisma/client.js'
import type { Tx } from '../../platform/database.js'
import type { PersonRecord } from './person.js'
import * as persons from './persons.store.js'
import { doorOf, searchFor } from './search.js'

export interface MemberRow extends Omit<PersonRecord, 'idHash'> {
  readonly relation: string
  readonly isHead: boolean
  readonly isRep: boolean
}

export interface HouseholdRow extends HouseholdItem {
  readonly version: number
  readonly hukouType: 'HUKOU_RESIDENT' | 'NONLOCAL_RESIDENT' | 'FLOATING' | null
}

/** House numbers are texts that people count by: 2 before 10. */
const DOOR = Prisma.sql`building collate door_order, stairwell collate door_order,
  room collate door_order, id`

const ITEM = Prisma.sql`h.id, h.version, h.code, h.address, h.group_name as "groupName", h.active, h.elderly, h.disabled,
  h.hukou_type as "hukouType",
  (select m.person_id from household_member m
    join person p on p.community_id = m.community_id and p.id = m.person_id
    where m.community_id = h.community_id and m.household_id = h.id and (m.is_head or m.is_rep)
      and m.active and p.active and not p.deceased
    order by m.is_head desc limit 1) as "headId",
  (select count(*)::int from household_member m
    where m.community_id = h.community_id and m.household_id = h.id and m.active) as members`

@Injectable()
export class HouseholdsRepository {
  /**
   * A page after the household `query.after`, in the order of doors; one more than asked tells whether others follow.
   * People are searched once, not once per household: just after an import the planner has no statistics to see that by.
   */
  async list(tx: Tx, communityId: string, query: RosterQuery): Promise<readonly HouseholdRow[]> {
    const { contains } = searchFor(query.query)
    const found = await persons.matching(tx, communityId, query.query)
    const door = doorOf(query.query)
    const isDoor =
      door === undefined
        ? Prisma.sql`false`
        : Prisma.sql`(h.building = ${door.building} and h.room = ${door.room}
            and (${door.stairwell}::text is null or h.stairwell = ${door.stairwell}))`
    const after = query.after ?? null
    const rows = await tx.$queryRaw<UnnamedRow[]>`
      select ${ITEM} from household h
      where h.community_id = ${communityId}::uuid
        and (${after}::uuid is null
          or (${DOOR}) > (select ${DOOR} from household where community_id = ${communityId}::uuid and id = ${after}::uuid))
        and (${query.query} = '' or h.code like ${contains} or h.address like ${contains} or ${isDoor} or h.id in (
          select m.household_id from person p
          join household_member m on m.community_id = p.community_id and m.person_id = p.id
          where p.community_id = ${communityId}::uuid and ${found}))
      order by ${DOOR} limit ${query.limit + 1}`
    return named(tx, communityId, rows)
  }

  async find(tx: Tx, communityId: string, id: string): Promise<HouseholdRow | undefined> {
    const rows = await tx.$queryRaw<UnnamedRow[]>`
      select ${ITEM} from household h where h.community_id = ${communityId}::uuid and h.id = ${id}::uuid`
    return (await named(tx, communityId, rows))[0]
  }

  async members(tx: Tx, communityId: string, householdId: string): Promise<readonly MemberRow[]> {
    const rows = await tx.$queryRaw<Pick<MemberRow, 'id' | 'active' | 'relation' | 'isHead' | 'isRep'>[]>`
      select p.id, m.active, m.relation, m.is_head as "isHead", m.is_rep as "isRep"
      from household_member m join person p on p.community_id = m.community_id and p.id = m.person_id
      where m.community_id = ${communityId}::uuid and m.household_id = ${householdId}::uuid
      order by m.is_head desc, m.is_rep desc, m.active desc, p.birth_date, p.id`
    const people = await persons.byIds(
      tx,
      communityId,
      rows.map((row) => row.id),
    )
    return rows.flatMap((row) => {
      const person = people.get(row.id)
      if (person === undefined) return []
      const { idHash: _, ...known } = person
      return [{ ...known, ...row }]
    })
  }
}

type UnnamedRow = Omit<HouseholdRow, 'headName'> & { readonly headId: string | null }

async function named(tx: Tx, communityId: string, rows: readonly UnnamedRow[]): Promise<readonly HouseholdRow[]> {
  const names = await persons.names(
    tx,
    communityId,
    rows.map((row) => row.headId),
  )
  return rows.map(({ headId, ...row }) => ({ ...row, headName: names.get(headId ?? '') ?? null }))
}
