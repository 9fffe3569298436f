import { randomUUID } from 'node:crypto'
import { correctionListSchema, objectionListSchema, topicDetailSchema } from '@gongyi/shared/contracts'
import { addDays, civilDateOf, type Stage } from '@gongyi/shared/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type Caller, codeOf, startTestApp, type TestApp } from '../../../test/app.js'
import { transaction } from '../../../test/database.js'
import { insertUnits } from '../../../test/fixtures/polls.js'
import { insertRecord } from '../../../test/fixtures/records.js'
import { insertHousehold } from '../../../test/fixtures/roster.js'
import { insertTopicAt } from '../../../test/fixtures/topics.js'

let app: TestApp
let coordinator: Caller
let resident: Caller
let spouse: Caller
let people: { readonly resident: string; readonly spouse: string }
const today = civilDateOf(new Date())
const by = randomUUID()
const agreed = { channel: 'COUNTER', consent: '本人到大厅口述，念给他听过并签了字' }

beforeAll(async () => {
  app = await startTestApp()
  coordinator = await app.signIn('coordinator')
  ;[resident, spouse] = [await app.signIn('resident'), await app.signIn('resident')]
  people = { resident: await home('101', resident), spouse: await home('102', spouse) }
})
afterAll(() => app.close())

async function home(room: string, caller: Caller): Promise<string> {
  const seed = { building: '1', stairwell: '1', room, accountId: caller.account?.id ?? '' }
  return (await insertHousehold(app.database.ownerPool, app.regions.guiyuan, seed)).personId
}

const told = (answer: Answer) => [answer.status, codeOf(answer)]

/** One unit of the couple, one of somebody without an account. */
async function topicAt(stage: Stage, record: object) {
  const communityId = app.regions.guiyuan
  const proposerAccountId = resident.account?.id ?? ''
  const topicId = await insertTopicAt(app.database.ownerPool, {
    communityId,
    proposerAccountId,
    stage,
    status: 'active',
  })
  await insertRecord(app.database.ownerPool, { communityId, topicId }, stage, record)
  const units = [{ label: '1-1-101', personIds: [people.resident, people.spouse] }, { label: '1-1-103' }]
  const [couple = '', alone = ''] = await insertUnits(app.database.ownerPool, { communityId, topicId }, units)
  return { topicId, couple, alone, url: `/api/topics/${topicId}` }
}

async function rowsOf(table: 'objection' | 'rating' | 'roster_correction', topicId: string) {
  const { rows } = await transaction(app.database.ownerPool, { communityId: app.regions.guiyuan }, (client) =>
    client.query(`select channel, consent, entered_by from ${table} where topic_id = $1 order by at`, [topicId]),
  )
  return rows
}

describe('an objection to the result, taken at the counter or the door', () => {
  const published = { published: { on: today, endsOn: addDays(today, 7), places: ['门厅'], by } }
  const objection = { kind: 'SUBSTANCE', text: '遮了我家的光' }

  it('is written down for a unit or a name, with who took it and how they agreed', async () => {
    const { topicId, alone, url } = await topicAt('vote', published)
    const ofUnit = { ...objection, taken: { ...agreed, votingUnitId: alone } }
    const ofName = { ...objection, taken: { ...agreed, channel: 'DOORSTEP', name: '租户老田' } }
    expect((await coordinator.post(`${url}/objections`, ofUnit)).status).toBe(201)
    expect((await coordinator.post(`${url}/objections`, ofName)).status).toBe(201)
    const enteredBy = { entered_by: coordinator.account?.id, consent: agreed.consent }
    expect(await rowsOf('objection', topicId)).toEqual([
      { channel: 'COUNTER', ...enteredBy },
      { channel: 'DOORSTEP', ...enteredBy },
    ])
    const { items } = objectionListSchema.parse((await coordinator.get(`${url}/objections`)).body)
    expect(items.map(({ taken, mine }) => [taken, mine])).toEqual([
      [{ channel: 'COUNTER', of: '1-1-103' }, false],
      [{ channel: 'DOORSTEP', of: '租户老田' }, false],
    ])
    expect(topicDetailSchema.parse((await coordinator.get(url)).body).openObjections).toBe(2)
  })

  it('needs consent in words, a unit of the roll, and somebody of the desk', async () => {
    const { couple, url } = await topicAt('vote', published)
    const taken = { ...agreed, votingUnitId: couple }
    const send = (who: Caller, change: object) =>
      who.post(`${url}/objections`, { ...objection, taken: { ...taken, ...change } })
    expect(told(await send(coordinator, { consent: ' ' }))).toEqual([422, 'validation-failed'])
    expect(told(await send(coordinator, { channel: 'ONLINE' }))).toEqual([422, 'validation-failed'])
    expect(told(await send(coordinator, { votingUnitId: randomUUID() }))).toEqual([422, 'not-eligible'])
    expect(told(await send(resident, {}))).toEqual([403, 'not-permitted'])
    expect(told(await coordinator.post(`${url}/objections`, objection))).toEqual([403, 'not-permitted'])
  })

  it('is the household’s own once it has an account, and nobody else’s', async () => {
    const { couple, alone, url } = await topicAt('vote', published)
    for (const votingUnitId of [couple, alone])
      await coordinator.post(`${url}/objections`, { ...objection, taken: { ...agreed, votingUnitId } })
    const { items } = objectionListSchema.parse((await spouse.get(`${url}/objections`)).body)
    expect(items).toMatchObject([{ mine: true, taken: { of: '1-1-101' } }])
  })

  it('is limited for each objector, not for the clerk who takes them all', async () => {
    const { couple, alone, url } = await topicAt('vote', published)
    const take = (votingUnitId: string) =>
      coordinator.post(`${url}/objections`, { ...objection, taken: { ...agreed, votingUnitId } })
    for (let n = 0; n < 3; n += 1) expect((await take(alone)).status).toBe(201)
    expect(told(await take(alone))).toEqual([409, 'duplicate-contribution'])
    expect((await take(couple)).status).toBe(201)
  })
})

describe('a correction of the list, taken at the counter', () => {
  it('carries the name of whoever misses on it', async () => {
    const publicised = { on: today, endsOn: addDays(today, 3), places: ['门厅'], by }
    const { topicId, url } = await topicAt('participants', { publicised })
    const taken = { ...agreed, name: '田大妈' }
    expect((await coordinator.post(`${url}/corrections`, { text: '没有我家', taken })).status).toBe(201)
    expect(told(await resident.post(`${url}/corrections`, { text: '没有他家', taken }))).toEqual([403, 'not-permitted'])
    expect(await rowsOf('roster_correction', topicId)).toEqual([{ ...agreed, entered_by: coordinator.account?.id }])
    const { items } = correctionListSchema.parse((await coordinator.get(`${url}/corrections`)).body)
    expect(items).toMatchObject([{ taken: { channel: 'COUNTER', of: '田大妈' } }])
  })
})

describe('a rating', () => {
  const completion = { by, on: today, endsOn: addDays(today, 5), surveyEndsOn: addDays(today, 30), text: '完成' }

  it('is given once per voting unit: online by one of the couple, or taken at the door', async () => {
    const { topicId, couple, alone, url } = await topicAt('implement', { completion })
    const rate = (who: Caller, taken?: object) => who.post(`${url}/ratings`, { level: 'GOOD', taken })
    expect((await rate(resident)).status).toBe(201)
    expect(told(await rate(spouse))).toEqual([409, 'duplicate-contribution'])
    expect(told(await rate(coordinator, { ...agreed, votingUnitId: couple }))).toEqual([409, 'duplicate-contribution'])
    expect((await rate(coordinator, { ...agreed, channel: 'DOORSTEP', votingUnitId: alone })).status).toBe(201)
    expect(await rowsOf('rating', topicId)).toEqual([
      { channel: 'ONLINE', consent: null, entered_by: null },
      { channel: 'DOORSTEP', consent: agreed.consent, entered_by: coordinator.account?.id },
    ])
    const detail = topicDetailSchema.parse((await spouse.get(url)).body)
    expect([detail.me.rated, detail.awaitsMe, detail.ratings]).toEqual([true, false, 2])
  })

  it('is taken by the desk only, with consent and of a unit of the roll', async () => {
    const { alone, url } = await topicAt('implement', { completion })
    const rate = (who: Caller, taken?: object) => who.post(`${url}/ratings`, { level: 'POOR', taken })
    expect(told(await rate(resident, { ...agreed, votingUnitId: alone }))).toEqual([403, 'not-permitted'])
    expect(told(await rate(coordinator))).toEqual([403, 'not-permitted'])
    expect(told(await rate(coordinator, { channel: 'COUNTER', votingUnitId: alone }))).toEqual([
      422,
      'validation-failed',
    ])
    expect(told(await rate(coordinator, { ...agreed, votingUnitId: randomUUID() }))).toEqual([422, 'not-eligible'])
  })
})
