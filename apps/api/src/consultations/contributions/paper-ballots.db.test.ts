import { randomUUID } from 'node:crypto'
import { mayCheckPaper } from '@gongyi/shared/domain'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase, transaction } from '../../../test/database.js'
import { insertAccount, insertRegions } from '../../../test/fixtures/people.js'
import { closePoll, insertOpenVote, type OpenVote } from '../../../test/fixtures/polls.js'
import { insertHousehold } from '../../../test/fixtures/roster.js'

let database: TestDatabase
let communityId: string
let voter: { readonly accountId: string; readonly personId: string }
let vote: OpenVote
let unit: string
const [first, second] = [randomUUID(), randomUUID()]

beforeAll(async () => {
  database = await createTestDatabase()
  communityId = (await insertRegions(database.ownerPool)).guiyuan
  const { id: accountId } = await insertAccount(
    database.ownerPool,
    { role: 'resident', regionId: communityId },
    { password: false },
  )
  const home = { building: '1', stairwell: '1', room: '101', accountId }
  voter = { accountId, ...(await insertHousehold(database.ownerPool, communityId, home)) }
})
afterAll(() => database.drop())

beforeEach(async () => {
  const seed = { communityId, proposerAccountId: voter.accountId }
  vote = await insertOpenVote(database.ownerPool, seed, [{ personIds: [voter.personId] }])
  unit = vote.unitIds[0] ?? ''
})

function as<T>(accountId: string, role: string, sql: string, values: readonly unknown[]): Promise<T> {
  return transaction(database.appPool, { communityId, role, accountId }, async (client) => {
    const { rows } = await client.query(sql, [...values])
    return rows[0]?.result
  })
}

function enter(accountId: string, choice: string, unitId = unit): Promise<string> {
  return as(accountId, 'coordinator', 'select enter_paper_ballot($1, $2, $3) as result', [vote.pollId, unitId, choice])
}

function check(accountId: string, choice: string, unitId = unit): Promise<string> {
  const values = [vote.pollId, unitId, choice, randomUUID()]
  return as(accountId, 'coordinator', 'select check_paper_ballot($1, $2, $3, $4) as result', values)
}

function castOnline(choice: string): Promise<string> {
  const values = [vote.pollId, unit, choice, randomUUID(), randomUUID()]
  return as(voter.accountId, 'resident', 'select result from cast_ballot($1, $2, $3, $4, $5)', values)
}

async function stored(table: 'ballot' | 'paper_ballot'): Promise<Record<string, unknown>[]> {
  const { rows } = await transaction(database.ownerPool, { communityId }, (client) =>
    client.query(`select * from ${table} where poll_id = $1`, [vote.pollId]),
  )
  return rows
}

describe('a paper ballot', () => {
  it('counts once two people have typed in the same', async () => {
    expect(await enter(first, 'AGAINST')).toBe('entered')
    expect(await stored('ballot')).toEqual([])
    expect(await check(second, 'AGAINST')).toBe('counted')
    expect(await stored('ballot')).toMatchObject([{ choice: 'AGAINST', channel: 'PAPER', voting_unit_id: unit }])
    expect(await stored('paper_ballot')).toMatchObject([{ state: 'COUNTED', entered_by: first, checked_by: second }])
  })

  it('may be invalid', async () => {
    await enter(first, 'INVALID')
    expect(await check(second, 'INVALID')).toBe('counted')
    expect(await stored('ballot')).toMatchObject([{ choice: 'INVALID' }])
  })

  it('is not confirmed by the one who typed it in, as the rules say', async () => {
    await enter(first, 'FOR')
    expect(await check(first, 'FOR')).toBe('same-person')
    expect(mayCheckPaper(first, first).ok).toBe(false)
    expect(mayCheckPaper(first, second).ok).toBe(true)
    expect(await stored('ballot')).toEqual([])
  })

  it('is void when the two differ, and starts again', async () => {
    await enter(first, 'FOR')
    expect(await check(second, 'AGAINST')).toBe('mismatch')
    expect(await check(second, 'FOR')).toBe('not-entered')
    expect(await stored('ballot')).toEqual([])
    expect(await enter(second, 'FOR')).toBe('entered')
    expect(await check(first, 'FOR')).toBe('counted')
  })

  it('may be typed again by the first person until it is confirmed', async () => {
    await enter(first, 'FOR')
    expect(await enter(first, 'ABSTAIN')).toBe('entered')
    expect(await check(second, 'ABSTAIN')).toBe('counted')
    expect(await enter(first, 'FOR')).toBe('conflict')
  })

  it('confirmed twice by the same person is counted once', async () => {
    await enter(first, 'FOR')
    expect([await check(second, 'FOR'), await check(second, 'FOR')]).toEqual(['counted', 'counted'])
    expect(await stored('ballot')).toHaveLength(1)
  })

  it('loses against a ballot cast online before, at either step', async () => {
    await enter(first, 'AGAINST')
    expect(await castOnline('FOR')).toBe('created')
    expect(await check(second, 'AGAINST')).toBe('conflict')
    expect(await enter(first, 'AGAINST')).toBe('conflict')
    expect(await stored('ballot')).toMatchObject([{ choice: 'FOR', channel: 'ONLINE' }])
  })

  it('confirmed first makes an online ballot come too late', async () => {
    await enter(first, 'AGAINST')
    await check(second, 'AGAINST')
    expect(await castOnline('FOR')).toBe('conflict')
  })

  it('needs a unit on the roll', async () => {
    const stranger = randomUUID()
    expect(await enter(first, 'FOR', stranger)).toBe('unknown-unit')
    expect(await check(second, 'FOR', stranger)).toBe('unknown-unit')
  })

  it('handed in on time may be typed in after the window, until the poll is closed', async () => {
    await database.appPool.query('select set_clock_offset($1)', [2 * 24 * 3600 * 1000])
    expect(await enter(first, 'FOR')).toBe('entered')
    await closePoll(database.ownerPool, communityId, vote.pollId)
    expect([await enter(first, 'FOR'), await check(second, 'FOR')]).toEqual(['closed', 'closed'])
    await database.appPool.query('select set_clock_offset(0)')
  })

  it('is typed in by the desk only', async () => {
    for (const role of ['resident', 'township-admin', '']) {
      const values = [vote.pollId, unit, 'FOR']
      const done = as(first, role, 'select enter_paper_ballot($1, $2, $3) as result', values)
      await expect(done).rejects.toMatchObject({ code: '42501' })
    }
  })
})
