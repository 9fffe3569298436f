import { inboxSchema, proposalViewSchema, type TopicDetail } from '@gongyi/shared/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, codeOf, startTestApp, type TestApp } from '../../test/app.js'
import { insertHousehold } from '../../test/fixtures/roster.js'
import { fresh, screeningOf, sheetWith, toldOf } from '../../test/screening.js'
import { detailOf, PROPOSAL, propose, SCREENING, step, tryStep } from '../../test/topics.js'
import { newId } from '../platform/ids.js'
import { PROPOSALS_A_DAY } from './proposers.store.js'

const QUARREL = { EX5_PRIVATE_DISPUTE: '相邻两户之间的民事赔偿，《民法典》第二百九十六条' }

let app: TestApp
let guiyuan: string
let proposer: Caller
let neighbour: Caller
let coordinator: Caller
let admin: Caller
let expert: Caller

beforeAll(async () => {
  app = await startTestApp()
  guiyuan = app.regions.guiyuan
  proposer = await resident('101')
  neighbour = await resident('102')
  // So many live here that one signature makes no statutory initiative
  for (let room = 201; room < 221; room += 1)
    await insertHousehold(app.database.ownerPool, guiyuan, { building: '8', stairwell: '1', room: String(room) })
  coordinator = await app.signIn('coordinator')
  admin = await app.signIn('community-admin')
  expert = await app.signIn('expert')
})
afterAll(() => app.close())

async function resident(room: string): Promise<Caller> {
  const account = await app.account('resident')
  await insertHousehold(app.database.ownerPool, guiyuan, {
    ...{ building: '7', stairwell: '2', room, accountId: account.id },
  })
  return app.signInAs(account)
}

const sign = async (who: Caller, topic: TopicDetail) => {
  expect((await who.post(`/api/topics/${topic.id}/co-signs`, {})).status).toBe(201)
}
const inboxOf = async (who: Caller, topic: TopicDetail) =>
  inboxSchema.parse((await who.get('/api/inbox?limit=100')).body).items.filter(({ topicId }) => topicId === topic.id)

describe('who proposed or signed', () => {
  it('gets a receipt for what they hand in themselves: its number and the last day for the answer', async () => {
    const topic = await propose(proposer, guiyuan, { submit: true, title: '门口装一盏灯' })
    const [receipt, ...more] = await inboxOf(proposer, topic)
    expect(receipt).toMatchObject({ kind: 'topic.submitted', params: { caseNo: topic.caseNo } })
    expect(receipt?.params['answerBy']).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(more).toEqual([])
    expect(await toldOf(coordinator, topic)).toEqual(['topic.submitted'])
  })

  it('hears that an opinion was asked for, and that the proposal was taken back', async () => {
    const topic = await propose(proposer, guiyuan, { submit: true, title: '楼道刷白' })
    await sign(neighbour, topic)
    const asked = await step(coordinator, await fresh(coordinator, topic), 'propose.request-opinion', {
      ...{ from: '街道法律顾问', question: '可以吗' },
    })
    await step(proposer, asked, 'propose.withdraw', { reason: '已经刷好了' })
    expect(await toldOf(neighbour, topic)).toEqual(['topic.opinion-requested', 'topic.withdrawn'])
  })
})

describe('an expert', () => {
  it('reads the words of a quarrel while an opinion on it is asked for, and not before', async () => {
    const words = { title: '楼上漏水要赔偿', description: '天花板发霉了。' }
    let topic = await propose(proposer, guiyuan, { submit: true, ...words })
    topic = await step(coordinator, topic, 'propose.screen', sheetWith(QUARREL))
    expect(await fresh(expert, topic)).toMatchObject({ disclosure: 'WITHHELD', description: '' })
    topic = await step(coordinator, topic, 'propose.request-opinion', { from: '律师', question: '属于民事纠纷吗' })
    expect(await fresh(expert, topic)).toMatchObject(words)
    expect(await fresh(neighbour, topic)).toMatchObject({ description: '' })
  })

  it('reads nothing of a sign of misconduct, asked or not', async () => {
    let topic = await propose(proposer, guiyuan, { submit: true, title: '账目的事', description: '请看一下。' })
    topic = await step(coordinator, topic, 'propose.screen', sheetWith({ DISCIPLINE_CLUE: '《监察法》' }))
    topic = await step(coordinator, topic, 'propose.request-opinion', { from: '律师', question: '怎么办' })
    expect((await expert.get(`/api/topics/${topic.id}`)).status).toBe(404)
  })
})

describe('the words of a quarrel', () => {
  it('are left out of what others read of the screening, and replaced by nothing that repeats itself', async () => {
    let topic = await propose(proposer, guiyuan, { submit: true, title: '楼上噪声', description: '很吵。' })
    topic = await step(coordinator, topic, 'propose.screen', sheetWith(QUARREL))
    const seen = await fresh(neighbour, topic)
    expect(seen.title).toContain('内容不公开')
    expect(JSON.stringify(seen.records)).not.toContain('内容不公开')
    expect(seen.records.propose.screening?.question).toBe('—')
  })
})

describe('a question whose other topic is over', () => {
  it('ends by itself: nobody is asked any more, and nobody is told what they may not see', async () => {
    const target = await propose(neighbour, guiyuan, { submit: true, title: '花园加长椅' })
    let topic = await propose(proposer, guiyuan, { submit: true, title: '花园放椅子' })
    await sign(neighbour, topic)
    topic = await step(coordinator, await fresh(coordinator, topic), 'propose.screen', sheetWith({ DUPLICATE: '相同' }))
    topic = await step(admin, topic, 'propose.countersign')
    topic = await step(admin, topic, 'propose.merge', { topicId: target.id, reason: '同一件事' })
    expect((await screeningOf(proposer, topic)).question).toMatchObject({ isOpen: true, target: { id: target.id } })
    expect((await fresh(proposer, topic)).awaitsMe).toBe(true)
    await step(coordinator, target, 'propose.screen', sheetWith({ CRIME_CLUE: '《刑事诉讼法》第一百一十条' }))
    const over = await screeningOf(proposer, topic)
    expect(over.question).toMatchObject({ isOpen: false, target: null, asked: 2, yes: 0, no: 0 })
    expect((await fresh(proposer, topic)).awaitsMe).toBe(false)
  })
})

describe('entered for somebody without an account', () => {
  it('the topic names them, masked to the neighbours, and the desk is told to pass the news on', async () => {
    const { personId } = await insertHousehold(app.database.ownerPool, guiyuan, {
      ...{ building: '7', stairwell: '2', room: '109' },
    })
    const behalf = { onBehalfOfPersonId: personId, consent: true, sourceChannel: 'VISIT' }
    const topic = await propose(coordinator, guiyuan, { submit: true, title: '楼道扶手', ...behalf })
    expect((await fresh(neighbour, topic)).proposerName).toBe('住某某')
    expect((await fresh(admin, topic)).proposerName).toBe('住户109')
    const view = await coordinator.get(`/api/topics/${topic.id}/proposal`)
    expect(proposalViewSchema.parse(view.body).behalf?.personName).toBe('住户109')
    expect(await inboxOf(coordinator, topic)).toMatchObject([{ kind: 'topic.submitted', passOn: true }])
    expect(await inboxOf(admin, topic)).toMatchObject([{ kind: 'topic.submitted', passOn: false }])
  })
})

describe('a step sent twice with one key', () => {
  it('is taken once, and both times answered alike', async () => {
    const topic = await propose(proposer, guiyuan, { submit: true, title: '晾衣杆' })
    const headers = { 'idempotency-key': newId() }
    const body = { input: SCREENING, expectedVersion: topic.version }
    const send = (sent: object) => coordinator.post(`/api/topics/${topic.id}/propose/screen`, sent, { headers })
    const first = detailOf(await send(body))
    expect(detailOf(await send(body))).toEqual(first)
    expect((await fresh(coordinator, topic)).version).toBe(topic.version + 1)
    expect(codeOf(await send({ ...body, expectedVersion: 9 }))).toBe('idempotency-mismatch')
    expect(codeOf(await tryStep(coordinator, topic, 'propose.screen', SCREENING))).toBe('stale-version')
  })
})

describe('proposals of one resident in one day', () => {
  it('are thirty at most, and the answer says when to come again; the desk enters what it hears', async () => {
    const busy = await resident('110')
    const send = (who: Caller, more = {}) => who.post(`/api/communities/${guiyuan}/topics`, { ...PROPOSAL, ...more })
    for (let sent = 0; sent < PROPOSALS_A_DAY - 1; sent += 1) expect((await send(busy)).status).toBe(201)
    const taken = await propose(busy, guiyuan, { submit: true, title: '门厅换灯泡' })
    await step(coordinator, await step(coordinator, taken, 'propose.screen', SCREENING), 'propose.accept', {
      answer: '受理',
    })
    expect((await send(busy)).status).toBe(201)
    const refused = await send(busy)
    expect([refused.status, codeOf(refused)]).toEqual([429, 'too-many-proposals'])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(80_000)
    expect((await send(coordinator)).status).toBe(201)
  })
})
