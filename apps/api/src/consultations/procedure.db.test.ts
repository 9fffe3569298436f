import { randomBytes } from 'node:crypto'
import {
  appendEvent,
  type ChainedEvent,
  type ChainHead,
  legalChanges,
  type Position,
  ROLES,
  STAGES,
  STATUSES,
} from '@gongyi/shared/domain'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestContext, type TestDatabase, transaction } from '../../test/database.js'
import { insertAccount, insertRegions } from '../../test/fixtures/people.js'
import { insertOpenVote, insertPoll, insertUnits } from '../../test/fixtures/polls.js'
import { insertRecord } from '../../test/fixtures/records.js'
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

/** The event after this one as the API chains it, in the database's own time unless said otherwise. */
function eventAfter(topicId: string, previous: ChainHead | null, at = new Date().toISOString()): ChainedEvent {
  const who = { actorId: accountId, actorRole: 'resident', salt: randomBytes(16).toString('hex') }
  return appendEvent(previous, { communityId, topicId, type: 't', stage: 'propose', ...who, at, payload: { 好: 1 } })
}

async function insertEvent(client: pg.PoolClient, event: ChainedEvent): Promise<ChainedEvent> {
  await client.query(
    `insert into topic_event (community_id, topic_id, seq, type, action, stage, actor_account_id, actor_role, at, payload, salt,
       actor_hash, payload_hash, prev_hash, hash)
     values ($1, $2, $3, $4, 'a', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      ...[
        event.communityId,
        event.topicId,
        event.seq,
        event.type,
        event.stage,
        event.actorId,
        event.actorRole,
        event.at,
      ],
      ...[event.payload, event.salt, event.actorHash, event.payloadHash, event.prevHash, event.hash],
    ],
  )
  return event
}

interface Draft {
  readonly id: string
  readonly first: ChainedEvent
}

async function draftWithEvent(): Promise<Draft> {
  const id = newId()
  const first = await asApp('resident', async (client) => {
    await insertDraft(client, { id })
    return insertEvent(client, eventAfter(id, null))
  })
  return { id, first }
}

/** The topic's next version, its event and the writing, in one transaction; what PostgreSQL answers. */
function withVersion(topicId: string, statement: string): Promise<string | undefined> {
  return refusalOf(
    asApp('community-admin', async (client) => {
      const { rows } = await client.query<ChainHead>(
        'select seq, hash from topic_event where topic_id = $1 order by seq desc limit 1',
        [topicId],
      )
      const last = rows[0] ?? { seq: 0, hash: '' }
      await client.query('update topic set version = $2 where id = $1', [topicId, last.seq + 1])
      await client.query(statement)
      await insertEvent(client, eventAfter(topicId, last))
    }),
  )
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
    const { id } = await draftWithEvent()
    const move = `update topic set status = 'screening', version = 2 where id = '${id}'`
    expect(await refusalOf(asApp('resident', (client) => client.query(move)))).toBe('GY004')
  })

  it('has no event without its version', async () => {
    const { id, first } = await draftWithEvent()
    const second = eventAfter(id, first)
    expect(await refusalOf(asApp('resident', (client) => insertEvent(client, second)))).toBe('GY004')
  })

  it('goes from one version to the next, never by two or back', async () => {
    const { id } = await draftWithEvent()
    for (const version of [1, 3]) {
      const change = `update topic set title = '别的', version = ${version} where id = '${id}'`
      expect(await refusalOf(asApp('resident', (client) => client.query(change)))).toBe('GY003')
    }
  })

  it.each(['id', 'community_id', 'proposer_account_id', 'case_no'])('keeps its %s for ever', async (column) => {
    const { id } = await draftWithEvent()
    const value = column === 'case_no' ? 'XS-1' : newId()
    const change = `update topic set ${column} = '${value}', version = 2 where id = '${id}'`
    expect(['GY002', '42501']).toContain(await refusalOf(asApp('resident', (client) => client.query(change))))
  })

  it('is never deleted by the app', async () => {
    const { id } = await draftWithEvent()
    expect(
      await refusalOf(asApp('system-admin', (client) => client.query(`delete from topic where id = '${id}'`))),
    ).toBe('42501')
  })
})

describe('the chain of events', () => {
  /** The next version of a draft with this as its event. */
  const takeUp = (topicId: string, event: ChainedEvent) =>
    refusalOf(
      asApp('resident', async (client) => {
        await client.query(`update topic set status = 'screening', version = 2 where id = '${topicId}'`)
        await insertEvent(client, event)
      }),
    )

  it('takes an event that continues it, and hashes as the rules do', async () => {
    const { id, first } = await draftWithEvent()
    expect(await takeUp(id, eventAfter(id, first))).toBeUndefined()
    const { rows } = await asApp('resident', (client) =>
      client.query('select hash, event_hash(topic_event) as computed from topic_event where topic_id = $1', [id]),
    )
    expect(rows.map(({ hash, computed }) => hash === computed)).toEqual([true, true])
  })

  it('does not take an event that names another predecessor', async () => {
    const { id } = await draftWithEvent()
    expect(await takeUp(id, eventAfter(id, { seq: 1, hash: '0'.repeat(64) }))).toBe('GY004')
  })

  it.each([
    ['hash', { hash: 'b'.repeat(64) }],
    ['type', { type: 'topic.accepted' }],
    ['role', { actorRole: 'community-admin' }],
    ['actor', { actorId: null }],
    ['salt', { salt: 'f'.repeat(32) }],
    ['commitment to the payload', { payloadHash: 'c'.repeat(64) }],
  ])('does not take an event with another %s than it was hashed with', async (_what, other) => {
    const { id, first } = await draftWithEvent()
    expect(await takeUp(id, { ...eventAfter(id, first), ...other })).toBe('GY004')
  })

  it.each([
    ['earlier than the one before it', -60_000],
    ['later than now', 60_000],
  ])('does not take an event that is %s', async (_what, ms) => {
    const { id, first } = await draftWithEvent()
    const at = new Date(Date.parse(first.at) + ms).toISOString()
    expect(await takeUp(id, eventAfter(id, first, at))).toBe('GY004')
  })

  it('goes on at the time of the last event when the clock was set back', async () => {
    const { id, first } = await draftWithEvent()
    await database.ownerPool.query('update system_clock set offset_ms = -3600000')
    expect(await takeUp(id, eventAfter(id, first, first.at))).toBeUndefined()
    await database.ownerPool.query('update system_clock set offset_ms = 0')
  })
})

describe('what a step has written down', () => {
  const write = (topicId: string, stage: string, round = 1) =>
    `insert into stage_record (community_id, topic_id, stage, round, data)
     values ('${communityId}', '${topicId}', '${stage}', ${round}, '{"later": true}')
     on conflict (community_id, topic_id, stage, round) do update set data = excluded.data`

  async function recorded(place: Position): Promise<string> {
    const topicId = await insertTopicAt(database.ownerPool, { communityId, proposerAccountId: accountId, ...place })
    await insertRecord(database.ownerPool, { communityId, topicId }, place.stage, { first: true })
    return topicId
  }

  it.each([
    { stage: 'vote', status: 'active' },
    { stage: 'implement', status: 'closed' },
    { stage: 'filing', status: 'not-adopted' },
  ] as const)('stays as it is without a new version: $stage $status', async (place) => {
    const topicId = await recorded(place)
    const alone = (statement: string) => refusalOf(asApp('community-admin', (client) => client.query(statement)))
    expect(await alone(write(topicId, place.stage))).toBe('GY008')
    expect(await alone(write(topicId, 'propose'))).toBe('GY008')
    expect(await alone(`delete from stage_record where topic_id = '${topicId}'`)).toBe('42501')
  })

  it('changes with a version and its event, in the present round only', async () => {
    const topicId = await recorded({ stage: 'vote', status: 'active' })
    expect(await withVersion(topicId, write(topicId, 'vote'))).toBeUndefined()
    expect(await withVersion(topicId, write(topicId, 'vote', 2))).toBe('GY008')
  })

  it('is kept once it is filed: only what step 8 writes down goes on', async () => {
    const topicId = await recorded({ stage: 'filing', status: 'submitted' })
    const number = `云溪协备〔1998〕${topicId}号`
    await asApp('township-admin', async (client) => {
      await fileUnder(client, topicId, number)
      await client.query(write(topicId, 'filing'))
    })
    for (const stage of STAGES.filter((each) => each !== 'implement')) {
      expect(await withVersion(topicId, write(topicId, stage))).toBe('GY008')
    }
    expect(await withVersion(topicId, write(topicId, 'implement'))).toBeUndefined()
  })
})

/** The number, its event and the filing. */
async function fileUnder(client: pg.PoolClient, topicId: string, number: string): Promise<void> {
  await giveNumber(client, topicId, number)
  await insertFiling(client, topicId, number)
}

async function giveNumber(client: pg.PoolClient, topicId: string, number: string): Promise<void> {
  await client.query(`update topic set filing_no = $2, version = 2 where id = $1`, [topicId, number])
  const { rows } = await client.query<ChainHead>('select seq, hash from topic_event where topic_id = $1', [topicId])
  await insertEvent(client, eventAfter(topicId, rows[0] ?? null))
}

const insertFiling = (client: pg.PoolClient, topicId: string, number: string) =>
  client.query(
    `insert into filing (community_id, topic_id, township_id, year, seq, number, filed_on, dossier_hash, dossier)
     values ($1, $2, $3, 1999, 1, $4, '1999-01-01', '', '{}')`,
    [communityId, topicId, newId(), number],
  )

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
  it.each(['co_sign', 'opinion', 'objection', 'poll', 'rating', 'roster_correction', 'task', 'task_report'])(
    'stays: no delete of %s',
    async (table) => {
      expect(await refusalOf(asApp('community-admin', (client) => client.query(`delete from ${table}`)))).toBe('42501')
    },
  )

  it.each(['participants', 'notice', 'vote'] as const)(
    'stays: in %s, no delete of how a unit was told',
    async (stage) => {
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
      expect(await refusalOf(asApp('coordinator', (client) => client.query(change)))).toBe('42501')
    },
  )
})

describe('a poll', () => {
  const WAYS = { open: [], closed: ['closed'], counted: ['closed', 'counted'], void: ['void'] } as const
  const PATHS = Object.entries(WAYS)
  let topicId: string

  beforeAll(async () => {
    ;({ topicId } = await insertOpenVote(database.ownerPool, { communityId, proposerAccountId: accountId }, []))
  })

  const update = (pollId: string, set: string) => `update poll set ${set} where id = '${pollId}'`
  const change = (pollId: string, set: string) => withVersion(topicId, update(pollId, set))

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

  it.each([`closes_at = closes_at + interval '1 day'`, `status = 'closed', closed_at = app_now()`, `status = 'void'`])(
    'does not end, nor end later, without a step of its topic: %s',
    async (set) => {
      const alone = asApp('community-admin', async (client) => client.query(update(await pollIn([]), set)))
      expect(await refusalOf(alone)).toBe('GY008')
    },
  )

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

  it('ends later once, never earlier, and not after the end has come', async () => {
    const pollId = await pollIn([])
    expect(await change(pollId, `closes_at = closes_at - interval '1 minute'`)).toBe('GY006')
    expect(await change(pollId, `closes_at = closes_at + interval '1 day'`)).toBeUndefined()
    expect(await change(pollId, `closes_at = closes_at + interval '1 day'`)).toBe('GY006')
    expect(await change(pollId, `closes_at = closes_at + interval '1 day', extended = false`)).toBe('GY006')
    const over = await pollIn([])
    await database.ownerPool.query(`update system_clock set offset_ms = ${2 * 24 * 3_600_000}`)
    expect(await change(over, `closes_at = closes_at + interval '9 days'`)).toBe('GY006')
    await database.ownerPool.query('update system_clock set offset_ms = 0')
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

  it('is given in the transaction that files the dossier under it', async () => {
    const topicId = await submitted()
    const together = asApp('township-admin', (client) => fileUnder(client, topicId, NUMBER))
    expect(await refusalOf(together)).toBeUndefined()
  })

  it('is not given without a filing, nor another than the filing’s', async () => {
    const topicId = await submitted()
    expect(await refusalOf(asApp('township-admin', (client) => giveNumber(client, topicId, '无')))).toBe('GY007')
    const another = asApp('township-admin', async (client) => {
      await insertFiling(client, topicId, '甲')
      await giveNumber(client, topicId, '乙')
    })
    expect(await refusalOf(another)).toBe('GY007')
  })

  it('is not left out: no filing stands without its number on the topic', async () => {
    const topicId = await submitted()
    expect(await refusalOf(asApp('township-admin', (client) => insertFiling(client, topicId, '丙')))).toBe('GY007')
  })
})
