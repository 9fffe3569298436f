import { letterViewSchema, referralListSchema, type TopicDetail, topicListSchema } from '@gongyi/shared/contracts'
import { DESTINATION_IDS, screeningDeadlines } from '@gongyi/shared/domain'
import { SCREENING_CASES } from '@gongyi/shared/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type Caller, codeOf, startTestApp, type TestApp } from '../../test/app.js'
import { transaction } from '../../test/database.js'
import { insertHousehold } from '../../test/fixtures/roster.js'
import { pdfPages } from '../../test/pdf-text.js'
import { fresh, referralOf, screeningOf, sheetWith, toldOf } from '../../test/screening.js'
import { detailOf, propose, step, tryStep } from '../../test/topics.js'
import { LapseService } from './lapse.service.js'

const OPINION = { conclusion: 'OBJECTION', adviser: '街道法律顾问', text: '不属于可协商事项。' }
const LEAK = { title: '表决让402赔偿漏水并停用卫生间', description: '302室天花板发霉，402不认账。', category: 'SAFETY' }
const LANE = { title: '东侧消防车道划成18个车位并上地锁', description: '停车太难。', category: 'SAFETY' }

let app: TestApp
let guiyuan: string
let proposer: Caller
let neighbour: Caller
let coordinator: Caller
let admin: Caller
let township: Caller

beforeAll(async () => {
  app = await startTestApp()
  guiyuan = app.regions.guiyuan
  await at('2026-10-19T01:00:00.000Z')
  await signIn()
})
afterAll(() => app.close())

const accounts = new Map<string, Awaited<ReturnType<TestApp['account']>>>()

/** Sessions of the desk end with the day: whoever comes back signs in again. */
async function signIn(): Promise<void> {
  const as = async (name: string, role: Parameters<TestApp['account']>[0]) => {
    const known = accounts.get(name)
    if (known) return app.signInAs(known)
    const account = await app.account(role)
    accounts.set(name, account)
    if (role === 'resident') {
      const home = { building: '7', stairwell: '2', room: `${101 + accounts.size}`, accountId: account.id }
      await insertHousehold(app.database.ownerPool, guiyuan, home)
    }
    return app.signInAs(account)
  }
  proposer = await as('proposer', 'resident')
  neighbour = await as('neighbour', 'resident')
  coordinator = await as('coordinator', 'coordinator')
  admin = await as('admin', 'community-admin')
  township = await as('township', 'township-admin')
}

async function at(instant: string): Promise<void> {
  const answer = await app.anonymous.post('/api/test/clock', { at: instant })
  if (answer.status >= 300) throw new Error(answer.text)
}

/** Nine in the morning of a day in Shanghai. */
async function onDay(day: string): Promise<void> {
  await at(`${day}T01:00:00.000Z`)
  await signIn()
}

async function screened(words: object, yes: Readonly<Record<string, string>>, suspect = {}): Promise<TopicDetail> {
  const topic = await propose(proposer, guiyuan, { submit: true, ...words })
  return step(coordinator, topic, 'propose.screen', sheetWith(yes, { category: topic.category }, suspect))
}

const said = (answer: Answer) => [answer.status, codeOf(answer), unmetOf(answer)]

function unmetOf(answer: Answer): readonly string[] {
  const { unmet = [] } = Object(answer.body)
  return unmet.map(({ id }: { id: string }) => id)
}

describe('the table of screening fixtures, through HTTP (domain.md §9.1)', () => {
  it.each(SCREENING_CASES)('$text', async ({ text, yes, lands, disclosure }) => {
    let topic = await screened({ title: text }, yes)
    topic = await step(admin, topic, 'propose.countersign')
    const conclusion = lands.action === 'propose.accept' ? 'NO_OBJECTION' : 'OBJECTION'
    topic = await step(admin, topic, 'propose.legal-opinion', { ...OPINION, conclusion })
    expect(topic.disclosure).toBe(disclosure)
    if (lands.action === 'propose.accept') {
      topic = await step(admin, topic, 'propose.accept', { answer: '已受理。' })
      expect([topic.stage, topic.status]).toEqual(['participants', 'active'])
      return
    }
    expect(unmetOf(await tryStep(admin, topic, 'propose.accept', { answer: '已受理。' }))).toContain('G1.3')
    // Where it goes is the API's own suggestion; anywhere else is refused
    const { suggested } = await screeningOf(admin, topic)
    expect(suggested).toContain(lands.to)
    const to = (destination: string) => {
      const order = { destination, organisation: lands.organisation, reason: text }
      return lands.action === 'propose.decline' ? { ground: lands.ground, reason: text, referrals: [order] } : order
    }
    const elsewhere = DESTINATION_IDS.find((id) => !suggested.includes(id)) ?? ''
    expect((await tryStep(admin, topic, lands.action, to(elsewhere))).status).toBe(422)
    topic = await step(admin, topic, lands.action, to(lands.to))
    expect(topic.status).toBe(lands.action === 'propose.decline' ? 'declined' : 'referred')
    const { referrals, letters } = await screeningOf(proposer, topic)
    expect(referrals).toMatchObject([{ destination: lands.to, organisation: lands.organisation, state: 'DECIDED' }])
    expect(letters.map(({ kind }) => kind)).toEqual([lands.action === 'propose.decline' ? 'DECLINE' : 'REFERRAL'])
  })
})

describe('case C11: a quarrel between neighbours', () => {
  let topic: TopicDetail
  const ground = { EX5_PRIVATE_DISPUTE: '相邻两户之间的民事赔偿，《民法典》第二百九十六条' }
  const doubt = { EX4_MANIFESTLY_UNFAIR: '由多数人决定少数人的赔偿责任，《民法典》第四条' }
  const order = {
    destination: 'MEDIATION',
    organisation: '桂苑社区人民调解委员会',
    reason: '两户之间的民事纠纷，不适合表决。',
    disputeKind: 'LEAK',
    level: 'L2',
    parties: ['4幢302室', '4幢402室'],
  }

  it('goes to the mediators of the community, on two signatures and a legal opinion for the doubt', async () => {
    await onDay('2026-10-19')
    topic = await screened(LEAK, ground, doubt)
    expect(said(await tryStep(coordinator, topic, 'propose.refer', order))).toEqual([
      422,
      'guard-unmet',
      ['G1.2', 'G1.8'],
    ])
    topic = await step(admin, topic, 'propose.countersign')
    topic = await step(admin, topic, 'propose.legal-opinion', OPINION)
    await onDay('2026-10-21')
    topic = await fresh(coordinator, topic)
    for (const party of ['李大牛', '302室 王小梅', '13800005678']) {
      const { status, body } = await tryStep(coordinator, topic, 'propose.refer', { ...order, parties: [party] })
      expect([status, body]).toMatchObject([422, { errors: [{ pointer: '/input/parties', code: 'not-a-home' }] }])
    }
    topic = await step(coordinator, topic, 'propose.refer', order)
    expect(topic).toMatchObject({
      status: 'referred',
      records: { propose: { referral: { destination: 'MEDIATION' } } },
    })
    expect((await referralOf(proposer, topic)).slipNo).toBe(topic.caseNo.replace('XS-', 'ZB-'))
  })

  it('makes nothing of step 2: no electorate, no motion, no poll', async () => {
    const { rows } = await transaction(app.database.ownerPool, { communityId: guiyuan }, (client) =>
      client.query(
        `select (select count(*)::int from voting_unit where topic_id = $1) as units,
           (select count(*)::int from motion where topic_id = $1) as motions, (select count(*)::int from poll where topic_id = $1) as polls`,
        [topic.id],
      ),
    )
    expect(rows).toEqual([{ units: 0, motions: 0, polls: 0 }])
  })

  it('is followed by its proposer to the result and rated, with the days each step may take', async () => {
    const { id: referralId } = await referralOf(coordinator, topic)
    expect(await referralOf(proposer, topic)).toMatchObject({ state: 'DECIDED', dueOn: '2026-10-22', overdue: false })
    const take = async (action: Parameters<typeof step>[2], input: object = {}, who = coordinator) => {
      topic = await step(who, await fresh(who, topic), action, { referralId, ...input })
    }
    await take('propose.referral-sent', { note: '当面移交' })
    expect(await referralOf(proposer, topic)).toMatchObject({
      state: 'SENT',
      sentOn: '2026-10-21',
      dueOn: '2026-10-23',
    })
    await onDay('2026-10-22')
    await take('propose.referral-received')
    // L2: seven days from the day the mediators had it
    expect(await referralOf(proposer, topic)).toMatchObject({ state: 'RECEIVED', dueOn: '2026-10-28' })
    await onDay('2026-10-24')
    const agreement = { on: '2026-10-24', text: '赔偿2600元，10日内修好' }
    await take('propose.referral-result', { outcome: 'AGREED', note: '双方同意，已签书面协议', agreement })
    expect(await referralOf(proposer, topic)).toMatchObject({
      ...{ state: 'DONE', outcome: 'AGREED', agreement: agreement.text, judicialUntil: '2026-11-23', dueOn: null },
      steps: [{ kind: 'DECIDED' }, { kind: 'SENT', note: '当面移交' }, { kind: 'RECEIVED' }, { kind: 'RESULT' }],
    })
    const other = await tryStep(coordinator, await fresh(coordinator, topic), 'propose.rate-referral', {
      referralId,
      satisfied: true,
    })
    expect(said(other)).toEqual([422, 'guard-unmet', ['OW.2']])
    await take('propose.rate-referral', { satisfied: true, note: '很满意' }, proposer)
    expect(await referralOf(coordinator, topic)).toMatchObject({ satisfied: true, satisfiedNote: '很满意' })
    expect(await toldOf(proposer, topic)).toEqual([
      ...['topic.submitted', 'topic.referred'],
      ...['topic.referral-sent', 'topic.referral-received', 'topic.referral-answered'],
    ])
  })

  it('shows its parties to nobody outside: not in the detail, the list, a search, the events or the referral', async () => {
    for (const stranger of [neighbour, await app.signIn('supervisor'), await app.signIn('county-observer')]) {
      const pages = await Promise.all(
        ['', '/screening', '/events'].map((part) => stranger.get(`/api/topics/${topic.id}${part}`)),
      )
      const lists = await Promise.all(
        ['/api/topics?limit=100', '/api/topics?query=402'].map((url) => stranger.get(url)),
      )
      for (const { status, text } of [...pages, ...lists]) {
        expect(status).toBe(200)
        // Ids, hashes and times are random digits
        expect(text.replaceAll(/[0-9a-f-]{36,64}|\.\d{3}Z/g, '')).not.toMatch(/302|402|2600|漏水/)
      }
      expect(topicListSchema.parse(lists[1]?.body).items.map(({ id }) => id)).not.toContain(topic.id)
    }
    expect((await proposer.get(`/api/topics/${topic.id}`)).text).toContain('402')
    const { parties } = await referralOf(proposer, topic)
    expect([parties, (await referralOf(admin, topic)).parties]).toEqual([[], order.parties])
  })

  it('with two more of its kind in twelve months suggests a rule to the desk, and to nobody else', async () => {
    expect((await screeningOf(coordinator, topic)).similarDisputes).toBeNull()
    for (const room of ['501', '601']) {
      let next = await screened({ ...LEAK, title: `楼上${room}室漏水要求赔偿` }, ground)
      next = await step(admin, next, 'propose.countersign')
      await step(coordinator, next, 'propose.refer', { ...order, parties: [room] })
    }
    expect((await screeningOf(coordinator, topic)).similarDisputes).toEqual({ kind: 'LEAK', count: 3 })
    expect((await screeningOf(proposer, topic)).similarDisputes).toBeNull()
    // A year later the first three have left the twelve months
    await onDay('2027-10-26')
    expect((await screeningOf(coordinator, topic)).similarDisputes).toBeNull()
  })

  it('takes its steps in order, never in the future, and stands on the desk’s list until it is answered', async () => {
    await onDay('2027-11-01')
    let next = await screened({ ...LEAK, title: '隔壁漏水赔偿' }, ground)
    next = await step(admin, next, 'propose.countersign')
    next = await step(coordinator, next, 'propose.refer', order)
    const { id: referralId } = await referralOf(coordinator, next)
    const early = await tryStep(coordinator, next, 'propose.referral-received', { referralId })
    expect(said(early)[0]).toBe(409)
    const future = await tryStep(coordinator, next, 'propose.referral-sent', { referralId, on: '2027-11-02' })
    expect(said(future).slice(0, 2)).toEqual([422, 'invalid-input'])
    const foreign = await tryStep(coordinator, next, 'propose.referral-sent', { referralId: next.id })
    expect(said(foreign).slice(0, 2)).toEqual([422, 'invalid-input'])
    const out = async (state: string) =>
      referralListSchema
        .parse((await coordinator.get(`/api/communities/${guiyuan}/referrals?state=${state}`)).body)
        .items.map(({ topicId }) => topicId)
    expect(await out('overdue')).not.toContain(next.id)
    await onDay('2027-11-03')
    expect(await out('overdue')).toContain(next.id)
    expect((await neighbour.get(`/api/communities/${guiyuan}/referrals`)).status).toBe(403)
    expect(next.awaitsMe).toBe(true)
  })
})

describe('case C12: popular and unlawful', () => {
  let topic: TopicDetail
  const ground = { EX3_UNLAWFUL_OR_IMPROPER: '《消防法》第二十八条、第六十条' }
  const decline = {
    ground: 'EX3_UNLAWFUL_OR_IMPROPER',
    reason: '消防车通道不得占用，多少人同意都不能表决。',
    referrals: [
      { destination: 'FIRE', organisation: '禾川市消防救援大队', reason: '请现场指导' },
      { destination: 'ADMIN_ENFORCEMENT', organisation: '云溪街道综合行政执法队', reason: '请拆除已装的地锁' },
    ],
  }

  it('is declined although everybody signed it: two screeners and a legal opinion, and no co-sign counts against EX3', async () => {
    await onDay('2026-11-02')
    topic = await propose(proposer, guiyuan, { submit: true, ...LANE })
    for (let n = 0; n < 61; n += 1) {
      const { personId } = await insertHousehold(app.database.ownerPool, guiyuan, {
        building: '9',
        stairwell: '1',
        room: `${n}`,
      })
      const answer = await coordinator.post(`/api/topics/${topic.id}/co-signs`, {
        onBehalfOfPersonId: personId,
        consent: true,
      })
      expect(answer.status).toBe(201)
    }
    const sheet = sheetWith(ground, { category: topic.category })
    topic = await step(coordinator, await fresh(coordinator, topic), 'propose.screen', sheet)
    expect(topic.coSigns).toBe(61)
    expect(unmetOf(await tryStep(admin, topic, 'propose.accept', { answer: '受理' }))).toContain('G1.3')
    expect(said(await tryStep(admin, topic, 'propose.decline', decline))).toEqual([
      422,
      'guard-unmet',
      ['G1.2', 'G1.8', 'ST.1'],
    ])
    topic = await step(admin, topic, 'propose.countersign')
    expect(said(await tryStep(admin, topic, 'propose.decline', decline))).toEqual([
      422,
      'guard-unmet',
      ['G1.8', 'ST.1'],
    ])
    await onDay('2026-11-03')
    topic = await step(admin, await fresh(admin, topic), 'propose.legal-opinion', OPINION)
    await onDay('2026-11-04')
    topic = await step(admin, await fresh(admin, topic), 'propose.decline', decline)
    expect(topic.records.propose.declined).toMatchObject({ statutoryInitiative: true })
    expect(await toldOf(township, topic)).toEqual(['topic.declined'])
  })

  it('is answered in a letter with its number, ground and right of review, on screen and on paper', async () => {
    const { letters, referrals } = await screeningOf(proposer, topic)
    expect(letters.map(({ kind }) => kind)).toEqual(['DECLINE'])
    expect(referrals.map(({ destination }) => destination)).toEqual(['FIRE', 'ADMIN_ENFORCEMENT'])
    const url = `/api/topics/${topic.id}/letters/${letters[0]?.id}`
    const letter = letterViewSchema.parse((await proposer.get(url)).body)
    expect(letter.number).toMatch(/^桂苑不受〔2026〕\d+号$/)
    const text = letter.paragraphs.join('\n')
    for (const word of ['《消防法》第二十八条', '2026年11月11日', '云溪街道', '消防救援大队', topic.caseNo])
      expect(text).toContain(word)
    expect(letterViewSchema.parse((await proposer.get(`${url}?locale=en`)).body).title).toBe('Notice of refusal')
    const pdf = await app.fastify.inject({
      method: 'GET',
      url: `${url}/pdf`,
      headers: { cookie: proposer.cookie ?? '' },
    })
    expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf'])
    expect(pdfPages(pdf.rawPayload).join('')).toContain(letter.number)
    for (const stranger of [neighbour, await app.signIn('supervisor')])
      for (const path of [url, `${url}/pdf`]) expect((await stranger.get(path)).status).toBe(404)
  })

  it('numbers every letter once, a register per community, kind and year', async () => {
    const { rows } = await transaction(app.database.ownerPool, { communityId: guiyuan }, (client) =>
      client.query('select number from screening_letter where community_id = $1', [guiyuan]),
    )
    const numbers = rows.map(({ number }) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
    const declines = numbers.filter((number) => number.startsWith('桂苑不受〔2026〕')).length
    expect(numbers).toContain(`桂苑不受〔2026〕${declines}号`)
  })

  it('is reviewed by the township at its proposer’s request, once, within 5 working days', async () => {
    const why = { reason: '通道够宽，请再看看。' }
    expect(screeningDeadlines(topic)).toMatchObject([{ id: 'review-request', dueOn: '2026-11-11' }])
    expect(said(await tryStep(neighbour, topic, 'propose.request-review', why)).slice(0, 2)).toEqual([
      403,
      'not-permitted',
    ])
    await onDay('2026-11-05')
    topic = await step(proposer, await fresh(proposer, topic), 'propose.request-review', why)
    expect(screeningDeadlines(topic)).toMatchObject([{ id: 'review-answer', dueOn: '2026-11-12' }])
    expect(topic.waitsFor).toContain('township-admin')
    expect(await toldOf(township, topic)).toEqual(['topic.declined', 'topic.review-requested'])
    expect((await fresh(township, topic)).awaitsMe).toBe(true)
    const waiting = topicListSchema.parse((await township.get('/api/topics?awaiting=true&limit=100')).body)
    expect(waiting.items.map(({ id }) => id)).toContain(topic.id)
    expect(said(await tryStep(admin, topic, 'propose.uphold', why)).slice(0, 2)).toEqual([403, 'not-permitted'])
    await onDay('2026-11-10')
    topic = await step(township, await fresh(township, topic), 'propose.uphold', { reason: '消防车道不得占用，维持。' })
    expect([topic.status, screeningDeadlines(topic)]).toEqual(['declined', []])
    expect((await screeningOf(proposer, topic)).letters.map(({ kind }) => kind)).toEqual(['DECLINE', 'REVIEW'])
    expect(await toldOf(proposer, topic)).toEqual(['topic.submitted', 'topic.declined', 'topic.review-upheld'])
    const again = await tryStep(proposer, await fresh(proposer, topic), 'propose.request-review', why)
    expect(said(again)).toEqual([409, 'wrong-status', ['PH.1']])
  })

  it('goes on as a lawful proposal that links back to it', async () => {
    await onDay('2026-11-12')
    const words = { title: '错时共享停车和夜间限时停车', text: '与写字楼错时共享车位。' }
    topic = await step(proposer, await fresh(proposer, topic), 'propose.alternative', words)
    const child = detailOf(await proposer.get(`/api/topics/${topic.childTopicIds[0]}`))
    expect(child).toMatchObject({ parentTopicId: topic.id, relation: 'split', title: words.title, status: 'draft' })
    let accepted = await step(proposer, child, 'propose.submit')
    accepted = await step(coordinator, accepted, 'propose.screen', sheetWith({}))
    accepted = await step(admin, accepted, 'propose.countersign')
    accepted = await step(coordinator, accepted, 'propose.accept', { answer: '已受理。' })
    expect([accepted.stage, accepted.parentTopicId]).toEqual(['participants', topic.id])
  })
})

describe('a review asked for too late', () => {
  it('is refused with the day until which it could be asked for; one overturned brings the topic back', async () => {
    await onDay('2026-11-16')
    const decline = { ground: 'EX2_SUPERIOR_MANDATE', reason: '必须执行' }
    const declined = async () => {
      const topic = await screened({ title: '是否执行防台风转移令' }, { EX2_SUPERIOR_MANDATE: '县防指〔2026〕8号' })
      return step(admin, await step(admin, topic, 'propose.countersign'), 'propose.decline', decline)
    }
    const [late, intime] = [await declined(), await declined()]
    await onDay('2026-11-23')
    const why = { reason: '没有这个文件' }
    let back = await step(proposer, await fresh(proposer, intime), 'propose.request-review', why)
    await onDay('2026-11-24')
    const refused = await tryStep(proposer, await fresh(proposer, late), 'propose.request-review', why)
    expect(said(refused)).toEqual([422, 'guard-unmet', ['RV.1']])
    expect(Object(refused.body).unmet[0].params).toEqual({ until: '2026-11-23' })
    back = await step(township, await fresh(township, back), 'propose.overturn', { reason: '文号有误，请重新审查' })
    expect(back).toMatchObject({ stage: 'propose', status: 'screening', due: { on: '2026-11-27' } })
    expect(await toldOf(proposer, back)).toEqual(['topic.submitted', 'topic.declined', 'topic.review-overturned'])
  })
})

describe('further information', () => {
  it('is asked for in a letter; the words before stay to be read, and silence closes the proposal by the clock', async () => {
    await onDay('2026-11-25')
    const give = async (title: string) => {
      const topic = await propose(proposer, guiyuan, { submit: true, title, description: '太暗' })
      return step(coordinator, topic, 'propose.return', { reason: '请写明是哪一处' })
    }
    let [answered, silent] = [await give('楼道照明'), await give('楼道扶手')]
    expect(answered.due).toEqual({ on: '2026-12-07', inDays: 12 })
    const body = { description: '7幢2单元三楼', expectedVersion: answered.version }
    answered = detailOf(await proposer.send('PATCH', `/api/topics/${answered.id}`, { body }))
    answered = await step(proposer, answered, 'propose.submit')
    const { texts, letters } = await screeningOf(coordinator, answered)
    expect(texts.map(({ description }) => description)).toEqual(['太暗', '7幢2单元三楼'])
    expect(letters.map(({ kind }) => kind)).toEqual(['SUPPLEMENT'])
    expect((await screeningOf(neighbour, answered)).texts).toEqual([])
    const bell = { communityId: guiyuan, topicId: silent.id, after: '2026-12-07' }
    // The bell hangs in the queue, for the first moment of the day after by the database's clock
    const { rows } = await app.database.ownerPool.query(
      `select round(extract(epoch from run_at - now() + app_now()))::int as rings from graphile_worker.jobs where key = $1`,
      [`lapse-returned-proposal:${silent.id}`],
    )
    expect(rows).toEqual([{ rings: Date.parse('2026-12-08T00:00:00+08:00') / 1000 }])
    await app.app.get(LapseService).ring(bell)
    expect((await fresh(proposer, silent)).status).toBe('returned')
    await at('2026-12-07T16:00:00.000Z')
    await signIn()
    expect(said(await tryStep(proposer, silent, 'propose.submit'))).toEqual([422, 'guard-unmet', ['RI.1', 'RI.3']])
    const edit = { description: '太晚', expectedVersion: silent.version }
    expect((await proposer.send('PATCH', `/api/topics/${silent.id}`, { body: edit })).status).toBe(422)
    await app.app.get(LapseService).ring(bell)
    silent = await fresh(proposer, silent)
    expect(silent).toMatchObject({ status: 'withdrawn', records: { propose: { lapsed: { dueOn: '2026-12-07' } } } })
    const events = await proposer.get(`/api/topics/${silent.id}/events`)
    expect(Object(events.body).items.at(-1)).toMatchObject({
      type: 'topic.lapsed',
      actorRole: 'clock',
      actorName: null,
    })
    expect(await toldOf(proposer, silent)).toEqual(['topic.submitted', 'topic.returned', 'topic.lapsed'])
  })
})

describe('merging', () => {
  it('asks every supporter and signs for those who say yes, keeping both texts', async () => {
    await onDay('2026-12-10')
    const target = await propose(neighbour, guiyuan, { submit: true, title: '中心花园加长椅', description: '两张长椅' })
    let topic = await screened(
      { title: '花园里放几张椅子', description: '三张椅子' },
      { DUPLICATE: '与已受理的议题相同' },
    )
    const sign = (who: Caller) => who.post(`/api/topics/${topic.id}/co-signs`, {})
    expect([(await sign(neighbour)).status]).toEqual([201])
    topic = await step(admin, await fresh(admin, topic), 'propose.countersign')
    topic = await step(admin, topic, 'propose.merge', { topicId: target.id, reason: '同一件事' })
    expect((await fresh(coordinator, target)).coSigns).toBe(0)
    expect(await toldOf(neighbour, topic)).toContain('topic.merged')
    const { question } = await screeningOf(neighbour, topic)
    expect(question).toMatchObject({ target: { id: target.id }, mine: null, asked: 2, yes: 0, no: 0 })
    const say = (who: Caller, supports: boolean) => who.post(`/api/topics/${topic.id}/merge-answer`, { supports })
    expect((await say(neighbour, false)).status).toBe(201)
    expect((await say(proposer, true)).status).toBe(201)
    expect(said(await say(proposer, false)).slice(0, 2)).toEqual([409, 'duplicate-contribution'])
    expect((await fresh(coordinator, target)).coSigns).toBe(1)
    expect((await screeningOf(coordinator, topic)).question).toMatchObject({ asked: 2, yes: 1, no: 1 })
    expect((await screeningOf(neighbour, target)).mergedFrom).toMatchObject([{ id: topic.id, description: '三张椅子' }])
    const stranger = await app.signIn('resident')
    expect(said(await say(stranger, true)).slice(0, 2)).toEqual([422, 'not-eligible'])
    const bare = (body: object) => coordinator.post(`/api/topics/${topic.id}/merge-answer`, body)
    const unasked = { supports: true, onBehalfOfPersonId: topic.id }
    expect(codeOf(await bare(unasked))).toBe('validation-failed')
    expect(codeOf(await bare({ ...unasked, consent: true }))).toBe('not-eligible')
  })
})
