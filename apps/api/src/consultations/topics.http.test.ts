import { topicListSchema } from '@gongyi/shared/contracts'
import { addDays, civilDateOf } from '@gongyi/shared/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, codeOf, startTestApp, type TestApp } from '../../test/app.js'
import { transaction } from '../../test/database.js'
import { insertRecord } from '../../test/fixtures/records.js'
import { insertHousehold } from '../../test/fixtures/roster.js'
import { insertTopicAt } from '../../test/fixtures/topics.js'
import { sheetWith } from '../../test/screening.js'
import { BY_HOUSEHOLD, detailOf, PROPOSAL, propose, SCREENING, step, toNotice, tryStep } from '../../test/topics.js'
import { newId } from '../platform/ids.js'

let app: TestApp
let guiyuan: string
let resident: Caller
let neighbour: Caller
let coordinator: Caller
let admin: Caller

beforeAll(async () => {
  app = await startTestApp()
  guiyuan = app.regions.guiyuan
  resident = await app.signIn('resident')
  neighbour = await app.signIn('resident')
  coordinator = await app.signIn('coordinator')
  admin = await app.signIn('community-admin')
  const place = { building: '7', stairwell: '2' }
  await insertHousehold(app.database.ownerPool, guiyuan, { ...place, room: '101', ...ownedBy(resident) })
  await insertHousehold(app.database.ownerPool, guiyuan, { ...place, room: '102' })
})
afterAll(() => app.close())

function ownedBy(caller: Caller): { readonly accountId?: string } {
  return caller.account === undefined ? {} : { accountId: caller.account.id }
}

const screened = async (title: string) =>
  step(coordinator, await propose(resident, guiyuan, { submit: true, title }), 'propose.screen', SCREENING)

describe('a draft', () => {
  it('is seen by its proposer alone', async () => {
    const draft = await propose(resident, guiyuan, { title: '草稿' })
    expect((await resident.get(`/api/topics/${draft.id}`)).status).toBe(200)
    for (const other of [neighbour, coordinator, admin])
      expect((await other.get(`/api/topics/${draft.id}`)).status).toBe(404)
    const list = topicListSchema.parse((await coordinator.get('/api/topics?limit=100')).body)
    expect(list.items.map(({ id }) => id)).not.toContain(draft.id)
  })

  it('is changed by its proposer, as an event of its own', async () => {
    const draft = await propose(resident, guiyuan)
    const edit = { title: '小广场音量', category: 'ENVIRONMENT', expectedVersion: 1 }
    const edited = detailOf(await resident.send('PATCH', `/api/topics/${draft.id}`, { body: edit }))
    expect(edited).toMatchObject({
      title: '小广场音量',
      category: 'ENVIRONMENT',
      description: PROPOSAL.description,
      version: 2,
    })
    const stale = await resident.send('PATCH', `/api/topics/${draft.id}`, { body: edit })
    expect([stale.status, codeOf(stale)]).toEqual([409, 'stale-version'])
    const sent = await step(resident, edited, 'propose.submit')
    const late = await resident.send('PATCH', `/api/topics/${draft.id}`, {
      body: { ...edit, expectedVersion: sent.version },
    })
    expect([late.status, codeOf(late)]).toEqual([409, 'wrong-status'])
  })

  it('is made once, however often it is sent with the same key', async () => {
    const headers = { 'idempotency-key': newId() }
    const send = () => resident.post(`/api/communities/${guiyuan}/topics`, PROPOSAL, { headers })
    const [first, second] = [await send(), await send()]
    expect(detailOf(second).id).toBe(detailOf(first).id)
  })

  it('gets the next case number of the community, without a gap', async () => {
    const numbers = await Promise.all([1, 2, 3].map(async () => (await propose(resident, guiyuan)).caseNo))
    const counts = numbers.map((number) => Number(number.slice(-4))).toSorted((a, b) => a - b)
    expect(new Set(numbers.map((number) => number.slice(0, -5))).size).toBe(1)
    expect(counts).toEqual([counts[0], Number(counts[0]) + 1, Number(counts[0]) + 2])
  })
})

describe('a proposal entered at the desk for a resident', () => {
  const url = () => `/api/communities/${guiyuan}/topics`

  it('belongs to the resident’s account', async () => {
    const me = await resident.get(`/api/topics/${(await propose(resident, guiyuan)).id}`)
    const onBehalfOfPersonId = detailOf(me).me.personId
    const answer = await coordinator.post(url(), {
      ...PROPOSAL,
      onBehalfOfPersonId,
      consent: true,
      sourceChannel: 'VISIT',
    })
    const topic = detailOf(answer)
    expect(topic.mine).toBe(false)
    expect(detailOf(await resident.get(`/api/topics/${topic.id}`)).mine).toBe(true)
  })

  it('needs the resident’s consent, a person of the roster, and somebody of the desk', async () => {
    const onBehalfOfPersonId = newId()
    const asked = await Promise.all([
      coordinator.post(url(), { ...PROPOSAL, onBehalfOfPersonId }),
      coordinator.post(url(), { ...PROPOSAL, onBehalfOfPersonId, consent: true }),
      resident.post(url(), { ...PROPOSAL, onBehalfOfPersonId, consent: true }),
    ])
    expect(asked.map(({ status }) => status)).toEqual([422, 422, 403])
  })
})

describe('the proposer’s name', () => {
  it('is hidden from other residents when the proposer wished so', async () => {
    const topic = await propose(resident, guiyuan, { submit: true, anonymous: true })
    const seen = await Promise.all([resident, neighbour, coordinator].map((who) => who.get(`/api/topics/${topic.id}`)))
    expect(seen.map((answer) => detailOf(answer).proposerName)).toEqual(['resident 测试', null, 'resident 测试'])
  })

  it('is not told to counties and auditors, who oversee, unless they work at the desk too', async () => {
    const topic = await propose(resident, guiyuan, { submit: true })
    const [observer, auditor, both] = [
      await app.signIn('county-observer'),
      await app.signIn('auditor'),
      await app.account('auditor'),
    ]
    await app.database.ownerPool.query(
      `insert into role_grant (id, account_id, role, region_id) values ($1, $2, 'supervisor', $3)`,
      [newId(), both.id, guiyuan],
    )
    const readers = [observer, auditor, neighbour, await app.signInAs(both)]
    const seen = await Promise.all(readers.map((who) => who.get(`/api/topics/${topic.id}`)))
    expect(seen.map((answer) => detailOf(answer).proposerName)).toEqual([null, null, 'resident 测试', 'resident 测试'])
  })
})

describe('the letter of a filing', () => {
  it('shows phone and identity numbers to those who see the whole record only', async () => {
    const proposerAccountId = resident.account?.id ?? ''
    const place = { communityId: guiyuan, proposerAccountId, stage: 'implement', status: 'closed' } as const
    const topicId = await insertTopicAt(app.database.ownerPool, place)
    const letter = '业主 33992119550803001X 的意见已采纳。'
    await insertRecord(app.database.ownerPool, { communityId: guiyuan, topicId }, 'filing', {
      submitted: {
        ...{ by: proposerAccountId, at: '2026-11-01T00:00:00.000Z', on: '2026-11-01' },
        ...{ responsible: '李主任 13900001234', letter },
      },
    })
    const read = async (who: Caller) => detailOf(await who.get(`/api/topics/${topicId}`)).records.filing.submitted
    expect(await read(admin)).toMatchObject({ responsible: '李主任 13900001234', letter })
    expect(await read(await app.signIn('county-observer'))).toEqual(await read(neighbour))
    expect(await read(neighbour)).toMatchObject({
      responsible: '李主任 139****1234',
      letter: '业主 339921********001X 的意见已采纳。',
    })
  })
})

describe('the record', () => {
  it('shows residents neither spokespersons nor who stepped aside, nor what was written into the chain', async () => {
    let topic = await screened('名字')
    topic = await step(coordinator, topic, 'propose.accept', { answer: '受理' })
    topic = await step(coordinator, topic, 'participants.set', {
      ...BY_HOUSEHOLD,
      stakeholders: [{ party: '一层住户', interest: 'BURDEN', spokesperson: '王建国' }],
      recusals: [{ person: '李秀英', reason: '亲属' }],
    })
    const insider = await coordinator.get(`/api/topics/${topic.id}`)
    const outsider = await neighbour.get(`/api/topics/${topic.id}`)
    const events = await neighbour.get(`/api/topics/${topic.id}/events`)
    expect(insider.text).toContain('王建国')
    for (const { text } of [outsider, events]) expect(text).not.toMatch(/王建国|李秀英/)
    expect(detailOf(outsider).records.participants.set?.recusals[0]?.person).toBe('李某某')
  })

  it('shows those who oversee steps, roles and times, but neither names nor what anybody said', async () => {
    const proposerAccountId = resident.account?.id ?? ''
    const place = { communityId: guiyuan, proposerAccountId, stage: 'deliberate', status: 'active' } as const
    const topicId = await insertTopicAt(app.database.ownerPool, place)
    await insertRecord(app.database.ownerPool, { communityId: guiyuan, topicId }, 'deliberate', {
      sessions: [
        {
          ...{ format: 'OPEN_TALK', from: '2026-11-01', to: '2026-11-01', place: '门厅', organiser: '桂苑社区' },
          ...{ chair: '沈国平', minuteTaker: '徐水根', attendance: 9, unitsReached: 9, unitsInvited: 12 },
          ...{ attendanceEvidence: '签到表', agenda: '长椅', conclusion: '同意', media: 0 },
          ...{ speeches: [{ stance: 'OPPOSE', summary: '夜里太吵，找我 138 0013 8000' }], signatures: ['方秀珍'] },
          ...{ id: newId(), by: proposerAccountId, at: '2026-11-01T10:00:00.000Z' },
        },
      ],
    })
    const names = /沈国平|徐水根|方秀珍/
    for (const role of ['county-observer', 'auditor'] as const) {
      const overseer = await app.signIn(role)
      const seen = await overseer.get(`/api/topics/${topicId}`)
      expect(seen.text).not.toMatch(names)
      expect(seen.text).not.toMatch(/夜里太吵|0013 8000/)
      expect(detailOf(seen).records.deliberate.sessions[0]).toMatchObject({ attendance: 9, chair: '沈某某' })
      const events = await overseer.get(`/api/topics/${topicId}/events`)
      expect(events.body).toMatchObject({ items: [{ actorRole: 'resident', actorName: null, payload: null }] })
    }
    const read = detailOf(await neighbour.get(`/api/topics/${topicId}`)).records.deliberate.sessions[0]
    expect(read).toMatchObject({ chair: '沈国平', speeches: [{ summary: '夜里太吵，找我 138****8000' }] })
    expect((await admin.get(`/api/topics/${topicId}`)).text).toMatch(/138 0013 8000/)
  })

  it('shows what a proposer wrote with their phone number to the proposer and the desk only', async () => {
    const topic = await propose(resident, guiyuan, { submit: true, description: '长椅坏了，找我 138-0013-8000' })
    const read = async (who: Caller) => detailOf(await who.get(`/api/topics/${topic.id}`)).description
    expect(await read(resident)).toContain('138-0013-8000')
    expect(await read(coordinator)).toContain('138-0013-8000')
    expect(await read(neighbour)).toBe('长椅坏了，找我 138****8000')
  })
})

describe('two people at one topic', () => {
  it('take one step between them: the slower one is told where it stands', async () => {
    const topic = await screened('同时')
    const answers = await Promise.all([
      tryStep(coordinator, topic, 'propose.accept', { answer: '受理' }),
      tryStep(admin, topic, 'propose.return', { reason: '请补充' }),
    ])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const slower = answers.find(({ status }) => status === 409)
    expect(slower?.body).toMatchObject({ code: 'stale-version', current: { version: topic.version + 1 } })
  })
})

describe('side paths', () => {
  it('a split matter leaves a topic of its proposer behind, in examination', async () => {
    const proposed = await propose(resident, guiyuan, { submit: true, title: '拆分' })
    const sheet = Object(sheetWith({}))
    const hit = { answer: 'YES', ground: '民法典', evidence: '走访', partial: true }
    const exclusions = { ...sheet.exclusions, EX5_PRIVATE_DISPUTE: hit }
    const topic = await step(coordinator, proposed, 'propose.screen', { ...sheet, exclusions })
    const countersigned = await step(admin, topic, 'propose.countersign')
    const split = await step(admin, countersigned, 'propose.split', {
      ...{ destination: 'MEDIATION', organisation: '调解委员会', reason: '涉及私人纠纷' },
      ...{ admissibleTitle: '公共部分约定', admissibleText: '只谈公共部分' },
    })
    expect(split).toMatchObject({ status: 'referred' })
    const [childId] = split.childTopicIds
    const child = detailOf(await resident.get(`/api/topics/${childId}`))
    expect(child).toMatchObject({
      title: '公共部分约定',
      status: 'screening',
      parentTopicId: topic.id,
      relation: 'split',
      mine: true,
    })
  })

  it('a suspended topic goes on where it stood', async () => {
    const topic = await toNotice(resident, coordinator, guiyuan, '中止')
    const rest = await step(admin, topic, 'topic.suspend', {
      reason: 'AWAIT_EXPERT',
      resumeBy: addDays(civilDateOf(topic.now), 30),
      note: '等专家',
    })
    expect(rest).toMatchObject({ stage: 'notice', status: 'suspended', suspension: { reason: 'AWAIT_EXPERT: 等专家' } })
    expect(await step(admin, rest, 'topic.resume', { note: '恢复' })).toMatchObject({
      stage: 'notice',
      status: 'active',
      suspension: null,
    })
  })

  it('the electorate is counted anew when the scope changes, and keeps the units that stay', async () => {
    const empty = { building: '9', stairwell: '1', room: '101', active: false }
    await insertHousehold(app.database.ownerPool, guiyuan, empty)
    let topic = await screened('范围')
    topic = await step(coordinator, topic, 'propose.accept', { answer: '受理' })
    topic = await step(coordinator, topic, 'participants.set', BY_HOUSEHOLD)
    const mine = detailOf(await resident.get(`/api/topics/${topic.id}`)).me.units
    topic = await step(coordinator, topic, 'participants.set', {
      ...BY_HOUSEHOLD,
      scope: { kind: 'building', buildings: ['9'] },
    })
    expect(topic.electorate.heads).toBe(0)
    topic = await step(coordinator, topic, 'participants.set', BY_HOUSEHOLD)
    expect(topic.electorate.heads).toBe(2)
    const again = await step(coordinator, topic, 'participants.set', BY_HOUSEHOLD)
    const after = detailOf(await resident.get(`/api/topics/${again.id}`)).me.units
    expect(mine.map(({ label }) => label)).toEqual(['7-2-101'])
    expect(after.map(({ label }) => label)).toEqual(['7-2-101'])
    expect(again.motions).toHaveLength(1)
  })

  it('another topic’s motion is not taken over', async () => {
    let topic = await screened('抢')
    topic = await step(coordinator, topic, 'propose.accept', { answer: '受理' })
    const other = await toNotice(resident, coordinator, guiyuan, '别的')
    const motions = [{ id: other.motions[0]?.id, text: '抢', presetId: 'SIMPLE_POLL' }]
    const stolen = await tryStep(coordinator, topic, 'participants.set', { ...BY_HOUSEHOLD, motions })
    expect([stolen.status, codeOf(stolen)]).toEqual([422, 'invalid-input'])
    expect(detailOf(await coordinator.get(`/api/topics/${other.id}`)).motions[0]?.text).toBe('晚上八点半结束')
  })
})

describe('cooling-off', () => {
  it('holds back the same question until ninety days after the publicity of its defeat', async () => {
    const proposerAccountId = resident.account?.id ?? ''
    const seed = { communityId: guiyuan, proposerAccountId, stage: 'filing', status: 'not-adopted' } as const
    const lost = await insertTopicAt(app.database.ownerPool, seed)
    const record = { published: { on: '2026-07-09', endsOn: '2099-07-16', places: ['公告栏'], by: proposerAccountId } }
    await insertRecord(app.database.ownerPool, { communityId: guiyuan, topicId: lost }, 'vote', record)
    const again = await screened('议 题')
    const refused = await tryStep(coordinator, again, 'propose.accept', { answer: '受理' })
    expect(refused.body).toMatchObject({
      code: 'guard-unmet',
      unmet: [{ id: 'CO.1', params: { until: '2099-10-14' } }],
    })
  })
})

describe('the list', () => {
  it('is paged without losing or repeating a topic', async () => {
    const all = topicListSchema.parse((await coordinator.get('/api/topics?limit=100')).body).items.map(({ id }) => id)
    const paged: string[] = []
    let after: string | null = ''
    while (after !== null) {
      const answer = await coordinator.get(
        `/api/topics?limit=3${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`,
      )
      const page = topicListSchema.parse(answer.body)
      paged.push(...page.items.map(({ id }) => id))
      after = page.next
    }
    expect(paged).toEqual(all)
    expect(all.length).toBeGreaterThan(5)
  })

  it('finds by words of the title, by place and by whose it is', async () => {
    const topic = await propose(neighbour, guiyuan, { submit: true, title: '100%_特别' })
    const search = async (query: string) =>
      topicListSchema.parse((await neighbour.get(`/api/topics?${query}`)).body).items
    expect((await search(`query=${encodeURIComponent('%_特')}`)).map(({ id }) => id)).toEqual([topic.id])
    expect((await search('mine=true')).map(({ id }) => id)).toEqual([topic.id])
    expect((await search('stage=propose&status=screening&limit=100')).map(({ id }) => id)).toContain(topic.id)
    expect(await search('stage=vote')).toEqual([])
  })

  it('tells a township what waits for it in all its communities, with the co-signs of each', async () => {
    const proposerAccountId = resident.account?.id ?? ''
    const place = { proposerAccountId, stage: 'filing', status: 'submitted' } as const
    const ids = [guiyuan, app.regions.jinlan].map((communityId) =>
      insertTopicAt(app.database.ownerPool, { ...place, communityId }),
    )
    const [here, there] = await Promise.all(ids)
    await transaction(app.database.ownerPool, { communityId: app.regions.jinlan }, (client) =>
      client.query(`insert into co_sign (community_id, topic_id, person_id, entered_by) values ($1, $2, $3, $4)`, [
        ...[app.regions.jinlan, there, newId(), proposerAccountId],
      ]),
    )
    const township = await app.signIn('township-admin')
    const list = topicListSchema.parse((await township.get('/api/topics?awaiting=true')).body)
    const found = list.items.map(({ id, coSigns, communityName }) => ({ id, coSigns, communityName }))
    expect(found).toHaveLength(2)
    expect(found).toContainEqual({ id: here, coSigns: 0, communityName: '桂苑社区' })
    expect(found).toContainEqual({ id: there, coSigns: 1, communityName: '锦澜社区' })
  })

  it('shows nothing to a system administrator, who runs the machine', async () => {
    const system = await app.signIn('system-admin')
    expect(topicListSchema.parse((await system.get('/api/topics')).body).items).toEqual([])
  })
})
