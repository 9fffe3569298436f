import { createHmac, createSecretKey } from 'node:crypto'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import { mapUnhurried, partsOf } from '../../platform/unhurried.js'
import { CELLS } from '../../platform/vault/cells.js'
import { communityRing, writingRing } from '../../platform/vault/rings.js'
import type { Planned } from './planned.js'

export type Subject = 'HOUSEHOLD' | 'PERSON' | 'MEMBER' | 'AREA' | 'UNIT' | 'OWNER'

/** What became of one record: `former` before, `written` after; one of them is absent when it came or went. */
export interface RecordChange {
  readonly subject: Subject
  readonly subjectId: string
  readonly former: object | undefined
  readonly written: object | undefined
}

/** As the database keeps it: the former record opened, the written one as its digest. */
export interface KeptChange {
  readonly subject: Subject
  readonly subjectId: string
  readonly kind: 'ADDED' | 'CHANGED' | 'REMOVED'
  readonly former: unknown
  readonly written: string | null
}

/** Recognises a record again without keeping it; keyed, because names and phones can be guessed. */
export type RecordDigest = (record: object) => string

const CHANGES_A_STATEMENT = 1_000

export function recordDigest(secret: string, communityId: string): RecordDigest {
  const key = createSecretKey(createHmac('sha256', secret).update(`gongyi:roster-record:${communityId}`).digest())
  return (record) => {
    const sorted = Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1))
    return createHmac('sha256', key).update(JSON.stringify(sorted)).digest('base64url')
  }
}

/** The records of a plan that a confirmation writes. */
export function changesOf<T extends { readonly id: string }>(
  subject: Subject,
  plan: readonly Planned<T>[],
): readonly RecordChange[] {
  return plan.flatMap(({ change, record, old }): RecordChange[] => {
    if (change === 'UNCHANGED') return []
    return [{ subject, subjectId: record.id, former: change === 'NEW' ? undefined : old, written: record }]
  })
}

export function removed(subject: Subject, former: { readonly id: string }): RecordChange {
  return { subject, subjectId: former.id, former, written: undefined }
}

export async function keepChanges(
  tx: Tx,
  communityId: string,
  importId: string,
  changes: readonly RecordChange[],
  digest: RecordDigest,
): Promise<void> {
  const ring = await writingRing(tx, communityId)
  for (const part of partsOf(changes, CHANGES_A_STATEMENT)) {
    const rows = part.map(({ subject, subjectId, former, written }) => {
      const id = newId()
      return {
        id,
        subject,
        subjectId,
        kind: former === undefined ? 'ADDED' : written === undefined ? 'REMOVED' : 'CHANGED',
        former: former === undefined ? null : ring.seal(CELLS.importChange(id), JSON.stringify(former)),
        written: written === undefined ? null : digest(written),
      }
    })
    await tx.$executeRaw`
      insert into roster_import_change (community_id, id, import_id, subject, subject_id, kind, former_sealed, written)
      select ${communityId}::uuid, id, ${importId}::uuid, subject, "subjectId", kind, former, written
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, subject roster_subject, "subjectId" uuid,
        kind roster_change_kind, former text, written text)`
  }
}

export async function loadChanges(tx: Tx, communityId: string, importId: string): Promise<readonly KeptChange[]> {
  const ring = await communityRing(tx, communityId)
  const rows = await tx.rosterImportChange.findMany({ where: { communityId, importId } })
  return mapUnhurried(rows, ({ id, subject, subjectId, kind, formerSealed, written }) => {
    const former: unknown =
      formerSealed === null ? undefined : JSON.parse(ring.open(CELLS.importChange(id), formerSealed))
    return { subject, subjectId, kind, former, written }
  })
}

export async function dropChanges(tx: Tx, communityId: string, importId: string): Promise<void> {
  await tx.rosterImportChange.deleteMany({ where: { communityId, importId } })
}
