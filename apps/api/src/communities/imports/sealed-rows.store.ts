import type { RowState } from '@gongyi/shared/domain'
import { z } from 'zod'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import { mapUnhurried } from '../../platform/unhurried.js'
import { CELLS } from '../../platform/vault/cells.js'
import { communityRing, writingRing } from '../../platform/vault/rings.js'
import type { StoredRow } from './stored-row.js'

/** A row of a preview as the database keeps it: cells and problems are one ciphertext. */
export interface SealedRow {
  readonly id: string
  readonly rowNo: number
  readonly state: RowState
  readonly bodySealed: string
}

const body = z.object({ data: z.unknown(), problems: z.unknown() })

export async function sealRows(tx: Tx, communityId: string, rows: readonly StoredRow[]): Promise<readonly SealedRow[]> {
  const ring = await writingRing(tx, communityId)
  return rows.map(({ rowNo, state, data, problems }) => {
    const id = newId()
    return { id, rowNo, state, bodySealed: ring.seal(CELLS.importRow(id), JSON.stringify({ data, problems })) }
  })
}

export async function openRows(tx: Tx, communityId: string, rows: readonly SealedRow[]): Promise<readonly StoredRow[]> {
  const ring = await communityRing(tx, communityId)
  return mapUnhurried(rows, ({ id, rowNo, state, bodySealed }) => {
    const { data, problems } = body.parse(JSON.parse(ring.open(CELLS.importRow(id), bodySealed)))
    return { rowNo, state, data, problems }
  })
}
