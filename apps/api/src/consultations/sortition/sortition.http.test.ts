import { createHash } from 'node:crypto'
import {
  type DrawDesk,
  drawDeskSchema,
  drawListSchema,
  drawMadeSchema,
  inboxSchema,
  myDrawSchema,
  type PublicDraw,
  poolCommitmentSchema,
  poolPreviewSchema,
  publicDrawSchema,
  type TopicDetail,
  testClockSchema,
  topicEventListSchema,
} from '@gongyi/shared/contracts'
import { addDays, civilDateOf, draw, resultHash } from '@gongyi/shared/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type Caller, codeOf, startTestApp, type TestApp } from '../../../test/app.js'
import { transaction } from '../../../test/database.js'
import { insertHousehold } from '../../../test/fixtures/roster.js'
import { propose, SCREENING, step } from '../../../test/topics.js'
import { newId } from '../../platform/ids.js'

const DAYS_AHEAD = 3
const DIGITS = { source: '05 12 18 22 29 33 + 07' }
const OTHER_DIGITS = { source: '05 12 18 22 29 33 + 08' }

let app: TestApp
let here: string
let residents: Caller[]
let coordinator: Caller
let admin: Caller
let supervisor: Caller
let elsewhere: Caller
let sourceOn: string

beforeAll(async () => {
  app = await startTestApp()
  here = app.regions.guiyuan
  residents = []
  for (let room = 0; room < 24; room += 1) residents.push(await insertResident(room))
  coordinator = await app.signIn('coordinator')
  admin = await app.signIn('community-admin')
  supervisor = await app.signIn('supervisor')
  elsewhere = await app.signIn('community-admin', 'jinlan')
  sourceOn = addDays(await today(), DAYS_AHEAD)
})
afterAll(() => app.close())

/** Somebody of twelve flats in each of two buildings, and a child without a vote. */
async function insertResident(room: number): Promise<Caller> {
  const caller = await app.signIn('resident')
  const home = { building: room < 12 ? '1' : '2', stairwell: '1', room: String(101 + room) }
  await insertHousehold(app.database.ownerPool, here, { ...home, accountId: caller.account?.id ?? '' })
  return caller
}

async function today() {
  return civilDateOf(testClockSchema.parse((await app.anonymous.get('/api/test/clock')).body).now)
}

/** The day the source is published, and back again: what is planned afterwards still has it ahead. */
async function onTheDay(work: () => Promise<void>): Promise<void> {
  await advance(DAYS_AHEAD)
  try {
    await work()
  } finally {
    await advance(-DAYS_AHEAD)
  }
}

async function advance(days: number): Promise<void> {
  const answer = await app.anonymous.post('/api/test/clock', { advanceMs: days * 86_400_000 })
  expect(answer.status).toBe(200)
  const again = (caller: Caller) => (caller.account ? app.signInAs(caller.account) : Promise.resolve(caller))
  coordinator = await again(coordinator)
  admin = await again(admin)
  supervisor = await again(supervisor)
}

const PLAN = { purpose: '停车改造协商代表', seats: 6, reserves: 3, dimensions: ['building'] }
const plan = (more: object = {}) => ({
  ...PLAN,
  source: { name: '双色球第2026136期', on: sourceOn },
  ...more,
})

async function atParticipants(): Promise<TopicDetail> {
  const [first] = residents
  if (first === undefined) throw new Error('nobody lives here')
  const topic = await propose(first, here, { submit: true })
  const screened = await step(coordinator, topic, 'propose.screen', SCREENING)
  return step(coordinator, screened, 'propose.accept', { answer: '已受理。' })
}

const url = (topic: TopicDetail, drawId = '', deed = '') =>
  `/api/topics/${topic.id}/draws${drawId === '' ? '' : `/${drawId}`}${deed === '' ? '' : `/${deed}`}`

async function planned(more: object = {}): Promise<{ topic: TopicDetail; drawId: string }> {
  const topic = await atParticipants()
  const answer = await admin.post(url(topic), plan(more))
  return { topic, drawId: drawMadeSchema.parse(answer.body).id }
}

async function committed(more: object = {}) {
  const draft = await planned(more)
  expect((await admin.post(url(draft.topic, draft.drawId, 'commit'))).status).toBe(200)
  return draft
}

const outcome = (answer: Answer) => [answer.status, codeOf(answer)]
const desk = async (who: Caller, topic: TopicDetail, drawId: string): Promise<DrawDesk> =>
  drawDeskSchema.parse((await who.get(url(topic, drawId))).body)
const seenByAll = async (drawId: string): Promise<PublicDraw> =>
  publicDrawSchema.parse((await app.anonymous.get(`/api/draws/${drawId}`)).body)
const events = async (topic: TopicDetail) =>
  topicEventListSchema.parse((await admin.get(`/api/topics/${topic.id}/events`)).body).items

describe('planning a draw', () => {
  it('shows before anything is written who could be drawn, group by group', async () => {
    const topic = await atParticipants()
    const answer = await admin.post(url(topic, 'preview'), plan())
    const preview = poolPreviewSchema.parse(answer.body)
    expect(preview).toMatchObject({ size: 24, withoutBirthDate: 0 })
    expect(preview.strata.map(({ values, size, seats }) => [values, size, seats])).toEqual([
      [{ building: '1' }, 12, 3],
      [{ building: '2' }, 12, 3],
    ])
    const one = poolPreviewSchema.parse((await admin.post(url(topic, 'preview'), plan({ buildings: ['2'] }))).body)
    expect(one.size).toBe(12)
    expect(drawListSchema.parse((await admin.get(url(topic))).body)).toEqual({
      items: [],
      mayOpen: true,
      mayCreate: true,
    })
  })

  it('is for the community’s head at step 2 alone, one at a time, with a source still to come', async () => {
    const { topic } = await planned()
    expect(outcome(await admin.post(url(topic), plan()))).toEqual([409, 'draw-open-already'])
    expect(outcome(await coordinator.post(url(topic), plan()))).toEqual([403, 'not-allowed'])
    expect(outcome(await elsewhere.post(url(topic), plan()))).toEqual([404, 'not-found'])
    const other = await atParticipants()
    const past = plan({ source: { name: '双色球', on: await today() } })
    expect(outcome(await admin.post(url(other), past))).toEqual([422, 'draw-source-not-ahead'])
    const [first] = residents
    const proposal = first && (await propose(first, here, { submit: true }))
    expect(proposal && outcome(await admin.post(url(proposal), plan()))).toEqual([409, 'draw-wrong-stage'])
  })

  it.each([
    ['no seats', { seats: 0 }],
    ['too many seats', { seats: 501 }],
    ['half a seat', { seats: 1.5 }],
    ['negative reserves', { reserves: -1 }],
    ['a group nobody knows', { dimensions: ['wealth'] }],
    ['a group named twice', { dimensions: ['sex', 'sex'] }],
    ['no source', { source: undefined }],
    ['a day that does not exist', { source: { name: '双色球', on: '2026-02-30' } }],
    ['digits to be added to the number', { source: { name: '双色球', on: '2030-01-01', meeting: true } }],
    ['an unknown member', { luck: 1 }],
  ])('is refused with %s, field by field', async (_what, wrong) => {
    const topic = await atParticipants()
    expect(outcome(await admin.post(url(topic), plan(wrong)))).toEqual([422, 'validation-failed'])
    expect(drawListSchema.parse((await admin.get(url(topic))).body).items).toEqual([])
  })
})

describe('committing the pool', () => {
  it('publishes it with its hash, in the topic’s chain, before anybody knows the seed', async () => {
    const { topic, drawId } = await committed()
    const view = await seenByAll(drawId)
    expect(view).toMatchObject({ state: 'COMMITTED', seed: null, result: null, places: [], pool: { size: 24 } })
    const file = await app.anonymous.get(`/api/draws/${drawId}/pool.json`)
    expect(createHash('sha256').update(file.text).digest('hex')).toBe(view.pool.hash)
    const table = await app.anonymous.get(`/api/draws/${drawId}/pool.csv`)
    expect(table.text.trim().split('\r\n')).toHaveLength(25)
    const chained = (await events(topic)).at(-1)
    expect(chained).toMatchObject({ type: 'sortition.pool-committed', payload: { drawId, poolHash: view.pool.hash } })
  })

  it('shows nobody’s name or house to the public, and to each person their own token', async () => {
    const { drawId } = await committed()
    const everything = [`/api/draws/${drawId}`, `/api/draws/${drawId}/pool.json`, `/api/draws/${drawId}/pool.csv`]
    const file = poolCommitmentSchema.parse((await app.anonymous.get(everything[1] ?? '')).body)
    for (const address of everything) expect((await app.anonymous.get(address)).text).not.toMatch(/住户|1-1-1\d\d/)
    const tokens = new Set<string | null>()
    for (const resident of residents)
      tokens.add(myDrawSchema.parse((await resident.get(`/api/draws/${drawId}/mine`)).body).token)
    expect(tokens).toEqual(new Set(file.strata.flatMap((stratum) => stratum.tokens)))
    const admins = myDrawSchema.parse((await admin.get(`/api/draws/${drawId}/mine`)).body)
    expect(admins).toEqual({ token: null, stratum: null, state: null })
  })

  it('is refused with more seats than people, and with nobody to draw from', async () => {
    const many = await planned({ seats: 25 })
    expect(outcome(await admin.post(url(many.topic, many.drawId, 'commit')))).toEqual([422, 'draw-pool-too-small'])
    const flat = { building: '8', stairwell: '1', room: '801' }
    const { personId } = await insertHousehold(app.database.ownerPool, here, flat)
    await transaction(app.database.ownerPool, { communityId: here }, (client) =>
      client.query('update person set birth_date = null where id = $1', [personId]),
    )
    const none = await planned({ buildings: ['8'] })
    expect(outcome(await admin.post(url(none.topic, none.drawId, 'commit')))).toEqual([422, 'draw-pool-empty'])
    expect((await desk(admin, none.topic, none.drawId)).state).toBe('DRAFT')
  })

  it('happens once, and a draft is nobody else’s to see', async () => {
    const { topic, drawId } = await planned()
    expect(outcome(await app.anonymous.get(`/api/draws/${drawId}`))).toEqual([404, 'not-found'])
    expect(drawListSchema.parse((await residents[0]?.get(url(topic)))?.body).items).toEqual([])
    const twice = await Promise.all([1, 2].map(() => admin.post(url(topic, drawId, 'commit'))))
    expect(twice.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const [resident] = residents
    expect(resident && outcome(await resident.get(url(topic, drawId)))).toEqual([403, 'not-allowed'])
  })

  it('leaves out whoever has no birth date on the roster, and children', async () => {
    const { personId } = await insertHousehold(app.database.ownerPool, here, {
      building: '7',
      stairwell: '1',
      room: '701',
    })
    const child = await insertHousehold(app.database.ownerPool, here, { building: '7', stairwell: '1', room: '702' })
    await transaction(app.database.ownerPool, { communityId: here }, async (client) => {
      await client.query('update person set birth_date = null where id = $1', [personId])
      await client.query("update person set birth_date = '2020-01-01' where id = $1", [child.personId])
    })
    const topic = await atParticipants()
    const preview = await admin.post(url(topic, 'preview'), plan({ buildings: ['7'] }))
    expect(poolPreviewSchema.parse(preview.body)).toMatchObject({ size: 0, withoutBirthDate: 1, strata: [] })
  })
})

describe('the draw', () => {
  it('is made by two people typing the same published digits, and anybody can make it again', async () => {
    const { topic, drawId } = await committed()
    await onTheDay(async () => {
      expect((await coordinator.post(url(topic, drawId, 'seed'), DIGITS)).status).toBe(200)
      expect((await desk(admin, topic, drawId)).seed).toBeNull()
      expect((await seenByAll(drawId)).seed).toBeNull()
      expect((await supervisor.post(url(topic, drawId, 'witness'))).status).toBe(200)
      expect((await admin.post(url(topic, drawId, 'confirm'), DIGITS)).status).toBe(200)
    })
    const view = await seenByAll(drawId)
    expect(view).toMatchObject({ state: 'DRAWN', seed: '05121822293307', emptySeats: 0 })
    expect(view.witnessedAt).not.toBeNull()
    const pool = poolCommitmentSchema.parse((await app.anonymous.get(`/api/draws/${drawId}/pool.json`)).body)
    const mine = draw(pool, view.seed ?? '')
    expect(view.result).toEqual({ hash: resultHash(mine), strata: mine.strata })
    expect(view.places.map(({ token }) => token)).toEqual(mine.strata.flatMap(({ drawn }) => drawn))
    const { people } = await desk(admin, topic, drawId)
    expect(people).toHaveLength(6)
    for (const { name, home } of people)
      expect([name, home]).toEqual([expect.stringMatching(/^住户/), expect.stringMatching(/^[12]-1-1/)])
    expect((await events(topic)).slice(-4).map(({ type }) => type)).toEqual([
      ...['sortition.pool-committed', 'sortition.seed-entered', 'sortition.witnessed', 'sortition.drawn'],
    ])
  })

  it('waits for the day of its source, for a pool that is committed, and for digits that can be read', async () => {
    const { topic, drawId } = await planned()
    expect(outcome(await admin.post(url(topic, drawId, 'seed'), DIGITS))).toEqual([409, 'draw-wrong-state'])
    await admin.post(url(topic, drawId, 'commit'))
    expect(outcome(await admin.post(url(topic, drawId, 'seed'), DIGITS))).toEqual([422, 'draw-source-not-yet'])
    expect(outcome(await supervisor.post(url(topic, drawId, 'confirm'), DIGITS))).toEqual([409, 'draw-wrong-state'])
    await onTheDay(async () => {
      for (const wrong of [{ source: '十二' }, { source: '0512' }, { source: '7'.repeat(61) }]) {
        const answer = await admin.post(url(topic, drawId, 'seed'), wrong)
        expect(outcome(answer)).toEqual([422, 'draw-seed-unreadable'])
      }
      const long = await admin.post(url(topic, drawId, 'seed'), { source: '1'.repeat(121) })
      expect(outcome(long)).toEqual([422, 'validation-failed'])
    })
    expect((await desk(admin, topic, drawId)).state).toBe('COMMITTED')
  })

  it('is not confirmed by the one who typed, nor by other digits, and not made twice', async () => {
    const { topic, drawId } = await committed()
    await onTheDay(async () => {
      await admin.post(url(topic, drawId, 'seed'), DIGITS)
      expect(outcome(await admin.post(url(topic, drawId, 'confirm'), DIGITS))).toEqual([403, 'draw-same-person'])
      const other = await supervisor.post(url(topic, drawId, 'confirm'), OTHER_DIGITS)
      expect(outcome(other)).toEqual([409, 'draw-seed-differs'])
      expect((await desk(admin, topic, drawId)).state).toBe('SEEDED')
      const both = await Promise.all(
        [coordinator, supervisor].map((who) => who.post(url(topic, drawId, 'confirm'), DIGITS)),
      )
      expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
      for (const [deed, body] of [
        ['commit', {}],
        ['seed', DIGITS],
        ['confirm', DIGITS],
      ] as const)
        expect(outcome(await admin.post(url(topic, drawId, deed), body))).toEqual([409, 'draw-wrong-state'])
      const gone = await admin.post(url(topic, drawId, 'abandon'), { reason: '结果不满意' })
      expect(outcome(gone)).toEqual([409, 'draw-wrong-state'])
    })
  })

  it('may be given up before it is made, for a reason everybody reads, and stands in the list', async () => {
    const { topic, drawId } = await committed()
    expect(outcome(await coordinator.post(url(topic, drawId, 'abandon'), { reason: '范围有误，重来' }))).toEqual([
      ...[403, 'not-allowed'],
    ])
    expect((await admin.post(url(topic, drawId, 'abandon'), { reason: '范围有误，重来' })).status).toBe(200)
    expect(await seenByAll(drawId)).toMatchObject({ state: 'ABANDONED', abandoned: { reason: '范围有误，重来' } })
    expect((await events(topic)).at(-1)).toMatchObject({ type: 'sortition.abandoned' })
    expect(drawListSchema.parse((await admin.get(url(topic))).body).mayCreate).toBe(true)
    expect(outcome(await supervisor.post(url(topic, drawId, 'witness')))).toEqual([409, 'draw-wrong-state'])
  })
})

describe('those who are drawn', () => {
  let topic: TopicDetail
  let drawId: string
  beforeAll(async () => {
    ;({ topic, drawId } = await committed())
    await onTheDay(async () => {
      await coordinator.post(url(topic, drawId, 'seed'), DIGITS)
      await admin.post(url(topic, drawId, 'confirm'), DIGITS)
    })
  })

  const mine = async (who: Caller) => myDrawSchema.parse((await who.get(`/api/draws/${drawId}/mine`)).body)
  async function holder(token: string | undefined): Promise<Caller> {
    for (const resident of residents) if ((await mine(resident)).token === token) return resident
    throw new Error(`nobody holds ${token}`)
  }
  const kinds = async (who: Caller) =>
    inboxSchema
      .parse((await who.get('/api/inbox')).body)
      .items.filter((item) => item.topicId === topic.id)
      .map(({ kind }) => kind)

  it('hear of it, and nobody else does', async () => {
    const drawn = new Set((await seenByAll(drawId)).places.map(({ token }) => token))
    for (const resident of residents) {
      const { token, state } = await mine(resident)
      const isDrawn = drawn.has(token ?? '')
      expect((await kinds(resident)).includes('sortition.drawn')).toBe(isDrawn)
      expect(['RESERVE', 'NOT_DRAWN', 'CALLED'].includes(state ?? '')).toBe(true)
      expect(state === 'CALLED').toBe(isDrawn)
    }
  })

  it('accept or decline themselves; the next reserve of the same group is called and hears of it', async () => {
    const before = await seenByAll(drawId)
    const [first, second] = before.places
    const one = await holder(first?.token)
    expect((await one.post(`/api/draws/${drawId}/my-answer`, { answer: 'ACCEPTED' })).status).toBe(200)
    expect(outcome(await one.post(`/api/draws/${drawId}/my-answer`, { answer: 'ACCEPTED' }))).toEqual([
      ...[409, 'draw-answer-out-of-place'],
    ])
    const other = await holder(second?.token)
    expect((await other.post(`/api/draws/${drawId}/my-answer`, { answer: 'DECLINED' })).status).toBe(200)
    const { places, result } = await seenByAll(drawId)
    const next = result?.strata.find(({ id }) => id === second?.stratum)?.reserves[0]
    expect(places.at(-1)).toEqual({ token: next, stratum: second?.stratum, state: 'CALLED', replaces: second?.token })
    expect(await kinds(await holder(next))).toContain('sortition.reserve-called')
    expect((await events(topic)).slice(-2)).toMatchObject([
      { type: 'sortition.answered', payload: { token: second?.token, answer: 'DECLINED', channel: 'SELF' } },
      { type: 'sortition.reserve-called', payload: { out: second?.token, in: next } },
    ])
  })

  it('two who decline at the same moment give way to two different reserves', async () => {
    const waiting = (await seenByAll(drawId)).places.filter(
      ({ state, stratum }) => state === 'CALLED' && stratum === '2',
    )
    const both = await Promise.all(waiting.slice(0, 2).map(({ token }) => holder(token)))
    const answers = await Promise.all(
      both.map((who) => who.post(`/api/draws/${drawId}/my-answer`, { answer: 'DECLINED' })),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const { places } = await seenByAll(drawId)
    expect(new Set(places.map(({ token }) => token)).size).toBe(places.length)
    expect(places.filter(({ state, stratum }) => state !== 'DECLINED' && stratum === '2').length).toBeLessThanOrEqual(3)
  })

  it('answer for themselves alone', async () => {
    const outside = await elsewhere.post(`/api/draws/${drawId}/my-answer`, { answer: 'ACCEPTED' })
    expect(outcome(outside)).toEqual([404, 'not-found'])
  })
})

describe('a topic whose words are not public', () => {
  it('takes no draw, and one it has is shown to nobody outside the desk', async () => {
    const { topic, drawId } = await committed()
    // Past the procedure, which lets nothing be closed at this step
    const close = (disclosure: string) =>
      transaction(app.database.ownerPool, { communityId: here }, async (client) => {
        await client.query('alter table topic disable trigger user')
        await client.query('update topic set disclosure = $1 where id = $2', [disclosure, topic.id])
        await client.query('alter table topic enable trigger user')
      })
    await close('WITHHELD')
    for (const part of ['', '/pool.json', '/pool.csv'])
      expect(outcome(await app.anonymous.get(`/api/draws/${drawId}${part}`))).toEqual([404, 'not-found'])
    expect(drawListSchema.parse((await supervisor.get(url(topic))).body).items).toEqual([])
    expect(outcome(await supervisor.get(url(topic, drawId)))).toEqual([404, 'not-found'])
    expect((await admin.post(url(topic, drawId, 'abandon'), { reason: '改为不公开' })).status).toBe(200)
    expect(outcome(await admin.post(url(topic), plan()))).toEqual([409, 'draw-wrong-stage'])
  })
})

describe('a draw that is not there', () => {
  it.each(['', '/pool.json', '/pool.csv', '/mine'])('is 404 at %s, whatever is asked for', async (part) => {
    const [resident] = residents
    for (const id of [newId(), 'x', "1'--"])
      expect(resident && outcome(await resident.get(`/api/draws/${encodeURIComponent(id)}${part}`))).toEqual([
        404,
        'not-found',
      ])
  })
})
