import { type DrawPlan, publicDrawSchema } from '@gongyi/shared/contracts'
import {
  DRAW_STATES,
  type DrawResult,
  type DrawState,
  SORTITION_DIMENSIONS,
  type SortitionDimension,
} from '@gongyi/shared/domain'
import { z } from 'zod'
import type { Prisma } from '../../generated/prisma/client.js'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import type { TopicKey } from '../topic.repository.js'

export interface DrawKey extends TopicKey {
  readonly drawId: string
}

/** Who did a thing, and when. */
export interface Done {
  readonly by: string
  readonly at: string
}

export interface StoredDraw {
  readonly id: string
  readonly communityId: string
  readonly topicId: string
  readonly purpose: string
  readonly state: DrawState
  readonly seats: number
  readonly reserves: number
  readonly buildings: readonly string[]
  readonly dimensions: readonly SortitionDimension[]
  readonly source: { readonly name: string; readonly on: string; readonly meeting: boolean }
  readonly createdAt: string
  readonly createdBy: string
  readonly pool:
    | (Done & {
        readonly commitment: string
        readonly hash: string
        readonly size: number
        readonly withoutBirth: number
        /** Null of draws older than the rule that leaves people out. */
        readonly excluded: number | null
      })
    | null
  readonly seed: (Done & { readonly text: string }) | null
  readonly result: (Done & { readonly hash: string; readonly strata: DrawResult['strata'] }) | null
  readonly witnessed: Done | null
  readonly abandoned: (Done & { readonly reason: string }) | null
  /** To a second draw of the topic. */
  readonly agreed: (Done & { readonly reason: string }) | null
}

type Row = Prisma.SortitionDrawGetPayload<object>

const resultStrata = publicDrawSchema.shape.result.unwrap().shape.strata

export async function findDraw(
  tx: Tx,
  { communityId, drawId }: Omit<DrawKey, 'topicId'>,
): Promise<StoredDraw | undefined> {
  const row = await tx.sortitionDraw.findUnique({ where: { communityId_id: { communityId, id: drawId } } })
  return row === null ? undefined : storedDraw(row)
}

/** A topic's draw, held until the transaction ends: two deeds on one draw come one after the other. */
export async function lockDraw(tx: Tx, { communityId, topicId, drawId }: DrawKey): Promise<StoredDraw | undefined> {
  const rows = await tx.$queryRaw<object[]>`
    select id from sortition_draw
    where community_id = ${communityId}::uuid and topic_id = ${topicId}::uuid and id = ${drawId}::uuid for update`
  return rows.length === 0 ? undefined : findDraw(tx, { communityId, drawId })
}

/** A topic's draws, the latest first. */
export async function listDraws(tx: Tx, { communityId, topicId }: TopicKey): Promise<readonly StoredDraw[]> {
  const rows = await tx.sortitionDraw.findMany({ where: { communityId, topicId }, orderBy: { id: 'desc' }, take: 100 })
  return rows.map(storedDraw)
}

/** Where a draw is held, among the communities of the transaction's scope. */
export async function communityOfDraw(tx: Tx, drawId: string): Promise<string | undefined> {
  const row = await tx.sortitionDraw.findFirst({ where: { id: drawId }, select: { communityId: true } })
  return row?.communityId
}

/** Undefined while another draw of the topic is under way. */
export async function insertDraw(
  tx: Tx,
  { communityId, topicId }: TopicKey,
  { source, purpose, seats, reserves, buildings, dimensions }: DrawPlan,
  createdBy: string,
): Promise<string | undefined> {
  const id = newId()
  const rows = await tx.$queryRaw<object[]>`
    insert into sortition_draw (community_id, id, topic_id, purpose, seats, reserves, buildings, dimensions, source_name,
      source_on, source_meeting, created_by)
    values (${communityId}::uuid, ${id}::uuid, ${topicId}::uuid, ${purpose}, ${seats}, ${reserves}, ${buildings},
      ${dimensions}, ${source.name}, ${source.on}::date, false, ${createdBy}::uuid)
    on conflict do nothing returning id`
  return rows.length === 0 ? undefined : id
}

export interface Committed {
  readonly salt: string
  readonly commitment: string
  readonly poolHash: string
  readonly poolSize: number
  readonly withoutBirth: number
  readonly excluded: number
}

/** Whether another draw of the topic has a result. */
export async function hasAnotherResult(tx: Tx, { communityId, topicId, id }: StoredDraw): Promise<boolean> {
  const where = { communityId, topicId, state: 'DRAWN', id: { not: id } }
  return (await tx.sortitionDraw.count({ where })) > 0
}

export function saveAgreed(tx: Tx, draw: StoredDraw, reason: string, { by, at }: Done): Promise<void> {
  return save(tx, draw, { agreeReason: reason, agreedBy: by, agreedAt: new Date(at) })
}

export function saveCommitted(tx: Tx, draw: StoredDraw, committed: Committed, { by, at }: Done): Promise<void> {
  return save(tx, draw, { ...committed, state: 'COMMITTED', committedBy: by, committedAt: new Date(at) })
}

export function saveSeed(tx: Tx, draw: StoredDraw, seed: string, { by, at }: Done): Promise<void> {
  return save(tx, draw, { seed, state: 'SEEDED', seedBy: by, seedAt: new Date(at) })
}

export function saveResult(
  tx: Tx,
  draw: StoredDraw,
  { strata, hash }: { readonly strata: DrawResult['strata']; readonly hash: string },
  { by, at }: Done,
): Promise<void> {
  const confirmed = { confirmedBy: by, confirmedAt: new Date(at) }
  const listed = strata.map((each) => ({ ...each, drawn: [...each.drawn], reserves: [...each.reserves] }))
  return save(tx, draw, { ...confirmed, state: 'DRAWN', result: listed, resultHash: hash })
}

export function saveWitness(tx: Tx, draw: StoredDraw, { by, at }: Done): Promise<void> {
  return save(tx, draw, { witnessedBy: by, witnessedAt: new Date(at) })
}

export function saveAbandoned(tx: Tx, draw: StoredDraw, reason: string, { by, at }: Done): Promise<void> {
  return save(tx, draw, { state: 'ABANDONED', abandonReason: reason, abandonedBy: by, abandonedAt: new Date(at) })
}

async function save(
  tx: Tx,
  { communityId, id }: StoredDraw,
  data: Prisma.SortitionDrawUncheckedUpdateInput,
): Promise<void> {
  await tx.sortitionDraw.update({ where: { communityId_id: { communityId, id } }, data })
}

function storedDraw(row: Row): StoredDraw {
  const { sourceName, sourceOn, sourceMeeting, commitment, poolHash, poolSize, withoutBirth, seed, resultHash } = row
  const committed = done(row.committedBy, row.committedAt)
  const seeded = done(row.seedBy, row.seedAt)
  const confirmed = done(row.confirmedBy, row.confirmedAt)
  const abandoned = done(row.abandonedBy, row.abandonedAt)
  const agreed = done(row.agreedBy, row.agreedAt)
  const { id, communityId, topicId, purpose, seats, reserves, buildings, createdBy, excluded } = row
  return {
    ...{ id, communityId, topicId, purpose, seats, reserves, buildings, createdBy },
    state: z.enum(DRAW_STATES).parse(row.state),
    dimensions: z.array(z.enum(SORTITION_DIMENSIONS)).parse(row.dimensions),
    source: { name: sourceName, on: sourceOn.toISOString().slice(0, 10), meeting: sourceMeeting },
    createdAt: row.createdAt.toISOString(),
    pool:
      committed === null || commitment === null || poolHash === null
        ? null
        : { ...committed, commitment, hash: poolHash, size: poolSize ?? 0, withoutBirth: withoutBirth ?? 0, excluded },
    seed: seeded === null || seed === null ? null : { ...seeded, text: seed },
    result:
      confirmed === null || resultHash === null
        ? null
        : { ...confirmed, hash: resultHash, strata: resultStrata.parse(row.result) },
    witnessed: done(row.witnessedBy, row.witnessedAt),
    abandoned: abandoned === null ? null : { ...abandoned, reason: row.abandonReason ?? '' },
    agreed: agreed === null ? null : { ...agreed, reason: row.agreeReason ?? '' },
  }
}

function done(by: string | null, at: Date | null): Done | null {
  return by === null || at === null ? null : { by, at: at.toISOString() }
}
