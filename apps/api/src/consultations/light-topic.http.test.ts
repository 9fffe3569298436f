import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, codeOf, startTestApp, type TestApp } from '../../test/app.js'
import { insertHousehold } from '../../test/fixtures/roster.js'
import { PROPOSAL, propose, SCREENING, toNotice } from '../../test/topics.js'

let app: TestApp
let coordinator: Caller
let resident: Caller

beforeAll(async () => {
  app = await startTestApp()
  coordinator = await app.signIn('coordinator')
  resident = await app.signIn('resident')
  for (let room = 101; room < 106; room += 1) {
    await insertHousehold(app.database.ownerPool, app.regions.guiyuan, {
      building: '7',
      stairwell: '2',
      room: String(room),
    })
  }
})
afterAll(() => app.close())

const submitted = () => propose(resident, app.regions.guiyuan, { submit: true })
const reached = (title: string) => toNotice(resident, coordinator, app.regions.guiyuan, title)

describe('a light topic', () => {
  it('goes from draft to notice, every step an event of its chain', async () => {
    const topic = await reached('小广场活动时间')
    expect(topic).toMatchObject({ stage: 'notice', status: 'active', version: 6 })
    expect(topic.electorate.heads).toBe(5)
    expect(topic.records.participants.locked).toMatchObject({
      heads: 5,
      rosterHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    const events = await coordinator.get(`/api/topics/${topic.id}/events`)
    expect(events.body).toMatchObject({
      items: [
        { seq: 1, type: 'topic.drafted' },
        { seq: 2, type: 'topic.submitted' },
        { seq: 3, type: 'topic.screened' },
        { seq: 4, type: 'topic.accepted' },
        { seq: 5, type: 'participants.set' },
        { seq: 6, type: 'participants.locked', hash: topic.headHash },
      ],
    })
  })

  it('lists what the coordinator can do next and what is still missing', async () => {
    const topic = await reached('长椅')
    const complete = topic.actions.find(({ action }) => action === 'notice.complete')
    expect(complete?.unmet.map(({ id }) => id)).toEqual(['G3.1', 'G3.2'])
    expect(topic.actions.find(({ action }) => action === 'notice.publish')?.unmet).toEqual([])
  })
})

describe('a refusal', () => {
  it('of an unknown action is not found', async () => {
    const topic = await propose(resident, app.regions.guiyuan)
    const answer = await resident.post(`/api/topics/${topic.id}/propose/enact`, { input: {}, expectedVersion: 1 })
    expect([answer.status, codeOf(answer)]).toEqual([404, 'unknown-action'])
  })

  it('of a stale version shows where the topic stands now', async () => {
    const topic = await submitted()
    const answer = await coordinator.post(`/api/topics/${topic.id}/propose/screen`, {
      input: SCREENING,
      expectedVersion: 1,
    })
    expect([answer.status, codeOf(answer)]).toEqual([409, 'stale-version'])
    expect(answer.body).toMatchObject({ current: { version: 2, stage: 'propose', status: 'screening' } })
  })

  it('of a step in the wrong place is a conflict', async () => {
    const topic = await submitted()
    const wrongStage = await coordinator.post(`/api/topics/${topic.id}/vote/open`, { input: {}, expectedVersion: 2 })
    expect([wrongStage.status, codeOf(wrongStage)]).toEqual([409, 'wrong-stage'])
    const wrongStatus = await resident.post(`/api/topics/${topic.id}/propose/submit`, { input: {}, expectedVersion: 2 })
    expect([wrongStatus.status, codeOf(wrongStatus)]).toEqual([409, 'wrong-status'])
  })

  it('of the wrong role is forbidden', async () => {
    const topic = await submitted()
    const answer = await resident.post(`/api/topics/${topic.id}/propose/screen`, {
      input: SCREENING,
      expectedVersion: 2,
    })
    expect([answer.status, codeOf(answer)]).toEqual([403, 'not-permitted'])
  })

  it('of an input points at the field', async () => {
    const topic = await submitted()
    const answer = await coordinator.post(`/api/topics/${topic.id}/propose/return`, {
      input: { reason: '' },
      expectedVersion: 2,
    })
    expect([answer.status, codeOf(answer)]).toEqual([422, 'invalid-input'])
    expect(answer.body).toMatchObject({ errors: [{ pointer: '/input/reason' }] })
  })

  it('of a guard lists everything that is missing', async () => {
    const topic = await submitted()
    const answer = await coordinator.post(`/api/topics/${topic.id}/propose/accept`, {
      input: { answer: '好' },
      expectedVersion: 2,
    })
    expect([answer.status, codeOf(answer)]).toEqual([422, 'guard-unmet'])
    expect(answer.body).toMatchObject({ unmet: [{ id: 'G1.1' }, { id: 'G1.2' }, { id: 'G1.5' }, { id: 'SD.1' }] })
  })
})

describe('another community', () => {
  it('sees nothing and does nothing', async () => {
    const topic = await submitted()
    const stranger = await app.signIn('coordinator', 'jinlan')
    for (const path of ['', '/events']) expect((await stranger.get(`/api/topics/${topic.id}${path}`)).status).toBe(404)
    const taken = await stranger.post(`/api/topics/${topic.id}/propose/screen`, {
      input: SCREENING,
      expectedVersion: 2,
    })
    expect(taken.status).toBe(404)
    expect((await stranger.post(`/api/communities/${app.regions.guiyuan}/topics`, PROPOSAL)).status).toBe(404)
    const list = await stranger.get('/api/topics')
    expect(list.body).toEqual({ items: [], next: null })
  })
})
