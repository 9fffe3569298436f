import { legalChanges, type Position, ROLES, STAGES, STATUSES } from '@gongyi/shared/domain'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestContext, type TestDatabase, transaction } from '../../test/database.js'
import { insertAccount, insertRegions } from '../../test/fixtures/people.js'
import { insertOpenVote, insertPoll, insertUnits } from '../../test/fixtures/polls.js'
import { insertTopicAt } from '../../test/fixtures/topics.js'
import { newId } from '../platform/ids.js'

const POSITIONS = STAGES.flatMap((stage) => STATUSES.map((status) => ({ stage, status })))

let database: TestDatabase
let communityId: string
let accountId: string

beforeAll(async () => {
  database = await createTestDatabase()
  const regions = await insertRegions(database.ownerPool)
  communityId = regions.guiyuan
  accountId = (
    await insertAccount(database.ownerPool, { role: 'resident', regionId: communityId }, { password: false })
  ).id
})
afterAll(() => database.drop())

/** As the API's own login, in a role. */
function asApp<T>(role: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const context: TestContext = { communityId, role, accountId }
  return transaction(database.appPool, context, work)
}

/** What PostgreSQL answers: the SQLSTATE of the refusal, or undefined. */
async function refusalOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work
    return undefined
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error)
  }
}

const insertDraft = (client: pg.PoolClient, more: { id?: string; stage?: string; version?: number } = {}) =>
  client.query(
    `insert into topic (community_id, id, case_no, title, description, category, template, stage, version, proposer_account_id)
     values ($1, $2, $3, '议题', '说明', 'CULTURE', 'light', $4, $5, $6)`,
    [communityId, more.id ?? newId(), newId(), more.stage ?? 'propose', more.version ?? 1, accountId],
  )

const insertEvent = (client: pg.PoolClient, topicId: string, seq: number, prev: string, hash: string) =>
  client.query(
    `insert into topic_event (community_id, topic_id, seq, type, action, stage, actor_role, at, payload, salt, actor_hash,
       payload_hash, prev_hash, hash)
     values ($1, $2, $3, 't', 'a', 'propose', 'resident', now(), '{}', '', '', '', $4, $5)`,
    [communityId, topicId, seq, prev, hash],
  )

const GENESIS = '0'.repeat(64)
const FIRST = 'a'.repeat(64)

async function draftWithEvent(): Promise<string> {
  const id = newId()
  await asApp('resident', async (client) => {
    await insertDraft(client, { id })
    await insertEvent(client, id, 1, GENESIS, FIRST)
  })
  return id
}

describe('the table of legal changes', () => {
  it('holds exactly what the rules allow', async () => {
    const { rows } = await database.appPool.query<
      Record<'from_stage' | 'from_status' | 'to_stage' | 'to_status' | 'role', string>
    >('select * from legal_transition')
    const stored = rows.map((r) => [r.from_stage, r.from_status, r.to_stage, r.to_status, r.role].join(' '))
    const ruled = legalChanges().map((c) => [c.fromStage, c.fromStatus, c.toStage, c.toStatus, c.role].join(' '))
    expect(stored.sort()).toEqual(ruled.toSorted())
  })

  it('is not the app’s to change', async () => {
    const change = `insert into legal_transition values ('propose', 'draft', 'implement', 'closed', 'resident')`
    expect(await refusalOf(database.appPool.query(change))).toBe('42501')
    expect(await refusalOf(database.appPool.query('delete from legal_transition'))).toBe('42501')
  })
})

describe('a change of place as SQL by the app’s login', () => {
  it('succeeds for exactly the pairs of places and roles of the table, of all there are', async () => {
    const succeeded: string[] = []
    for (const from of POSITIONS) {
      const id = await insertTopicAt(database.ownerPool, { communityId, proposerAccountId: accountId, ...from })
      succeeded.push(...(await everyChangeFrom(id)).map((to) => `${from.stage} ${from.status} ${to}`))
    }
    const ruled = legalChanges().map((c) => [c.fromStage, c.fromStatus, c.toStage, c.toStatus, c.role].join(' '))
    expect(succeeded.toSorted()).toEqual(ruled.toSorted())
  })

  /** Tries all places × all roles on one topic, each in a subtransaction that is undone. */
  async function everyChangeFrom(topicId: string): Promise<readonly string[]> {
    const list = (values: readonly string[]) => `array['${values.join("', '")}']`
    return asApp('', async (client) => {
      await client.query(`
        do $$
        declare
          s text; u text; r text; legal text := '';
        begin
          foreach r in array ${list(ROLES)} loop
            perform set_config('app.role', r, true);
            foreach s in array ${list(STAGES)} loop
              foreach u in array ${list(STATUSES)} loop
                begin
                  update topic set stage = s, status = u, version = version + 1 where id = '${topicId}';
                  if not found then raise exception 'nothing to update'; end if;
                  raise exception 'undo' using errcode = 'UNDO1';
                exception
                  when sqlstate 'UNDO1' then legal := legal || s || ' ' || u || ' ' || r || ',';
                  when sqlstate 'GY001' then null;
                end;
              end loop;
            end loop;
          end loop;
          perform set_config('test.legal', legal, true);
        end $$`)
      const { rows } = await client.query<{ legal: string }>(
        `select current_setting('test.legal') as legal, stage, status from topic where id = $1`,
        [topicId],
      )
      const [row] = rows
      const own = await client.query<{ place: string }>(
        `select stage || ' ' || status as place from topic where id = $1`,
        [topicId],
      )
      // Staying where one is needs no entry in the table
      const stays = `${own.rows[0]?.place} `
      return (row?.legal.split(',') ?? []).filter((entry) => entry !== '' && !entry.startsWith(stays))
    })
  }
})

describe('a topic', () => {
  it('begins as the first version of a draft and nowhere else', async () => {
    expect(await refusalOf(asApp('coordinator', (client) => insertDraft(client, { stage: 'vote' })))).toBe('GY001')
    expect(await refusalOf(asApp('coordinator', (client) => insertDraft(client, { version: 2 })))).toBe('GY001')
  })

  it('has no version without its event', async () => {
    expect(await refusalOf(asApp('resident', (client) => insertDraft(client)))).toBe('GY004')
    const id = await draftWithEvent()
    const move = `update topic set status = 'screening', version = 2 where id = '${id}'`
    expect(await refusalOf(asApp('resident', (client) => client.query(move)))).toBe('GY004')
  })

  it('has no event without its version', async () => {
    const id = await draftWithEvent()
    expect(await refusalOf(asApp('resident', (client) => insertEvent(client, id, 2, FIRST, 'b'.repeat(64))))).toBe(
      'GY004',
    )
  })

  it('goes from one version to the next, never by two or back', async () => {
    const id = await draftWithEvent()
    for (const version of [1, 3]) {
      const change = `update topic set title = '别的', version = ${version} where id = '${id}'`
      expect(await refusalOf(asApp('resident', (client) => client.query(change)))).toBe('GY003')
    }
  })

  it.each(['id', 'community_id', 'proposer_account_id', 'case_no'])('keeps its %s for ever', async (column) => {
    const id = await draftWithEvent()
    const value = column === 'case_no' ? 'XS-1' : newId()
    const change = `update topic set ${column} = '${value}', version = 2 where id = '${id}'`
    expect(['GY002', '42501']).toContain(await refusalOf(asApp('resident', (client) => client.query(change))))
  })

  it('is never deleted by the app', async () => {
    const id = await draftWithEvent()
    expect(
      await refusalOf(asApp('system-admin', (client) => client.query(`delete from topic where id = '${id}'`))),
    ).toBe('42501')
  })
})

describe('the chain of events', () => {
  it('does not take an event that names another predecessor', async () => {
    const id = await draftWithEvent()
    const fork = asApp('resident', async (client) => {
      await client.query(`update topic set status = 'screening', version = 2 where id = '${id}'`)
      await insertEvent(client, id, 2, GENESIS, 'b'.repeat(64))
    })
    expect(await refusalOf(fork)).toBe('GY004')
  })
})

describe('the electorate', () => {
  const unit = (topicId: string) =>
    `insert into voting_unit (community_id, id, topic_id, key, label) values ('${communityId}', '${newId()}', '${topicId}', 'k', '7-2-101')`

  it('is written in step 2', async () => {
    const topicId = await insertTopicAt(database.ownerPool, {
      ...{ communityId, proposerAccountId: accountId, stage: 'participants', status: 'active' },
    })
    expect(await refusalOf(asApp('coordinator', (client) => client.query(unit(topicId))))).toBeUndefined()
  })

  it.each(STAGES.filter((stage) => stage !== 'participants'))('is frozen in %s', async (stage) => {
    const place = { stage, status: stage === 'propose' ? 'draft' : 'active' } as const
    const topicId = await insertTopicAt(database.ownerPool, { communityId, proposerAccountId: accountId, ...place })
    expect(await refusalOf(asApp('community-admin', (client) => client.query(unit(topicId))))).toBe('GY005')
  })
})

describe('a motion', () => {
  const at = (place: Position) =>
    insertTopicAt(database.ownerPool, { communityId, proposerAccountId: accountId, ...place })
  const insert = (topicId: string) =>
    `insert into motion (community_id, id, topic_id, no, text, preset_id)
     values ('${communityId}', '${newId()}', '${topicId}', 9, '事项', 'SIMPLE_POLL')`

  it('is written, changed and taken out in step 2', async () => {
    const topicId = await at({ stage: 'participants', status: 'active' })
    const work = asApp('coordinator', async (client) => {
      await client.query(insert(topicId))
      await client.query(`update motion set text = '改' where topic_id = '${topicId}'`)
      const { rowCount } = await client.query(`delete from motion where topic_id = '${topicId}'`)
      expect(rowCount).toBe(1)
    })
    expect(await refusalOf(work)).toBeUndefined()
  })

  it.each(STAGES.filter((stage) => stage !== 'participants'))('is frozen in %s', async (stage) => {
    const topicId = await at({ stage, status: stage === 'propose' ? 'draft' : 'active' })
    await insertPoll(database.ownerPool, { communityId, topicId })
    for (const change of [
      insert(topicId),
      `update motion set text = '改' where topic_id = '${topicId}'`,
      `delete from motion where topic_id = '${topicId}'`,
    ]) {
      expect(await refusalOf(asApp('community-admin', (client) => client.query(change)))).toBe('GY005')
    }
  })
})

describe('what people said and did', () => {
  it.each(['co_sign', 'opinion', 'objection', 'poll', 'rating', 'task_report'])(
    'stays: no delete of %s',
    async (table) => {
      expect(await refusalOf(asApp('community-admin', (client) => client.query(`delete from ${table}`)))).toBe('42501')
    },
  )

  it.each([
    ['participants', undefined],
    ['notice', 'GY005'],
    ['vote', 'GY005'],
  ] as const)('in %s, deleting how a unit was told answers %s', async (stage, answer) => {
    const seed = { communityId, proposerAccountId: accountId, stage, status: 'active' } as const
    const topicId = await insertTopicAt(database.ownerPool, seed)
    const [unitId] = await insertUnits(database.ownerPool, { communityId, topicId }, [{}])
    await asApp('coordinator', (client) =>
      client.query(
        `insert into delivery (community_id, id, topic_id, voting_unit_id, channel, result, by_account)
         values ($1, $2, $3, $4, 'SMS', 'READ', $5)`,
        [communityId, newId(), topicId, unitId, accountId],
      ),
    )
    const change = `delete from delivery where topic_id = '${topicId}'`
    expect(await refusalOf(asApp('coordinator', (client) => client.query(change)))).toBe(answer)
  })
})

describe('a poll', () => {
  const WAYS = { open: [], closed: ['closed'], counted: ['closed', 'counted'], void: ['void'] } as const
  const PATHS = Object.entries(WAYS)
  let topicId: string

  beforeAll(async () => {
    ;({ topicId } = await insertOpenVote(database.ownerPool, { communityId, proposerAccountId: accountId }, []))
  })

  const change = (pollId: string, set: string) =>
    refusalOf(asApp('community-admin', (client) => client.query(`update poll set ${set} where id = '${pollId}'`)))

  async function pollIn(way: readonly string[]): Promise<string> {
    const { pollId } = await insertPoll(database.ownerPool, { communityId, topicId })
    for (const status of way) {
      const closing = status === 'counted' ? '' : ', closed_at = app_now()'
      expect(await change(pollId, `status = '${status}'${closing}`)).toBeUndefined()
    }
    return pollId
  }

  it('goes from open to closed to counted, is annulled from anywhere, and never comes back', async () => {
    const gone: string[] = []
    for (const [from, way] of PATHS) {
      for (const [to] of PATHS.filter(([status]) => status !== from)) {
        if ((await change(await pollIn(way), `status = '${to}'`)) === undefined) gone.push(`${from} ${to}`)
      }
    }
    expect(gone).toEqual(['open closed', 'open void', 'closed counted', 'closed void', 'counted void'])
  })

  it('ends later only while it is open', async () => {
    const answers: unknown[] = []
    for (const [status, way] of PATHS) {
      answers.push([status, await change(await pollIn(way), `closes_at = closes_at + interval '1 day'`)])
    }
    expect(answers).toEqual([
      ['open', undefined],
      ['closed', 'GY006'],
      ['counted', 'GY006'],
      ['void', 'GY006'],
    ])
    const both = `closes_at = closes_at + interval '1 day', status = 'closed'`
    expect(await change(await pollIn([]), both)).toBe('GY006')
  })

  it.each([
    `preset_id = 'SIMPLE_POLL'`,
    'round = 2',
    `opens_at = opens_at - interval '1 day'`,
    'closed_at = app_now()',
  ])('keeps what it is about: %s', async (set) => {
    expect(await change(await pollIn([]), set)).toBe('GY006')
  })

  it.each(['closed', 'counted', 'void'])('does not begin %s', async (status) => {
    const { motionId } = await insertPoll(database.ownerPool, { communityId, topicId })
    const begin = asApp('community-admin', (client) =>
      client.query(
        `insert into poll (community_id, id, topic_id, motion_id, round, preset_id, status, opens_at, closes_at)
         values ($1, $2, $3, $4, 2, 'SIMPLE_POLL', $5, app_now(), app_now() + interval '1 day')`,
        [communityId, newId(), topicId, motionId, status],
      ),
    )
    expect(await refusalOf(begin)).toBe('GY006')
  })
})

describe('a filing number', () => {
  const NUMBER = '云溪协备〔1999〕1号'
  const submitted = () =>
    insertTopicAt(database.ownerPool, {
      ...{ communityId, proposerAccountId: accountId, stage: 'filing', status: 'submitted' },
    })

  async function give(client: pg.PoolClient, topicId: string, number: string): Promise<void> {
    await client.query(`update topic set filing_no = $2, version = 2 where id = $1`, [topicId, number])
    const hash = topicId.replaceAll('-', '').padEnd(64, '0')
    await insertEvent(client, topicId, 2, hash, newId().replaceAll('-', '').padEnd(64, '1'))
  }

  const file = (client: pg.PoolClient, topicId: string, number: string) =>
    client.query(
      `insert into filing (community_id, topic_id, township_id, year, seq, number, filed_on, dossier_hash, dossier)
       values ($1, $2, $3, 1999, 1, $4, '1999-01-01', '', '{}')`,
      [communityId, topicId, newId(), number],
    )

  it('is given in the transaction that files the dossier under it', async () => {
    const topicId = await submitted()
    const together = asApp('township-admin', async (client) => {
      await give(client, topicId, NUMBER)
      await file(client, topicId, NUMBER)
    })
    expect(await refusalOf(together)).toBeUndefined()
  })

  it('is not given without a filing, nor another than the filing’s', async () => {
    const topicId = await submitted()
    expect(await refusalOf(asApp('township-admin', (client) => give(client, topicId, '无')))).toBe('GY007')
    const another = asApp('township-admin', async (client) => {
      await file(client, topicId, '甲')
      await give(client, topicId, '乙')
    })
    expect(await refusalOf(another)).toBe('GY007')
  })

  it('is not left out: no filing stands without its number on the topic', async () => {
    const topicId = await submitted()
    expect(await refusalOf(asApp('township-admin', (client) => file(client, topicId, '丙')))).toBe('GY007')
  })
})
