import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase, transaction } from '../../../test/database.js'
import { insertRegions } from '../../../test/fixtures/people.js'
import { insertOpenVote, type OpenVote } from '../../../test/fixtures/polls.js'
import { insertTopicAt } from '../../../test/fixtures/topics.js'
import { newId } from '../../platform/ids.js'

const MIGRATION = new URL('../../../../../prisma/migrations/20261125001300_motion_units/migration.sql', import.meta.url)
const FROZEN = 'GY005'
const NOT_GRANTED = '42501'

let database: TestDatabase
let communityId: string
let elsewhere: string
let vote: OpenVote

beforeAll(async () => {
  database = await createTestDatabase()
  const regions = await insertRegions(database.ownerPool)
  ;[communityId, elsewhere] = [regions.guiyuan, regions.jinlan]
  const seed = { communityId, proposerAccountId: newId() }
  vote = await insertOpenVote(database.ownerPool, seed, [{ areaCenti: 7250 }, { areaCenti: 8530 }])
})
afterAll(() => database.drop())

/** As the API's own login: the SQLSTATE of the refusal, or how many rows it changed. */
async function answerTo(sql: string, tenant = communityId): Promise<unknown> {
  try {
    const context = { communityId: tenant, role: 'coordinator', accountId: newId() }
    return await transaction(database.appPool, context, async (client) => (await client.query(sql)).rowCount)
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error ? error.code : error
  }
}

const asOwner = (sql: string) => transaction(database.ownerPool, { communityId }, (client) => client.query(sql))

const ofTopic = (topicId: string) => `where topic_id = '${topicId}'`

/** A topic of its own at a place, with one motion and one unit that is on no list yet. */
async function topicAt(stage: 'participants' | 'notice') {
  const topicId = await insertTopicAt(database.ownerPool, {
    ...{ communityId, proposerAccountId: newId(), stage, status: 'active' },
  })
  const [motionId, unitId] = [newId(), newId()]
  await asOwner(`alter table motion disable trigger user; alter table voting_unit disable trigger user;
    insert into motion (community_id, id, topic_id, no, text, preset_id)
      values ('${communityId}', '${motionId}', '${topicId}', 1, '方案', 'OWNERS_GENERAL');
    insert into voting_unit (community_id, id, topic_id, key, label, area_centi)
      values ('${communityId}', '${unitId}', '${topicId}', 'k', '7-2-101', 7250);
    alter table motion enable trigger user; alter table voting_unit enable trigger user`)
  return { topicId, motionId, unitId }
}

function listing({ topicId, motionId, unitId }: Awaited<ReturnType<typeof topicAt>>): string {
  return `insert into motion_unit (community_id, topic_id, motion_id, voting_unit_id, area_centi, unit_ids)
    values ('${communityId}', '${topicId}', '${motionId}', '${unitId}', 7250, '{}')`
}

describe('who votes on which motion', () => {
  it('is written and changed in step 2, and in no other', async () => {
    const [open, shut] = [await topicAt('participants'), await topicAt('notice')]
    expect(await answerTo(listing(open))).toBe(1)
    expect(await answerTo(`update motion_unit set area_centi = 9000 ${ofTopic(open.topicId)}`)).toBe(1)
    expect(await answerTo(`delete from motion_unit ${ofTopic(open.topicId)}`)).toBe(1)
    expect(await answerTo(listing(shut))).toBe(FROZEN)
  })

  it('never passes to another motion, another unit or another topic', async () => {
    const [one, other] = [await topicAt('participants'), await topicAt('participants')]
    expect(await answerTo(listing(one))).toBe(1)
    expect(await answerTo(`update motion_unit set motion_id = '${other.motionId}' ${ofTopic(one.topicId)}`)).toBe(
      NOT_GRANTED,
    )
    expect(await answerTo(listing({ ...one, motionId: other.motionId }))).toBe('23503')
    expect(await answerTo(listing({ ...one, unitId: other.unitId }))).toBe('23503')
  })

  it('stays as it is while a ballot is open', async () => {
    expect(await answerTo(`update motion_unit set area_centi = 1 ${ofTopic(vote.topicId)}`)).toBe(FROZEN)
    expect(await answerTo(`delete from motion_unit ${ofTopic(vote.topicId)}`)).toBe(FROZEN)
    await asOwner('alter table topic disable trigger user')
    const back = "stage = 'participants', status = 'active'"
    await asOwner(`update topic set ${back} where id = '${vote.topicId}'`)
    // In step 2 by force, with the ballot of the round still there
    expect(await answerTo(`delete from motion_unit ${ofTopic(vote.topicId)}`)).toBe(FROZEN)
    await asOwner(`update topic set stage = 'vote' where id = '${vote.topicId}'`)
    await asOwner('alter table topic enable trigger user')
  })

  it('keeps whoever has voted on it, in a ballot since annulled', async () => {
    const [voted, other] = vote.unitIds
    await asOwner(`insert into ballot (community_id, poll_id, voting_unit_id, choice, channel, idem, receipt)
      values ('${communityId}', '${vote.pollId}', '${voted}', 'FOR', 'PAPER', gen_random_uuid(), gen_random_uuid())`)
    await asOwner('alter table topic disable trigger user')
    await asOwner(`update topic set stage = 'participants', round = 2 where id = '${vote.topicId}'`)
    await asOwner('alter table topic enable trigger user')
    const taking = (unit: string | undefined) =>
      `delete from motion_unit ${ofTopic(vote.topicId)} and voting_unit_id = '${unit}'`
    expect(await answerTo(taking(voted))).toBe(FROZEN)
    expect(await answerTo(taking(other))).toBe(1)
  })

  it('is its own community’s', async () => {
    const all = 'select * from motion_unit'
    expect(await answerTo(all)).toBeGreaterThan(0)
    expect(await answerTo(all, elsewhere)).toBe(0)
  })
})

describe('topics from before motions had lists of their own', () => {
  it('keep every voting unit on every motion, with all it has', async () => {
    const { topicId, motionId, unitId } = await topicAt('notice')
    const filling = /DO \$\$[\s\S]+?\$\$;/.exec(await readFile(MIGRATION, 'utf8'))?.[0] ?? ''
    await asOwner(`alter table motion_unit disable trigger user; delete from motion_unit; ${filling}
      select set_config('app.tenant', '${communityId}', true); alter table motion_unit enable trigger user`)
    const { rows } = await asOwner(`select motion_id, voting_unit_id, area_centi from motion_unit ${ofTopic(topicId)}`)
    expect(rows).toEqual([{ motion_id: motionId, voting_unit_id: unitId, area_centi: '7250' }])
    expect(await answerTo(`select * from motion_unit ${ofTopic(vote.topicId)}`)).toBe(2)
  })
})
