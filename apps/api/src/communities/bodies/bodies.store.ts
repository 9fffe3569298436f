import {
  type BodyMemberView,
  bodyItemSchema,
  bodyMemberSchema,
  type CreateBody,
  type EditBody,
  type SeatMember,
} from '@gongyi/shared/contracts'
import type { Around, BodyKind } from '@gongyi/shared/domain'
import { z } from 'zod'
import { Prisma } from '../../generated/prisma/client.js'
import { audit } from '../../identity/audit.store.js'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import * as persons from '../roster/persons.store.js'

const bodyRow = bodyItemSchema.pick({ id: true, kind: true, name: true, termFrom: true, termTo: true })
export type BodyRow = z.infer<typeof bodyRow>

export type MemberRow = Omit<BodyMemberView, 'name'> & {
  readonly bodyId: string
  readonly householdId: string | null
  readonly isNonlocal: boolean
}

const TODAY = Prisma.sql`(app_now() at time zone 'Asia/Shanghai')::date`
const memberRow = bodyMemberSchema
  .omit({ name: true })
  .extend({ bodyId: z.uuid(), householdId: z.uuid().nullable(), isNonlocal: z.boolean() })

export async function listBodies(tx: Tx, communityId: string, id?: string): Promise<readonly BodyRow[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    select id, kind, name, term_from::text as "termFrom", term_to::text as "termTo" from body
    where community_id = ${communityId}::uuid and (${id ?? null}::uuid is null or id = ${id ?? null}::uuid)
    order by kind, name, id`
  return z.array(bodyRow).parse(rows)
}

/** Everybody who sits or has sat, those of today first. Of all bodies, or of one. */
export async function listMembers(tx: Tx, communityId: string, bodyId?: string): Promise<readonly MemberRow[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    select m.id, m.body_id as "bodyId", m.person_id as "personId", p.gender, m.role, m.seat, m.elected_by as "electedBy",
      m.households, m.from_day::text as "fromDay", m.to_day::text as "toDay",
      m.from_day <= ${TODAY} and (m.to_day is null or m.to_day >= ${TODAY}) as "isSeated",
      h.id as "householdId", h.code as "householdCode",
      coalesce(h.hukou_type in ('NONLOCAL_RESIDENT', 'FLOATING'), false) as "isNonlocal"
    from body_member m join person p on (p.community_id, p.id) = (m.community_id, m.person_id)
    left join household_member at on (at.community_id, at.person_id) = (m.community_id, m.person_id) and at.active
    left join household h on (h.community_id, h.id) = (at.community_id, at.household_id)
    where m.community_id = ${communityId}::uuid and (${bodyId ?? null}::uuid is null or m.body_id = ${bodyId ?? null}::uuid)
    order by "isSeated" desc, array_position(array['HEAD', 'DEPUTY', 'SECRETARY', 'MEMBER'], m.role), m.id`
  return z.array(memberRow).parse(rows)
}

export async function aroundOf(tx: Tx, communityId: string, members: readonly MemberRow[]): Promise<Around> {
  const [count] = await tx.$queryRaw<{ households: number; people: number }[]>`
    select (select count(*)::int from household where community_id = ${communityId}::uuid and active) as households,
      (select count(*)::int from person where community_id = ${communityId}::uuid and active and not deceased) as people`
  const cadres = members.filter(({ isSeated, seat }) => isSeated && seat === 'CADRE')
  return {
    households: count?.households ?? 0,
    people: count?.people ?? 0,
    cadreHouseholds: new Set(cadres.flatMap(({ householdId }) => householdId ?? [])),
  }
}

export function namesOf(tx: Tx, communityId: string, members: readonly MemberRow[]) {
  return persons.names(
    tx,
    communityId,
    members.map(({ personId }) => personId),
  )
}

export async function createBody(tx: Tx, communityId: string, body: CreateBody, by: string): Promise<string> {
  const id = newId()
  await tx.$executeRaw`
    insert into body (community_id, id, kind, name, term_from, term_to, created_by)
    values (${communityId}::uuid, ${id}::uuid, ${body.kind}, ${body.name}, ${body.termFrom}::date, ${body.termTo}::date,
      ${by}::uuid)`
  const detail = { kind: body.kind }
  await audit(tx, { action: 'body.created', accountId: by, regionId: communityId, subject: id, detail })
  return id
}

export async function editBody(tx: Tx, communityId: string, id: string, body: EditBody, by: string): Promise<boolean> {
  const changed = await tx.$executeRaw`
    update body set name = ${body.name}, term_from = ${body.termFrom}::date, term_to = ${body.termTo}::date
    where community_id = ${communityId}::uuid and id = ${id}::uuid`
  if (changed > 0) await audit(tx, { action: 'body.changed', accountId: by, regionId: communityId, subject: id })
  return changed > 0
}

/** A taken seat is a unique violation. */
export async function seat(tx: Tx, communityId: string, bodyId: string, member: SeatMember, by: string): Promise<void> {
  const { personId, role, electedBy, households, fromDay } = member
  await tx.$executeRaw`
    insert into body_member (community_id, id, body_id, person_id, role, seat, elected_by, households, from_day, by_account)
    values (${communityId}::uuid, ${newId()}::uuid, ${bodyId}::uuid, ${personId}::uuid, ${role}, ${member.seat}, ${electedBy},
      ${households}, ${fromDay}::date, ${by}::uuid)`
  const detail = { personId, role, seat: member.seat }
  await audit(tx, { action: 'body.seated', accountId: by, regionId: communityId, subject: bodyId, detail })
}

export type Ending = 'ended' | 'unknown' | 'before-start'

export async function endSeat(
  tx: Tx,
  communityId: string,
  where: { readonly bodyId: string; readonly memberId: string; readonly toDay: string; readonly by: string },
): Promise<Ending> {
  const { bodyId, memberId, toDay, by } = where
  const [row] = await tx.$queryRaw<{ isBefore: boolean; personId: string }[]>`
    select ${toDay}::date < from_day as "isBefore", person_id as "personId" from body_member
    where community_id = ${communityId}::uuid and body_id = ${bodyId}::uuid and id = ${memberId}::uuid and to_day is null
    for update`
  if (row === undefined) return 'unknown'
  if (row.isBefore) return 'before-start'
  await tx.$executeRaw`
    update body_member set to_day = ${toDay}::date where community_id = ${communityId}::uuid and id = ${memberId}::uuid`
  const detail = { personId: row.personId, toDay }
  await audit(tx, { action: 'body.seat-ended', accountId: by, regionId: communityId, subject: bodyId, detail })
  return 'ended'
}

/** Who sits today as delegate in bodies of a kind whose term runs. */
export async function delegateIds(tx: Tx, communityId: string, kind: BodyKind): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct m.person_id as id from body_member m join body b on (b.community_id, b.id) = (m.community_id, m.body_id)
    where m.community_id = ${communityId}::uuid and b.kind = ${kind} and m.seat = 'DELEGATE'
      and ${TODAY} between m.from_day and coalesce(m.to_day, 'infinity')
      and ${TODAY} between b.term_from and coalesce(b.term_to, 'infinity')`
  return rows.map(({ id }) => id)
}
