import {
  attachmentListSchema,
  proposalViewSchema,
  ROLES,
  type Role,
  similarTopicsSchema,
  type TopicDetail,
} from '@gongyi/shared/contracts'
import { CLUE_READERS } from '@gongyi/shared/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startTestApp, type TestApp } from '../../test/app.js'
import { phonePhoto } from '../../test/fixtures/pictures.js'
import { insertHousehold } from '../../test/fixtures/roster.js'
import { multipart } from '../../test/multipart.js'
import { fresh, screeningOf, sheetWith } from '../../test/screening.js'
import { propose, step } from '../../test/topics.js'
import { PolicyCheck } from '../identity/policy-check.js'

const TITLE = '村干部侵占集体款举报'
const NEUTRAL = '晾晒架的安排'
const WORDS = /侵占|晾晒架/

let app: TestApp
let guiyuan: string
let proposer: Caller
let supporter: Caller
let coordinator: Caller
let admin: Caller
const others = new Map<Role, Caller>()

beforeAll(async () => {
  app = await startTestApp()
  guiyuan = app.regions.guiyuan
  const homes: Caller[] = []
  for (const room of ['101', '102']) {
    const account = await app.account('resident')
    const home = { building: '7', stairwell: '2', room, accountId: account.id }
    await insertHousehold(app.database.ownerPool, guiyuan, home)
    homes.push(await app.signInAs(account))
  }
  for (const role of ROLES) others.set(role, await app.signIn(role))
  const [first, second] = homes
  if (first === undefined || second === undefined) throw new Error('nobody lives here')
  proposer = first
  supporter = second
  coordinator = as('coordinator')
  admin = as('community-admin')
})
afterAll(() => app.close())

function as(role: Role): Caller {
  const caller = others.get(role)
  if (caller === undefined) throw new Error(role)
  return caller
}

const CLUE = { DISCIPLINE_CLUE: '《监察法》第十一条' }

/** Signed by a neighbour while its words told nothing, then found to be a clue. */
async function clueFound(): Promise<TopicDetail> {
  let topic = await propose(proposer, guiyuan, { submit: true, title: NEUTRAL, description: '请看附件' })
  const signed = await supporter.post(`/api/topics/${topic.id}/co-signs`, {})
  expect(signed.status).toBe(201)
  topic = await step(coordinator, topic, 'propose.screen', sheetWith(CLUE))
  topic = await step(admin, topic, 'propose.countersign')
  const to = { destination: 'DISCIPLINE', organisation: '街道纪工委', reason: '违纪线索，依法移交。' }
  return step(admin, topic, 'propose.refer', to)
}

function similarTo(title: string): string {
  return `/api/communities/${guiyuan}/similar-topics?title=${encodeURIComponent(title)}`
}

/** Everything a signed-in person can list, found among the routes themselves so that a new list cannot be forgotten. */
function listRoutes(topicId: string): readonly string[] {
  const fill: Readonly<Record<string, string>> = {
    topicId,
    communityId: guiyuan,
    regionId: app.regions.yunxi,
    letterId: topicId,
  }
  const paths = app.app
    .get(PolicyCheck)
    .operations()
    .filter(({ method, path }) => method === 'GET' && !/docs|health|ready/.test(path))
    .map(({ path }) => path.replace(/:(\w+)/g, (_, name: string) => fill[name] ?? topicId))
  return [
    ...paths,
    '/api/topics?query=侵占',
    '/api/topics?query=晾晒',
    '/api/topics?limit=100&status=referred',
    similarTo(NEUTRAL),
  ]
}

describe('a sign of misconduct', () => {
  it('is found by its proposer and the desks, and by nobody else on any route: no title, no id, no word', async () => {
    const topic = await clueFound()
    expect(topic.disclosure).toBe('CONFIDENTIAL')
    const strangers = [supporter, ...ROLES.filter((role) => !CLUE_READERS.includes(role)).map(as)]
    const leaks: string[] = []
    const routes = listRoutes(topic.id)
    expect(routes.length).toBeGreaterThan(20)
    for (const caller of strangers) {
      for (const route of routes) {
        const { status, text } = await caller.get(route)
        const own = route.includes(topic.id) ? text.replaceAll(topic.id, '') : text
        if (WORDS.test(own) || own.includes(topic.id)) leaks.push(`${caller.account?.phone} ${route} ${status}`)
        if (route.includes(`/topics/${topic.id}`) && ![403, 404].includes(status)) leaks.push(`${route} ${status}`)
      }
      for (const [verb, body] of [
        ['co-signs', {}],
        ['merge-answer', { supports: true }],
      ] as const)
        expect([403, 404]).toContain((await caller.post(`/api/topics/${topic.id}/${verb}`, body)).status)
    }
    expect(leaks).toEqual([])
    for (const reader of [proposer, ...CLUE_READERS.map(as)]) {
      expect((await reader.get(`/api/topics/${topic.id}`)).text).toContain(NEUTRAL)
      expect((await reader.get('/api/topics?query=晾晒')).text).toContain(topic.id)
    }
  })

  it('in plain words is held back from the first moment, before anybody has looked, and shown when it was none', async () => {
    const topic = await propose(proposer, guiyuan, { submit: true, title: TITLE })
    expect(topic.disclosure).toBe('CONFIDENTIAL')
    expect((await supporter.get('/api/topics?limit=100')).text).not.toContain(TITLE)
    expect((await supporter.get(`/api/topics/${topic.id}`)).status).toBe(404)
    expect((await coordinator.get('/api/topics?limit=100')).text).toContain(TITLE)
    const screened = await step(coordinator, topic, 'propose.screen', sheetWith({}))
    expect((await supporter.get('/api/topics?limit=100')).text).not.toContain(TITLE)
    await step(admin, screened, 'propose.countersign')
    expect((await supporter.get('/api/topics?limit=100')).text).toContain(TITLE)
  })

  it('is told to its proposer alone when it goes out', async () => {
    const topic = await clueFound()
    expect((await proposer.get('/api/inbox?limit=100')).text).toContain(topic.id)
    const inbox = await supporter.get('/api/inbox?limit=100')
    expect(inbox.text).not.toContain(topic.id)
    expect(Object(inbox.body).unread).toBe(0)
    expect((await screeningOf(proposer, topic)).referrals).toMatchObject([{ destination: 'DISCIPLINE' }])
  })

  it('is no place to merge another topic into', async () => {
    const clue = await clueFound()
    let topic = await propose(proposer, guiyuan, { submit: true, title: '另一件' })
    topic = await step(coordinator, topic, 'propose.screen', sheetWith({ DUPLICATE: '同一件事' }))
    topic = await step(admin, topic, 'propose.countersign')
    const input = { topicId: clue.id, reason: '同一件事' }
    const answer = await admin.post(`/api/topics/${topic.id}/propose/merge`, { input, expectedVersion: topic.version })
    expect(answer.status).toBe(422)
  })
})

describe('a quarrel between neighbours', () => {
  it('is seen to exist; where it is, what it costs, its photos and its likeness are for its proposer and the desks', async () => {
    const more = { building: '7', affectedBuildings: ['7'], costFen: '120000', funding: '楼上赔偿' }
    let topic = await propose(proposer, guiyuan, { title: '天花板渗水赔偿', more })
    const files = `/api/topics/${topic.id}/attachments`
    const photo = { name: '渗水.jpg', bytes: await phonePhoto(400, 400) }
    const kept = await proposer.post(files, undefined, multipart({ purpose: 'PROPOSAL' }, photo))
    const id = attachmentListSchema.parse(kept.body).items[0]?.id
    topic = await step(proposer, await fresh(proposer, topic), 'propose.submit')
    topic = await step(
      coordinator,
      topic,
      'propose.screen',
      sheetWith({ EX5_PRIVATE_DISPUTE: '《民法典》第二百九十六条' }),
    )
    expect(topic.disclosure).toBe('WITHHELD')
    const seen = async (who: Caller) => {
      const { building, costFen, funding } = proposalViewSchema.parse(
        (await who.get(`/api/topics/${topic.id}/proposal`)).body,
      )
      const alike = similarTopicsSchema.safeParse((await who.get(similarTo(topic.title))).body)
      return {
        more: { building, costFen, funding },
        files: attachmentListSchema.parse((await who.get(files)).body).items.length,
        photo: (await who.get(`${files}/${id}/content`)).status,
        alike: alike.success && alike.data.items.some((one) => one.id === topic.id),
      }
    }
    const nothing = { more: { building: null, costFen: null, funding: null }, files: 0, photo: 404, alike: false }
    for (const who of [supporter, as('supervisor'), as('county-observer')]) expect(await seen(who)).toEqual(nothing)
    const whole = { more: { building: '7', costFen: '120000', funding: '楼上赔偿' }, files: 1, photo: 200, alike: true }
    for (const who of [proposer, coordinator]) expect(await seen(who)).toEqual(whole)
  })
})
