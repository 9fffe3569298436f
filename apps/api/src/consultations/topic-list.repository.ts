import type { TopicList, TopicListQuery, TopicSummary } from '@gongyi/shared/contracts'
import {
  CATEGORY_IDS,
  CLUE_READERS,
  DISCLOSURES,
  STAGES,
  STATUSES,
  TEMPLATE_IDS,
  type Turn,
  WITHHELD_TITLE,
} from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import { z } from 'zod'
import type { Actor } from '../platform/actor.js'
import type { TopicLocator } from '../platform/allow.decorator.js'
import { now, TenantDatabase, type Tx } from '../platform/database.js'
import { AWAITS, AWAITS_PROPOSER, placeKey } from './awaiting.js'
import { residentTurns } from './resident-turn.store.js'
import { isColleaguesTurn, isTurnOf, readTurns, turnView } from './turns.store.js'
import { READERS } from './visibility.js'

interface ListRow {
  readonly id: string
  readonly communityId: string
  readonly communityName: string
  readonly caseNo: string
  readonly title: string
  readonly category: string
  readonly template: string
  readonly stage: string
  readonly status: string
  readonly round: number
  readonly outcome: string | null
  readonly filingNo: string | null
  readonly stageSince: Date
  readonly createdAt: Date
  readonly mine: boolean
  readonly awaitsMe: boolean
  readonly disclosure: string
}

const words = z.object({
  category: z.enum(CATEGORY_IDS),
  template: z.enum(TEMPLATE_IDS),
  stage: z.enum(STAGES),
  status: z.enum(STATUSES),
  disclosure: z.enum(DISCLOSURES),
})

@Injectable()
export class TopicListRepository implements TopicLocator {
  constructor(private readonly database: TenantDatabase) {}

  /** The newest first, over the given communities of the actor, page by page. */
  list(actor: Actor, communityIds: readonly string[], query: TopicListQuery): Promise<TopicList> {
    const readable = communityIds.filter((id) => actor.rolesIn(id).some((role) => READERS.includes(role)))
    const scope = { communityIds: readable, role: '', accountId: actor.accountId }
    return this.database.inScope(scope, async (tx) => {
      const at = (await now(tx)).toISOString()
      const mine = await residentTurnsOf(tx, actor, readable)
      const turns = query.awaiting === true ? [...mine, ...(await staffTurnsOf(tx, actor, readable, at))] : mine
      const rows = await select(tx, actor, readable, query, turns)
      const page = rows.slice(0, query.limit)
      const last = page.at(-1)
      return {
        items: await summaries(tx, actor, page, at),
        next: rows.length > query.limit && last !== undefined ? cursorOf(last) : null,
      }
    })
  }

  /** The same rows by id, for lists in another order. */
  byIds(
    actor: Actor,
    communityIds: readonly string[],
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, TopicSummary>> {
    const scope = { communityIds, role: '', accountId: actor.accountId }
    return this.database.inScope(scope, async (tx) => {
      const rows = await select(tx, actor, communityIds, { limit: ids.length }, [], ids)
      const items = await summaries(tx, actor, rows, (await now(tx)).toISOString())
      return new Map(items.map((item) => [item.id, item]))
    })
  }

  communityOf(topicId: string, actor: Actor): Promise<string | undefined> {
    const scope = { communityIds: actor.communityIds, role: '', accountId: actor.accountId }
    return this.database.inScope(scope, async (tx) => {
      const topic = await tx.topic.findFirst({ where: { id: topicId }, select: { communityId: true } })
      return topic?.communityId
    })
  }
}

function select(
  tx: Tx,
  actor: Actor,
  communityIds: readonly string[],
  query: TopicListQuery,
  turns: readonly string[],
  ids: readonly string[] | null = null,
): Promise<ListRow[]> {
  const { accountId } = actor
  // Words that are not public are read, and found by a search, at the desks alone
  const desks = communityIds.filter((id) => actor.rolesIn(id).some((role) => CLUE_READERS.includes(role)))
  const own = AWAITS_PROPOSER.map(placeKey)
  const like = query.query ? `%${query.query.replace(/[\\%_]/g, '\\$&')}%` : null
  const [afterAt = null, afterId = null] = query.after?.split('_') ?? []
  return tx.$queryRaw<ListRow[]>`
    select * from (
      select t.id, t.community_id as "communityId", r.name as "communityName", t.case_no as "caseNo", seen.title, t.category, t.disclosure,
        t.template, t.stage, t.status, t.round, t.outcome, t.filing_no as "filingNo", t.stage_since as "stageSince",
        t.created_at as "createdAt", t.proposer_account_id = ${accountId}::uuid as mine,
        (t.id = any(${turns}::uuid[])
          or (t.proposer_account_id = ${accountId}::uuid and t.stage || '/' || t.status = any(${own}))) as "awaitsMe"
      from topic t join region r on r.id = t.community_id
        cross join lateral (select case when t.disclosure = 'PUBLIC' or t.community_id = any(${desks}::uuid[])
          or t.proposer_account_id = ${accountId}::uuid or t.entered_by = ${accountId}::uuid
          then t.title else ${WITHHELD_TITLE.zh} end as title, t.disclosure <> 'CONFIDENTIAL'
          or t.community_id = any(${desks}::uuid[]) or t.proposer_account_id = ${accountId}::uuid
          or coalesce(t.entered_by = ${accountId}::uuid, false) as allowed) seen
      where t.community_id = any(${communityIds}::uuid[])
        and seen.allowed and (t.status <> 'draft' or t.proposer_account_id = ${accountId}::uuid or t.entered_by = ${accountId}::uuid)
        and (${ids}::uuid[] is null or t.id = any(${ids}::uuid[]))
        and (${query.stage ?? null}::text is null or t.stage = ${query.stage ?? null})
        and (${query.status ?? null}::text is null or t.status = ${query.status ?? null})
        and (${like}::text is null or seen.title ilike ${like} or t.case_no ilike ${like})
        and (${afterAt}::timestamptz is null or (t.created_at, t.id) < (${afterAt}::timestamptz, ${afterId}::uuid))
    ) found
    where (not ${query.mine === true} or mine) and (not ${query.awaiting === true} or "awaitsMe")
    order by "createdAt" desc, id desc limit ${query.limit + 1}`
}

/** Where it is the actor's turn as a resident, community after community of those the account is a resident of. */
async function residentTurnsOf(tx: Tx, actor: Actor, communityIds: readonly string[]): Promise<readonly string[]> {
  const turns: string[] = []
  for (const communityId of communityIds.filter((id) => actor.rolesIn(id).includes('resident'))) {
    await enter(tx, communityId)
    turns.push(...(await residentTurns(tx, { communityId, accountId: actor.accountId })))
  }
  return turns
}

/** Where it is the actor's turn in a role of the desk; looked for only where that role can have one. */
async function staffTurnsOf(
  tx: Tx,
  actor: Actor,
  communityIds: readonly string[],
  at: string,
): Promise<readonly string[]> {
  const waiting = communityIds.flatMap((id) =>
    actor.rolesIn(id).flatMap((role) => AWAITS[role].map((place) => `${id}/${placeKey(place)}`)),
  )
  if (waiting.length === 0) return []
  const rows = await tx.$queryRaw<{ id: string; communityId: string }[]>`
    select id, community_id as "communityId" from topic where community_id = any(${communityIds}::uuid[])
      and (community_id || '/' || stage || '/' || status = any(${[...new Set(waiting)]}) or follow_up is not null)`
  const turns = await turnsAt(tx, rows, at)
  return rows.flatMap(({ id, communityId }) =>
    isTurnOf(turns.get(id), actor.rolesIn(communityId), actor.accountId) ? [id] : [],
  )
}

/** Whose turn it is in each of these topics, community after community. */
async function turnsAt(
  tx: Tx,
  rows: readonly Pick<ListRow, 'id' | 'communityId'>[],
  at: string,
): Promise<ReadonlyMap<string, Turn>> {
  const turns = new Map<string, Turn>()
  for (const [communityId, topics] of Map.groupBy(rows, (row) => row.communityId)) {
    await enter(tx, communityId)
    const ids = topics.map(({ id }) => id)
    for (const [id, turn] of await readTurns(tx, communityId, ids, at)) turns.set(id, turn)
  }
  return turns
}

/** Signatures and records are rows of one community each: they are read inside it. */
async function enter(tx: Tx, communityId: string): Promise<void> {
  await tx.$queryRaw`select set_config('app.tenant', ${communityId}, true)`
}

async function countCoSigns(tx: Tx, page: readonly ListRow[]): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for (const [communityId, topics] of Map.groupBy(page, (row) => row.communityId)) {
    await enter(tx, communityId)
    const groups = await tx.coSign.groupBy({
      by: ['topicId'],
      where: { communityId, topicId: { in: topics.map(({ id }) => id) } },
      _count: true,
    })
    for (const { topicId, _count } of groups) counts.set(topicId, _count)
  }
  return counts
}

async function summaries(tx: Tx, actor: Actor, rows: readonly ListRow[], at: string): Promise<TopicSummary[]> {
  const coSigns = await countCoSigns(tx, rows)
  const turns = await turnsAt(tx, rows, at)
  return rows.map((row) => {
    const turn = turns.get(row.id)
    return {
      ...row,
      ...words.parse(row),
      awaitsMe: row.awaitsMe || isTurnOf(turn, actor.rolesIn(row.communityId), actor.accountId),
      awaitsColleague: isColleaguesTurn(turn, actor.rolesIn(row.communityId), actor.accountId),
      coSigns: coSigns.get(row.id) ?? 0,
      stageSince: row.stageSince.toISOString(),
      createdAt: row.createdAt.toISOString(),
      ...turnView(turn, at),
    }
  })
}

function cursorOf({ createdAt, id }: ListRow): string {
  return `${createdAt.toISOString()}_${id}`
}
