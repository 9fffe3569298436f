import {
  type ChangeSubject,
  type ChangeValue,
  editAreaSchema,
  editHouseholdSchema,
  editPersonSchema,
  editUnitSchema,
} from '@gongyi/shared/contracts'
import { z } from 'zod'
import type { Tx } from '../../platform/database.js'
import { notFound, Problem } from '../../platform/problem.js'
import * as persons from '../roster/persons.store.js'

/** What may be edited of a row, flat: field by value. */
export type Fields = Readonly<Record<string, ChangeValue>>

interface Row {
  readonly version: number
  readonly fields: Fields
}

/** What else a change brought about: it stands in the history of what it befell. */
export interface Consequence {
  readonly subject: ChangeSubject
  readonly subjectId: string
  readonly changes: readonly { readonly field: string; readonly before: ChangeValue; readonly after: ChangeValue }[]
}

/** How one kind of row is read, locked to the end of the transaction, and written whole. */
interface Editor {
  readonly read: (tx: Tx, communityId: string, id: string) => Promise<Row | undefined>
  readonly write: (tx: Tx, communityId: string, id: string, fields: Fields) => Promise<readonly Consequence[]>
}

const personFields = editPersonSchema.shape.changes.required().extend({ phone: z.string().nullable() })
const householdFields = editHouseholdSchema.shape.changes.required().extend({ rep: z.uuid().nullable() })
const unitFields = editUnitSchema.shape.changes.required().extend({ votingRep: z.uuid().nullable() })
const areaFields = editAreaSchema.shape.changes.required()

export const EDITORS: Readonly<Record<ChangeSubject, Editor>> = {
  PERSON: { read: readPerson, write: writePerson },
  HOUSEHOLD: { read: readHousehold, write: writeHousehold },
  UNIT: { read: readUnit, write: writeUnit },
  AREA: { read: readArea, write: writeArea },
}

async function readPerson(tx: Tx, communityId: string, id: string): Promise<Row | undefined> {
  const [row] = await tx.$queryRaw<{ version: number }[]>`
    select version from person where community_id = ${communityId}::uuid and id = ${id}::uuid for update`
  const person = await persons.find(tx, communityId, id)
  if (row === undefined || person === undefined) return undefined
  const { name, phone, gender, birthDate, note, active, deceased } = person
  return { version: row.version, fields: { name, phone, gender, birthDate, note, active, deceased } }
}

async function writePerson(tx: Tx, communityId: string, id: string, fields: Fields): Promise<readonly Consequence[]> {
  const person = await persons.find(tx, communityId, id)
  if (person === undefined) throw notFound()
  const next = personFields.parse(fields)
  if (next.birthDate !== null && next.birthDate !== person.birthDate) await requireBorn(tx, next.birthDate)
  await persons.updateMany(tx, communityId, [{ ...person, ...next }])
  const isThere = next.active && !next.deceased
  if (isThere === (person.active && !person.deceased)) return []
  return isThere ? returnHome(tx, communityId, id) : leaveHome(tx, communityId, id)
}

async function requireBorn(tx: Tx, birthDate: string): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    select where ${birthDate}::date <= (app_now() at time zone 'Asia/Shanghai')::date`
  if (rows.length > 0) return
  const message = 'the day has not come yet'
  throw new Problem('validation-failed', { errors: [{ pointer: '/changes/birthDate', code: 'birth-future', message }] })
}

/** Who has died or moved away counts in no household, and a household without anybody is none. */
async function leaveHome(tx: Tx, communityId: string, personId: string): Promise<readonly Consequence[]> {
  await tx.householdMember.updateMany({ where: { communityId, personId }, data: { active: false } })
  const emptied = await tx.$queryRaw<{ id: string }[]>`
    update household h set active = false
    where h.community_id = ${communityId}::uuid and h.active
      and exists (select from household_member m
        where m.community_id = h.community_id and m.household_id = h.id and m.person_id = ${personId}::uuid)
      and not exists (select from household_member m
        where m.community_id = h.community_id and m.household_id = h.id and m.active)
    returning h.id`
  return emptied.map(({ id }) => household(id, false))
}

/** Back again, in the last one. */
async function returnHome(tx: Tx, communityId: string, personId: string): Promise<readonly Consequence[]> {
  await tx.$executeRaw`
    update household_member set active = true where community_id = ${communityId}::uuid and id = (
      select id from household_member where community_id = ${communityId}::uuid and person_id = ${personId}::uuid
      order by id desc limit 1)
    and not exists (select from household_member m
      where m.community_id = ${communityId}::uuid and m.person_id = ${personId}::uuid and m.active)`
  const found = await tx.$queryRaw<{ id: string }[]>`
    update household h set active = true
    where h.community_id = ${communityId}::uuid and not h.active
      and exists (select from household_member m
        where m.community_id = h.community_id and m.household_id = h.id and m.person_id = ${personId}::uuid and m.active)
    returning h.id`
  return found.map(({ id }) => household(id, true))
}

function household(subjectId: string, active: boolean): Consequence {
  return { subject: 'HOUSEHOLD', subjectId, changes: [{ field: 'active', before: !active, after: active }] }
}

async function readHousehold(tx: Tx, communityId: string, id: string): Promise<Row | undefined> {
  const [row] = await tx.$queryRaw<({ version: number } & z.infer<typeof householdFields>)[]>`
    select version, address, group_name as "groupName", hukou_type as "hukouType", elderly, disabled, active,
      (select m.person_id from household_member m where m.community_id = h.community_id and m.household_id = h.id
        and m.is_rep and m.active limit 1) as rep
    from household h where community_id = ${communityId}::uuid and id = ${id}::uuid for update`
  if (row === undefined) return undefined
  const { version, ...fields } = row
  return { version, fields }
}

async function writeHousehold(tx: Tx, communityId: string, id: string, fields: Fields): Promise<readonly []> {
  const { rep, ...data } = householdFields.parse(fields)
  if (rep !== null) await requireMember(tx, communityId, id, rep)
  await tx.household.update({ where: { communityId_id: { communityId, id } }, data })
  // One after the other: a household has one representative at any moment (partial unique index)
  const ofHousehold = { communityId, householdId: id }
  await tx.householdMember.updateMany({ where: ofHousehold, data: { isRep: false } })
  if (rep !== null) {
    await tx.householdMember.updateMany({ where: { ...ofHousehold, personId: rep }, data: { isRep: true } })
  }
  return []
}

/** Whoever speaks for a household lives in it, is alive and of age. */
async function requireMember(tx: Tx, communityId: string, householdId: string, personId: string): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    select from household_member m join person p on p.community_id = m.community_id and p.id = m.person_id
    where m.community_id = ${communityId}::uuid and m.household_id = ${householdId}::uuid
      and m.person_id = ${personId}::uuid and m.active and p.active and not p.deceased
      and coalesce(p.birth_date <= (app_now() at time zone 'Asia/Shanghai')::date - interval '18 years', true)`
  if (rows.length === 0) throw new Problem('representative-outside')
}

async function readUnit(tx: Tx, communityId: string, id: string): Promise<Row | undefined> {
  const [row] = await tx.$queryRaw<({ version: number } & z.infer<typeof unitFields>)[]>`
    select version, use, area_centi as "areaCenti", area_source as "areaSource", delivery_status as "deliveryStatus",
      counts_for_vote as "countsForVote",
      (select o.person_id from unit_owner o where o.community_id = u.community_id and o.unit_id = u.id
        and o.is_voting_rep limit 1) as "votingRep"
    from unit u where community_id = ${communityId}::uuid and id = ${id}::uuid for update`
  if (row === undefined) return undefined
  const { version, ...fields } = row
  return { version, fields }
}

async function writeUnit(tx: Tx, communityId: string, id: string, fields: Fields): Promise<readonly []> {
  const { votingRep, ...unit } = unitFields.parse(fields)
  const before = await readUnit(tx, communityId, id)
  await tx.unit.update({ where: { communityId_id: { communityId, id } }, data: unit })
  if (before?.fields['votingRep'] === votingRep) return []
  const owns = await tx.unitOwner.count({ where: { communityId, unitId: id, personId: votingRep } })
  if (votingRep !== null && owns === 0) throw new Problem('representative-outside')
  // All units of the same owners are one head, and a head has one voice; one after the other (partial unique index)
  const heads = await tx.unitOwner.findMany({ where: { communityId, unitId: id }, select: { ownerKey: true } })
  const ofHead = { communityId, ownerKey: { in: heads.map(({ ownerKey }) => ownerKey) } }
  await tx.unitOwner.updateMany({ where: ofHead, data: { isVotingRep: false } })
  if (votingRep === null) return []
  await tx.unitOwner.updateMany({ where: { ...ofHead, personId: votingRep }, data: { isVotingRep: true } })
  return []
}

async function readArea(tx: Tx, communityId: string, id: string): Promise<Row | undefined> {
  const [row] = await tx.$queryRaw<({ version: number } & z.infer<typeof areaFields>)[]>`
    select version, name, developer_name as "developerName" from property_area
    where community_id = ${communityId}::uuid and id = ${id}::uuid for update`
  if (row === undefined) return undefined
  const { version, ...fields } = row
  return { version, fields }
}

async function writeArea(tx: Tx, communityId: string, id: string, fields: Fields): Promise<readonly []> {
  await tx.propertyArea.update({ where: { communityId_id: { communityId, id } }, data: areaFields.parse(fields) })
  return []
}
