import {
  type DrawDesk,
  drawDeskSchema,
  drawListSchema,
  drawMadeSchema,
  inboxSchema,
  myDrawSchema,
  type PublicDraw,
  poolPreviewSchema,
  publicDrawSchema,
  type TopicDetail,
  testClockSchema,
  topicEventListSchema,
} from '@gongyi/shared/contracts'
import { addDays, civilDateOf } from '@gongyi/shared/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type Caller, codeOf, startTestApp, type TestApp } from '../../../test/app.js'
import { transaction } from '../../../test/database.js'
import { insertHousehold } from '../../../test/fixtures/roster.js'
import { insertTopicAt } from '../../../test/fixtures/topics.js'
import { BY_HOUSEHOLD, detailOf, propose, SCREENING, step } from '../../../test/topics.js'
import { newId } from '../../platform/ids.js'

const DIGITS = { source: '05121822293307' }
const TOLD = { channel: 'PHONE', consent: '电话里念给本人听过，本人说可以记。' }

let app: TestApp
let here: string
let residents: Caller[]
let coordinator: Caller
let second: Caller
let admin: Caller
let otherAdmin: Caller
let supervisor: Caller
let township: Caller

beforeAll(async () => {
  app = await startTestApp()
  here = app.regions.guiyuan
  residents = []
  for (let room = 101; room <= 112; room += 1) residents.push(await insertResident('1', String(room)))
  for (let room = 201; room <= 206; room += 1)
    await insertHousehold(app.database.ownerPool, here, { building: '2', stairwell: '1', room: String(room) })
  coordinator = await app.signIn('coordinator')
  second = await app.signIn('coordinator')
  admin = await app.signIn('community-admin')
  otherAdmin = await app.signIn('community-admin')
  supervisor = await app.signIn('supervisor')
  township = await app.signIn('township-admin')
})
afterAll(() => app.close())

async function insertResident(building: string, room: string): Promise<Caller> {
  const caller = await app.signIn('resident')
  const accountId = caller.account?.id ?? ''
  await insertHousehold(app.database.ownerPool, here, { building, stairwell: '1', room, accountId })
  return caller
}

async function today() {
  return civilDateOf(testClockSchema.parse((await app.anonymous.get('/api/test/clock')).body).now)
}

/** Days go by for good; whoever was signed in is signed in again. */
async function advance(days: number): Promise<void> {
  expect((await app.anonymous.post('/api/test/clock', { advanceMs: days * 86_400_000 })).status).toBe(200)
  const again = (caller: Caller) => (caller.account ? app.signInAs(caller.account) : Promise.resolve(caller))
  residents = await Promise.all(residents.map(again))
  coordinator = await again(coordinator)
  second = await again(second)
  admin = await again(admin)
  otherAdmin = await again(otherAdmin)
  supervisor = await again(supervisor)
  township = await again(township)
}

async function plan(more: object = {}) {
  const source = { name: '双色球第2026136期', on: addDays(await today(), 2) }
  return { purpose: '停车改造协商代表', seats: 4, reserves: 3, dimensions: [], buildings: ['1'], source, ...more }
}

async function atParticipants(set?: object): Promise<TopicDetail> {
  const [first] = residents
  if (first === undefined) throw new Error('nobody lives here')
  const topic = await propose(first, here, { submit: true })
  const screened = await step(coordinator, topic, 'propose.screen', SCREENING)
  const accepted = await step(coordinator, screened, 'propose.accept', { answer: '已受理。' })
  return set === undefined ? accepted : step(coordinator, accepted, 'participants.set', { ...BY_HOUSEHOLD, ...set })
}

/** A matter of the owners, whose list is set by the estate. */
async function ownersIn(scope: object): Promise<TopicDetail> {
  const id = await insertTopicAt(app.database.ownerPool, {
    ...{ communityId: here, proposerAccountId: residents[0]?.account?.id ?? '' },
    ...{ stage: 'participants', status: 'active', category: 'OWNERS_FEE', template: 'owners-decision' },
  })
  const motions = [{ text: '物业费每平方米 1.98 元', presetId: 'OWNERS_GENERAL' }]
  const topic = detailOf(await coordinator.get(`/api/topics/${id}`))
  return step(coordinator, topic, 'participants.set', { ...BY_HOUSEHOLD, motions, scope })
}

const url = (topic: TopicDetail, drawId = '', deed = '') =>
  `/api/topics/${topic.id}/draws${drawId === '' ? '' : `/${drawId}`}${deed === '' ? '' : `/${deed}`}`
const outcome = (answer: Answer) => [answer.status, codeOf(answer)]

async function planned(topic: TopicDetail, more: object = {}): Promise<string> {
  return drawMadeSchema.parse((await admin.post(url(topic), await plan(more))).body).id
}

interface Draw {
  readonly topic: TopicDetail
  readonly drawId: string
}

async function committed(more: object = {}): Promise<Draw> {
  const topic = await atParticipants()
  const drawId = await planned(topic, more)
  expect((await admin.post(url(topic, drawId, 'commit'))).status).toBe(200)
  return { topic, drawId }
}

async function drawn(more: object = {}): Promise<Draw> {
  const { topic, drawId } = await committed(more)
  await advance(2)
  expect((await coordinator.post(url(topic, drawId, 'seed'), DIGITS)).status).toBe(200)
  expect((await admin.post(url(topic, drawId, 'confirm'), DIGITS)).status).toBe(200)
  return { topic, drawId }
}

const desk = async (who: Caller, { topic, drawId }: Draw): Promise<DrawDesk> =>
  drawDeskSchema.parse((await who.get(url(topic, drawId))).body)
const seenByAll = async (drawId: string): Promise<PublicDraw> =>
  publicDrawSchema.parse((await app.anonymous.get(`/api/draws/${drawId}`)).body)
const events = async (topic: TopicDetail) =>
  topicEventListSchema.parse((await admin.get(`/api/topics/${topic.id}/events`)).body).items
const REASON = { reason: '结果不满意，想再抽一次' }

describe('giving a draw up', () => {
  it('is nobody’s any more from the day its number is published, whether it was typed or not', async () => {
    const draw = await committed()
    const { topic, drawId } = draw
    expect((await desk(admin, draw)).deeds).toContain('abandon')
    await advance(2)
    for (const state of ['COMMITTED', 'SEEDED']) {
      expect((await desk(admin, draw)).state).toBe(state)
      expect((await desk(admin, draw)).deeds).not.toContain('abandon')
      expect(outcome(await admin.post(url(topic, drawId, 'abandon'), REASON))).toEqual([409, 'draw-number-out'])
      await coordinator.post(url(topic, drawId, 'seed'), DIGITS)
    }
    expect(await seenByAll(drawId)).toMatchObject({ state: 'SEEDED', abandoned: null })
  })

  it('leaves a committed draw in everybody’s list with its day, and of a draft no link that leads nowhere', async () => {
    const { topic, drawId } = await committed()
    await admin.post(url(topic, drawId, 'abandon'), { reason: '范围有误，重来' })
    const draft = await planned(topic)
    await admin.post(url(topic, draft, 'abandon'), { reason: '还是不抽了' })
    const items = drawListSchema.parse((await admin.get(url(topic))).body).items
    expect(items.map(({ id, isPublic, abandonedAt }) => [id, isPublic, abandonedAt === null])).toEqual([
      [draft, false, false],
      [drawId, true, false],
    ])
    const [resident] = residents
    const seen = drawListSchema.parse((await resident?.get(url(topic)))?.body).items
    expect(seen.map(({ id }) => id)).toEqual([drawId])
  })
})

describe('a second draw of a topic', () => {
  it('needs the supervisor’s or the township’s reason, which everybody reads', async () => {
    const { topic, drawId: first } = await drawn()
    const again = { topic, drawId: await planned(topic) }
    expect(await desk(admin, again)).toMatchObject({ needsAgreement: true })
    expect((await desk(admin, again)).deeds).toEqual(['abandon'])
    expect((await desk(supervisor, again)).deeds).toEqual(['agree'])
    const deed = (name: string) => url(topic, again.drawId, name)
    expect(outcome(await admin.post(deed('commit')))).toEqual([409, 'draw-needs-agreement'])
    expect(outcome(await admin.post(deed('agree'), REASON))).toEqual([403, 'not-allowed'])
    expect(outcome(await township.post(deed('agree'), { reason: '' }))).toEqual([422, 'validation-failed'])
    const why = { reason: '原代表有四人搬离，同意再抽一次' }
    expect((await township.post(deed('agree'), why)).status).toBe(200)
    expect(outcome(await supervisor.post(deed('agree'), why))).toEqual([409, 'draw-agreed-already'])
    expect((await admin.post(deed('commit'))).status).toBe(200)
    expect(await seenByAll(again.drawId)).toMatchObject({ agreed: why })
    expect(await seenByAll(first)).toMatchObject({ state: 'DRAWN', agreed: null })
    expect((await events(topic)).slice(-2)).toMatchObject([
      { type: 'sortition.second-agreed', payload: { drawId: again.drawId, ...why } },
      { type: 'sortition.pool-committed' },
    ])
  })

  it('a first one needs nobody’s, and one given up before its number does not count', async () => {
    const { topic, drawId } = await committed()
    await admin.post(url(topic, drawId, 'abandon'), { reason: '范围有误，重来' })
    const again = { topic, drawId: await planned(topic) }
    expect(await desk(admin, again)).toMatchObject({ needsAgreement: false })
    const agree = await supervisor.post(url(topic, again.drawId, 'agree'), REASON)
    expect(outcome(agree)).toEqual([409, 'draw-wrong-state'])
    expect((await admin.post(url(topic, again.drawId, 'commit'))).status).toBe(200)
  })
})

describe('the public number', () => {
  it('is the whole seed: nothing that is typed besides it enters the draw', async () => {
    const { topic, drawId } = await committed()
    await advance(2)
    const more = { ...DIGITS, meeting: '4711' }
    expect(outcome(await coordinator.post(url(topic, drawId, 'seed'), more))).toEqual([422, 'validation-failed'])
    await coordinator.post(url(topic, drawId, 'seed'), DIGITS)
    expect(outcome(await admin.post(url(topic, drawId, 'confirm'), more))).toEqual([422, 'validation-failed'])
    await admin.post(url(topic, drawId, 'confirm'), DIGITS)
    expect(await seenByAll(drawId)).toMatchObject({ seed: DIGITS.source, source: { meeting: false } })
  })

  it('is not written over by a second person on the day, and on the next day anybody may begin anew', async () => {
    const draw = await committed()
    const { topic, drawId } = draw
    const seed = (who: Caller, source: string) => who.post(url(topic, drawId, 'seed'), { source })
    await advance(2)
    await seed(coordinator, '11111')
    expect((await seed(coordinator, '22222')).status).toBe(200)
    expect(outcome(await seed(second, '33333'))).toEqual([409, 'draw-seed-entered'])
    expect((await desk(second, draw)).deeds).toEqual(['confirm'])
    await advance(1)
    expect((await seed(second, DIGITS.source)).status).toBe(200)
    expect((await admin.post(url(topic, drawId, 'confirm'), DIGITS)).status).toBe(200)
  })

  it('is watched before there is a result, by somebody who does not type it', async () => {
    const draw = await committed()
    const { topic, drawId } = draw
    await advance(2)
    await coordinator.post(url(topic, drawId, 'seed'), DIGITS)
    expect((await supervisor.post(url(topic, drawId, 'witness'))).status).toBe(200)
    expect((await desk(supervisor, draw)).deeds).toEqual([])
    const typed = await supervisor.post(url(topic, drawId, 'confirm'), DIGITS)
    expect(outcome(typed)).toEqual([403, 'draw-witness-draws'])
    await admin.post(url(topic, drawId, 'confirm'), DIGITS)
    const late = await drawn()
    expect(outcome(await supervisor.post(url(late.topic, late.drawId, 'witness')))).toEqual([409, 'draw-wrong-state'])
    expect((await desk(supervisor, late)).deeds).toEqual([])
  })

  it('is published within sixty days', async () => {
    const topic = await atParticipants()
    const on = async (days: number) => plan({ source: { name: '双色球', on: addDays(await today(), days) } })
    expect(outcome(await admin.post(url(topic), await on(61)))).toEqual([422, 'draw-source-too-far'])
    expect((await admin.post(url(topic), await on(60))).status).toBe(201)
  })
})

describe('what the desk says for somebody drawn', () => {
  let draw: Draw
  let holders: Map<string, Caller>
  const answer = (who: Caller, token: string, said: string, more: object = TOLD) =>
    who.post(url(draw.topic, draw.drawId, 'answers'), { token, answer: said, ...more })
  const confirm = (who: Caller, token: string) => who.post(url(draw.topic, draw.drawId, 'answers/confirm'), { token })
  const places = async () => (await seenByAll(draw.drawId)).places
  const stateOf = async (token: string) => (await places()).find((place) => place.token === token)?.state
  const mine = async (who: Caller) => myDrawSchema.parse((await who.get(`/api/draws/${draw.drawId}/mine`)).body)
  const kinds = async (token: string) => {
    const inbox = await holders.get(token)?.get('/api/inbox')
    const { items } = inboxSchema.parse(inbox?.body)
    return items.filter(({ topicId }) => topicId === draw.topic.id).map(({ kind }) => kind)
  }
  let tokens: string[]

  beforeAll(async () => {
    draw = await drawn()
    tokens = (await places()).map(({ token }) => token)
    await signHoldersIn()
  })
  async function signHoldersIn() {
    holders = new Map()
    for (const resident of residents) holders.set((await mine(resident)).token ?? '', resident)
  }
  const at = (index: number) => tokens[index] ?? ''

  it('names how they were told and how the person consented', async () => {
    for (const missing of [{}, { channel: 'PHONE' }, { consent: '本人同意' }, { ...TOLD, channel: 'GUESS' }])
      expect(outcome(await answer(coordinator, at(0), 'DECLINED', missing))).toEqual([422, 'validation-failed'])
    expect(outcome(await answer(coordinator, newId().slice(0, 8).repeat(2), 'ACCEPTED'))).toEqual([404, 'not-found'])
    expect(outcome(await answer(supervisor, at(0), 'ACCEPTED'))).toEqual([403, 'not-allowed'])
    expect(await stateOf(at(0))).toBe('CALLED')
  })

  it('removes nobody: the person is told, keeps the seat, and takes it back', async () => {
    for (const token of tokens) expect((await answer(coordinator, token, 'DECLINED')).status).toBe(200)
    expect((await places()).map(({ state }) => state)).toEqual(tokens.map(() => 'DECLINE_TOLD'))
    for (const token of tokens) expect(await kinds(token)).toContain('sortition.answer-told')
    expect((await events(draw.topic)).at(-1)).toMatchObject({
      type: 'sortition.answer-told',
      payload: { token: tokens.at(-1), answer: 'DECLINE_TOLD', channel: 'DESK', toldBy: 'PHONE' },
    })
    const owner = holders.get(at(0))
    expect(await mine(owner ?? app.anonymous)).toMatchObject({ state: 'DECLINE_TOLD' })
    expect((await owner?.post(`/api/draws/${draw.drawId}/my-answer`, { answer: 'ACCEPTED' }))?.status).toBe(200)
    expect(await stateOf(at(0))).toBe('ACCEPTED')
    expect(outcome(await confirm(second, at(0)))).toEqual([409, 'draw-no-decline-told'])
  })

  it('calls a reserve once a colleague has confirmed it, three days later', async () => {
    const before = (await places()).length
    expect(outcome(await confirm(second, at(1)))).toEqual([409, 'draw-decline-too-fresh'])
    expect(outcome(await confirm(coordinator, at(1)))).toEqual([403, 'draw-teller-confirms'])
    await advance(3)
    await signHoldersIn()
    const listed = (person: DrawDesk) => person.people.find(({ token }) => token === at(1))?.told?.mayConfirm
    expect([listed(await desk(coordinator, draw)), listed(await desk(second, draw))]).toEqual([false, true])
    expect(outcome(await confirm(coordinator, at(1)))).toEqual([403, 'draw-teller-confirms'])
    expect(outcome(await confirm(supervisor, at(1)))).toEqual([403, 'not-allowed'])
    expect((await places()).length).toBe(before)
    expect((await confirm(second, at(1))).status).toBe(200)
    expect(await kinds(at(1))).toContain('sortition.decline-confirmed')
    expect((await places()).at(-1)).toMatchObject({ state: 'CALLED', replaces: at(1) })
    expect((await events(draw.topic)).slice(-2).map(({ type }) => type)).toEqual([
      ...['sortition.decline-confirmed', 'sortition.reserve-called'],
    ])
    expect(outcome(await answer(coordinator, at(1), 'ACCEPTED'))).toEqual([409, 'draw-answer-out-of-place'])
  })

  it('counts at once where the person declines themselves', async () => {
    const owner = holders.get(at(2))
    expect((await owner?.post(`/api/draws/${draw.drawId}/my-answer`, { answer: 'DECLINED' }))?.status).toBe(200)
    expect((await places()).at(-1)).toMatchObject({ state: 'CALLED', replaces: at(2) })
  })
})

describe('who is in the pool', () => {
  const preview = async (topic: TopicDetail, more: object = {}) => admin.post(url(topic, 'preview'), await plan(more))
  const size = async (topic: TopicDetail, more: object = {}) =>
    poolPreviewSchema.parse((await preview(topic, more)).body).size

  it('lives where the topic is: in its buildings, grid or estate, and a plan reaches no further', async () => {
    const all = { buildings: [] }
    const inTwo = await atParticipants({ scope: { kind: 'building', buildings: ['2'] } })
    expect(await size(inTwo, all)).toBe(6)
    for (const buildings of [['1'], ['2', '1'], ['99']]) {
      expect(outcome(await preview(inTwo, { buildings }))).toEqual([422, 'draw-buildings-outside'])
      const refused = await admin.post(url(inTwo), await plan({ buildings }))
      expect(outcome(refused)).toEqual([422, 'draw-buildings-outside'])
    }
    const gridId = newId()
    const [propertyAreaId, unitId] = [newId(), newId()]
    await inDatabase(
      `insert into region (id, code, name, short_name, level, parent_id) values ($1, $2, '第一网格', '一格', 'GRID', $3)`,
      ...[gridId, `grid-${gridId}`, here],
    )
    await inDatabase(`update household set grid_id = $1 where building = '1' and room <= '104'`, gridId)
    const grid = await atParticipants({ scope: { kind: 'community', gridId } })
    expect([await size(grid, all), await size(grid, { buildings: ['1'] })]).toEqual([4, 4])
    expect(outcome(await preview(grid, { buildings: ['2'] }))).toEqual([422, 'draw-buildings-outside'])
    await inDatabase(
      `insert into property_area (community_id, id, name) values ($1, $2, '锦澜府')`,
      here,
      propertyAreaId,
    )
    await inDatabase(
      `insert into unit (community_id, id, property_area_id, building, stairwell, room, use, area_centi, area_source,
         delivery_status, counts_for_vote) values ($1, $2, $3, '2', '1', '201', 'RESIDENTIAL', 1, 'REGISTRY', 'DELIVERED', true)`,
      ...[here, unitId, propertyAreaId],
    )
    await inDatabase(
      `insert into unit_owner (community_id, id, unit_id, org_name, owner_key) values ($1, $2, $3, '锦澜置业', 'ORG:锦澜置业')`,
      ...[here, newId(), unitId],
    )
    const estate = await ownersIn({ kind: 'property-area', propertyAreaId })
    expect(await size(estate, all)).toBe(6)
    expect(outcome(await preview(estate, { buildings: ['1'] }))).toEqual([422, 'draw-buildings-outside'])
  })

  it('is asked again at the commitment, when the scope has changed since the plan', async () => {
    const topic = await atParticipants()
    const drawId = await planned(topic)
    const later = { ...BY_HOUSEHOLD, scope: { kind: 'building', buildings: ['2'] } }
    await step(coordinator, topic, 'participants.set', later)
    expect(outcome(await admin.post(url(topic, drawId, 'commit')))).toEqual([422, 'draw-buildings-outside'])
  })

  it('has no gain in the matter and does not lead the talks, as far as the roster can tell', async () => {
    await insertHousehold(app.database.ownerPool, here, { building: '2', stairwell: '1', room: '101' })
    const gain = (person: string, decision?: string) => ({
      person,
      reason: '承接本项目施工',
      ...(decision ? { decision } : {}),
    })
    const topic = await atParticipants({
      recusals: [gain('住户 102'), gain('住户103', 'NO_CONFLICT'), gain('住户101'), gain('不在名册的人')],
      officers: { chair: { name: '住户104', side: 'RESIDENT' }, minuteTaker: { name: '住户105', side: 'RESIDENT' } },
    })
    const found = poolPreviewSchema.parse((await preview(topic)).body)
    expect(found).toMatchObject({ size: 9, excluded: 3, unclear: [] })
    const wider = poolPreviewSchema.parse((await preview(topic, { buildings: ['1', '2'] })).body)
    expect(wider).toMatchObject({ excluded: 2, unclear: ['住户101'] })
    const drawId = await planned(topic)
    await admin.post(url(topic, drawId, 'commit'))
    expect((await seenByAll(drawId)).pool).toMatchObject({ size: 9, excluded: 3 })
    const out = await Promise.all(
      residents.slice(0, 5).map(async (who) => myDrawSchema.parse((await who.get(`/api/draws/${drawId}/mine`)).body)),
    )
    expect(out.map(({ token }) => token !== null)).toEqual([false, false, true, false, true])
  })
})

function inDatabase(sql: string, ...values: unknown[]) {
  return transaction(app.database.ownerPool, { communityId: here }, (client) => client.query(sql, values))
}
