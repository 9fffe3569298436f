import type { RosterImportView } from '@gongyi/shared/contracts'
import { z } from 'zod'
import type { Tx } from '../../platform/database.js'

/** Whoever is silent for longer has been ended, and the transaction with it. */
const SILENT_SECONDS = 60

export type Step = 'read' | 'confirm' | 'undo'
export type Work = NonNullable<RosterImportView['work']>

const rowSchema = z.object({ importId: z.string(), step: z.enum(['read', 'confirm', 'undo']), percent: z.number() })

/** Tells whoever looks at the page how far the work has come: outside the work's own transaction, or nobody would see it. */
export async function reportWork(tx: Tx, communityId: string, importId: string, work: Work): Promise<void> {
  await tx.$executeRaw`
    insert into roster_import_work (community_id, import_id, step, percent)
    values (${communityId}::uuid, ${importId}::uuid, ${work.step}, ${work.percent})
    on conflict (community_id, import_id) do update set step = excluded.step, percent = excluded.percent, at = app_now()`
}

export async function endWork(tx: Tx, communityId: string, importId: string): Promise<void> {
  await tx.rosterImportWork.deleteMany({ where: { communityId, importId } })
}

export async function workOf(
  tx: Tx,
  communityId: string,
  importIds: readonly string[],
): Promise<ReadonlyMap<string, Work>> {
  const rows = await tx.$queryRaw<unknown[]>`
    select import_id as "importId", step, percent from roster_import_work
    where community_id = ${communityId}::uuid and import_id = any(${[...importIds]}::uuid[])
      and at > app_now() - make_interval(secs => ${SILENT_SECONDS})`
  return new Map(rows.map((row) => rowSchema.parse(row)).map(({ importId, ...work }) => [importId, work]))
}
