import { createHash } from 'node:crypto'
import type { Tx } from './database.js'
import { Problem } from './problem.js'
import { CELLS } from './vault/cells.js'
import { platformRing } from './vault/rings.js'

export interface IdempotencyContext {
  readonly communityId: string
  readonly accountId: string
  /** From the Idempotency-Key header; undefined runs the work plainly. */
  readonly key: string | undefined
  readonly route: string
  /** The parsed body and path parameters. Only its hash is kept. */
  readonly request: unknown
}

/**
 * Does the work once for a key: sent again, the first answer comes back; sent with another body, it is refused.
 * Key, work and answer commit together. Never for ballots: a stored request hash is a dictionary of the choice.
 */
export async function idempotent<T>(tx: Tx, context: IdempotencyContext, work: () => Promise<T>): Promise<T> {
  const { communityId, accountId, key, route, request } = context
  if (key === undefined) return work()
  const requestHash = createHash('sha256')
    .update(JSON.stringify([route, request]))
    .digest('hex')
  // Waits here while a twin of this request is still running
  const claimed = await tx.$executeRaw`
    insert into idempotency_key (community_id, account_id, key, route, request_hash, status)
    values (${communityId}::uuid, ${accountId}::uuid, ${key}, ${route}, ${requestHash}, 0)
    on conflict do nothing`
  if (claimed === 0) return replay<T>(tx, context, requestHash)
  const result = await work()
  const sealed = (await platformRing(tx)).seal(
    CELLS.givenAnswer(communityId, accountId, key),
    JSON.stringify(result ?? null),
  )
  await tx.$executeRaw`
    update idempotency_key set response_sealed = ${sealed}, status = 200
    where community_id = ${communityId}::uuid and account_id = ${accountId}::uuid and key = ${key}`
  return result
}

async function replay<T>(tx: Tx, context: IdempotencyContext, requestHash: string): Promise<T> {
  const { communityId, accountId, key = '' } = context
  const rows = await tx.$queryRaw<{ request_hash: string; response_sealed: string | null }[]>`
    select request_hash, response_sealed from idempotency_key
    where community_id = ${communityId}::uuid and account_id = ${accountId}::uuid and key = ${key}`
  const row = rows[0]
  if (row === undefined || row.request_hash !== requestHash) throw new Problem('idempotency-mismatch')
  if (row.response_sealed === null) throw new Error('a committed key has its answer')
  return JSON.parse((await platformRing(tx)).open(CELLS.givenAnswer(communityId, accountId, key), row.response_sealed))
}
