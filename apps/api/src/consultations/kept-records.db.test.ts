import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase, transaction } from '../../test/database.js'
import { insertAccount, insertRegions, type RegionIds } from '../../test/fixtures/people.js'
import { insertUnits } from '../../test/fixtures/polls.js'
import { insertHousehold, insertOwnedUnit } from '../../test/fixtures/roster.js'
import { insertTopicAt } from '../../test/fixtures/topics.js'
import { newId } from '../platform/ids.js'

const NOT_GRANTED = '42501'

let database: TestDatabase
let regions: RegionIds
let accountId: string
let topicId: string
let communityId: string

beforeAll(async () => {
  database = await createTestDatabase()
  regions = await insertRegions(database.ownerPool)
  communityId = regions.guiyuan
  const seed = { role: 'resident', regionId: communityId } as const
  accountId = (await insertAccount(database.ownerPool, seed, { password: false })).id
  const at = { communityId, proposerAccountId: accountId, stage: 'participants', status: 'active' } as const
  topicId = await insertTopicAt(database.ownerPool, at)
  const [unitId] = await insertUnits(database.ownerPool, { communityId, topicId }, [{}])
  const { personId } = await insertHousehold(database.ownerPool, communityId, {
    ...{ building: '1', stairwell: '1', room: '101', accountId },
  })
  await insertOwnedUnit(database.ownerPool, communityId, { propertyAreaId: newId(), room: '101', areaCenti: 9000 })
  const said = [newId(), communityId, topicId, accountId]
  await asApp([
    [
      `insert into co_sign (community_id, topic_id, person_id, entered_by) values ($1, $2, $3, $4)`,
      communityId,
      topicId,
      personId,
      accountId,
    ],
    [
      `insert into delivery (community_id, id, topic_id, voting_unit_id, channel, result, by_account)
       values ($1, $2, $3, $4, 'LETTER', 'DELIVERED', $5)`,
      ...[communityId, newId(), topicId, unitId, accountId],
    ],
    [
      `insert into opinion (id, community_id, topic_id, entered_by, round, stance, text, channel)
       values ($1, $2, $3, $4, 1, 'QUESTION', '多少钱？', 'ONLINE')`,
      ...said,
    ],
    [
      `insert into objection (id, community_id, topic_id, entered_by, round, kind, text)
       values ($1, $2, $3, $4, 1, 'SUBSTANCE', '再议')`,
      ...said,
    ],
    [
      `insert into roster_correction (id, community_id, topic_id, entered_by, text) values ($1, $2, $3, $4, '漏了')`,
      ...said,
    ],
    [
      `insert into rating (community_id, topic_id, voting_unit_id, level) values ($1, $2, $3, 'POOR')`,
      communityId,
      topicId,
      unitId,
    ],
    [
      `insert into notification (community_id, id, account_id, kind) values ($1, $2, $3, 'k')`,
      communityId,
      newId(),
      accountId,
    ],
    [
      `insert into idempotency_key (community_id, account_id, key, route, request_hash, status, created_at)
       select $1, $2, days || ' days', 'r', 'h', 200, app_now() - make_interval(days => days) from unnest(array[29, 31]) as days`,
      ...[communityId, accountId],
    ],
    [`insert into case_counter (community_id, year, last) values ($1, 2031, 5)`, communityId],
    [`insert into filing_counter (township_id, year, last) values ($1, 2031, 5)`, communityId],
  ])
})
afterAll(() => database.drop())

type Statement = readonly [sql: string, ...values: readonly unknown[]]

/** As the API's own login: how many rows each statement touched. */
function asApp(statements: readonly Statement[]): Promise<readonly (number | null)[]> {
  return transaction(database.appPool, { communityId, role: 'community-admin', accountId }, async (client) => {
    const touched: (number | null)[] = []
    for (const [sql, ...values] of statements) touched.push((await client.query(sql, [...values])).rowCount)
    return touched
  })
}

/** The SQLSTATE of the refusal, or how many rows each statement touched. */
async function answerTo(...statements: readonly string[]): Promise<unknown> {
  try {
    return await asApp(statements.map((sql) => [sql] as const))
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error ? error.code : error
  }
}

describe('what was said, told, signed and rated', () => {
  it.each([
    `update opinion set text = '好'`,
    `update opinion set stance = 'SUPPORT'`,
    `update rating set level = 'VERY_GOOD'`,
    `update delivery set result = 'SIGNED'`,
    `update objection set text = '无'`,
    `update roster_correction set text = '无'`,
    `update co_sign set person_id = entered_by`,
    `update account_person set person_id = account_id`,
    `update unit_owner set owner_key = 'somebody else'`,
    `update roster_change set field = 'name'`,
    `update person_tag set tag = 'DELEGATE'`,
    `update body_member set seat = 'CADRE'`,
    `update join_code set person_id = issued_by`,
    'delete from roster_change',
    'delete from person_tag',
    'delete from body_member',
    'delete from join_code',
    `update notification set kind = 'other'`,
    `update idempotency_key set request_hash = ''`,
    'delete from notification',
    'delete from notification_delivery',
    'delete from co_sign',
  ])('is not rewritten: %s', async (sql) => {
    expect(await answerTo(sql)).toBe(NOT_GRANTED)
  })

  it('who votes for co-owners changes with its line in the history only', async () => {
    expect(await answerTo('update unit_owner set is_voting_rep = true')).toBe('GY011')
  })

  it('is read by the person it was for', async () => {
    expect(await answerTo('update notification set read_at = app_now()')).toEqual([1])
  })
})

describe('an answer', () => {
  it.each([
    ['an opinion', `update opinion set reply = '三万元'`, `update opinion set reply = '改口'`],
    ['an objection', `update objection set upheld = false, decision = '不成立'`, 'update objection set upheld = true'],
    ['an objection, taken back', `update objection set decision = decision`, 'update objection set upheld = null'],
    ['a correction', `update roster_correction set decision = '补登'`, 'update roster_correction set decision = null'],
  ])('to %s is given once', async (_, first, second) => {
    await answerTo(first)
    expect(await answerTo(second)).toBe('GY009')
  })
})

describe('a running number', () => {
  it.each(['case_counter', 'filing_counter'])('of %s goes up only', async (table) => {
    const of = (set: string) => answerTo(`update ${table} set ${set} where year = 2031`)
    expect([await of('last = last - 1'), await of('last = 0'), await of('year = 2032')]).toEqual([
      'GY010',
      'GY010',
      'GY010',
    ])
    expect(await of('last = last + 1')).toEqual([1])
  })
})

describe('what the product deletes', () => {
  const confirmed = (
    kind: string,
  ) => `insert into roster_import (community_id, id, kind, file_name, file_hash, by_account, state, summary, confirmed_at)
    values ('${communityId}', '${newId()}', '${kind}', 'f', '${newId()}', '${accountId}', 'CONFIRMED', '{}', app_now())`
  const unlinked = (subject: string) =>
    `insert into audit_log (id, action, region_id, subject) values ('${newId()}', 'account.unlinked', '${communityId}', '${subject}')`

  it('an owner leaves with a confirmed list of owners only', async () => {
    expect(await answerTo('delete from unit_owner')).toBe('GY011')
    expect(await answerTo('delete from unit_owner', confirmed('HOUSEHOLDS'))).toBe('GY011')
    expect(await answerTo(confirmed('OWNERS'))).toEqual([1])
    expect(await answerTo('delete from unit_owner')).toBe('GY011')
    expect(await answerTo('delete from unit_owner', confirmed('OWNERS'))).toEqual([1, 1])
  })

  it('the link of an account ends with its entry in the audit log only', async () => {
    expect(await answerTo('delete from account_person')).toBe('GY011')
    expect(await answerTo('delete from account_person', unlinked(newId()))).toBe('GY011')
    expect(await answerTo('delete from account_person', unlinked(accountId))).toEqual([1, 1])
  })

  it('a given answer is forgotten after thirty days only', async () => {
    expect(await answerTo('delete from idempotency_key')).toBe('GY011')
    expect(await answerTo(`delete from idempotency_key where key = '31 days'`)).toEqual([1])
  })
})
