import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testEnv } from '../../../test/app.js'
import { createTestDatabase, type TestDatabase, transaction } from '../../../test/database.js'
import { insertAccount, insertRegions } from '../../../test/fixtures/people.js'
import { TenantDatabase } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import { similarTitles } from './similar.store.js'

let database: TestDatabase
let tenants: TenantDatabase
let here: string
let there: string
let accountId: string

beforeAll(async () => {
  database = await createTestDatabase()
  tenants = new TenantDatabase(testEnv(database.appUrl, 'test'))
  const regions = await insertRegions(database.ownerPool)
  ;[here, there] = [regions.guiyuan, regions.jinlan]
  accountId = (await insertAccount(database.ownerPool, { role: 'resident', regionId: here }, { password: false })).id
})
afterAll(async () => {
  await tenants.onApplicationShutdown()
  await database.drop()
})

/** Topics as they stand somewhere along the way; the walls of the procedure are off for this one transaction. */
async function topics(communityId: string, titles: readonly string[], status = 'screening', since = 'now()') {
  const ids = titles.map(() => newId())
  await transaction(database.ownerPool, { communityId }, async (client) => {
    const walls = ['topic_begins', 'topic_version_has_event']
    for (const wall of walls) await client.query(`alter table topic disable trigger ${wall}`)
    await client.query(
      `insert into topic (community_id, id, case_no, title, description, category, template, stage, status,
         proposer_account_id, stage_since)
       select $1, id, id::text, title, '说明', 'SERVICE', 'light', 'propose', $4, $5, ${since}
       from unnest($2::uuid[], $3::text[]) as given (id, title)`,
      [communityId, ids, titles, status, accountId],
    )
    for (const wall of walls) await client.query(`alter table topic enable trigger ${wall}`)
  })
  return ids
}

function similar(title: string, communityId = here) {
  return tenants.inTenant({ communityId, role: 'resident', accountId }, (tx) =>
    similarTitles(tx, { communityId, title, accountId, seesClosed: false }),
  )
}

const found = async (title: string, communityId = here) => (await similar(title, communityId)).map(({ id }) => id)

describe('similar titles', () => {
  it('are found by what they share, the most alike first', async () => {
    const [lift, other] = await topics(here, ['桂苑新村7幢2单元加装电梯', '3幢1单元电梯年检', '垃圾投放点搬到南门'])
    expect((await found('7幢2单元加装电梯'))[0]).toBe(lift)
    expect(await found('电梯')).toEqual(expect.arrayContaining([lift, other]))
  })
  it('do not mind spaces, punctuation, full width or case', async () => {
    const [led] = await topics(here, ['更换ＬＥＤ路灯（东门）'])
    expect((await found('更换 led 路灯，东门'))[0]).toBe(led)
  })
  it('are not found because both speak of the estate', async () => {
    const [gate] = await topics(here, ['小区大门夜间限行时段'])
    expect(await found('小区停车难')).not.toContain(gate)
  })
  it('are found again under their new words when a title changes', async () => {
    const [id] = await topics(here, ['增设晾衣竿'])
    await transaction(database.ownerPool, { communityId: here }, async (client) => {
      await client.query(`alter table topic disable trigger topic_moves`)
      await client.query(`alter table topic disable trigger topic_version_has_event`)
      await client.query(`update topic set title = '增设快递柜' where community_id = $1 and id = $2`, [here, id])
      await client.query(`alter table topic enable trigger topic_moves`)
      await client.query(`alter table topic enable trigger topic_version_has_event`)
    })
    expect(await found('晾衣竿')).toEqual([])
    expect(await found('快递柜')).toEqual([id])
  })
  it('leave out drafts, and what ended more than a year ago', async () => {
    await topics(here, ['修补健身步道一号'], 'draft')
    await topics(here, ['修补健身步道二号'], 'closed', `now() - interval '13 months'`)
    const recent = await topics(here, ['修补健身步道三号'], 'closed', `now() - interval '11 months'`)
    expect(await found('修补健身步道')).toEqual(recent)
  })
  it('of another community are not seen', async () => {
    await topics(there, ['河边护栏加高'])
    expect(await found('河边护栏加高')).toEqual([])
    expect(await found('河边护栏加高', there)).toHaveLength(1)
  })
  it('of marks alone are none, and nothing breaks', async () => {
    for (const title of ['，。！', '%%', '__', "'';--", '\\', '😀😀']) expect(await found(title)).toEqual([])
  })
})

describe('a topic that is not public', () => {
  const title = '楼上漏水赔偿'
  const foundBy = (who: string, seesClosed: boolean) =>
    tenants.inTenant({ communityId: here, role: 'resident', accountId: who }, async (tx) =>
      (await similarTitles(tx, { communityId: here, title, accountId: who, seesClosed })).map(({ id }) => id),
    )

  it.each(['WITHHELD', 'CONFIDENTIAL'])(
    '%s is found by its proposer and at the desk, by nobody else',
    async (closed) => {
      const [id = ''] = await topics(here, [title])
      await transaction(database.ownerPool, { communityId: here }, async (client) => {
        const walls = ['topic_moves', 'topic_version_has_event']
        for (const wall of walls) await client.query(`alter table topic disable trigger ${wall}`)
        await client.query('update topic set disclosure = $3 where community_id = $1 and id = $2', [here, id, closed])
        for (const wall of walls) await client.query(`alter table topic enable trigger ${wall}`)
      })
      expect(await foundBy(newId(), false)).not.toContain(id)
      expect(await foundBy(newId(), true)).toContain(id)
      expect(await foundBy(accountId, false)).toContain(id)
    },
  )
})

describe('with 10,000 topics in one community', () => {
  it('an answer takes less than 50 ms', async () => {
    const places = ['小区东门', '小区西门', '中心花园', '地下车库', '7幢2单元', '健身广场', '社区食堂', '沿河步道']
    const things = ['路灯', '电梯', '停车位', '充电棚', '垃圾房', '监控', '晾衣架', '座椅', '雨棚', '门禁']
    const acts = ['维修', '加装', '更换', '改造', '清理', '搬迁', '增设', '粉刷']
    const titles = Array.from({ length: 10_000 }, (_, index) => {
      const pick = (from: readonly string[], by: number) => from[Math.floor(index / by) % from.length] ?? ''
      return `${pick(places, 1)}${pick(things, 8)}${pick(acts, 80)}第${index}号`
    })
    await topics(there, titles)
    await transaction(database.ownerPool, { communityId: there }, (client) => client.query('analyze topic_gram'))
    const asked = ['小区东门路灯维修', '7幢2单元加装电梯', '地下车库充电棚改造', '中心花园座椅更换', '小区']
    for (const title of asked) {
      const times: number[] = []
      for (let round = 0; round < 8; round += 1) {
        const started = performance.now()
        expect((await similar(title, there)).length).toBeGreaterThan(0)
        times.push(performance.now() - started)
      }
      // The best of eight is what the work takes; the others say how busy the machine is
      expect([title, Math.min(...times) < 50]).toEqual([title, true])
    }
  }, 60_000)
})
