import type { Tx } from '../../platform/database.js'
import { CELLS } from '../../platform/vault/cells.js'
import type { Cell } from '../../platform/vault/keyring.js'
import { communityRing } from '../../platform/vault/rings.js'

interface SealedText {
  readonly id: string
  readonly sealed: string
}

/** Rows of import previews onto the active key. Answers the ids moved, in order. */
export function resealRows(tx: Tx, communityId: string, after: string | null, limit: number) {
  return resealTexts(tx, communityId, {
    cell: CELLS.importRow,
    read: (activeId) => tx.$queryRaw<SealedText[]>`
      select id, body_sealed as sealed from roster_import_row
      where community_id = ${communityId}::uuid and (${after}::uuid is null or id > ${after}::uuid)
        and split_part(body_sealed, '.', 1) <> ${activeId}
      order by id limit ${limit} for update`,
    write: (rows) => tx.$executeRaw`
      update roster_import_row i set body_sealed = r.sealed from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, sealed text)
      where i.community_id = ${communityId}::uuid and i.id = r.id`,
  })
}

/** Sheets of uploads onto the active key. Answers the ids moved, in order. */
export function resealParts(tx: Tx, communityId: string, after: string | null, limit: number) {
  return resealTexts(tx, communityId, {
    cell: CELLS.importPart,
    read: (activeId) => tx.$queryRaw<SealedText[]>`
      select id, body_sealed as sealed from roster_import_part
      where community_id = ${communityId}::uuid and (${after}::uuid is null or id > ${after}::uuid)
        and split_part(body_sealed, '.', 1) <> ${activeId}
      order by id limit ${limit} for update`,
    write: (rows) => tx.$executeRaw`
      update roster_import_part i set body_sealed = r.sealed
      from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, sealed text)
      where i.community_id = ${communityId}::uuid and i.id = r.id`,
  })
}

/** Former values of what imports changed. Answers the ids moved, in order. */
export function resealImportChanges(tx: Tx, communityId: string, after: string | null, limit: number) {
  return resealTexts(tx, communityId, {
    cell: CELLS.importChange,
    read: (activeId) => tx.$queryRaw<SealedText[]>`
      select id, former_sealed as sealed from roster_import_change
      where community_id = ${communityId}::uuid and (${after}::uuid is null or id > ${after}::uuid)
        and split_part(former_sealed, '.', 1) <> ${activeId}
      order by id limit ${limit} for update`,
    write: (rows) => tx.$executeRaw`
      update roster_import_change i set former_sealed = r.sealed
      from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, sealed text)
      where i.community_id = ${communityId}::uuid and i.id = r.id`,
  })
}

/** Names of lists that vote. Answers the ids moved, in order. */
export function resealListNames(tx: Tx, communityId: string, after: string | null, limit: number) {
  return resealTexts(tx, communityId, {
    cell: CELLS.listName,
    read: (activeId) => tx.$queryRaw<SealedText[]>`
      select id, name_sealed as sealed from list_name
      where community_id = ${communityId}::uuid and (${after}::uuid is null or id > ${after}::uuid)
        and split_part(name_sealed, '.', 1) <> ${activeId}
      order by id limit ${limit} for update`,
    write: (rows) => tx.$executeRaw`
      update list_name l set name_sealed = r.sealed from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, sealed text)
      where l.community_id = ${communityId}::uuid and l.id = r.id`,
  })
}

/** What was changed by hand. Answers the ids moved, in order. */
export function resealChanges(tx: Tx, communityId: string, after: string | null, limit: number) {
  return resealTexts(tx, communityId, {
    cell: CELLS.rosterChange,
    read: (activeId) => tx.$queryRaw<SealedText[]>`
      select id, body_sealed as sealed from roster_change
      where community_id = ${communityId}::uuid and (${after}::uuid is null or id > ${after}::uuid)
        and split_part(body_sealed, '.', 1) <> ${activeId}
      order by id limit ${limit} for update`,
    write: (rows) => tx.$executeRaw`
      update roster_change c set body_sealed = r.sealed from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, sealed text)
      where c.community_id = ${communityId}::uuid and c.id = r.id`,
  })
}

/** What shows a tag. Answers the ids moved, in order. */
export function resealTags(tx: Tx, communityId: string, after: string | null, limit: number) {
  return resealTexts(tx, communityId, {
    cell: CELLS.tagEvidence,
    read: (activeId) => tx.$queryRaw<SealedText[]>`
      select id, evidence_sealed as sealed from person_tag
      where community_id = ${communityId}::uuid and (${after}::uuid is null or id > ${after}::uuid)
        and split_part(evidence_sealed, '.', 1) <> ${activeId}
      order by id limit ${limit} for update`,
    write: (rows) => tx.$executeRaw`
      update person_tag t set evidence_sealed = r.sealed from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, sealed text)
      where t.community_id = ${communityId}::uuid and t.id = r.id`,
  })
}

interface Texts {
  readonly cell: (id: string) => Cell
  readonly read: (activeId: string) => Promise<SealedText[]>
  readonly write: (rows: string) => Promise<unknown>
}

async function resealTexts(tx: Tx, communityId: string, { cell, read, write }: Texts): Promise<readonly string[]> {
  const ring = await communityRing(tx, communityId)
  const rows = await read(ring.activeId)
  const moved = rows.map(({ id, sealed }) => ({ id, sealed: ring.seal(cell(id), ring.open(cell(id), sealed)) }))
  if (moved.length > 0) await write(JSON.stringify(moved))
  return moved.map((row) => row.id)
}
