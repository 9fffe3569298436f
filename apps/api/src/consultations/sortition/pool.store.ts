import type { ToldChannel } from '@gongyi/shared/contracts'
import type { GivenAnswer, PoolMember, RecordedAnswer, Stratum } from '@gongyi/shared/domain'
import { RECORDED_ANSWERS } from '@gongyi/shared/domain'
import { z } from 'zod'
import { Prisma } from '../../generated/prisma/client.js'
import type { Tx } from '../../platform/database.js'
import type { TopicKey } from '../topic.repository.js'
import type { DrawKey } from './draw.store.js'

type Key = Omit<DrawKey, 'topicId'>

/** Which homes a pool is taken from; null does not limit it, and all limits hold together. */
export interface Homes {
  readonly buildings: readonly string[] | null
  readonly stairwell: string | null
  readonly gridId: string | null
  /** Buildings of this estate, as the owners' roster has them. */
  readonly propertyAreaId: string | null
}

export interface Resident {
  readonly personId: string
  readonly birthDate: string | null
  readonly values: PoolMember['values']
}

interface ResidentRow {
  readonly personId: string
  readonly birthDate: string | null
  readonly sex: string | null
  readonly building: string
  readonly grid: string | null
  readonly hukou: string | null
}

/** Everybody living in these homes, children too. */
export async function residentsOf(tx: Tx, communityId: string, homes: Homes): Promise<Resident[]> {
  const rows = await tx.$queryRaw<ResidentRow[]>`
    select p.id as "personId", p.birth_date::text as "birthDate", p.gender::text as sex, h.building,
      g.name as grid, h.hukou_type::text as hukou
    from household_member m
      join household h on (h.community_id, h.id) = (m.community_id, m.household_id) and h.active
      join person p on (p.community_id, p.id) = (m.community_id, m.person_id) and p.active and not p.deceased
      left join region g on g.id = h.grid_id
    where m.community_id = ${communityId}::uuid and m.active
      and ${within(homes)}
    order by p.id`
  return rows.map(({ personId, birthDate, ...known }) => ({
    personId,
    birthDate,
    values: Object.fromEntries(Object.entries(known).filter((entry): entry is [string, string] => entry[1] !== null)),
  }))
}

/** The buildings that have homes there. */
export async function buildingsOf(tx: Tx, communityId: string, homes: Homes): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ building: string }[]>`
    select distinct h.building from household h
    where h.community_id = ${communityId}::uuid and h.active and ${within(homes)}`
  return rows.map(({ building }) => building)
}

/** The condition, on `household h`, of being one of these homes. */
function within({ buildings, stairwell, gridId, propertyAreaId }: Homes): Prisma.Sql {
  return Prisma.sql`(${buildings === null}::boolean or h.building = any(${[...(buildings ?? [])]}::text[]))
    and (${stairwell === null}::boolean or h.stairwell = ${stairwell ?? ''})
    and (${gridId}::uuid is null or h.grid_id = ${gridId}::uuid)
    and (${propertyAreaId}::uuid is null or h.building in (
      select u.building from unit u
      where u.community_id = h.community_id and u.property_area_id = ${propertyAreaId}::uuid))`
}

/** Once, before the draw's row says that its pool is committed. */
export async function insertEntries(
  tx: Tx,
  { communityId, drawId }: Key,
  strata: readonly Stratum[],
  personOf: ReadonlyMap<string, string>,
): Promise<void> {
  const entries = strata.flatMap(({ id, tokens }) =>
    tokens.map((token) => ({ token, stratum: id, person: personOf.get(token) })),
  )
  await tx.$executeRaw`
    insert into sortition_pool_entry (community_id, draw_id, token, stratum, person_id)
    select ${communityId}::uuid, ${drawId}::uuid, token, stratum, person
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e (token text, stratum text, person uuid)`
}

/** Calls people to a seat, in the name of the event about to be chained. */
export async function insertSeats(
  tx: Tx,
  { communityId, topicId, drawId }: DrawKey,
  tokens: readonly string[],
  { eventSeq, at }: { readonly eventSeq: number; readonly at: string },
): Promise<void> {
  await tx.$executeRaw`
    insert into sortition_seat (community_id, draw_id, token, topic_id, person_id, event_seq, called_at)
    select community_id, draw_id, token, ${topicId}::uuid, person_id, ${eventSeq}, ${at}::timestamptz
    from sortition_pool_entry
    where community_id = ${communityId}::uuid and draw_id = ${drawId}::uuid and token = any(${[...tokens]}::text[])`
}

/** Whoever was called, by token: person and where they live now. */
export async function calledPeople(
  tx: Tx,
  { communityId, drawId }: Key,
): Promise<ReadonlyMap<string, { readonly personId: string; readonly home: string }>> {
  const rows = await tx.$queryRaw<{ token: string; personId: string; home: string | null }[]>`
    select s.token, s.person_id as "personId", concat_ws('-', nullif(h.building, ''), nullif(h.stairwell, ''), nullif(h.room, '')) as home
    from sortition_seat s
      left join household_member m on (m.community_id, m.person_id) = (s.community_id, s.person_id) and m.active
      left join household h on (h.community_id, h.id) = (m.community_id, m.household_id)
    where s.community_id = ${communityId}::uuid and s.draw_id = ${drawId}::uuid`
  return new Map(rows.map(({ token, personId, home }) => [token, { personId, home: home ?? '' }]))
}

/** A person's own token and group. */
export async function entryOf(
  tx: Tx,
  { communityId, drawId }: Key,
  personId: string,
): Promise<{ readonly token: string; readonly stratum: string } | undefined> {
  const entry = await tx.sortitionPoolEntry.findUnique({
    where: { communityId_drawId_personId: { communityId, drawId, personId } },
    select: { token: true, stratum: true },
  })
  return entry ?? undefined
}

export interface StoredAnswer extends GivenAnswer {
  readonly by: string
  readonly at: string
}

export async function listAnswers(tx: Tx, { communityId, drawId }: Key): Promise<readonly StoredAnswer[]> {
  const rows = await tx.sortitionAnswer.findMany({
    where: { communityId, drawId },
    orderBy: { eventSeq: 'asc' },
    select: { token: true, answer: true, byAccount: true, at: true },
  })
  return rows.map(({ token, answer, byAccount, at }) => ({
    ...{ token, by: byAccount, at: at.toISOString() },
    answer: z.enum(RECORDED_ANSWERS).parse(answer),
  }))
}

export interface NewAnswer {
  readonly token: string
  readonly answer: RecordedAnswer
  readonly channel: 'SELF' | 'DESK'
  readonly toldBy?: ToldChannel
  readonly consent?: string
  readonly by: string
  readonly at: string
  readonly eventSeq: number
}

export async function insertAnswer(tx: Tx, { communityId, drawId }: Key, given: NewAnswer): Promise<void> {
  const { by, at, ...rest } = given
  await tx.sortitionAnswer.create({ data: { communityId, drawId, ...rest, byAccount: by, at: new Date(at) } })
}

/** The place in the chain of the topic's next event; nobody else appends until this transaction is over. */
export async function nextEventSeq(tx: Tx, { communityId, topicId }: TopicKey): Promise<number> {
  const rows = await tx.$queryRaw<{ version: number }[]>`
    select version from topic where community_id = ${communityId}::uuid and id = ${topicId}::uuid for update`
  const version = rows[0]?.version
  if (version === undefined) throw new Error(`topic ${topicId} is gone`)
  return version + 1
}
