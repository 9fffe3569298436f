import type { UndoReason } from '@gongyi/shared/contracts'
import type { Tx } from '../../platform/database.js'

const NAMED = 5

interface Found {
  readonly names: readonly string[]
  readonly count: number
}

/** What rests on an import by now, other than the records themselves. */
export async function dependents(tx: Tx, communityId: string, importId: string): Promise<readonly UndoReason[]> {
  const [later, links, topics] = [
    await laterImports(tx, communityId, importId),
    await linkedAccounts(tx, communityId, importId),
    await topicsWithUnits(tx, communityId, importId),
  ]
  const reasons = [
    { code: 'later-import' as const, ...later },
    { code: 'account-linked' as const, ...links },
    { code: 'electorate' as const, ...topics },
  ]
  return reasons.filter(({ count }) => count > 0).map(({ names, ...reason }) => ({ ...reason, names: [...names] }))
}

/** Imports after it that touched a record it touched. */
async function laterImports(tx: Tx, communityId: string, importId: string): Promise<Found> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    select i.file_name as name from roster_import i
    where i.community_id = ${communityId}::uuid and i.state = 'CONFIRMED' and i.id <> ${importId}::uuid
      and i.confirmed_at >= (
        select confirmed_at from roster_import where community_id = ${communityId}::uuid and id = ${importId}::uuid)
      and exists (
        select from roster_import_change mine join roster_import_change theirs
          on theirs.community_id = mine.community_id and theirs.subject_id = mine.subject_id and theirs.import_id = i.id
        where mine.community_id = ${communityId}::uuid and mine.import_id = ${importId}::uuid)
    order by i.confirmed_at`
  return named(rows)
}

/** Accounts bound to somebody it put on the roster. */
async function linkedAccounts(tx: Tx, communityId: string, importId: string): Promise<Found> {
  const rows = await tx.$queryRaw<{ n: number }[]>`
    select count(*)::int as n from account_person l join roster_import_change c
      on c.community_id = l.community_id and c.subject_id = l.person_id and c.kind = 'ADDED'
    where l.community_id = ${communityId}::uuid and c.import_id = ${importId}::uuid`
  return { names: [], count: rows[0]?.n ?? 0 }
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

function named(rows: readonly { readonly name: string }[]): Found {
  return { names: rows.slice(0, NAMED).map((row) => row.name), count: rows.length }
}
