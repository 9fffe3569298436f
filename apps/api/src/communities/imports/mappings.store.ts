import type { RosterKind } from '@gongyi/shared/contracts'
import { z } from 'zod'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'

const fieldsSchema = z.array(z.string().nullable())

/** What this office chose for files with these headings, or undefined. */
export async function recallMapping(
  tx: Tx,
  communityId: string,
  kind: RosterKind,
  fingerprint: string,
): Promise<readonly (string | null)[] | undefined> {
  const row = await tx.rosterMapping.findUnique({
    where: { communityId_kind_fingerprint: { communityId, kind, fingerprint } },
  })
  return row === null ? undefined : fieldsSchema.parse(row.fields)
}

export async function rememberMapping(
  tx: Tx,
  communityId: string,
  mapping: {
    readonly kind: RosterKind
    readonly fingerprint: string
    readonly fields: readonly (string | null)[]
    readonly savedBy: string
  },
): Promise<void> {
  const fields = JSON.stringify(mapping.fields)
  await tx.$executeRaw`
    insert into roster_mapping (community_id, id, kind, fingerprint, fields, saved_by)
    values (${communityId}::uuid, ${newId()}::uuid, ${mapping.kind}::roster_import_kind, ${mapping.fingerprint},
      ${fields}::jsonb, ${mapping.savedBy}::uuid)
    on conflict (community_id, kind, fingerprint) do update
      set fields = excluded.fields, saved_by = excluded.saved_by, saved_at = app_now()`
}
