import type { CellMerge, RosterTable } from '@gongyi/shared/domain'
import { z } from 'zod'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import { mapUnhurried } from '../../platform/unhurried.js'
import { CELLS } from '../../platform/vault/cells.js'
import { communityRing, writingRing } from '../../platform/vault/rings.js'

const ROWS_A_PART = 250
const PARTS_A_STATEMENT = 8

const partSchema = z.object({
  /** Row number from zero, and its cells. */
  rows: z.array(z.tuple([z.number().int(), z.array(z.string())])),
  merges: z.array(
    z.object({
      startRow: z.number().int(),
      endRow: z.number().int(),
      startCol: z.number().int(),
      endCol: z.number().int(),
    }),
  ),
})

type NumberedRow = readonly [number, readonly string[]]

/** Keeps an upload's sheet, sealed: it holds identity numbers in clear, which no other table ever does. */
export async function saveSheet(tx: Tx, communityId: string, importId: string, table: RosterTable): Promise<void> {
  const rows = table.rows.map((cells, index): NumberedRow => [index, cells])
  await saveRows(tx, communityId, importId, rows, table.merges)
}

/** What is kept of the sheet, every row in its place; rows that were not kept are empty. */
export async function loadSheet(tx: Tx, communityId: string, importId: string): Promise<RosterTable> {
  const ring = await communityRing(tx, communityId)
  const parts = await tx.rosterImportPart.findMany({ where: { communityId, importId }, orderBy: { partNo: 'asc' } })
  const rows: string[][] = []
  const merges: CellMerge[] = []
  const opened = await mapUnhurried(parts, ({ id, bodySealed }) =>
    partSchema.parse(JSON.parse(ring.open(CELLS.importPart(id), bodySealed))),
  )
  for (const part of opened) {
    for (const [index, cells] of part.rows) {
      while (rows.length < index) rows.push([])
      rows[index] = cells
    }
    merges.push(...part.merges)
  }
  return { rows, merges }
}

/** Lets go of every row but these. */
export async function keepRows(
  tx: Tx,
  communityId: string,
  importId: string,
  kept: ReadonlySet<number>,
): Promise<void> {
  const table = await loadSheet(tx, communityId, importId)
  await dropSheet(tx, communityId, importId)
  const rows = table.rows.flatMap((cells, index): NumberedRow[] => (kept.has(index) ? [[index, cells]] : []))
  if (rows.length > 0) await saveRows(tx, communityId, importId, rows, [])
}

export async function dropSheet(tx: Tx, communityId: string, importId: string): Promise<void> {
  await tx.rosterImportPart.deleteMany({ where: { communityId, importId } })
}

async function saveRows(
  tx: Tx,
  communityId: string,
  importId: string,
  rows: readonly NumberedRow[],
  merges: readonly CellMerge[],
): Promise<void> {
  const ring = await writingRing(tx, communityId)
  const count = Math.max(1, Math.ceil(rows.length / ROWS_A_PART))
  for (let first = 0; first < count; first += PARTS_A_STATEMENT) {
    const parts = Array.from({ length: Math.min(PARTS_A_STATEMENT, count - first) }, (_, offset) => {
      const partNo = first + offset
      const id = newId()
      const body = {
        rows: rows.slice(partNo * ROWS_A_PART, (partNo + 1) * ROWS_A_PART),
        merges: partNo === 0 ? merges : [],
      }
      return { communityId, id, importId, partNo, bodySealed: ring.seal(CELLS.importPart(id), JSON.stringify(body)) }
    })
    await tx.rosterImportPart.createMany({ data: parts })
  }
}
