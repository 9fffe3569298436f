import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase, transaction } from '../../../test/database.js'
import { insertRegions } from '../../../test/fixtures/people.js'
import { insertUnits } from '../../../test/fixtures/polls.js'
import { insertTopicAt } from '../../../test/fixtures/topics.js'
import { newId } from '../../platform/ids.js'

const [asker, other] = [newId(), newId()]
let database: TestDatabase
let communityId: string
let topicId: string

beforeAll(async () => {
  database = await createTestDatabase()
  communityId = (await insertRegions(database.ownerPool)).guiyuan
  const at = { communityId, proposerAccountId: newId(), stage: 'notice', status: 'active' } as const
  topicId = await insertTopicAt(database.ownerPool, at)
  await insertUnits(database.ownerPool, { communityId, topicId }, [{ label: '7-2-101', areaCenti: 7250 }])
})
afterAll(() => database.drop())

/** As the API's own login: the SQLSTATE of the refusal, or 'done'. Each statement sees $1 community and $2 topic. */
async function answerTo(...statements: readonly string[]): Promise<unknown> {
  const tenant = { communityId, role: 'supervisor', accountId: other }
  try {
    await transaction(database.appPool, tenant, async (client) => {
      for (const sql of statements) await client.query(sql, [communityId, topicId])
    })
    return 'done'
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error ? error.code : error
  }
}

function ask(id: string): string {
  return `insert into late_correction (community_id, topic_id, id, reason, evidence, change, requested_by, requested_role,
    requested_at) values ($1, $2, '${id}', '过户', '登记证', '[]', '${asker}', 'coordinator', app_now())`
}

function agree(id: string, by: string, role: string): string {
  return `update late_correction set approved = true, note = '属实', decided_by = '${by}', decided_role = '${role}',
    decided_at = app_now() where community_id = $1 and topic_id = $2 and id = '${id}'`
}

const grow = 'update voting_unit set area_centi = 9999 where community_id = $1 and topic_id = $2'
const CHECK = '23514'
const FROZEN = 'GY005'

describe('the frozen electorate', () => {
  it('changes in the transaction in which somebody else in another role agrees, and in no other', async () => {
    const id = newId()
    expect(await answerTo(grow)).toBe(FROZEN)
    expect(await answerTo(ask(id), grow)).toBe(FROZEN)
    expect(await answerTo(ask(id))).toBe('done')
    expect(await answerTo(agree(id, asker, 'supervisor'))).toBe(CHECK)
    expect(await answerTo(agree(id, other, 'coordinator'))).toBe(CHECK)
    expect(await answerTo(agree(id, other, 'resident'))).toBe(CHECK)
    expect(await answerTo(agree(id, other, 'supervisor'), grow)).toBe('done')
    expect(await answerTo(grow)).toBe(FROZEN)
    expect(await answerTo(agree(id, newId(), 'supervisor'))).toBe('GY009')
  })

  it('keeps its snapshots: none is changed or taken away', async () => {
    expect(
      await answerTo(`insert into electorate_snapshot (community_id, topic_id, id, no, scheme, root, roster_hash, heads,
        area_centi, secret, by_account, at) values ($1, $2, '${newId()}', 1, 's', repeat('a', 64), repeat('b', 64), 1, 7250,
        repeat('c', 43), '${other}', app_now())`),
    ).toBe('done')
    const where = 'where community_id = $1 and topic_id = $2'
    expect(await answerTo(`update electorate_snapshot set heads = 2 ${where}`)).toBe('42501')
    expect(await answerTo(`delete from electorate_snapshot ${where}`)).toBe('42501')
  })

  it('keeps what was delivered to a unit that leaves it, under its house number', async () => {
    const units = await insertUnits(database.ownerPool, { communityId, topicId }, [
      { label: '7-2-102', areaCenti: 8530 },
    ])
    const told = `insert into delivery (community_id, id, topic_id, voting_unit_id, channel, result, by_account)
      select community_id, '${newId()}', topic_id, id, 'HOUSE_VISIT', 'SIGNED', '${asker}' from voting_unit
      where community_id = $1 and topic_id = $2 and label = '7-2-102'`
    expect(units).toHaveLength(1)
    expect(await answerTo(told)).toBe('done')
    const id = newId()
    expect(await answerTo(ask(id))).toBe('done')
    const leave = `delete from voting_unit where community_id = $1 and topic_id = $2 and label = '7-2-102'`
    expect(await answerTo(agree(id, other, 'supervisor'), leave)).toBe('done')
    const kept = await transaction(database.ownerPool, { communityId }, (client) =>
      client.query('select voting_unit_id, former_label, result from delivery where topic_id = $1', [topicId]),
    )
    expect(kept.rows).toEqual([{ voting_unit_id: null, former_label: '7-2-102', result: 'SIGNED' }])
    expect(await answerTo('delete from delivery where community_id = $1 and topic_id = $2')).toBe('42501')
  })
})
