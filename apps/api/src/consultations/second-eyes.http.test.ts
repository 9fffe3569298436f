import type { TopicDetail } from '@gongyi/shared/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type Caller, codeOf, startTestApp, type TestApp } from '../../test/app.js'
import { insertHousehold } from '../../test/fixtures/roster.js'
import { fresh, referralOf, screeningOf, sheetWith, toldOf } from '../../test/screening.js'
import { detailOf, propose, step, tryStep } from '../../test/topics.js'

/** What one person at the desk cannot do alone, and what the desk cannot do to a proposal. */

const AGAINST = { conclusion: 'OBJECTION', adviser: '街道法律顾问', text: '不属于可协商事项。' }
const WHY = { reason: '按规定办理' }

let app: TestApp
let guiyuan: string
let proposer: Caller
let neighbour: Caller
let coordinator: Caller
let admin: Caller
let township: Caller
let household = 100
let proposerPerson: string

async function resident(): Promise<{ caller: Caller; personId: string }> {
  household += 1
  const account = await app.account('resident')
  const home = { building: '7', stairwell: '2', room: `${household}`, accountId: account.id }
  const { personId } = await insertHousehold(app.database.ownerPool, guiyuan, home)
  return { caller: await app.signInAs(account), personId }
}

beforeAll(async () => {
  app = await startTestApp()
  guiyuan = app.regions.guiyuan
  const answer = await app.anonymous.post('/api/test/clock', { at: '2026-11-23T01:00:00.000Z' })
  if (answer.status >= 300) throw new Error(answer.text)
  const mine = await resident()
  proposer = mine.caller
  proposerPerson = mine.personId
  neighbour = (await resident()).caller
  for (let n = 0; n < 6; n += 1) {
    household += 1
    await insertHousehold(app.database.ownerPool, guiyuan, { building: '9', stairwell: '1', room: `${household}` })
  }
  coordinator = await app.signIn('coordinator')
  admin = await app.signIn('community-admin')
  township = await app.signIn('township-admin')
})
afterAll(() => app.close())

function unmetOf(answer: Answer): readonly string[] {
  const { unmet = [] } = Object(answer.body)
  return unmet.map(({ id }: { id: string }) => id)
}
const pointersOf = (answer: Answer): readonly string[] =>
  (Object(answer.body).errors ?? []).map(({ pointer }: { pointer: string }) => pointer)
const submitted = (more: object = {}) => propose(proposer, guiyuan, { submit: true, category: 'SAFETY', ...more })
const safety = (yes: Readonly<Record<string, string>>, more: object = {}) =>
  sheetWith(yes, { category: 'SAFETY', ...more })
const coSign = (who: Caller, { id }: TopicDetail) => who.post(`/api/topics/${id}/co-signs`, {})

describe('an initiative with the statutory share', () => {
  it('is neither merged nor split without a ground of law, and the township hears however it ends', async () => {
    const target = await propose(neighbour, guiyuan, { submit: true, title: '中心花园加长椅' })
    let topic = await submitted({ title: '花园里放几张椅子' })
    expect((await coSign(neighbour, topic)).status).toBe(201)
    topic = await step(
      coordinator,
      await fresh(coordinator, topic),
      'propose.screen',
      safety({ DUPLICATE: '同一件事' }),
    )
    topic = await step(admin, topic, 'propose.countersign')
    expect(unmetOf(await tryStep(admin, topic, 'propose.merge', { topicId: target.id, ...WHY }))).toEqual(['ST.3'])
    const partial = { answer: 'YES', ground: '民法典', evidence: '走访', partial: true }
    const sheet = Object(safety({}))
    const exclusions = { ...sheet.exclusions, EX5_PRIVATE_DISPUTE: partial }
    topic = await step(coordinator, await fresh(coordinator, topic), 'propose.screen', { ...sheet, exclusions })
    topic = await step(admin, topic, 'propose.countersign')
    const split = {
      ...{ destination: 'MEDIATION', organisation: '调委会', ...WHY },
      ...{ admissibleTitle: '椅子放在哪里', admissibleText: '只商量位置。' },
    }
    expect(unmetOf(await tryStep(admin, topic, 'propose.split', split))).toEqual(['ST.4'])
    await step(proposer, await fresh(proposer, topic), 'propose.withdraw', WHY)
    expect(await toldOf(township, topic)).toEqual(['topic.initiative-reached', 'topic.withdrawn'])
  })
})

describe('a split', () => {
  it('hands on the part that is excluded and has the rest examined at once, in the same name', async () => {
    let topic = await submitted({ title: '养狗和隔壁的狗叫' })
    const partial = { answer: 'YES', ground: '民法典', evidence: '走访', partial: true }
    const sheet = Object(safety({}))
    const exclusions = { ...sheet.exclusions, EX5_PRIVATE_DISPUTE: partial }
    topic = await step(coordinator, topic, 'propose.screen', { ...sheet, exclusions })
    topic = await step(admin, topic, 'propose.countersign')
    const order = { destination: 'MEDIATION', organisation: '调委会', ...WHY }
    const rest = { admissibleTitle: '文明养犬公约', admissibleText: '遛狗时间和牵绳。' }
    const same = { ...order, ...rest, admissibleTitle: topic.title }
    expect(pointersOf(await tryStep(admin, topic, 'propose.split', same))).toEqual(['/input/admissibleTitle'])
    topic = await step(admin, topic, 'propose.split', { ...order, ...rest })
    const part = detailOf(await proposer.get(`/api/topics/${topic.childTopicIds[0]}`))
    expect(part).toMatchObject({ status: 'screening', relation: 'split', mine: true, title: rest.admissibleTitle })
    expect(await toldOf(proposer, part)).toEqual(['topic.submitted'])
  })
})

describe('what the words held back', () => {
  it('is not opened by one person who answers everything with no', async () => {
    let topic = await submitted({ title: '门口的路', desiredOutcome: '请查村书记收了好处费' })
    expect(topic.disclosure).toBe('CONFIDENTIAL')
    topic = await step(
      coordinator,
      await fresh(coordinator, topic),
      'propose.screen',
      safety({}, { template: 'light' }),
    )
    expect(topic.disclosure).toBe('CONFIDENTIAL')
    expect((await neighbour.get(`/api/topics/${topic.id}`)).status).toBe(404)
    expect(unmetOf(await tryStep(coordinator, topic, 'propose.accept', { answer: '受理' }))).toEqual(['G1.2'])
    topic = await step(admin, topic, 'propose.countersign')
    expect((await neighbour.get(`/api/topics/${topic.id}`)).status).toBe(200)
  })

  it('closes a returned topic with the edit, not only when it is handed in again', async () => {
    let topic = await submitted({ title: '小区门岗' })
    topic = await step(coordinator, topic, 'propose.return', { reason: '请写明情况' })
    expect((await neighbour.get(`/api/topics/${topic.id}`)).status).toBe(200)
    const body = { description: '门岗保安昨晚打伤了人，还抢劫', expectedVersion: topic.version }
    topic = detailOf(await proposer.send('PATCH', `/api/topics/${topic.id}`, { body }))
    expect(topic.disclosure).toBe('CONFIDENTIAL')
    expect((await neighbour.get(`/api/topics/${topic.id}`)).status).toBe(404)
  })

  it('is not read off a topic that was merged into it before it closed', async () => {
    let target = await propose(neighbour, guiyuan, { submit: true, title: '物业账目公开' })
    let topic = await submitted({ title: '公开物业的账' })
    topic = await step(coordinator, topic, 'propose.screen', safety({ DUPLICATE: '同一件事' }))
    topic = await step(admin, topic, 'propose.countersign')
    topic = await step(admin, topic, 'propose.merge', { topicId: target.id, ...WHY })
    expect((await screeningOf(proposer, topic)).question?.target?.title).toBe('物业账目公开')
    target = await step(coordinator, target, 'propose.screen', safety({ DISCIPLINE_CLUE: '《监察法》第十一条' }))
    for (const part of ['', '/screening', '/events'])
      expect((await proposer.get(`/api/topics/${topic.id}${part}`)).text).not.toMatch(
        new RegExp(`物业账目公开|${target.caseNo}`),
      )
    expect((await screeningOf(proposer, topic)).question?.target).toBeNull()
    expect((await proposer.get('/api/inbox?limit=100')).text).not.toContain('物业账目公开')
    expect((await screeningOf(coordinator, topic)).question?.target?.id).toBe(target.id)
  })
})

describe('one person at the desk', () => {
  const law = { EX3_UNLAWFUL_OR_IMPROPER: '《消防法》第二十八条' }
  const decline = { ground: 'EX3_UNLAWFUL_OR_IMPROPER', reason: '违法' }

  it('does not become two by recording an opinion to a screening of their own', async () => {
    let topic = await submitted({ title: '通道划车位' })
    topic = await step(admin, topic, 'propose.screen', safety(law, { template: 'light' }))
    topic = await step(admin, topic, 'propose.legal-opinion', AGAINST)
    expect(unmetOf(await tryStep(admin, topic, 'propose.decline', decline))).toEqual(['G1.2'])
    topic = await step(coordinator, await fresh(coordinator, topic), 'propose.countersign')
    topic = await step(admin, await fresh(admin, topic), 'propose.legal-opinion', {
      ...AGAINST,
      conclusion: 'NO_OBJECTION',
    })
    expect(unmetOf(await tryStep(admin, topic, 'propose.decline', decline))).toEqual(['G1.9'])
  })

  it('does not turn the owners’ fund into a small matter; the proposer hears of the other category', async () => {
    let topic = await submitted({ title: '屋面漏水动用维修资金', category: 'OWNERS_FUND_USE' })
    topic = await step(coordinator, topic, 'propose.screen', sheetWith({}, { template: 'light' }))
    expect(topic.category).toBe('CULTURE')
    expect(unmetOf(await tryStep(coordinator, topic, 'propose.accept', { answer: '受理' }))).toEqual(['G1.2'])
    expect(await toldOf(proposer, topic)).toContain('topic.category-changed')
    topic = await step(coordinator, topic, 'propose.return', { reason: '请说明' })
    expect(topic.category).toBe('OWNERS_FUND_USE')
  })

  it('sends danger where it belongs at once, and a second looks at it or takes it back', async () => {
    const sent = async () => {
      let topic = await submitted({ title: '7幢煤气味很重' })
      topic = await step(coordinator, topic, 'propose.screen', safety({ EMERGENCY: '燃气泄漏' }))
      const wrong = { destination: 'MEDIATION', organisation: '调委会', ...WHY }
      expect(unmetOf(await tryStep(coordinator, topic, 'propose.refer', wrong))).toEqual(['SC.3'])
      return step(coordinator, topic, 'propose.refer', { ...wrong, destination: 'FIRE', organisation: '消防救援大队' })
    }
    let topic = await sent()
    expect(await toldOf(township, topic)).toEqual(['topic.referred'])
    expect(await toldOf(admin, topic)).toContain('topic.referred')
    expect((await fresh(admin, topic)).awaitsMe).toBe(true)
    expect(unmetOf(await tryStep(coordinator, topic, 'propose.confirm-dispatch'))).toEqual(['SD.10'])
    topic = await step(admin, await fresh(admin, topic), 'propose.confirm-dispatch')
    expect(topic.records.propose.dispatch?.confirmed).toBeDefined()
    const other = await sent()
    const back = await step(admin, await fresh(admin, other), 'propose.object-dispatch', WHY)
    expect(back.status).toBe('screening')
    expect((await referralOf(admin, back)).state).toBe('RECALLED')
  })
})

describe('the proposer’s right of review', () => {
  const order = { destination: 'MEDIATION', organisation: '调委会', ...WHY }
  const referred = async (topic: TopicDetail) => {
    const found = await step(coordinator, topic, 'propose.screen', safety({ EX5_PRIVATE_DISPUTE: '民法典' }))
    return step(admin, await step(admin, found, 'propose.countersign'), 'propose.refer', order)
  }

  it('is not used up by the desk', async () => {
    const topic = await referred(await submitted({ title: '两家的围墙' }))
    for (const who of [admin, coordinator])
      for (const [action, input] of [
        ['propose.request-review', WHY],
        ['propose.alternative', { title: '围墙公约', text: '大家定' }],
      ] as const)
        expect(unmetOf(await tryStep(who, topic, action, input))).toEqual(['RV.2'])
    await step(proposer, await fresh(proposer, topic), 'propose.request-review', WHY)
  })

  it('is asked for at the desk for whoever has no account, with their consent, not by who decided', async () => {
    household += 1
    const home = { building: '9', stairwell: '1', room: `${household}` }
    const { personId } = await insertHousehold(app.database.ownerPool, guiyuan, home)
    const behalf = { onBehalfOfPersonId: personId, consent: true, sourceChannel: 'VISIT' }
    const words = { submit: true, title: '隔壁的烟道', category: 'SAFETY', ...behalf }
    const topic = await referred(await propose(await app.signIn('coordinator'), guiyuan, words))
    expect(unmetOf(await tryStep(admin, topic, 'propose.request-review', { ...WHY, consent: true }))).toEqual(['RV.2'])
    expect(codeOf(await tryStep(coordinator, topic, 'propose.request-review', WHY))).toBe('invalid-input')
    const asked = await step(coordinator, topic, 'propose.request-review', { ...WHY, consent: true })
    expect(asked.records.propose.review).toMatchObject({ onBehalf: true })
  })
})

describe('a proposal handed in again', () => {
  const edit = async (topic: TopicDetail, words: object) =>
    detailOf(
      await proposer.send('PATCH', `/api/topics/${topic.id}`, { body: { ...words, expectedVersion: topic.version } }),
    )
  const returned = async (title: string) => {
    const topic = await submitted({ title, description: '楼道太暗。' })
    expect((await coSign(neighbour, topic)).status).toBe(201)
    return step(coordinator, await fresh(coordinator, topic), 'propose.return', { reason: '请写明哪一层' })
  }

  it('unchanged is refused', async () => {
    const topic = await returned('楼道照明')
    expect(unmetOf(await tryStep(proposer, topic, 'propose.submit'))).toEqual(['RI.3'])
  })

  it('keeps its signatures when something was added, and loses them when it was replaced', async () => {
    let more = await returned('楼道扶手')
    more = await step(proposer, await edit(more, { description: '楼道太暗。三楼到五楼。' }), 'propose.submit')
    expect(more.coSigns).toBe(1)
    let other = await returned('楼道粉刷')
    other = await step(proposer, await edit(other, { title: '拆掉车棚', description: '车棚没用。' }), 'propose.submit')
    expect(other.coSigns).toBe(0)
    expect(await toldOf(neighbour, other)).toContain('topic.signatures-lapsed')
    expect((await fresh(neighbour, other)).me.coSigned).toBe(false)
    expect((await coSign(neighbour, other)).status).toBe(201)
    expect((await fresh(neighbour, other)).coSigns).toBe(1)
  })

  it('is not co-signed by its proposer, at the desk neither, nor placed in a building that does not exist', async () => {
    const topic = await submitted({ title: '自己附议' })
    expect(codeOf(await coSign(proposer, topic))).toBe('own-topic')
    const behalf = { onBehalfOfPersonId: proposerPerson, consent: true }
    expect(codeOf(await coordinator.post(`/api/topics/${topic.id}/co-signs`, behalf))).toBe('own-topic')
    const place = async (more: object) => {
      const body = { title: '地点', description: '地点', category: 'SAFETY', submit: true, more }
      return proposer.post(`/api/communities/${guiyuan}/topics`, body)
    }
    expect(pointersOf(await place({ building: '999' }))).toEqual(['/more/building'])
    expect(pointersOf(await place({ affectedBuildings: ['7', '998'] }))).toEqual(['/more/affectedBuildings'])
    expect(pointersOf(await place({ affectedBuildings: ['7', '7'] }))).toEqual(['/more/affectedBuildings'])
    expect((await place({ building: '7', affectedBuildings: ['7', '9'] })).status).toBe(201)
  })
})
