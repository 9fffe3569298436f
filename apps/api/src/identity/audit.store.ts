import type { Tx } from '../platform/database.js'
import { newId } from '../platform/ids.js'

export interface AuditEntry {
  /** Past tense with its noun: `session.opened`, `grant.given`, `code.issued`. */
  readonly action: string
  readonly accountId?: string
  readonly regionId?: string
  /** The id of what it is about. */
  readonly subject?: string
  /** Never secrets, whole phone numbers, or how anyone voted. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>
}

/** Appends to the audit log inside the caller's transaction: no act without its trace, no trace without its act. */
export async function audit(tx: Tx, entry: AuditEntry): Promise<void> {
  const { action, accountId = null, regionId = null, subject = null, detail = {} } = entry
  await tx.auditLog.create({ data: { id: newId(), action, accountId, regionId, subject, detail: { ...detail } } })
}
