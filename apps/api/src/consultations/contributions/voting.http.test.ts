import { randomUUID } from 'node:crypto'
import {
  objectionListSchema,
  paperPendingSchema,
  ratingSummarySchema,
  receiptSchema,
  taskListSchema,
  topicDetailSchema,
} from '@gongyi/shared/contracts'
import { addDays, civilDateOf } from '@gongyi/shared/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type Caller, codeOf, startTestApp, type TestApp } from '../../../test/app.js'
import { transaction } from '../../../test/database.js'
import { insertOpenVote, insertUnits, type OpenVote } from '../../../test/fixtures/polls.js'
import { insertRecord } from '../../../test/fixtures/records.js'
import { insertHousehold } from '../../../test/fixtures/roster.js'
import { insertTopicAt } from '../../../test/fixtures/topics.js'
import { newId } from '../../platform/ids.js'

let app: TestApp
let coordinator: Caller
let colleague: Caller
let admin: Caller
let resident: Caller
let neighbour: Caller
let people: { readonly resident: string; readonly neighbour: string }
const today = civilDateOf(new Date())
const by = randomUUID()
const at = new Date().toISOString()

beforeAll(async () => {
  app = await startTestApp()
  ;[coordinator, colleague, admin] = [
    await app.signIn('coordinator'),
    await app.signIn('coordinator'),
    await app.signIn('community-admin'),
  ]
  ;[resident, neighbour] = [await app.signIn('resident'), await app.signIn('resident')]
  people = { resident: await home('101', resident), neighbour: await home('102', neighbour) }
})
afterAll(() => app.close())

async function home(room: string, caller: Caller): Promise<string> {
  const seed = { building: '1', stairwell: '1', room, accountId: caller.account?.id ?? '' }
  return (await insertHousehold(app.database.ownerPool, app.regions.guiyuan, seed)).personId
}

const keyOf = (topicId: string) => ({ communityId: app.regions.guiyuan, topicId })
const told = (answer: Answer) => [answer.status, codeOf(answer)]
const record = (topicId: string, stage: 'vote' | 'implement', data: object) =>
  insertRecord(app.database.ownerPool, keyOf(topicId), stage, data)

const publish = ({ topicId }: OpenVote) =>
  record(topicId, 'vote', { published: { on: today, endsOn: addDays(today, 7), places: ['门厅'], by } })

async function openVote(): Promise<OpenVote> {
  const seed = { communityId: app.regions.guiyuan, proposerAccountId: resident.account?.id ?? '' }
  const units = [
    { label: '1-1-101', areaCenti: 9000, personIds: [people.resident] },
    { label: '1-1-102', areaCenti: 8000, personIds: [people.neighbour] },
    { label: '1-1-103', areaCenti: 7000 },
  ]
  const vote = await insertOpenVote(app.database.ownerPool, seed, units)
  await record(vote.topicId, 'vote', { opened: { by, at, closesAt: new Date(Date.now() + 86_400_000).toISOString() } })
  return vote
}

const ballotOf = ({ motionId, unitIds }: OpenVote, unit = 0, choice = 'FOR') => ({
  motionId,
  votingUnitId: unitIds[unit],
  choice,
  idem: randomUUID(),
})

describe('a ballot', () => {
  it('is cast with a receipt, and the same sent again brings the same receipt', async () => {
    const vote = await openVote()
    const url = `/api/topics/${vote.topicId}/ballots`
    const ballot = ballotOf(vote)
    const [first, again] = [await resident.post(url, ballot), await resident.post(url, ballot)]
    expect([first.status, again.status]).toEqual([201, 200])
    expect(again.text).toBe(first.text)
    const { receipt } = receiptSchema.parse(first.body)
    const { me, polls } = topicDetailSchema.parse((await resident.get(`/api/topics/${vote.topicId}`)).body)
    expect(me.units.map((unit) => unit.ballots)).toMatchObject([[{ choice: 'FOR', receipt, channel: 'ONLINE' }]])
    expect(polls).toMatchObject([{ turnoutHeads: 1, turnoutAreaCenti: '9000', tally: null, count: null }])
  })

  it('cannot be changed, nor cast for somebody else, nor by the desk', async () => {
    const vote = await openVote()
    const url = `/api/topics/${vote.topicId}/ballots`
    await resident.post(url, ballotOf(vote))
    expect(told(await resident.post(url, ballotOf(vote, 0, 'AGAINST')))).toEqual([409, 'duplicate-contribution'])
    expect(told(await resident.post(url, ballotOf(vote, 1)))).toEqual([422, 'not-eligible'])
    expect(told(await coordinator.post(url, ballotOf(vote, 2)))).toEqual([403, 'not-permitted'])
  })

  it('is refused in words where there is no poll, no such motion or no time left', async () => {
    const vote = await openVote()
    const url = `/api/topics/${vote.topicId}/ballots`
    expect(told(await resident.post(url, { ...ballotOf(vote), motionId: randomUUID() }))).toEqual([
      422,
      'validation-failed',
    ])
    expect(told(await resident.post(url, { ...ballotOf(vote), choice: 'INVALID' }))).toEqual([422, 'validation-failed'])
    await app.anonymous.post('/api/test/clock', { advanceMs: 2 * 86_400_000 })
    expect(told(await resident.post(url, ballotOf(vote)))).toEqual([422, 'window-closed'])
    await app.anonymous.post('/api/test/clock', { advanceMs: -2 * 86_400_000 })
    const seed = { communityId: app.regions.guiyuan, proposerAccountId: resident.account?.id ?? '' }
    const early = await insertTopicAt(app.database.ownerPool, { ...seed, stage: 'deliberate', status: 'active' })
    expect(told(await resident.post(`/api/topics/${early}/ballots`, ballotOf(vote)))).toEqual([422, 'wrong-stage'])
  })

  it('that cannot get through is told to try again, and is not in', async () => {
    const vote = await openVote()
    const closer = await app.database.ownerPool.connect()
    await closer.query('begin')
    await closer.query('select pg_advisory_xact_lock(hashtextextended($1::text, 42))', [vote.pollId])
    const answer = await resident.post(`/api/topics/${vote.topicId}/ballots`, ballotOf(vote))
    await closer.query('rollback')
    closer.release()
    expect(told(answer)).toEqual([503, 'unavailable'])
    expect(answer.headers['retry-after']).toBeDefined()
    const { polls } = topicDetailSchema.parse((await coordinator.get(`/api/topics/${vote.topicId}`)).body)
    expect(polls[0]?.turnoutHeads).toBe(0)
  })
})

describe('paper ballots', () => {
  it('are typed in by one, confirmed by another, and count', async () => {
    const vote = await openVote()
    const url = `/api/topics/${vote.topicId}/paper-ballots`
    await resident.post(`/api/topics/${vote.topicId}/ballots`, ballotOf(vote))
    const [voted, second, third] = vote.unitIds
    const entries = [
      { votingUnitId: third, choice: 'INVALID' },
      { votingUnitId: voted, choice: 'FOR' },
      { votingUnitId: second, choice: 'AGAINST' },
    ]
    const entered = await coordinator.post(url, { motionId: vote.motionId, ballots: entries })
    expect(entered.body).toEqual({
      items: [
        { votingUnitId: third, result: 'entered' },
        { votingUnitId: voted, result: 'conflict' },
        { votingUnitId: second, result: 'entered' },
      ],
    })
    const pending = paperPendingSchema.parse((await colleague.get(url)).body).items
    expect(pending).toEqual([
      { motionId: vote.motionId, votingUnitId: second, label: '1-1-102', enteredByMe: false },
      { motionId: vote.motionId, votingUnitId: third, label: '1-1-103', enteredByMe: false },
    ])
    const checks = { motionId: vote.motionId, ballots: entries.filter(({ votingUnitId }) => votingUnitId !== voted) }
    const own = await coordinator.post(`${url}/check`, checks)
    expect(own.body).toMatchObject({ items: [{ result: 'same-person' }, { result: 'same-person' }] })
    const checked = await colleague.post(`${url}/check`, checks)
    expect(checked.body).toMatchObject({ items: [{ result: 'counted' }, { result: 'counted' }] })
    const { polls } = topicDetailSchema.parse((await coordinator.get(`/api/topics/${vote.topicId}`)).body)
    expect(polls).toMatchObject([{ turnoutHeads: 3, unverifiedPaper: 0 }])
  })

  it('are for the desk, for motions of the topic, and each unit once in a batch', async () => {
    const vote = await openVote()
    const url = `/api/topics/${vote.topicId}/paper-ballots`
    const batch = { motionId: vote.motionId, ballots: [{ votingUnitId: vote.unitIds[0], choice: 'FOR' }] }
    expect(told(await resident.post(url, batch))).toEqual([403, 'not-permitted'])
    expect(told(await resident.get(url))).toEqual([403, 'not-allowed'])
    expect(told(await coordinator.post(url, { ...batch, motionId: randomUUID() }))).toEqual([422, 'validation-failed'])
    const twice = { ...batch, ballots: [...batch.ballots, ...batch.ballots] }
    expect(told(await coordinator.post(url, twice))).toEqual([422, 'validation-failed'])
  })
})

describe('objections', () => {
  it('are raised while the result is publicised, and seen by who raised them and by the desk', async () => {
    const vote = await openVote()
    const url = `/api/topics/${vote.topicId}/objections`
    const objection = { kind: 'COUNT_ERROR', text: '我家的票没有计入' }
    expect(told(await resident.post(url, objection))).toEqual([409, 'window-closed'])
    await publish(vote)
    expect((await resident.post(url, objection)).status).toBe(201)
    const seen = async (who: Caller) => objectionListSchema.parse((await who.get(url)).body).items
    expect(await seen(resident)).toMatchObject([{ ...objection, mine: true, upheld: null }])
    expect(await seen(admin)).toMatchObject([{ mine: false }])
    expect(await seen(neighbour)).toEqual([])
    const { openObjections } = topicDetailSchema.parse((await admin.get(`/api/topics/${vote.topicId}`)).body)
    expect(openObjections).toBe(1)
  })

  it('wait to be decided three at a time from one person, however fast they come', async () => {
    const vote = await openVote()
    const owner = app.database.ownerPool
    const here = { communityId: app.regions.guiyuan }
    await publish(vote)
    const url = `/api/topics/${vote.topicId}/objections`
    const raise = (who: Caller) => who.post(url, { kind: 'SUBSTANCE', text: '再议' })
    const answers = await Promise.all(Array.from({ length: 6 }, () => raise(resident)))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 201, 201, 409, 409, 409])
    expect(told(await raise(resident))).toEqual([409, 'duplicate-contribution'])
    expect((await raise(neighbour)).status).toBe(201)
    await transaction(owner, here, (client) =>
      client.query(
        `update objection set upheld = false where id = (
           select id from objection where topic_id = $1 and entered_by = $2 limit 1)`,
        [vote.topicId, resident.account?.id],
      ),
    )
    expect((await raise(resident)).status).toBe(201)
    expect(told(await raise(resident))).toEqual([409, 'duplicate-contribution'])
  })
})

describe('carrying it out', () => {
  let url: string
  let topicId: string
  let tasks: readonly string[]

  beforeAll(async () => {
    const communityId = app.regions.guiyuan
    const proposerAccountId = resident.account?.id ?? ''
    topicId = await insertTopicAt(app.database.ownerPool, {
      communityId,
      proposerAccountId,
      stage: 'implement',
      status: 'active',
    })
    await insertUnits(app.database.ownerPool, keyOf(topicId), [{ personIds: [people.resident] }])
    url = `/api/topics/${topicId}`
    tasks = [newId(), newId()]
    await transaction(app.database.ownerPool, { communityId }, (client) =>
      client.query(
        `insert into task (community_id, id, topic_id, no, title, executor, due_on, weight, budget_fen, standard)
         select $1, id, $2, no, '装灯', '物业', $3, 2, 120000, '亮' from unnest($4::uuid[]) with ordinality as t (id, no)`,
        [communityId, topicId, addDays(today, -1), tasks],
      ),
    )
  })

  async function taskNo(no: number, seenBy = resident) {
    const task = taskListSchema.parse((await seenBy.get(`${url}/tasks`)).body).items[no - 1]
    if (task === undefined) throw new Error(`no task ${no}`)
    return task
  }

  it('is reported until done, and accepted by somebody else', async () => {
    const task = `${url}/tasks/${tasks[0]}`
    const acceptance = { result: 'ACCEPTED', group: ['张一', '李二'], note: '合格' }
    expect(await taskNo(1)).toMatchObject({ status: 'ASSIGNED', overdue: true, budgetFen: '120000' })
    expect((await coordinator.post(`${task}/reports`, { progress: 40, note: '已进场' })).status).toBe(201)
    expect(told(await admin.post(`${task}/acceptance`, acceptance))).toEqual([409, 'wrong-status'])
    expect((await coordinator.post(`${task}/reports`, { progress: 100, note: '完工' })).status).toBe(201)
    expect((await taskNo(1, coordinator)).reportedByMe).toBe(true)
    expect((await taskNo(1, admin)).reportedByMe).toBe(false)
    const own = await coordinator.post(`${task}/acceptance`, acceptance)
    expect(told(own)).toEqual([422, 'guard-unmet'])
    expect(own.body).toMatchObject({ unmet: [{ id: 'SD.5' }] })
    expect(
      (await admin.post(`${task}/acceptance`, { ...acceptance, result: 'REWORK', note: '第三盏不亮' })).status,
    ).toBe(201)
    expect(await taskNo(1)).toMatchObject({ status: 'IN_PROGRESS', progress: 40 })
    await coordinator.post(`${task}/reports`, { progress: 100, note: '已修' })
    expect((await admin.post(`${task}/acceptance`, acceptance)).status).toBe(201)
    const done = await taskNo(1)
    expect(done).toMatchObject({ status: 'ACCEPTED', acceptedOn: today, overdue: false })
    expect(done.reports.map(({ kind }) => kind)).toEqual(['PROGRESS', 'SUBMITTED', 'REWORK', 'SUBMITTED', 'ACCEPTED'])
    expect(done.reports.at(-1)?.note).toBe('张一, 李二: 合格')
    expect(told(await coordinator.post(`${task}/reports`, { progress: 10, note: '晚了' }))).toEqual([
      409,
      'wrong-status',
    ])
    expect(told(await resident.post(`${task}/reports`, { progress: 10, note: '我' }))).toEqual([403, 'not-permitted'])
  })

  it('is cancelled by two: the community’s administrator asks with a reason, the supervisor agrees', async () => {
    const task = `${url}/tasks/${tasks[1]}/cancellation`
    const supervisor = await app.signIn('supervisor')
    for (const caller of [coordinator, admin])
      expect(told(await caller.post(task, { reason: '不做了' }))).toEqual([403, 'not-permitted'])
    const unasked = await supervisor.post(task, { reason: '不做了' })
    expect(unasked.body).toMatchObject({ status: 422, code: 'guard-unmet', unmet: [{ id: 'SU.4' }] })
    expect(told(await coordinator.post(`${task}-request`, { reason: '不做了' }))).toEqual([403, 'not-permitted'])
    expect((await admin.post(`${task}-request`, { reason: '街道统一改造' })).status).toBe(201)
    expect(told(await admin.post(`${task}-request`, { reason: '再催' }))).toEqual([409, 'wrong-status'])
    expect(await taskNo(2)).toMatchObject({ status: 'ASSIGNED', reports: [{ kind: 'CANCEL_ASKED' }] })
    expect((await supervisor.post(task, { reason: '改由街道实施' })).status).toBe(201)
    expect(await taskNo(2)).toMatchObject({ status: 'CANCELLED', cancelReason: '改由街道实施' })
    expect(told(await supervisor.post(task, { reason: '又' }))).toEqual([409, 'wrong-status'])
    expect(told(await supervisor.post(`${url}/tasks/${randomUUID()}/cancellation`, { reason: '无' }))).toEqual([
      404,
      'not-found',
    ])
  })

  it('is rated once by everybody of the electorate, after completion', async () => {
    const rating = { level: 'GOOD', text: '很亮' }
    expect(told(await resident.post(`${url}/ratings`, rating))).toEqual([409, 'window-closed'])
    await record(topicId, 'implement', {
      completion: { by, on: today, endsOn: addDays(today, 5), surveyEndsOn: addDays(today, 30), text: '完成' },
    })
    expect((await resident.post(`${url}/ratings`, rating)).status).toBe(201)
    expect(told(await resident.post(`${url}/ratings`, { level: 'POOR' }))).toEqual([409, 'duplicate-contribution'])
    expect(told(await neighbour.post(`${url}/ratings`, rating))).toEqual([422, 'not-eligible'])
    for (const role of ['county-observer', 'auditor'] as const) {
      const overseen = ratingSummarySchema.parse((await (await app.signIn(role)).get(`${url}/ratings`)).body)
      expect([overseen.comments, Object.values(overseen.counts).reduce((sum, n) => sum + n)]).toEqual([[], 1])
    }
    const summary = ratingSummarySchema.parse((await neighbour.get(`${url}/ratings`)).body)
    expect(summary).toEqual({
      counts: { VERY_GOOD: 0, GOOD: 1, FAIR: 0, POOR: 0, VERY_POOR: 0 },
      comments: [rating],
    })
    await transaction(app.database.ownerPool, { communityId: app.regions.guiyuan }, (client) =>
      client.query(`update rating set text = '问 13800001234' where topic_id = $1`, [topicId]),
    )
    const comments = async (who: Caller) => ratingSummarySchema.parse((await who.get(`${url}/ratings`)).body).comments
    expect(await comments(neighbour)).toEqual([{ level: 'GOOD', text: '问 138****1234' }])
    expect(await comments(admin)).toEqual([{ level: 'GOOD', text: '问 13800001234' }])
  })
})
