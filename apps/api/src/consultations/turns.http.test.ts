import { type TopicSummary, topicDetailSchema, topicListSchema } from '@gongyi/shared/contracts'
import {
  addDays,
  addWorkingDays,
  civilDateOf,
  EXCLUSION_IDS,
  endOfDay,
  OTHER_SCREEN_IDS,
  type Position,
} from '@gongyi/shared/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startTestApp, type TestApp } from '../../test/app.js'
import { transaction } from '../../test/database.js'
import { insertOpenVote } from '../../test/fixtures/polls.js'
import { insertRecord } from '../../test/fixtures/records.js'
import { insertTopicAt } from '../../test/fixtures/topics.js'
import { newId } from '../platform/ids.js'

let app: TestApp
let people: Readonly<Record<'coordinator' | 'admin' | 'expert' | 'township' | 'supervisor', Caller>>
const today = civilDateOf(new Date().toISOString())
const noon = new Date().toISOString()

beforeAll(async () => {
  app = await startTestApp()
  const [coordinator, admin, expert, township, supervisor] = [
    await app.signIn('coordinator'),
    await app.signIn('community-admin'),
    await app.signIn('expert'),
    await app.signIn('township-admin'),
    await app.signIn('supervisor'),
  ]
  people = { coordinator, admin, expert, township, supervisor }
})
afterAll(() => app.close())

function topicAt(place: Position, template = 'standard'): Promise<string> {
  const { guiyuan: communityId } = app.regions
  return insertTopicAt(app.database.ownerPool, { communityId, proposerAccountId: newId(), template, ...place })
}

const keyOf = (topicId: string) => ({ communityId: app.regions.guiyuan, topicId })

function screened(given: {
  readonly riskGrade?: string
  readonly doubtful?: string
  readonly signers?: readonly string[]
}) {
  const { riskGrade = 'BLUE', doubtful, signers = [newId(), newId()] } = given
  const lines = (ids: readonly string[]) =>
    Object.fromEntries(ids.map((id) => [id, { answer: id === doubtful ? 'SUSPECT' : 'NO' }]))
  const sheet = { question: '放不放长椅', questionKind: 'adopt', riskGrade, signers, at: noon }
  return {
    submittedAt: noon,
    screening: { ...sheet, exclusions: lines(EXCLUSION_IDS), others: lines(OTHER_SCREEN_IDS) },
  }
}

/** Whose list of waiting topics names this one; the list and the topic's own page must agree. */
async function waiting(topicId: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const [name, caller] of Object.entries(people)) {
    const list = topicListSchema.parse((await caller.get('/api/topics?awaiting=true&limit=100')).body)
    const detail = topicDetailSchema.parse((await caller.get(`/api/topics/${topicId}`)).body)
    const isListed = list.items.some(({ id }) => id === topicId)
    expect([name, detail.awaitsMe]).toEqual([name, isListed])
    if (isListed) found.push(name)
  }
  return found
}

async function listed(caller: Caller, topicId: string): Promise<TopicSummary | undefined> {
  const list = topicListSchema.parse((await caller.get('/api/topics?limit=100')).body)
  return list.items.find(({ id }) => id === topicId)
}

describe('a screening', () => {
  const place = { stage: 'propose', status: 'screening' } as const

  it('with a doubtful line waits for the expert, and for the admin who may enter the opinion', async () => {
    const topicId = await topicAt(place)
    await insertRecord(app.database.ownerPool, keyOf(topicId), 'propose', screened({ doubtful: 'EX1_LAW_SETTLED' }))
    expect(await waiting(topicId)).toEqual(['admin', 'expert'])
  })

  it('of a red risk waits for the township alone', async () => {
    const topicId = await topicAt(place)
    await insertRecord(app.database.ownerPool, keyOf(topicId), 'propose', screened({ riskGrade: 'RED' }))
    expect(await waiting(topicId)).toEqual(['township'])
  })

  it('signed by the coordinator waits for the second signature, not for theirs', async () => {
    const topicId = await topicAt(place)
    const signers = [people.coordinator.account?.id ?? '']
    await insertRecord(app.database.ownerPool, keyOf(topicId), 'propose', screened({ signers }))
    expect(await waiting(topicId)).toEqual(['admin'])
  })

  it('is due on the fifth working day, by the server’s clock', async () => {
    const item = await listed(people.coordinator, await topicAt(place))
    const on = addWorkingDays(today, 5)
    expect(item?.due).toMatchObject({ on })
    expect(item?.due?.inDays).toBeGreaterThanOrEqual(5)
  })
})

describe('further on', () => {
  it('a filing waits for the supervisor until they have signed, then for the desk alone', async () => {
    const topicId = await topicAt({ stage: 'filing', status: 'active' })
    expect(await waiting(topicId)).toContain('supervisor')
    await insertRecord(app.database.ownerPool, keyOf(topicId), 'filing', {
      supervisor: { by: newId(), at: noon, opinion: '属实' },
    })
    expect(await waiting(topicId)).toEqual(['coordinator', 'admin'])
  })

  it('work reported done waits for acceptance, and is overdue once its day is past', async () => {
    const topicId = await topicAt({ stage: 'implement', status: 'active' })
    await transaction(app.database.ownerPool, keyOf(topicId), (client) =>
      client.query(
        `insert into task (community_id, id, topic_id, no, title, executor, due_on, weight, budget_fen, standard, status)
         values ($1, $2, $3, 1, '安装', '物业', $4, 1, 0, '稳固', 'SUBMITTED')`,
        [app.regions.guiyuan, newId(), topicId, addDays(today, -2)],
      ),
    )
    expect(await waiting(topicId)).toEqual(['coordinator', 'admin', 'supervisor'])
    expect((await listed(people.coordinator, topicId))?.due).toEqual({ on: addDays(today, -2), inDays: -2 })
  })

  it('work one has reported, and paper one has typed in, wait for a colleague and not for oneself', async () => {
    const { coordinator, admin } = people
    const seen = async (caller: Caller, topicId: string) => {
      const topic = topicDetailSchema.parse((await caller.get(`/api/topics/${topicId}`)).body)
      expect((await listed(caller, topicId))?.awaitsColleague).toBe(topic.awaitsColleague)
      return { me: topic.awaitsMe, colleague: topic.awaitsColleague, toCheck: topic.toCheck }
    }
    const reported = await topicAt({ stage: 'implement', status: 'active' })
    await transaction(app.database.ownerPool, keyOf(reported), (client) =>
      client.query(
        `insert into task (community_id, id, topic_id, no, title, executor, due_on, weight, budget_fen, standard, status, reported_by)
         values ($1, $2, $3, 1, '安装', '物业', $4, 1, 0, '稳固', 'SUBMITTED', $5)`,
        [app.regions.guiyuan, newId(), reported, addDays(today, 2), coordinator.account?.id],
      ),
    )
    const vote = await insertOpenVote(
      app.database.ownerPool,
      { communityId: app.regions.guiyuan, proposerAccountId: newId() },
      [{}, {}],
    )
    await insertRecord(app.database.ownerPool, keyOf(vote.topicId), 'vote', {
      opened: { by: newId(), at: noon, closesAt: endOfDay(addDays(today, 1)) },
    })
    const ballots = vote.unitIds.map((votingUnitId) => ({ votingUnitId, choice: 'FOR' }))
    const typed = await coordinator.post(`/api/topics/${vote.topicId}/paper-ballots`, {
      motionId: vote.motionId,
      ballots,
    })
    expect(typed.body).toMatchObject({ items: [{ result: 'entered' }, { result: 'entered' }] })
    const mine = { me: false, colleague: true, toCheck: { paper: 0, tasks: 0 } }
    const theirs = { me: true, colleague: false }
    expect(await seen(coordinator, reported)).toEqual(mine)
    expect(await seen(admin, reported)).toEqual({ ...theirs, toCheck: { paper: 0, tasks: 1 } })
    expect(await seen(coordinator, vote.topicId)).toEqual(mine)
    expect(await seen(admin, vote.topicId)).toEqual({ ...theirs, toCheck: { paper: 2, tasks: 0 } })
  })

  it('a topic that is over waits for nobody and is never due', async () => {
    const topicId = await topicAt({ stage: 'implement', status: 'closed' })
    expect(await waiting(topicId)).toEqual([])
    expect(await listed(people.coordinator, topicId)).toMatchObject({ due: null, waitsFor: [] })
  })
})
