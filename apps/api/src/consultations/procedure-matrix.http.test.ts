import { actionRequestSchema } from '@gongyi/shared/contracts'
import {
  ACTION_IDS,
  type ActionId,
  actionRule,
  civilDateOf,
  type Position,
  ROLES,
  type Role,
  STAGES,
  STATUSES,
  samePosition,
  targets,
} from '@gongyi/shared/domain'
import { draftTopic, sampleInput } from '@gongyi/shared/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type Caller, codeOf, startTestApp, type TestApp } from '../../test/app.js'
import { insertTopicAt } from '../../test/fixtures/topics.js'

/** Every place some action starts from or leads to. */
const PLACES = STAGES.flatMap((stage) => STATUSES.map((status) => ({ stage, status }))).filter((place) =>
  ACTION_IDS.some((id) => {
    const rule = actionRule(id)
    return rule.from.some(
      (from) => samePosition(from, place) || targets(rule, from).some((to) => samePosition(to, place)),
    )
  }),
)

let app: TestApp
const callers = new Map<Role, Caller>()

beforeAll(async () => {
  app = await startTestApp()
  for (const role of ROLES) callers.set(role, await app.signIn(role))
})
afterAll(() => app.close())

function caller(role: Role): Caller {
  const found = callers.get(role)
  if (found === undefined) throw new Error(role)
  return found
}

function topicAt(place: Position): Promise<string> {
  const proposerAccountId = caller('resident').account?.id ?? ''
  return insertTopicAt(app.database.ownerPool, { communityId: app.regions.guiyuan, proposerAccountId, ...place })
}

function attempt(role: Role, topicId: string, action: ActionId): Promise<Answer> {
  const input = sampleInput(action, draftTopic(), civilDateOf(new Date()))
  const body = actionRequestSchema.parse({ input, expectedVersion: 1 })
  return caller(role).post(`/api/topics/${topicId}/${action.replace('.', '/')}`, body)
}

async function placeOf(topicId: string): Promise<Position & { version: number }> {
  const client = await app.database.ownerPool.connect()
  try {
    await client.query(`select set_config('app.tenant', $1, false)`, [app.regions.guiyuan])
    const { rows } = await client.query('select stage, status, version from topic where id = $1', [topicId])
    return rows[0]
  } finally {
    client.release()
  }
}

/** Some five hundred requests in one test: every action, every role. */
const LONG = 300_000

describe.each(PLACES)('at $stage/$status', { timeout: LONG }, (place) => {
  it('only the steps of the table go ahead, for the roles it names, and only to where it says', async () => {
    const wrong: string[] = []
    let topicId = await topicAt(place)
    for (const action of ACTION_IDS) {
      const rule = actionRule(action)
      for (const role of ROLES) {
        const answer = await attempt(role, topicId, action)
        const complaint = complain(answer, action, place, role)
        if (complaint) wrong.push(`${role} ${action}: ${complaint}`)
        if (answer.status !== 200) continue
        const now = await placeOf(topicId)
        if (!targets(rule, place).some((to) => samePosition(to, now)))
          wrong.push(`${action} led to ${now.stage}/${now.status}`)
        topicId = await topicAt(place)
      }
    }
    expect((await placeOf(topicId)).version).toBe(1)
    expect(wrong).toEqual([])
  })
})

function complain(answer: Answer, action: ActionId, place: Position, role: Role): string | undefined {
  const inPlace = actionRule(action).from.some((from) => samePosition(from, place))
  const said = `${answer.status} ${String(codeOf(answer))}`
  const hidden = place.status === 'draft' && said === '404 not-found'
  // A draft is nobody's but its proposer's
  const { roles, ownOnly } = actionRule(action)
  const isAnothers = ownOnly === 'everybody' && role !== 'resident'
  if (!roles.includes(role) || isAnothers)
    return hidden || /^403 not-(permitted|allowed)$/.test(said) ? undefined : answer.text
  if (!inPlace) return hidden || /^409 wrong-(stage|status)$/.test(said) ? undefined : answer.text
  const lawful = /^(200 undefined|409 wrong-status|422 (guard-unmet|invalid-input))$/.test(said)
  return lawful || hidden ? undefined : answer.text
}
