import type { UndoReason } from '@gongyi/shared/contracts'
import type { Tx } from '../../platform/database.js'

const NAMED = 5

interface Found {
  readonly names: readonly string[]
  readonly count: number
}

type Question = (tx: Tx, communityId: string, importId: string) => Promise<Found>

/** In the order in which they are told. */
const QUESTIONS: readonly (readonly [UndoReason['code'], Question])[] = [
  ['later-import', laterImports],
  ['account-linked', linkedAccounts],
  ['join-codes', joinCodes],
  ['electorate', topicsWithUnits],
  ['topics', topicsNaming],
  ['draws', drawsNaming],
  ['bodies', bodiesWithSeats],
  ['tags', tagsGiven],
  ['register', otherEntries],
]

/** What rests on an import by now, other than the records themselves. */
export async function dependents(tx: Tx, communityId: string, importId: string): Promise<readonly UndoReason[]> {
  const reasons: UndoReason[] = []
  for (const [code, question] of QUESTIONS) {
    const { names, count } = await question(tx, communityId, importId)
    if (count > 0) reasons.push({ code, names: [...names], count })
  }
  return reasons
}

/** Imports after it that touched a record it touched, or wrote an entry that names one it added. */
async function laterImports(tx: Tx, communityId: string, importId: string): Promise<Found> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    with mine as (
      select subject_id, kind from roster_import_change
      where community_id = ${communityId}::uuid and import_id = ${importId}::uuid
    ), added as (select subject_id from mine where kind = 'ADDED'), touched as (
      select subject_id from mine
      union all select m.id from household_member m join added on subject_id = m.household_id
      union all select m.id from household_member m join added on subject_id = m.person_id
      union all select u.id from unit u join added on subject_id = u.property_area_id
      union all select o.id from unit_owner o join added on subject_id = o.unit_id
      union all select o.id from unit_owner o join added on subject_id = o.person_id
    )
    select i.file_name as name from roster_import i
    where i.community_id = ${communityId}::uuid and i.state = 'CONFIRMED' and i.id <> ${importId}::uuid
      and i.confirmed_at >= (
        select confirmed_at from roster_import where community_id = ${communityId}::uuid and id = ${importId}::uuid)
      and exists (
        select from roster_import_change theirs join touched on touched.subject_id = theirs.subject_id
        where theirs.community_id = ${communityId}::uuid and theirs.import_id = i.id)
    order by i.confirmed_at`
  return named(rows)
}

/** Accounts bound to somebody it put on the roster. */
async function linkedAccounts(tx: Tx, communityId: string, importId: string): Promise<Found> {
  return counted(
    await tx.$queryRaw<{ n: number }[]>`
    select count(*)::int as n from account_person l join roster_import_change c
      on c.community_id = l.community_id and c.subject_id = l.person_id and c.kind = 'ADDED'
    where l.community_id = ${communityId}::uuid and c.import_id = ${importId}::uuid`,
  )
}

/** Printed for somebody it put on the roster and not turned into an account: a code is kept also when it is over. */
async function joinCodes(tx: Tx, communityId: string, importId: string): Promise<Found> {
  return counted(
    await tx.$queryRaw<{ n: number }[]>`
    select count(*)::int as n from join_code j join roster_import_change c
      on c.community_id = j.community_id and c.subject_id = j.person_id and c.kind = 'ADDED'
    where j.community_id = ${communityId}::uuid and c.import_id = ${importId}::uuid
      and not exists (
        select from account_person l where l.community_id = j.community_id and l.person_id = j.person_id)`,
  )
}

/** Topics whose list of voters was fixed from records it touched: ballots and objections rest on that list. */
async function topicsWithUnits(tx: Tx, communityId: string, importId: string): Promise<Found> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    select distinct t.case_no as name from voting_unit v
    join topic t on t.community_id = v.community_id and t.id = v.topic_id
    cross join lateral unnest(
      v.unit_ids || v.person_ids || case when v.key ~ '^[0-9a-f-]{36}$' then array[v.key::uuid] else '{}'::uuid[] end
    ) as member(id)
    where v.community_id = ${communityId}::uuid and exists (
      select from roster_import_change c
      where c.community_id = v.community_id and c.subject_id = member.id and c.import_id = ${importId}::uuid)
    order by 1`
  return named(rows)
}

/** Topics in which somebody, or an estate, that it brought has a part: proposed, signed, said, asked. */
async function topicsNaming(tx: Tx, communityId: string, importId: string): Promise<Found> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    with part as (
      select topic_id, person_id as id from co_sign where community_id = ${communityId}::uuid
      union all select topic_id, person_id from co_sign_withdrawal where community_id = ${communityId}::uuid
      union all select topic_id, person_id from opinion where community_id = ${communityId}::uuid
      union all select topic_id, person_id from merge_question where community_id = ${communityId}::uuid
      union all select topic_id, unnest(array[person_id, guardian_person_id, property_area_id]) from proposal
        where community_id = ${communityId}::uuid
    )
    select distinct t.case_no as name from part join topic t on t.community_id = ${communityId}::uuid and t.id = part.topic_id
    where exists (
      select from roster_import_change c where c.community_id = t.community_id and c.subject_id = part.id
        and c.kind = 'ADDED' and c.import_id = ${importId}::uuid)
    order by 1`
  return named(rows)
}

/** Topics whose draw by lot had somebody in the drum that it brought. */
async function drawsNaming(tx: Tx, communityId: string, importId: string): Promise<Found> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    select distinct t.case_no as name from sortition_pool_entry e
    join roster_import_change c on c.community_id = e.community_id and c.subject_id = e.person_id and c.kind = 'ADDED'
    join sortition_draw d on d.community_id = e.community_id and d.id = e.draw_id
    join topic t on t.community_id = d.community_id and t.id = d.topic_id
    where e.community_id = ${communityId}::uuid and c.import_id = ${importId}::uuid
    order by 1`
  return named(rows)
}

async function bodiesWithSeats(tx: Tx, communityId: string, importId: string): Promise<Found> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    select distinct b.name from body_member s
    join roster_import_change c on c.community_id = s.community_id and c.subject_id = s.person_id and c.kind = 'ADDED'
    join body b on b.community_id = s.community_id and b.id = s.body_id
    where s.community_id = ${communityId}::uuid and c.import_id = ${importId}::uuid
    order by 1`
  return named(rows)
}

async function tagsGiven(tx: Tx, communityId: string, importId: string): Promise<Found> {
  return counted(
    await tx.$queryRaw<{ n: number }[]>`
    select count(distinct g.person_id)::int as n from person_tag g join roster_import_change c
      on c.community_id = g.community_id and c.subject_id = g.person_id and c.kind = 'ADDED'
    where g.community_id = ${communityId}::uuid and c.import_id = ${importId}::uuid`,
  )
}

/** Entries of households and units, by no import that can be named, for somebody or something it added. */
async function otherEntries(tx: Tx, communityId: string, importId: string): Promise<Found> {
  return counted(
    await tx.$queryRaw<{ n: number }[]>`
    with added as (
      select subject_id from roster_import_change
      where community_id = ${communityId}::uuid and import_id = ${importId}::uuid and kind = 'ADDED'
    ), entry as (
      select m.id from household_member m join added on subject_id = m.household_id
      union select m.id from household_member m join added on subject_id = m.person_id
      union select u.id from unit u join added on subject_id = u.property_area_id
      union select o.id from unit_owner o join added on subject_id = o.unit_id
      union select o.id from unit_owner o join added on subject_id = o.person_id
    )
    select count(*)::int as n from entry where not exists (
      select from roster_import_change c where c.community_id = ${communityId}::uuid and c.subject_id = entry.id)`,
  )
}

function named(rows: readonly { readonly name: string }[]): Found {
  return { names: rows.slice(0, NAMED).map((row) => row.name), count: rows.length }
}

function counted(rows: readonly { readonly n: number }[]): Found {
  return { names: [], count: rows[0]?.n ?? 0 }
}
