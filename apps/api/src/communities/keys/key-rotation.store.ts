import type { CommunityKeys } from '@gongyi/shared/contracts'
import { audit } from '../../identity/audit.store.js'
import type { Tx } from '../../platform/database.js'
import { addCommunityKey, takeKeys } from '../../platform/vault/keys.store.js'
import { newCommunityKey, runOf } from '../../platform/vault/rings.js'
import * as persons from '../roster/persons.store.js'
import {
  resealChanges,
  resealImportChanges,
  resealListNames,
  resealParts,
  resealRows,
  resealTags,
} from './reseal.store.js'

export const ROTATE = 'rotate-community-keys'

/** Whoever waits for the lock would keep everybody behind it waiting too: try, let them pass, try again. */
const TRY_EVERY_MS = 100

/** Tables under a community's key, each with the steps that move its rows to the active one. */
const TABLES = [
  { table: 'person', column: 'name_sealed', reseal: persons.reseal },
  { table: 'roster_import_row', column: 'body_sealed', reseal: resealRows },
  { table: 'roster_import_part', column: 'body_sealed', reseal: resealParts },
  { table: 'roster_import_change', column: 'former_sealed', reseal: resealImportChanges },
  { table: 'roster_change', column: 'body_sealed', reseal: resealChanges },
  { table: 'person_tag', column: 'evidence_sealed', reseal: resealTags },
  { table: 'list_name', column: 'name_sealed', reseal: resealListNames },
] as const

export type Reseal = (tx: Tx, communityId: string, after: string | null, limit: number) => Promise<readonly string[]>

export type Beginning = 'begun' | 'running' | 'nothing' | 'busy'

/** The whole change of keys in one transaction: who seals after it seals under the new one, the old one still opens. */
export async function beginRotation(tx: Tx, communityId: string, by: string, patienceMs: number): Promise<Beginning> {
  if (!(await takeKeysWithin(tx, communityId, patienceMs))) return 'busy'
  const keys = await tx.communityKey.findMany({ where: { communityId, state: { not: 'DESTROYED' } } })
  if (keys.some((key) => key.state === 'RETIRING')) return 'running'
  const [active] = keys
  if (active === undefined) return 'nothing'
  const total = await rowsUnder(tx, communityId, active.id)
  await tx.$executeRaw`
    update community_key set state = 'RETIRING', retired_at = app_now(), retired_by = ${by}::uuid, rows_total = ${total}
    where community_id = ${communityId}::uuid and id = ${active.id}`
  await addCommunityKey(runOf(tx), communityId, newCommunityKey(tx, communityId))
  await audit(tx, {
    action: 'keys.rotation-begun',
    accountId: by,
    regionId: communityId,
    subject: active.id,
    detail: { rows: total },
  })
  const payload = JSON.stringify({ communityId })
  await tx.$executeRaw`
    select from graphile_worker.add_job(${ROTATE}, payload => ${payload}::json, job_key => ${`${ROTATE}:${communityId}`},
      max_attempts => 25)`
  return 'begun'
}

/** Moves up to `limit` rows of the first table that has any left after `place`; undefined when all have been gone through. */
export async function moveBatch(tx: Tx, communityId: string, place: Place, limit: number): Promise<Place | undefined> {
  const step = TABLES[place.table]
  if (step === undefined) return undefined
  // Rows that are sealed anew say the same as before: their versions do not count up (trigger)
  await tx.$queryRaw`select set_config('app.resealing', 'on', true)`
  const moved = await step.reseal(tx, communityId, place.after, limit)
  await tx.$executeRaw`
    update community_key set rows_done = rows_done + ${moved.length}
    where community_id = ${communityId}::uuid and state = 'RETIRING'`
  const last = moved.at(-1)
  return last === undefined || moved.length < limit
    ? { table: place.table + 1, after: null }
    : { table: place.table, after: last }
}

/** How far a rotation has come: which table, and the last row of it. */
export interface Place {
  readonly table: number
  readonly after: string | null
}

/** Empties the retiring key once no row stands under it; false while some do, or somebody is still using it. */
export async function destroyRetired(tx: Tx, communityId: string, patienceMs: number): Promise<boolean> {
  if (!(await takeKeysWithin(tx, communityId, patienceMs))) return false
  const key = await tx.communityKey.findFirst({ where: { communityId, state: 'RETIRING' } })
  if (key === null) return true
  if ((await rowsUnder(tx, communityId, key.id)) > 0) return false
  await tx.$executeRaw`
    update community_key set state = 'DESTROYED', destroyed_at = app_now(), data_wrapped = null, index_wrapped = null
    where community_id = ${communityId}::uuid and id = ${key.id}`
  await audit(tx, {
    action: 'keys.rotated',
    ...(key.retiredBy === null ? {} : { accountId: key.retiredBy }),
    regionId: communityId,
    subject: key.id,
    detail: { rows: key.rowsDone },
  })
  return true
}

export async function listKeys(tx: Tx, communityId: string): Promise<CommunityKeys> {
  const keys = await tx.communityKey.findMany({
    where: { communityId },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  })
  return {
    items: keys.map(({ id, state, createdAt, retiredAt, destroyedAt, rowsTotal, rowsDone }) => ({
      ...{ id, state, rowsTotal, rowsDone },
      createdAt: createdAt.toISOString(),
      retiredAt: retiredAt?.toISOString() ?? null,
      destroyedAt: destroyedAt?.toISOString() ?? null,
    })),
  }
}

async function rowsUnder(tx: Tx, communityId: string, keyId: string): Promise<number> {
  const counts = TABLES.map(
    ({ table, column }) =>
      `(select count(*) from ${table} where community_id = $1::uuid and split_part(${column}, '.', 1) = $2)`,
  )
  const rows = await tx.$queryRawUnsafe<{ n: number }[]>(`select (${counts.join(' + ')})::int as n`, communityId, keyId)
  return rows[0]?.n ?? 0
}

async function takeKeysWithin(tx: Tx, communityId: string, patienceMs: number): Promise<boolean> {
  for (let waited = 0; ; waited += TRY_EVERY_MS) {
    if (await takeKeys(runOf(tx), communityId)) return true
    if (waited >= patienceMs) return false
    await new Promise((resolve) => setTimeout(resolve, TRY_EVERY_MS))
  }
}
