import type { TopicDetail } from '@gongyi/shared/contracts'
import { type ActionId, type CategoryId, civilDateOf, type Role, type TemplateId } from '@gongyi/shared/domain'
import { draftTopic, sampleInput, straightWay } from '@gongyi/shared/testing'
import type pg from 'pg'
import { newId } from '../src/platform/ids.js'
import type { Caller, TestApp } from './app.js'
import { transaction } from './database.js'
import type { TestAccount } from './fixtures/people.js'
import { insertHousehold, insertOwnedUnit } from './fixtures/roster.js'
import { detailOf, propose, step } from './topics.js'

const DAY_MS = 24 * 3600 * 1000
const ROLES = [
  'resident',
  'coordinator',
  'community-admin',
  'supervisor',
  'expert',
  'township-admin',
  'auditor',
] as const
/** Twenty households and twenty owners: seventeen agree, two do not, one stays at home. */
const UNITS = 20
const AGREE = 17
const CAST = 19

/** Consultations walked by the real steps; only what crowds do is put straight into the rows. */
export class Walk {
  private readonly accounts = new Map<Role, TestAccount>()
  private readonly callers = new Map<Role, Caller>()

  private constructor(private readonly app: TestApp) {}

  static async prepare(app: TestApp): Promise<Walk> {
    const walk = new Walk(app)
    for (const role of ROLES) walk.accounts.set(role, await app.account(role))
    const propertyAreaId = newId()
    for (let n = 101; n < 101 + UNITS; n += 1) {
      const room = String(n)
      const home = { building: '7', stairwell: '2', room, elderly: n === 101 }
      await insertHousehold(app.database.ownerPool, app.regions.guiyuan, home)
      await insertOwnedUnit(app.database.ownerPool, app.regions.guiyuan, { propertyAreaId, room, areaCenti: 9000 + n })
    }
    return walk
  }

  /** Signed in once a day: staff sessions end with the days that pass. */
  async as(role: Role): Promise<Caller> {
    const known = this.callers.get(role)
    if (known !== undefined) return known
    const caller = await this.app.signInAs(this.account(role))
    this.callers.set(role, caller)
    return caller
  }

  account(role: Role): TestAccount {
    const account = this.accounts.get(role)
    if (account === undefined) throw new Error(`nobody walks as ${role}`)
    return account
  }

  async later(days: number): Promise<void> {
    if (days === 0) return
    this.callers.clear()
    await this.app.anonymous.post('/api/test/clock', { advanceMs: days * DAY_MS })
  }

  /** Up to and including the action named, or to the end of the way. */
  async go(template: TemplateId, category: CategoryId, last?: ActionId): Promise<TopicDetail> {
    let topic = await propose(await this.as('resident'), this.app.regions.guiyuan, {
      title: `便民长椅 ${template}`,
      category,
    })
    for (const { action, role, days } of straightWay(template)) {
      await this.later(days)
      topic = await this.take(topic.id, action, role, template)
      if (action === last) break
    }
    return topic
  }

  /** Further along the way: what comes after `done`, up to and including `last`. */
  async goOn(topicId: string, template: TemplateId, done: ActionId, last: ActionId): Promise<void> {
    const way = straightWay(template)
    const at = (action: ActionId) => way.findIndex((each) => each.action === action)
    for (const { action, role, days } of way.slice(at(done) + 1, at(last) + 1)) {
      await this.later(days)
      await this.take(topicId, action, role, template)
    }
  }

  /** One step with the sample input, after the crowd has done its part. */
  async take(topicId: string, action: ActionId, role: Role, template?: TemplateId): Promise<TopicDetail> {
    await this.crowd(action, topicId)
    const caller = await this.as(role)
    const topic = detailOf(await caller.get(`/api/topics/${topicId}`))
    return step(caller, topic, action, inputFor(action, { ...topic, template: template ?? topic.template }))
  }

  /** A statement by the owner inside the community of the walk; $1 is the community. */
  sql(statement: string, ...values: readonly unknown[]) {
    return this.inCommunity((client, communityId) => client.query(statement, [communityId, ...values]))
  }

  inCommunity<T>(work: (client: pg.PoolClient, communityId: string) => Promise<T>): Promise<T> {
    const communityId = this.app.regions.guiyuan
    return transaction(this.app.database.ownerPool, { communityId }, (client) => work(client, communityId))
  }

  private async crowd(action: ActionId, topicId: string): Promise<void> {
    if (action === 'notice.complete') {
      await this.sql(
        `insert into delivery (community_id, id, topic_id, voting_unit_id, channel, result, by_account)
         select community_id, gen_random_uuid(), topic_id, id, told.channel, told.result, $3 from voting_unit,
           (values ('HOUSE_VISIT', 'SIGNED'), ('BOARD', 'DELIVERED')) as told (channel, result)
         where community_id = $1 and topic_id = $2`,
        topicId,
        this.account('coordinator').id,
      )
    }
    if (action === 'vote.close') {
      await this.sql(
        `insert into ballot (community_id, poll_id, voting_unit_id, choice, channel, idem, receipt)
         select unit.community_id, poll.id, unit.id, case when unit.n <= $3 then 'FOR' else 'AGAINST' end, 'PAPER',
           gen_random_uuid(), gen_random_uuid()
         from (select *, row_number() over (order by id) as n from voting_unit where community_id = $1 and topic_id = $2) unit
           join motion_unit listed on (listed.community_id, listed.voting_unit_id) = (unit.community_id, unit.id)
           join poll on (poll.community_id, poll.motion_id) = (listed.community_id, listed.motion_id) and poll.status = 'open'
         where unit.n <= $4`,
        ...[topicId, AGREE, CAST],
      )
    }
    if (action === 'implement.complete') {
      await this.sql(
        `update task set status = 'ACCEPTED', progress = 100, accepted_on = app_now()::date
         where community_id = $1 and topic_id = $2`,
        topicId,
      )
    }
  }
}

function inputFor(action: ActionId, topic: TopicDetail): object {
  const { category, template, records, now } = topic
  const input = Object(sampleInput(action, draftTopic({ category, template, records }), civilDateOf(now)))
  const poll = topic.polls.at(-1)
  if (action !== 'vote.count' || poll === undefined || poll.tally === null) return input
  const sheet = { motionId: poll.motionId, ...poll.tally, present: poll.turnoutHeads }
  return { sheets: [sheet], scrutineers: ['监票人甲', '监票人乙'] }
}
