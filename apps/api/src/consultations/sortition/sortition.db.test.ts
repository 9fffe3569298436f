import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase, transaction } from '../../../test/database.js'
import { insertAccount, insertRegions } from '../../../test/fixtures/people.js'
import { insertHousehold } from '../../../test/fixtures/roster.js'
import { insertTopicAt } from '../../../test/fixtures/topics.js'
import { newId } from '../../platform/ids.js'

let database: TestDatabase
let communityId: string
let accountId: string
let otherId: string
let topicId: string
let people: string[]

beforeAll(async () => {
  database = await createTestDatabase()
  const regions = await insertRegions(database.ownerPool)
  communityId = regions.guiyuan
  const seed = { role: 'resident', regionId: communityId } as const
  accountId = (await insertAccount(database.ownerPool, seed, { password: false })).id
  otherId = (await insertAccount(database.ownerPool, seed, { password: false })).id
  const at = { communityId, proposerAccountId: accountId, stage: 'participants', status: 'active' } as const
  topicId = await insertTopicAt(database.ownerPool, at)
  people = []
  for (const room of ['101', '102']) {
    const home = { building: '1', stairwell: '1', room }
    people.push((await insertHousehold(database.ownerPool, communityId, home)).personId)
  }
})
afterAll(() => database.drop())

const asApp = (sql: string, ...values: unknown[]) =>
  transaction(database.appPool, { communityId, role: 'community-admin', accountId }, (client) =>
    client.query(sql, values),
  )

/** A draft whose source is published so many days from now, and an entry of its pool. */
async function draft(days = 3, more: { readonly topicId?: string } = {}): Promise<string> {
  const id = newId()
  await asApp(
    `update sortition_draw set state = 'ABANDONED', abandon_reason = 'x', abandoned_by = $1, abandoned_at = app_now()
     where state in ('DRAFT', 'COMMITTED', 'SEEDED')`,
    accountId,
  )
  await asApp(
    `insert into sortition_draw (community_id, id, topic_id, purpose, seats, reserves, buildings, dimensions, source_name,
       source_on, source_meeting, created_by)
     values ($1, $2, $3, 'p', 1, 1, '{}', '{}', 's', (app_now() at time zone 'Asia/Shanghai')::date + $4::int, false, $5)`,
    ...[communityId, id, more.topicId ?? topicId, days, accountId],
  )
  return id
}

const enter = (id: string, token: string, personId: string | undefined) =>
  asApp(
    `insert into sortition_pool_entry (community_id, draw_id, token, stratum, person_id) values ($1, $2, $3, '1', $4)`,
    ...[communityId, id, token, personId],
  )

const commit = (id: string) =>
  asApp(
    `update sortition_draw set state = 'COMMITTED', salt = 's', commitment = '{}', pool_hash = 'h', pool_size = 2,
       without_birth = 0, committed_by = $2, committed_at = app_now() where id = $1`,
    ...[id, accountId],
  )

const move = (days: number) =>
  database.ownerPool.query('update system_clock set offset_ms = offset_ms + $1', [days * 86_400_000])

async function onTheDay(work: () => Promise<unknown>): Promise<void> {
  await move(3)
  try {
    await work()
  } finally {
    await move(-3)
  }
}

const type = (id: string, by: string) =>
  asApp(
    `update sortition_draw set state = 'SEEDED', seed = '12345', seed_by = $2, seed_at = app_now() where id = $1`,
    ...[id, by],
  )
const confirm = (id: string, by: string) =>
  asApp(
    `update sortition_draw set state = 'DRAWN', confirmed_by = $2, confirmed_at = app_now(), result = '[]',
       result_hash = 'r' where id = $1`,
    ...[id, by],
  )

describe('the database, whatever the application does', () => {
  it('lets nobody join, change or leave a pool that is committed', async () => {
    const id = await draft()
    await enter(id, 'a', people[0])
    await commit(id)
    await expect(enter(id, 'b', people[1])).rejects.toThrow('the pool is closed')
    await expect(asApp(`update sortition_pool_entry set person_id = $1`, people[1])).rejects.toThrow(
      'permission denied',
    )
    await expect(asApp(`delete from sortition_pool_entry`)).rejects.toThrow('permission denied')
    for (const column of ["pool_hash = 'x'", "commitment = 'x'", "salt = 'x'", 'seats = 2', "source_name = 'x'"])
      await expect(asApp(`update sortition_draw set ${column} where id = $1`, id)).rejects.toThrow('does not change')
    await expect(asApp(`update sortition_draw set state = 'DRAFT' where id = $1`, id)).rejects.toThrow('does not go')
    await expect(asApp(`delete from sortition_draw`)).rejects.toThrow('permission denied')
  })

  it('commits a pool before the day of its source only, and takes a seed on that day or later', async () => {
    await expect(commit(await draft(0))).rejects.toThrow('pool_before_source')
    const id = await draft()
    await expect(type(id, accountId)).rejects.toThrow('does not go')
    await commit(id)
    await expect(type(id, accountId)).rejects.toThrow('sortition_draw_seed')
    await onTheDay(() => type(id, accountId))
  })

  it('needs two people for a draw, and keeps what was drawn', async () => {
    const id = await draft()
    await commit(id)
    await onTheDay(async () => {
      await expect(confirm(id, otherId)).rejects.toThrow('does not go')
      await type(id, accountId)
      await expect(confirm(id, accountId)).rejects.toThrow('two_people')
      await confirm(id, otherId)
    })
    for (const column of ["seed = '54321'", "result = '[1]'", "result_hash = 'x'", `confirmed_by = '${newId()}'`])
      await expect(asApp(`update sortition_draw set ${column} where id = $1`, id)).rejects.toThrow('does not change')
    await expect(asApp(`update sortition_draw set state = 'ABANDONED' where id = $1`, id)).rejects.toThrow(
      'does not go',
    )
  })

  it('seats and hears nobody who is not in the pool, and keeps one draw of a topic open at a time', async () => {
    const id = await draft()
    await enter(id, 'a', people[0])
    const seat = (token: string) =>
      asApp(
        `insert into sortition_seat (community_id, draw_id, token, topic_id, person_id, event_seq, called_at)
         values ($1, $2, $3, $4, $5, 1, app_now())`,
        ...[communityId, id, token, topicId, people[0]],
      )
    const answer = (token: string) =>
      asApp(
        `insert into sortition_answer (community_id, draw_id, event_seq, token, answer, channel, by_account, at)
         values ($1, $2, 1, $3, 'ACCEPTED', 'SELF', $4, app_now())`,
        ...[communityId, id, token, accountId],
      )
    await expect(seat('b')).rejects.toThrow('foreign key')
    await expect(answer('a')).rejects.toThrow('foreign key')
    await seat('a')
    await answer('a')
    await expect(asApp(`update sortition_answer set answer = 'DECLINED'`)).rejects.toThrow('permission denied')
    const second = asApp(
      `insert into sortition_draw (community_id, id, topic_id, purpose, seats, reserves, source_name, source_on,
         source_meeting, created_by) values ($1, $2, $3, 'p', 1, 1, 's', '2030-01-01', false, $4)`,
      ...[communityId, newId(), topicId, accountId],
    )
    await expect(second).rejects.toThrow('one_open')
  })

  it('gives up no draw from the day of its number on', async () => {
    const id = await draft(3, { topicId: await anotherTopic() })
    await commit(id)
    const giveUp = () =>
      asApp(
        `update sortition_draw set state = 'ABANDONED', abandon_reason = 'x', abandoned_by = $2, abandoned_at = app_now()
         where id = $1`,
        ...[id, accountId],
      )
    await onTheDay(async () => {
      await expect(giveUp()).rejects.toThrow('its number is out')
      await type(id, accountId)
      await expect(giveUp()).rejects.toThrow('its number is out')
    })
    await giveUp()
  })

  it('makes a second draw of a topic only where somebody else agreed, and keeps what was agreed', async () => {
    const at = { topicId: await anotherTopic() }
    const first = await draft(3, at)
    await commit(first)
    await onTheDay(async () => {
      await type(first, accountId)
      await confirm(first, otherId)
    })
    const id = await draft(3, at)
    const agree = (by: string) =>
      asApp(
        `update sortition_draw set agreed_by = $2, agreed_at = app_now(), agree_reason = 'r' where id = $1`,
        ...[id, by],
      )
    await expect(commit(id)).rejects.toThrow('needs agreement')
    await expect(agree(accountId)).rejects.toThrow('sortition_draw_agreed')
    await agree(otherId)
    await expect(agree(newId())).rejects.toThrow('what was agreed stays')
    await commit(id)
  })

  it('adds no digits to the public number, leaves the first number to the first person, and takes no witness who types', async () => {
    const id = await draft(3, { topicId: await anotherTopic() })
    await asApp(`update sortition_draw set source_meeting = true where id = $1`, id)
    await expect(commit(id)).rejects.toThrow('no digits are added')
    await asApp(`update sortition_draw set source_meeting = false where id = $1`, id)
    await commit(id)
    const witness = (by: string) =>
      asApp(`update sortition_draw set witnessed_by = $2, witnessed_at = app_now() where id = $1`, ...[id, by])
    await onTheDay(async () => {
      await type(id, accountId)
      await expect(type(id, otherId)).rejects.toThrow('the first number')
      await expect(witness(accountId)).rejects.toThrow('none who typed')
      await witness(otherId)
      await expect(confirm(id, otherId)).rejects.toThrow('the witness does not draw')
      await confirm(id, newId())
    })
  })

  it('takes a refusal told to the desk as one person’s word until another confirms it, three days later', async () => {
    const id = await draft(3, { topicId: await anotherTopic() })
    await enter(id, 'a', people[0])
    await asApp(
      `insert into sortition_seat (community_id, draw_id, token, topic_id, person_id, event_seq, called_at)
       select community_id, $2, 'a', topic_id, $3, 1, app_now() from sortition_draw where community_id = $1 and id = $2`,
      ...[communityId, id, people[0]],
    )
    let seq = 1
    const desk = (answer: string, by: string, consent: string | null) => {
      seq += 1
      return asApp(
        `insert into sortition_answer (community_id, draw_id, event_seq, token, answer, channel, told_by, consent, by_account, at)
         values ($1, $2, $3, 'a', $4, 'DESK', $5, $6, $7, app_now())`,
        ...[communityId, id, seq, answer, consent === null ? null : 'PHONE', consent, by],
      )
    }
    await expect(desk('DECLINED', otherId, null)).rejects.toThrow('confirmed by another')
    await expect(desk('DECLINE_TOLD', accountId, null)).rejects.toThrow('needs consent')
    await desk('DECLINE_TOLD', accountId, 'said yes')
    await expect(desk('DECLINED', otherId, null)).rejects.toThrow('after three days')
    await onTheDay(async () => {
      await expect(desk('DECLINED', accountId, null)).rejects.toThrow('confirmed by another')
      await desk('DECLINED', otherId, null)
    })
  })
})

function anotherTopic(): Promise<string> {
  const at = { communityId, proposerAccountId: accountId, stage: 'participants', status: 'active' } as const
  return insertTopicAt(database.ownerPool, at)
}
