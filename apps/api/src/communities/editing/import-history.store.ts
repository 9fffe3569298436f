import type { ImportTrace } from '@gongyi/shared/contracts'
import { accountNames } from '../../identity/account-names.store.js'
import type { Tx } from '../../platform/database.js'

/** More than an entry ever meets in years. */
const MOST = 50

interface Row {
  readonly importId: string
  readonly fileName: string
  readonly at: Date
  readonly by: string
  readonly kind: ImportTrace['kind']
}

/** The imports in force that wrote this entry, or who lives there, or who owns it; newest first. */
export async function importsOf(tx: Tx, communityId: string, subjectId: string): Promise<ImportTrace[]> {
  const rows = await tx.$queryRaw<Row[]>`
    with subject as (
      select ${subjectId}::uuid as id
      union all select id from household_member where community_id = ${communityId}::uuid
        and (household_id = ${subjectId}::uuid or person_id = ${subjectId}::uuid)
      union all select id from unit_owner where community_id = ${communityId}::uuid
        and (unit_id = ${subjectId}::uuid or person_id = ${subjectId}::uuid)
    )
    select i.id as "importId", i.file_name as "fileName", i.confirmed_at as at,
      coalesce(i.summary ->> 'confirmedBy', i.by_account::text) as by,
      case when bool_or(c.subject_id = ${subjectId}::uuid and c.kind = 'ADDED') then 'ADDED' else 'CHANGED' end as kind
    from roster_import_change c
    join roster_import i on i.community_id = c.community_id and i.id = c.import_id
    where c.community_id = ${communityId}::uuid and c.subject_id in (select id from subject)
      and i.state = 'CONFIRMED' and i.confirmed_at is not null
    group by i.community_id, i.id order by i.confirmed_at desc limit ${MOST}`
  const names = await accountNames(
    tx,
    rows.map(({ by }) => by),
  )
  return rows.map(({ by, at, ...trace }) => ({ ...trace, at: at.toISOString(), byName: names.get(by) ?? '' }))
}
