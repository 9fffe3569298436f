import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testEnv } from '../../../test/app.js'
import { createTestDatabase, type TestDatabase, transaction } from '../../../test/database.js'
import { insertAccount, insertRegions } from '../../../test/fixtures/people.js'
import { insertOpenVote, type OpenVote, type PollIds } from '../../../test/fixtures/polls.js'
import { insertHousehold } from '../../../test/fixtures/roster.js'
import { TenantDatabase } from '../../platform/database.js'
import { closePolls } from '../stages/6-vote.store.js'
import { loadTopic } from '../topic.repository.js'
import { type CastResult, castBallot } from './ballots.store.js'
import { receiptCode } from './receipt-code.js'

const DAY_MS = 24 * 3600 * 1000

let database: TestDatabase
/** More connections than the usual ten: a crowd. */
let crowd: pg.Pool
let communityId: string
let elsewhere: string
let voter: { readonly accountId: string; readonly personId: string }
let neighbour: typeof voter

beforeAll(async () => {
  database = await createTestDatabase()
  crowd = new pg.Pool({ connectionString: database.appUrl, max: 25 })
  const regions = await insertRegions(database.ownerPool)
  communityId = regions.guiyuan
  elsewhere = regions.jinlan
  voter = await insertVoter('101')
  neighbour = await insertVoter('102')
})
afterAll(async () => {
  await crowd.end()
  await database.drop()
})

async function insertVoter(room: string) {
  const { id: accountId } = await insertAccount(
    database.ownerPool,
    { role: 'resident', regionId: communityId },
    { password: false },
  )
  const home = { building: '1', stairwell: '1', room, accountId }
  const { personId } = await insertHousehold(database.ownerPool, communityId, home)
  return { accountId, personId }
}

function openVote(units: number): Promise<OpenVote> {
  const seed = { communityId, proposerAccountId: voter.accountId }
  return insertOpenVote(
    database.ownerPool,
    seed,
    Array.from({ length: units }, () => ({ personIds: [voter.personId] })),
  )
}

interface CastSeed {
  readonly votingUnitId: string
  readonly choice?: string
  readonly idem?: string
  readonly as?: { readonly accountId: string }
  readonly tenant?: string
}

function cast({ topicId, motionId }: OpenVote, seed: CastSeed): Promise<CastResult | undefined> {
  const { votingUnitId, choice = 'FOR', idem = randomUUID(), as = voter, tenant = communityId } = seed
  return transaction(crowd, { communityId: tenant, role: 'resident', accountId: as.accountId }, (client) =>
    castBallot(client, {
      communityId: tenant,
      topicId,
      motionId,
      votingUnitId,
      choice,
      idem,
      receipt: receiptCode(),
    }),
  )
}

async function ballotsOf({
  pollId,
}: PollIds): Promise<{ readonly unit: string; readonly choice: string; readonly channel: string }[]> {
  const { rows } = await transaction(database.ownerPool, { communityId }, (client) =>
    client.query('select voting_unit_id as unit, choice, channel from ballot where poll_id = $1', [pollId]),
  )
  return rows
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

async function moveClock(offsetMs: number): Promise<void> {
  await database.appPool.query('select set_clock_offset($1)', [offsetMs])
}

describe('a crowd casting for 100 units, 20 times each', () => {
  /** Ten retries of one and the same ballot, ten rivals with ballots of their own. */
  function attempts(unitIds: readonly string[]): CastSeed[] {
    return shuffled(
      unitIds.flatMap((votingUnitId) => {
        const idem = randomUUID()
        const retries = Array.from({ length: 10 }, () => ({ votingUnitId, idem }))
        return [...retries, ...Array.from({ length: 10 }, () => ({ votingUnitId, choice: 'AGAINST' }))]
      }),
    )
  }

  it('leaves exactly one ballot a unit; whoever comes later is told so', async () => {
    const vote = await openVote(100)
    const results = await Promise.all(attempts(vote.unitIds).map((seed) => cast(vote, seed)))
    const ballots = await ballotsOf(vote)
    expect(ballots).toHaveLength(100)
    expect(new Set(ballots.map(({ unit }) => unit)).size).toBe(100)
    const of = (result: string) => results.filter((each) => each?.result === result).length
    expect(of('created')).toBe(100)
    expect(of('replayed') + of('conflict') + of('race')).toBe(1900)
  })

  it('would leave doubles in a table without the key', async () => {
    const owner = database.ownerPool
    await owner.query('create table keyless (unit uuid, choice text)')
    await owner.query(`create function cast_keyless(p_unit uuid) returns void language plpgsql as $$
      begin
        if exists (select from keyless where unit = p_unit) then return; end if;
        perform pg_sleep(0.001);
        insert into keyless values (p_unit, 'FOR');
      end $$`)
    const pool = new pg.Pool({ connectionString: database.ownerUrl, max: 25 })
    const units = Array.from({ length: 100 }, () => randomUUID())
    const casts = units.flatMap((unit) => Array.from({ length: 20 }, () => unit))
    await Promise.all(casts.map((unit) => pool.query('select cast_keyless($1)', [unit])))
    await pool.end()
    const { rows } = await owner.query('select count(*)::int as rows, count(distinct unit)::int as units from keyless')
    expect(rows[0].units).toBe(100)
    expect(rows[0].rows).toBeGreaterThan(100)
    await owner.query('drop table keyless cascade')
    await owner.query('drop function cast_keyless')
  })
})

describe('the same ballot again', () => {
  it('comes back with the same receipt and moment, also after the end', async () => {
    const vote = await openVote(1)
    const seed = { votingUnitId: vote.unitIds[0] ?? '', idem: randomUUID() }
    const first = await cast(vote, seed)
    expect(first).toMatchObject({
      result: 'created',
      sealed: { receipt: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{16}$/) },
    })
    await moveClock(3 * DAY_MS)
    const again = await cast(vote, seed)
    await moveClock(0)
    expect(again).toEqual({ ...first, result: 'replayed' })
  })

  it('with another choice is another ballot, and refused', async () => {
    const vote = await openVote(1)
    const seed = { votingUnitId: vote.unitIds[0] ?? '', idem: randomUUID() }
    await cast(vote, seed)
    expect(await cast(vote, { ...seed, choice: 'AGAINST' })).toEqual({ result: 'conflict' })
    expect(await ballotsOf(vote)).toMatchObject([{ choice: 'FOR', channel: 'ONLINE' }])
  })
})

describe('a cast is refused', () => {
  let vote: OpenVote
  let seed: { readonly votingUnitId: string }
  const refused = (reason: string) => ({ result: 'refused', reason })

  beforeEach(async () => {
    vote = await openVote(1)
    seed = { votingUnitId: vote.unitIds[0] ?? '' }
  })

  it('before and after the window of the database’s clock', async () => {
    for (const offset of [-DAY_MS, DAY_MS + 1000]) {
      await moveClock(offset)
      expect(await cast(vote, seed)).toEqual(refused('window-closed'))
    }
    await moveClock(DAY_MS - 5000)
    expect(await cast(vote, seed)).toMatchObject({ result: 'created' })
    await moveClock(0)
  })

  it('while the topic is suspended', async () => {
    await transaction(database.ownerPool, { communityId }, async (client) => {
      await client.query('alter table topic disable trigger user')
      await client.query(`update topic set status = 'suspended' where id = $1`, [vote.topicId])
      await client.query('alter table topic enable trigger user')
    })
    expect(await cast(vote, seed)).toEqual(refused('window-closed'))
  })

  it('for somebody else’s unit', async () => {
    expect(await cast(vote, { ...seed, as: neighbour })).toEqual(refused('not-eligible'))
  })

  it('for a unit of another topic', async () => {
    const other = await openVote(1)
    expect(await cast(vote, { votingUnitId: other.unitIds[0] ?? '' })).toEqual(refused('not-eligible'))
  })

  it('as invalid: that is for paper', async () => {
    expect(await cast(vote, { ...seed, choice: 'INVALID' })).toEqual(refused('window-closed'))
  })

  it('from another community: there is no such poll', async () => {
    expect(await cast(vote, { ...seed, tenant: elsewhere })).toBeUndefined()
    const direct = transaction(database.appPool, { communityId: elsewhere, accountId: voter.accountId }, (client) =>
      client.query('select * from cast_ballot($1, $2, $3, $4, $5)', [
        vote.pollId,
        seed.votingUnitId,
        'FOR',
        randomUUID(),
        'R',
      ]),
    )
    expect((await direct).rows).toMatchObject([refused('not-eligible')])
    expect(await ballotsOf(vote)).toEqual([])
  })
})

describe('the app’s login', () => {
  it('cannot write ballots itself', async () => {
    const vote = await openVote(1)
    const unit = vote.unitIds[0]
    const context = { communityId, role: 'community-admin', accountId: voter.accountId }
    const statements = [
      `insert into ballot (community_id, poll_id, voting_unit_id, choice, channel, idem, receipt)
        values ('${communityId}', '${vote.pollId}', '${unit}', 'FOR', 'ONLINE', gen_random_uuid(), 'R')`,
      `update ballot set choice = 'AGAINST'`,
      'delete from ballot',
      `insert into paper_ballot (community_id, poll_id, voting_unit_id, choice, entered_by)
        values ('${communityId}', '${vote.pollId}', '${unit}', 'FOR', '${voter.accountId}')`,
      `update paper_ballot set state = 'COUNTED'`,
    ]
    for (const statement of statements) {
      const done = transaction(database.appPool, context, (client) => client.query(statement))
      await expect(done).rejects.toMatchObject({ code: '42501' })
    }
  })
})

describe('closing while people cast', () => {
  const FUNCTION = 'cast_ballot(uuid, uuid, text, uuid, text)'
  const LOCK = 'PERFORM pg_advisory_xact_lock_shared(hashtextextended(p_poll::text, 42));'
  let tenants: TenantDatabase

  beforeAll(async () => {
    tenants = new TenantDatabase(testEnv(database.appUrl, 'test'))
    // Here the lock alone is looked at: that a poll ends only with a step of its topic is kept-records.db.test.ts
    await database.ownerPool.query('alter table poll disable trigger poll_changes_with_topic')
    // The function itself, once more, without its lock
    const { rows } = await database.ownerPool.query(`select pg_get_functiondef('${FUNCTION}'::regprocedure) as source`)
    const source: string = rows[0].source
    if (!source.includes(LOCK)) throw new Error('cast_ballot() is written differently now: adapt this test')
    await database.ownerPool.query(source.replace('public.cast_ballot', 'public.cast_unlocked').replace(LOCK, ''))
    await database.ownerPool.query(
      `select protect_definer_function('${FUNCTION.replace('cast_ballot', 'cast_unlocked')}')`,
    )
  })
  afterAll(() => tenants.onApplicationShutdown())

  interface Casting {
    /** What the function answered; the ballot is not committed yet. */
    readonly cast: Promise<{ readonly result: string; readonly reason: string | null }>
    readonly commit: () => Promise<void>
  }

  /** Somebody's transaction, open after the cast. */
  async function casting(vote: OpenVote, unit: number, castFunction = 'cast_ballot'): Promise<Casting> {
    const client = await crowd.connect()
    await client.query('begin')
    await client.query(`select set_config('app.tenant', $1, true), set_config('app.account', $2, true)`, [
      communityId,
      voter.accountId,
    ])
    const ballot = [vote.pollId, vote.unitIds[unit], randomUUID(), receiptCode()]
    const cast = client.query(`select result, reason from ${castFunction}($1, $2, 'FOR', $3, $4)`, ballot)
    return {
      cast: cast.then(({ rows }) => rows[0]),
      commit: async () => {
        await cast
        await client.query('commit')
        client.release()
      },
    }
  }

  /** Closes and counts in one transaction; answers with the count. */
  function closing(vote: OpenVote): Promise<number> {
    const context = { communityId, role: 'coordinator', accountId: voter.accountId }
    return tenants.inTenant(context, async (tx) => {
      const topic = await loadTopic(tx, { communityId, topicId: vote.topicId })
      if (topic === undefined) throw new Error('no topic')
      await closePolls(tx, topic)
      return tx.ballot.count({ where: { communityId, pollId: vote.pollId } })
    })
  }

  /** Until so many of this database wait for the poll's lock. */
  async function waiting(count: number): Promise<void> {
    for (;;) {
      const { rows } = await database.ownerPool.query(
        `select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted
           and database = (select oid from pg_database where datname = current_database())`,
      )
      if (rows[0].n >= count) return
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }

  it('counts the ballot that was cast before, and lets none in after the count', async () => {
    const vote = await openVote(2)
    const before = await casting(vote, 0)
    expect(await before.cast).toMatchObject({ result: 'created' })
    const counting = closing(vote)
    await waiting(1)
    const after = await casting(vote, 1)
    await waiting(2)
    await before.commit()
    expect(await counting).toBe(1)
    expect(await after.cast).toMatchObject({ result: 'refused', reason: 'window-closed' })
    await after.commit()
    expect(await ballotsOf(vote)).toHaveLength(1)
  })

  it('would let a late ballot in without the lock', async () => {
    const vote = await openVote(1)
    const late = await casting(vote, 0, 'cast_unlocked')
    expect(await late.cast).toMatchObject({ result: 'created' })
    expect(await closing(vote)).toBe(0)
    await late.commit()
    expect(await ballotsOf(vote)).toHaveLength(1)
  })
})
