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
import { notFound } from '../../platform/problem.js'
import { type FileColumns, fileColumnsSchema } from './file-columns.js'
import { type Work, workOf } from './import-work.store.js'
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
  readonly undoneAt: Date | null
  readonly summary: ImportSummary
  readonly work: Work | null
  /** Absent in imports of before columns could be chosen. */
  readonly columns: FileColumns | null
  /** The register as the preview was compared with it. */
  readonly registerSeen: string | null
}

export interface NewImport {
  readonly kind: RosterKind
  readonly fileName: string
  readonly fileHash: string
  readonly byAccount: string
  readonly columns: FileColumns
}

const NOTHING_YET: ImportSummary = {
  states: { NEW: 0, CHANGED: 0, UNCHANGED: 0, WARNING: 0, ERROR: 0, SKIPPED: 0 },
  problems: {},
  footers: [],
}
const ROWS_A_STATEMENT = 800
const FORGOTTEN_DAYS = 30

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

  /** An upload of which nothing is known but its columns. */
  async insert(tx: Tx, communityId: string, item: NewImport): Promise<string> {
    const id = newId()
    await tx.rosterImport.create({ data: { communityId, id, ...item, state: 'MAPPING', summary: { ...NOTHING_YET } } })
    return id
  }

  /** The rows of a preview in place of those it had before. */
  async replaceRows(
    tx: Tx,
    communityId: string,
    importId: string,
    rows: readonly StoredRow[],
    progress: (share: number) => Promise<void>,
  ): Promise<void> {
    await tx.rosterImportRow.deleteMany({ where: { communityId, importId } })
    for (let first = 0; first < rows.length; first += ROWS_A_STATEMENT) {
      const sealed = await sealRows(tx, communityId, rows.slice(first, first + ROWS_A_STATEMENT))
      await tx.$executeRaw`
        insert into roster_import_row (community_id, id, import_id, row_no, state, body_sealed)
        select ${communityId}::uuid, r.id, ${importId}::uuid, r."rowNo", r.state, r."bodySealed"
        from jsonb_to_recordset(${JSON.stringify(sealed)}::jsonb) as r(id uuid, "rowNo" integer,
          state roster_row_state, "bodySealed" text)`
      await progress(Math.min(1, (first + ROWS_A_STATEMENT) / rows.length))
    }
  }

  /** `seen` is the register as it was compared with. */
  async preview(
    tx: Tx,
    communityId: string,
    id: string,
    summary: ImportSummary,
    { columns, seen }: { readonly columns: FileColumns; readonly seen: string },
  ): Promise<void> {
    await tx.rosterImport.update({
      where: { communityId_id: { communityId, id } },
      data: { state: 'PREVIEW', summary: { ...summary }, columns, registerSeen: seen },
    })
  }

  async find(tx: Tx, communityId: string, id: string): Promise<ImportRecord | undefined> {
    const row = await tx.rosterImport.findUnique({ where: { communityId_id: { communityId, id } } })
    return row === null ? undefined : (await toRecords(tx, communityId, [row]))[0]
  }

  async require(tx: Tx, communityId: string, id: string): Promise<ImportRecord> {
    const item = await this.find(tx, communityId, id)
    if (item === undefined) throw notFound()
    return item
  }

  async list(tx: Tx, communityId: string, query: ImportQuery): Promise<readonly ImportRecord[]> {
    const before = query.after === undefined ? {} : { id: { lt: query.after } }
    const rows = await tx.rosterImport.findMany({
      where: { communityId, ...before },
      // Ids sort by the time they were made
      orderBy: { id: 'desc' },
      take: query.limit + 1,
    })
    return toRecords(tx, communityId, rows)
  }

  /** In the file's order; the people of one row, where a row is a household, stand together. */
  async rows(tx: Tx, communityId: string, importId: string, query: ImportRowsQuery): Promise<readonly StoredRow[]> {
    const state = query.state ?? null
    const rows = await tx.$queryRaw<SealedRow[]>`
      select id, row_no as "rowNo", state::text as state, body_sealed as "bodySealed" from roster_import_row
      where community_id = ${communityId}::uuid and import_id = ${importId}::uuid
        and (${state}::text is null or state::text = ${state})
        and (row_no % 1000000, row_no / 1000000) > (${query.after}::int % 1000000, ${query.after}::int / 1000000)
      order by row_no % 1000000, row_no / 1000000 limit ${query.limit + 1}`
    return openRows(tx, communityId, rows)
  }

  /** Every row of a preview with its remarks, in the file's order. */
  async allRows(tx: Tx, communityId: string, importId: string): Promise<readonly StoredRow[]> {
    const rows = await tx.$queryRaw<SealedRow[]>`
      select id, row_no as "rowNo", state::text as state, body_sealed as "bodySealed" from roster_import_row
      where community_id = ${communityId}::uuid and import_id = ${importId}::uuid
      order by row_no % 1000000, row_no / 1000000`
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

  async confirm(tx: Tx, communityId: string, id: string, by: string): Promise<void> {
    await tx.$executeRaw`
      update roster_import set state = 'CONFIRMED', confirmed_at = app_now(),
        summary = summary || jsonb_build_object('confirmedBy', ${by}::text)
      where community_id = ${communityId}::uuid and id = ${id}::uuid`
  }

  /** The planner knows nothing yet of what has just been written. */
  async refreshStatistics(tx: Tx): Promise<void> {
    await tx.$queryRaw`select refresh_roster_statistics()::text`
  }

  /** Nobody came back for a month: what was uploaded is let go of, and an open import with it. */
  async discardForgotten(tx: Tx, communityId: string): Promise<void> {
    await tx.$executeRaw`
      update roster_import set state = 'DISCARDED'
      where community_id = ${communityId}::uuid and state in ('MAPPING', 'PREVIEW')
        and at < app_now() - make_interval(days => ${FORGOTTEN_DAYS})`
    await tx.$executeRaw`
      delete from roster_import_row r using roster_import i
      where r.community_id = ${communityId}::uuid and i.community_id = r.community_id and i.id = r.import_id
        and i.state in ('DISCARDED', 'UNDONE')`
    await tx.$executeRaw`
      delete from roster_import_part p using roster_import i
      where p.community_id = ${communityId}::uuid and i.community_id = p.community_id and i.id = p.import_id
        and coalesce(i.confirmed_at, i.at) < app_now() - make_interval(days => ${FORGOTTEN_DAYS})`
  }

  async undo(tx: Tx, communityId: string, id: string, by: string): Promise<void> {
    await tx.$executeRaw`
      update roster_import set state = 'UNDONE', undone_at = app_now(),
        summary = summary || jsonb_build_object('undoneBy', ${by}::text)
      where community_id = ${communityId}::uuid and id = ${id}::uuid`
    await tx.rosterImportRow.deleteMany({ where: { communityId, importId: id } })
  }

  /** Who sent what and when stays, and how many rows it had; not the rows. */
  async discard(tx: Tx, communityId: string, id: string): Promise<void> {
    await tx.rosterImport.update({ where: { communityId_id: { communityId, id } }, data: { state: 'DISCARDED' } })
    await tx.rosterImportRow.deleteMany({ where: { communityId, importId: id } })
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
  readonly undoneAt: Date | null
  readonly summary: unknown
  readonly columns: unknown
  readonly registerSeen: string | null
  readonly byAccount: string
}

/** Rows name accounts by id; whoever reads them gets the names. */
async function toRecords(tx: Tx, communityId: string, rows: readonly ImportRow[]): Promise<readonly ImportRecord[]> {
  const parsed = rows.map((row) => ({ ...row, summary: importSummarySchema.parse(row.summary) }))
  const work = await workOf(
    tx,
    communityId,
    rows.map((row) => row.id),
  )
  const names = await accountNames(tx, [
    ...parsed.map((row) => row.byAccount),
    ...parsed.flatMap((row) => [row.summary.confirmedBy ?? null, row.summary.undoneBy ?? null]),
  ])
  const named = (field: 'confirmedBy' | 'undoneBy', id: string | undefined) =>
    id === undefined ? {} : { [field]: names.get(id) ?? '' }
  return parsed.map(
    ({ id, kind, fileName, fileHash, state, at, confirmedAt, undoneAt, byAccount, summary, columns, registerSeen }) => {
      const { confirmedBy, undoneBy, ...figures } = summary
      const who = { ...named('confirmedBy', confirmedBy), ...named('undoneBy', undoneBy) }
      return {
        ...{ id, kind, fileName, fileHash, state, at, confirmedAt, undoneAt },
        byName: names.get(byAccount) ?? '',
        summary: { ...figures, ...who },
        ...{ work: work.get(id) ?? null, registerSeen },
        columns: columns === null ? null : fileColumnsSchema.parse(columns),
      }
    },
  )
}
