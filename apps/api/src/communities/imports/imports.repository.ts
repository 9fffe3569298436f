import {
  type ImportQuery,
  type ImportRowsQuery,
  type ImportState,
  type ImportSummary,
  importSummarySchema,
  type RosterKind,
} from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import { accountNames } from '../../identity/account-names.store.js'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import { openRows, type SealedRow, sealRows } from './sealed-rows.store.js'
import type { StoredRow } from './stored-row.js'

export interface ImportRecord {
  readonly id: string
  readonly kind: RosterKind
  readonly fileName: string
  readonly fileHash: string
  readonly state: ImportState
  readonly byName: string
  readonly at: Date
  readonly confirmedAt: Date | null
  readonly summary: ImportSummary
}

export interface NewImport {
  readonly kind: RosterKind
  readonly fileName: string
  readonly fileHash: string
  readonly byAccount: string
  readonly summary: ImportSummary
}

@Injectable()
export class ImportsRepository {
  /** Imports of one community take turns: two confirmations at once would both see an empty register. */
  async takeTurn(tx: Tx, communityId: string): Promise<void> {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`roster-import:${communityId}`}, 0))`
  }

  /** Today in China, by the database's clock. */
  async today(tx: Tx): Promise<string> {
    const rows = await tx.$queryRaw<{ today: string }[]>`
      select to_char(app_now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as today`
    const first = rows[0]
    if (first === undefined) throw new Error('app_now() returned no row')
    return first.today
  }

  async isConfirmed(tx: Tx, communityId: string, kind: RosterKind, fileHash: string): Promise<boolean> {
    return (await tx.rosterImport.count({ where: { communityId, kind, fileHash, state: 'CONFIRMED' } })) > 0
  }

  async insert(tx: Tx, communityId: string, item: NewImport, rows: readonly StoredRow[]): Promise<string> {
    const id = newId()
    await tx.rosterImport.create({ data: { communityId, id, ...item, summary: { ...item.summary } } })
    const records = JSON.stringify(await sealRows(tx, communityId, rows))
    await tx.$executeRaw`
      insert into roster_import_row (community_id, id, import_id, row_no, state, body_sealed)
      select ${communityId}::uuid, r.id, ${id}::uuid, r."rowNo", r.state, r."bodySealed"
      from jsonb_to_recordset(${records}::jsonb) as r(id uuid, "rowNo" integer, state roster_row_state,
        "bodySealed" text)`
    return id
  }

  async find(tx: Tx, communityId: string, id: string): Promise<ImportRecord | undefined> {
    const row = await tx.rosterImport.findUnique({ where: { communityId_id: { communityId, id } } })
    return row === null ? undefined : (await toRecords(tx, [row]))[0]
  }

  async list(tx: Tx, communityId: string, query: ImportQuery): Promise<readonly ImportRecord[]> {
    const before = query.after === undefined ? {} : { id: { lt: query.after } }
    const rows = await tx.rosterImport.findMany({
      where: { communityId, ...before },
      // Ids sort by the time they were made
      orderBy: { id: 'desc' },
      take: query.limit + 1,
    })
    return toRecords(tx, rows)
  }

  async rows(tx: Tx, communityId: string, importId: string, query: ImportRowsQuery): Promise<readonly StoredRow[]> {
    const state = query.state === undefined ? {} : { state: query.state }
    const rows = await tx.rosterImportRow.findMany({
      where: { communityId, importId, rowNo: { gt: query.after }, ...state },
      orderBy: { rowNo: 'asc' },
      take: query.limit + 1,
      select: { id: true, rowNo: true, state: true, bodySealed: true },
    })
    return openRows(tx, communityId, rows)
  }

  /** Rows a confirmation reads, unchanged ones too: a household's facts rest on all its members. */
  async usableRows(tx: Tx, communityId: string, importId: string): Promise<readonly StoredRow[]> {
    const rows = await tx.$queryRaw<SealedRow[]>`
      select id, row_no as "rowNo", state::text as state, body_sealed as "bodySealed" from roster_import_row
      where community_id = ${communityId}::uuid and import_id = ${importId}::uuid
        and state in ('NEW', 'CHANGED', 'UNCHANGED', 'WARNING')
      order by row_no`
    return openRows(tx, communityId, rows)
  }

  async confirm(tx: Tx, communityId: string, id: string, summary: ImportSummary): Promise<void> {
    await tx.$executeRaw`
      update roster_import set state = 'CONFIRMED', confirmed_at = app_now(), summary = ${JSON.stringify(summary)}::jsonb
      where community_id = ${communityId}::uuid and id = ${id}::uuid`
  }

  /** The planner knows nothing yet of what has just been written. */
  async refreshStatistics(tx: Tx): Promise<void> {
    await tx.$queryRaw`select refresh_roster_statistics()::text`
  }

  async discard(tx: Tx, communityId: string, id: string): Promise<void> {
    await tx.rosterImport.update({ where: { communityId_id: { communityId, id } }, data: { state: 'DISCARDED' } })
  }
}

interface ImportRow {
  readonly id: string
  readonly kind: RosterKind
  readonly fileName: string
  readonly fileHash: string
  readonly state: ImportState
  readonly at: Date
  readonly confirmedAt: Date | null
  readonly summary: unknown
  readonly byAccount: string
}

/** Rows name accounts by id; whoever reads them gets the names. */
async function toRecords(tx: Tx, rows: readonly ImportRow[]): Promise<readonly ImportRecord[]> {
  const parsed = rows.map((row) => ({ ...row, summary: importSummarySchema.parse(row.summary) }))
  const names = await accountNames(tx, [
    ...parsed.map((row) => row.byAccount),
    ...parsed.map((row) => row.summary.confirmedBy ?? null),
  ])
  return parsed.map(({ id, kind, fileName, fileHash, state, at, confirmedAt, byAccount, summary }) => {
    const { confirmedBy, ...figures } = summary
    const confirmer = confirmedBy === undefined ? {} : { confirmedBy: names.get(confirmedBy) ?? '' }
    const byName = names.get(byAccount) ?? ''
    return { id, kind, fileName, fileHash, state, at, confirmedAt, byName, summary: { ...figures, ...confirmer } }
  })
}
