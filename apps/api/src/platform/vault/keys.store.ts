import type { WrappedKey } from './wrapped-key.js'

/** Runs one statement: inside a Prisma transaction, or on a plain pg client where there is none. */
export type RunSql = (text: string, values: readonly unknown[]) => Promise<readonly unknown[]>

/** A lock of the community's keys, shared by all who use them: a rotation begins and ends while nobody does. */
const LOCK = `hashtextextended('community keys ' || $1::text, 21)`

const WRAPPED = `id, data_wrapped as "dataWrapped", index_wrapped as "indexWrapped"`

/** Held to the end of the transaction. A statement of its own: the next one must see what the last rotation committed. */
export async function shareKeys(run: RunSql, communityId: string): Promise<void> {
  await run(`select pg_advisory_xact_lock_shared(${LOCK})::text`, [communityId])
}

/** Whether nobody uses the keys now, and until the transaction ends. Never waits: who waits keeps others waiting behind. */
export async function takeKeys(run: RunSql, communityId: string): Promise<boolean> {
  const [row] = await run(`select pg_try_advisory_xact_lock(${LOCK}) as taken`, [communityId])
  return typeof row === 'object' && row !== null && 'taken' in row && row.taken === true
}

/** The keys that still open something, the active one first. */
export async function communityKeys(run: RunSql, communityId: string): Promise<readonly WrappedKey[]> {
  const rows = await run(
    `select ${WRAPPED} from community_key where community_id = $1::uuid and state <> 'DESTROYED' order by state`,
    [communityId],
  )
  return rows.map(asWrapped)
}

/** Does nothing when the community has an active key, also one that another transaction has just made. */
export async function addCommunityKey(run: RunSql, communityId: string, key: WrappedKey): Promise<void> {
  await run(
    `insert into community_key (community_id, id, state, data_wrapped, index_wrapped)
     values ($1::uuid, $2, 'ACTIVE', $3, $4) on conflict do nothing`,
    [communityId, key.id, key.dataWrapped, key.indexWrapped],
  )
}

export async function platformKeys(run: RunSql): Promise<readonly WrappedKey[]> {
  return (await run(`select ${WRAPPED} from platform_key order by created_at, id limit 1`, [])).map(asWrapped)
}

/** The first key wins, also when two hosts start on an empty database at once. */
export async function addPlatformKey(run: RunSql, key: WrappedKey): Promise<void> {
  await run(`select pg_advisory_xact_lock(hashtextextended('platform key', 21))::text`, [])
  await run(
    `insert into platform_key (id, data_wrapped, index_wrapped)
     select $1, $2, $3 where not exists (select from platform_key)`,
    [key.id, key.dataWrapped, key.indexWrapped],
  )
}

function asWrapped(row: unknown): WrappedKey {
  const { id, dataWrapped, indexWrapped } = Object(row)
  return { id: String(id), dataWrapped: String(dataWrapped), indexWrapped: String(indexWrapped) }
}
