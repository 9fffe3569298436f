import { randomUUID } from 'node:crypto'
import {
  contributedSchema,
  correctionListSchema,
  opinionListSchema,
  topicDetailSchema,
  topicEventListSchema,
  topicListSchema,
  unitListSchema,
} from '@gongyi/shared/contracts'
import { addDays, civilDateOf, NOTICE_ITEMS, type Position } from '@gongyi/shared/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type Caller, codeOf, startTestApp, type TestApp } from '../../../test/app.js'
import { insertUnits } from '../../../test/fixtures/polls.js'
import { insertRecord } from '../../../test/fixtures/records.js'
import { insertHousehold } from '../../../test/fixtures/roster.js'
import { insertTopicAt } from '../../../test/fixtures/topics.js'

let app: TestApp
let coordinator: Caller
let resident: Caller
let neighbour: Caller
/** On no roster. */
let guest: Caller
let people: { readonly resident: string; readonly neighbour: string; readonly offline: string }
const today = civilDateOf(new Date())

beforeAll(async () => {
  app = await startTestApp()
  coordinator = await app.signIn('coordinator')
  ;[resident, neighbour, guest] = await Promise.all([
    app.signIn('resident'),
    app.signIn('resident'),
    app.signIn('resident'),
  ])
  people = {
    resident: await home('101', resident),
    neighbour: await home('102', neighbour),
    offline: await home('103', undefined),
  }
})
afterAll(() => app.close())

async function home(room: string, caller: Caller | undefined): Promise<string> {
  const accountId = caller?.account?.id
  const seed = { building: '1', stairwell: '1', room, ...(accountId === undefined ? {} : { accountId }) }
  return (await insertHousehold(app.database.ownerPool, app.regions.guiyuan, seed)).personId
}

function topicAt(place: Position): Promise<string> {
  const proposerAccountId = resident.account?.id ?? ''
  return insertTopicAt(app.database.ownerPool, { communityId: app.regions.guiyuan, proposerAccountId, ...place })
}

const keyOf = (topicId: string) => ({ communityId: app.regions.guiyuan, topicId })
const told = (answer: Answer) => [answer.status, codeOf(answer)]

async function detail(who: Caller, topicId: string) {
  return topicDetailSchema.parse((await who.get(`/api/topics/${topicId}`)).body)
}

describe('co-signs', () => {
  it('are given once, in one’s own name', async () => {
    const url = `/api/topics/${await topicAt({ stage: 'propose', status: 'screening' })}/co-signs`
    expect((await neighbour.post(url, {})).status).toBe(201)
    expect(told(await neighbour.post(url, {}))).toEqual([409, 'duplicate-contribution'])
  })

  it('are not given to a proposal of one’s own', async () => {
    const url = `/api/topics/${await topicAt({ stage: 'propose', status: 'screening' })}/co-signs`
    expect(told(await resident.post(url, {}))).toEqual([422, 'own-topic'])
  })

  it('answer a retry with the same key as before, and count once', async () => {
    const topicId = await topicAt({ stage: 'propose', status: 'screening' })
    const send = () =>
      neighbour.post(`/api/topics/${topicId}/co-signs`, {}, { headers: { 'idempotency-key': 'one-and-the-same' } })
    const [first, again] = [await send(), await send()]
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.text).toBe(first.text)
    expect((await detail(resident, topicId)).coSigns).toBe(1)
  })

  it('are taken at the desk for somebody who agreed', async () => {
    const url = `/api/topics/${await topicAt({ stage: 'propose', status: 'screening' })}/co-signs`
    const onBehalfOfPersonId = people.offline
    const silent = await coordinator.post(url, { onBehalfOfPersonId })
    expect(told(silent)).toEqual([422, 'validation-failed'])
    expect(silent.body).toMatchObject({ errors: [{ pointer: '/consent' }] })
    expect((await coordinator.post(url, { onBehalfOfPersonId, consent: true })).status).toBe(201)
    expect(told(await coordinator.post(url, { onBehalfOfPersonId, consent: true }))).toEqual([
      409,
      'duplicate-contribution',
    ])
    expect(told(await neighbour.post(url, { onBehalfOfPersonId, consent: true }))).toEqual([403, 'not-permitted'])
  })

  it('are refused from people who are not on the roster, and after the proposal has gone on', async () => {
    const url = `/api/topics/${await topicAt({ stage: 'propose', status: 'screening' })}/co-signs`
    expect(told(await guest.post(url, {}))).toEqual([422, 'not-eligible'])
    expect(told(await coordinator.post(url, { onBehalfOfPersonId: randomUUID(), consent: true }))).toEqual([
      422,
      'not-eligible',
    ])
    const later = `/api/topics/${await topicAt({ stage: 'vote', status: 'active' })}/co-signs`
    expect(told(await resident.post(later, {}))).toEqual([409, 'wrong-stage'])
  })
})

describe('corrections of the list', () => {
  const publicised = (endsOn: string) => ({ publicised: { on: today, endsOn, places: ['门厅'], by: randomUUID() } })

  it('are asked for by anybody, seen by who asked and by the desk, and decided once', async () => {
    const topicId = await topicAt({ stage: 'participants', status: 'active' })
    await insertRecord(app.database.ownerPool, keyOf(topicId), 'participants', publicised(addDays(today, 3)))
    const url = `/api/topics/${topicId}/corrections`
    const asked = await guest.post(url, { text: '名单上没有我家' })
    expect(asked.status).toBe(201)
    const { id } = contributedSchema.parse(asked.body)
    const seen = async (who: Caller) => correctionListSchema.parse((await who.get(url)).body).items.length
    expect([await seen(guest), await seen(coordinator), await seen(resident)]).toEqual([1, 1, 0])
    expect(told(await resident.post(`${url}/${id}/decision`, { decision: '已补登', upheld: true }))).toEqual([
      403,
      'not-permitted',
    ])
    expect((await coordinator.post(`${url}/${id}/decision`, { decision: '已补登', upheld: true })).status).toBe(201)
    expect(told(await coordinator.post(`${url}/${id}/decision`, { decision: '又改', upheld: true }))).toEqual([
      409,
      'wrong-status',
    ])
    expect(told(await coordinator.post(`${url}/${randomUUID()}/decision`, { decision: '无', upheld: false }))).toEqual([
      404,
      'not-found',
    ])
    expect((await guest.get(url)).body).toMatchObject({ items: [{ decision: '已补登' }] })
  })

  it('say whether they are right, stand in the chain without names, and undo a signature given before', async () => {
    const topicId = await topicAt({ stage: 'participants', status: 'active' })
    const supervisor = { by: randomUUID(), at: `${today}T01:00:00.000Z` }
    const record = { ...publicised(addDays(today, 3)), supervisor }
    await insertRecord(app.database.ownerPool, keyOf(topicId), 'participants', record)
    const url = `/api/topics/${topicId}/corrections`
    const ask = async () => contributedSchema.parse((await guest.post(url, { text: '王小明不住这里' })).body).id
    const kept = async () => (await detail(coordinator, topicId)).records.participants
    const first = await ask()
    expect(told(await coordinator.post(`${url}/${first}/decision`, { decision: '不成立' }))[0]).toBe(422)
    expect((await coordinator.post(`${url}/${first}/decision`, { decision: '不成立', upheld: false })).status).toBe(201)
    expect(await kept()).toMatchObject({ publicised: { endsOn: addDays(today, 3) } })
    expect([(await kept()).supervisor, (await kept()).upheld]).toEqual([undefined, undefined])
    const second = await ask()
    expect((await coordinator.post(`${url}/${second}/decision`, { decision: '成立', upheld: true })).status).toBe(201)
    expect((await kept()).upheld).toMatchObject({ correctionId: second })
    const events = topicEventListSchema.parse((await coordinator.get(`/api/topics/${topicId}/events`)).body).items
    expect(events.slice(-4).map(({ type }) => type)).toEqual([
      ...['participants.list-objected', 'participants.list-objection-decided'],
      ...['participants.list-objected', 'participants.list-objection-decided'],
    ])
    expect(events.at(-1)?.payload).toMatchObject({ correctionId: second, upheld: true })
    expect(JSON.stringify(events)).not.toContain('王小明')
  })

  it('end with the publicity', async () => {
    const topicId = await topicAt({ stage: 'participants', status: 'active' })
    await insertRecord(app.database.ownerPool, keyOf(topicId), 'participants', publicised(addDays(today, -1)))
    const late = await resident.post(`/api/topics/${topicId}/corrections`, { text: '迟到' })
    expect(told(late)).toEqual([409, 'window-closed'])
    expect(late.body).toMatchObject({ unmet: [{ id: 'TL.5' }] })
  })
})

describe('the notice', () => {
  let topicId: string
  let unitIds: readonly string[]
  let url: string
  const notice = {
    versions: [
      {
        kind: 'A',
        items: {},
        places: ['门厅'],
        largePrint: true,
        no: 1,
        on: today,
        by: randomUUID(),
        at: new Date().toISOString(),
      },
    ],
  }

  beforeAll(async () => {
    topicId = await topicAt({ stage: 'notice', status: 'active' })
    await insertRecord(app.database.ownerPool, keyOf(topicId), 'notice', notice)
    unitIds = await insertUnits(app.database.ownerPool, keyOf(topicId), [
      { building: '2', label: '2-1-101', personIds: [people.resident] },
      { building: '2', label: '2-1-102', personIds: [people.resident] },
      { building: '10', label: '10-1-101', personIds: [people.neighbour] },
      { building: '10', label: '10-2-101', personIds: [people.offline], needsOffline: true },
    ])
    url = `/api/topics/${topicId}`
  })

  it('is confirmed with one press for every unit of one’s own', async () => {
    const confirmed = await resident.post(`${url}/receipt`, {})
    expect([confirmed.status, confirmed.body]).toEqual([201, { recorded: 2 }])
    expect((await resident.post(`${url}/receipt`, {})).body).toEqual({ recorded: 0 })
    const { delivery, me } = await detail(resident, topicId)
    expect(delivery).toMatchObject({ units: 4, attempted: 2, delivered: 2, aware: 2 })
    expect(me.units.map((unit) => unit.noticeConfirmed)).toEqual([true, true])
    expect(told(await guest.post(`${url}/receipt`, {}))).toEqual([422, 'not-eligible'])
  })

  it('is delivered to all, to a building or to named units, one row each', async () => {
    const post = (target: object, more: object = {}) =>
      coordinator.post(`${url}/deliveries`, { target, channel: 'SMS', result: 'ATTEMPTED', note: '群发名单', ...more })
    const door = { channel: 'HOUSE_VISIT', result: 'SIGNED' }
    expect((await post({ kind: 'all' }, { channel: 'BOARD', result: 'DELIVERED' })).body).toEqual({ recorded: 4 })
    // A posting reaches nobody in particular: delivered is what the residents confirmed themselves
    const { delivery } = await detail(coordinator, topicId)
    expect(delivery).toMatchObject({ units: 4, publicly: 4, delivered: 2, individuallyAttempted: 2 })
    expect((await post({ kind: 'building', building: '10' })).body).toEqual({ recorded: 2 })
    expect((await post({ kind: 'units', unitIds: [unitIds[3]] }, door)).body).toEqual({ recorded: 1 })
    expect(told(await post({ kind: 'building', building: '99' }))).toEqual([422, 'validation-failed'])
    expect(told(await post({ kind: 'units', unitIds: [unitIds[0], randomUUID()] }))).toEqual([422, 'validation-failed'])
    expect(
      told(await resident.post(`${url}/deliveries`, { target: { kind: 'all' }, channel: 'SMS', result: 'READ' })),
    ).toEqual([403, 'not-permitted'])
  })

  it('is not called on, rung up or signed for by everybody at one press, and nobody signs a board', async () => {
    const refused = async (code: string, target: object, channel: string, result: string) => {
      const answer = await coordinator.post(`${url}/deliveries`, { target, channel, result })
      expect([answer.status, answer.body]).toEqual([
        422,
        expect.objectContaining({ errors: [expect.objectContaining({ code })] }),
      ])
    }
    const all = { kind: 'all' }
    await refused('one-by-one', all, 'HOUSE_VISIT', 'DELIVERED')
    await refused('one-by-one', { kind: 'building', building: '10' }, 'PHONE', 'ATTEMPTED')
    await refused('one-by-one', all, 'LETTER', 'SIGNED')
    const doors = { kind: 'units', unitIds: Array.from({ length: 51 }, () => randomUUID()) }
    await refused('one-by-one', doors, 'HOUSE_VISIT', 'DELIVERED')
    await refused('nobody-signs', all, 'BOARD', 'SIGNED')
  })

  it('is not claimed for more than fifty at once without what proves it, and messages of the system by nobody', async () => {
    const many = await topicAt({ stage: 'notice', status: 'active' })
    const units = Array.from({ length: 51 }, () => ({ building: '3' }))
    const ids = await insertUnits(app.database.ownerPool, keyOf(many), units)
    const send = (channel: string, target: object, note?: string) =>
      coordinator.post(`/api/topics/${many}/deliveries`, { target, channel, result: 'DELIVERED', note })
    const fault = (pointer: string, code: string) => ({ errors: [expect.objectContaining({ pointer, code })] })
    const bulk = [{ kind: 'all' }, { kind: 'building', building: '3' }, { kind: 'units', unitIds: ids }]
    for (const target of bulk)
      expect((await send('LETTER', target, ' ')).body).toMatchObject(fault('/note', 'evidence-missing'))
    for (const target of [...bulk, { kind: 'units', unitIds: ids.slice(0, 1) }])
      expect((await send('APP_PUSH', target, '已推送')).body).toMatchObject(fault('/channel', 'by-system'))
    expect((await detail(coordinator, many)).delivery).toMatchObject({ attempted: 0, delivered: 0 })
    expect((await send('LETTER', { kind: 'all' }, '收寄单 0731')).body).toEqual({ recorded: 51 })
  })

  it('of the system reaches, when the notice is published, exactly the units somebody of which has an account', async () => {
    const topicId = await topicAt({ stage: 'notice', status: 'active' })
    await insertUnits(app.database.ownerPool, keyOf(topicId), [
      { label: '有账号', personIds: [people.offline, people.resident] },
      { label: '没账号', personIds: [people.offline] },
      { label: '没人' },
    ])
    const input = {
      kind: 'A',
      items: Object.fromEntries(NOTICE_ITEMS.map((item) => [item, '见公告栏'])),
      places: ['公告栏'],
      largePrint: true,
    }
    const { version } = await detail(coordinator, topicId)
    const done = await coordinator.post(`/api/topics/${topicId}/notice/publish`, { input, expectedVersion: version })
    expect(done.status).toBe(200)
    expect((await detail(coordinator, topicId)).delivery).toMatchObject({
      units: 3,
      attempted: 1,
      delivered: 1,
      aware: 0,
    })
    const units = unitListSchema.parse((await coordinator.get(`/api/topics/${topicId}/units?missing=true`)).body).items
    expect(units.map(({ label }) => label).toSorted()).toEqual(['没人', '没账号'])
  })

  it('shows the desk door by door how far it has come', async () => {
    const list = async (query: string) => unitListSchema.parse((await coordinator.get(`${url}/units?${query}`)).body)
    const all = await list('')
    expect(all.buildings).toEqual(['2', '10'])
    expect(all.items.map(({ label, attempts, delivery }) => [label, attempts, delivery])).toEqual([
      ['2-1-101', 1, 'SIGNED'],
      ['2-1-102', 1, 'SIGNED'],
      ['10-1-101', 1, 'ATTEMPTED'],
      ['10-2-101', 2, 'SIGNED'],
    ])
    const first = await list('limit=3')
    expect(first.next).toBe(unitIds[2])
    expect((await list(`limit=3&after=${first.next}`)).items.map(({ label }) => label)).toEqual(['10-2-101'])
    expect((await list('query=1-102')).items).toHaveLength(1)
    expect((await list('building=2&missing=true')).items).toEqual([])
    expect(told(await coordinator.get(`${url}/units?after=nonsense`))).toEqual([422, 'validation-failed'])
    expect(told(await resident.get(`${url}/units`))).toEqual([403, 'not-allowed'])
  })

  it('waits for each resident it concerns until they confirmed it, and for nobody else', async () => {
    const waits = async (who: Caller) => {
      const list = topicListSchema.parse((await who.get('/api/topics?awaiting=true')).body)
      return [list.items.some((item) => item.id === topicId), (await detail(who, topicId)).awaitsMe]
    }
    expect(await waits(neighbour)).toEqual([true, true])
    expect(await waits(guest)).toEqual([false, false])
    await neighbour.post(`${url}/receipt`, {})
    expect(await waits(neighbour)).toEqual([false, false])
  })

  it('is missing where nobody was reached, or the old and disabled only by phone', async () => {
    const other = await topicAt({ stage: 'notice', status: 'active' })
    await insertUnits(app.database.ownerPool, keyOf(other), [
      { label: 'a' },
      { label: 'b', needsOffline: true },
      { label: 'c' },
    ])
    const units = unitListSchema.parse((await coordinator.get(`/api/topics/${other}/units`)).body).items
    const send = (index: number, channel: string, result: string) =>
      coordinator.post(`/api/topics/${other}/deliveries`, {
        target: { kind: 'units', unitIds: [units[index]?.id] },
        channel,
        result,
      })
    await send(0, 'SMS', 'READ')
    await send(1, 'SMS', 'READ')
    await send(2, 'HOUSE_VISIT', 'UNREACHABLE')
    const missing = unitListSchema.parse((await coordinator.get(`/api/topics/${other}/units?missing=true`)).body).items
    expect(missing.map(({ label, delivery }) => [label, delivery])).toEqual([
      ['b', 'READ'],
      ['c', 'UNREACHABLE'],
    ])
  })
})

describe('opinions', () => {
  let topicId: string
  let unitIds: readonly string[]
  let url: string

  beforeAll(async () => {
    topicId = await topicAt({ stage: 'deliberate', status: 'active' })
    const units = [{ personIds: [people.resident] }, { personIds: [people.offline] }]
    unitIds = await insertUnits(app.database.ownerPool, keyOf(topicId), units)
    url = `/api/topics/${topicId}/opinions`
  })

  it('are given by the units that are asked, online', async () => {
    expect((await resident.post(url, { stance: 'QUESTION', text: '费用谁出？' })).status).toBe(201)
    expect(told(await guest.post(url, { stance: 'SUPPORT', text: '好' }))).toEqual([422, 'not-eligible'])
    const foreign = { stance: 'SUPPORT', text: '好', votingUnitId: unitIds[1] }
    expect(told(await resident.post(url, foreign))).toEqual([422, 'not-eligible'])
  })

  it('are written down at the desk with consent and the way they came', async () => {
    const opinion = { stance: 'OPPOSE', text: '太吵', votingUnitId: unitIds[1], channel: 'VISIT' }
    expect(told(await coordinator.post(url, opinion))).toEqual([422, 'validation-failed'])
    expect(told(await coordinator.post(url, { ...opinion, consent: true, channel: 'ONLINE' }))).toEqual([
      422,
      'validation-failed',
    ])
    expect((await coordinator.post(url, { ...opinion, consent: true })).status).toBe(201)
    expect(told(await resident.post(url, { ...opinion, consent: true }))).toEqual([403, 'not-permitted'])
  })

  it('are answered once, and listed newest first with what is one’s own', async () => {
    const listed = async (who: Caller, query = '') => opinionListSchema.parse((await who.get(`${url}${query}`)).body)
    const all = await listed(resident)
    expect(all.items.map(({ stance, channel, mine }) => [stance, channel, mine])).toEqual([
      ['OPPOSE', 'VISIT', false],
      ['QUESTION', 'ONLINE', true],
    ])
    const question = all.items[1]?.id
    expect(told(await resident.post(`${url}/${question}/reply`, { text: '我自己答' }))).toEqual([403, 'not-permitted'])
    expect((await coordinator.post(`${url}/${question}/reply`, { text: '公共收益。' })).status).toBe(201)
    expect(told(await coordinator.post(`${url}/${question}/reply`, { text: '再答' }))).toEqual([
      409,
      'duplicate-contribution',
    ])
    expect(told(await coordinator.post(`${url}/${randomUUID()}/reply`, { text: '谁' }))).toEqual([404, 'not-found'])
    expect((await listed(coordinator, '?unanswered=true')).items.map(({ stance }) => stance)).toEqual(['OPPOSE'])
    const first = await listed(coordinator, '?limit=1')
    expect((await listed(coordinator, `?limit=1&after=${first.next}`)).items).toMatchObject([{ reply: '公共收益。' }])
    expect((await detail(resident, topicId)).opinions).toEqual({ total: 2, unanswered: 1 })
  })

  it('show phone and identity numbers to the desk only, in the answer too', async () => {
    const [text, reply] = ['请打 13800001234', '证件 33992119550803001X 已收到']
    const { id } = contributedSchema.parse((await resident.post(url, { stance: 'QUESTION', text })).body)
    await coordinator.post(`${url}/${id}/reply`, { text: reply })
    const newest = async (who: Caller) => opinionListSchema.parse((await who.get(`${url}?limit=1`)).body).items[0]
    expect(await newest(coordinator)).toMatchObject({ id, text, reply })
    expect(await newest(neighbour)).toMatchObject({
      id,
      text: '请打 138****1234',
      reply: '证件 339921********001X 已收到',
    })
  })

  it.each(['county-observer', 'auditor'] as const)('are counted for %s, who reads nobody’s words', async (role) => {
    const overseer = await app.signIn(role)
    const answer = await overseer.get(url)
    expect(opinionListSchema.parse(answer.body)).toEqual({
      items: [],
      next: null,
      counts: { SUPPORT: 0, OPPOSE: 1, CONDITIONAL: 0, NEUTRAL: 0, QUESTION: 2 },
    })
    const unanswered = await overseer.get(`${url}?unanswered=true`)
    for (const { text } of [answer, unanswered]) expect(text).not.toMatch(/太吵|费用谁出|公共收益/)
    expect(opinionListSchema.parse((await neighbour.get(url)).body).counts).toBeUndefined()
  })
})

describe('another community', () => {
  it('finds none of it', async () => {
    const topicId = await topicAt({ stage: 'deliberate', status: 'active' })
    const stranger = await app.signIn('coordinator', 'jinlan')
    const seen: string[] = []
    for (const path of ['units', 'opinions', 'corrections', 'objections', 'tasks', 'ratings', 'paper-ballots']) {
      if ((await stranger.get(`/api/topics/${topicId}/${path}`)).status !== 404) seen.push(path)
    }
    expect(seen).toEqual([])
    const opinion = { stance: 'SUPPORT', text: '好' }
    expect((await stranger.post(`/api/topics/${topicId}/opinions`, opinion)).status).toBe(404)
  })
})
