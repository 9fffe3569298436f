import type { TopicDetail } from '@gongyi/shared/contracts'
import { addDays, civilDateOf, endOfDay, verifyDossier } from '@gongyi/shared/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, startTestApp, type TestApp } from '../../test/app.js'
import { insertHousehold } from '../../test/fixtures/roster.js'
import { BY_HOUSEHOLD, detailOf, step, tryStep } from '../../test/topics.js'
import { writePerson } from '../../test/vault.js'
import { Walk } from '../../test/walk.js'
import { newId } from '../platform/ids.js'

let app: TestApp
let walk: Walk

beforeAll(async () => {
  app = await startTestApp()
  walk = await Walk.prepare(app)
})
afterAll(() => app.close())

/** The supervisor agrees on the ground, the head of the community annuls. */
async function annul(closed: TopicDetail): Promise<TopicDetail> {
  const ground = 'NOTICE_DEFECT'
  const agreed = await step(await walk.as('supervisor'), closed, 'vote.agree-annul', { ground, text: '七幢没有告知' })
  return step(await walk.as('community-admin'), agreed, 'vote.annul', { ground, reason: '告知有遗漏' })
}

describe('an annulled ballot', () => {
  it('is nobody’s alone to annul', async () => {
    const closed = await walk.go('light', 'SERVICE', 'vote.close')
    const input = { ground: 'NEW_FACT', reason: '不喜欢' }
    const refused = await tryStep(await walk.as('community-admin'), closed, 'vote.annul', input)
    expect(refused.body).toMatchObject({ code: 'guard-unmet', unmet: [{ id: 'SU.2' }] })
  })

  it('stays on record as void while the matter is deliberated anew', async () => {
    const closed = await walk.go('light', 'SERVICE', 'vote.close')
    const annulled = await annul(closed)
    expect(annulled).toMatchObject({ stage: 'deliberate', round: 2, outcome: null })
    expect(annulled.polls.map(({ round, status }) => ({ round, status }))).toEqual([{ round: 1, status: 'void' }])
    expect(annulled.records.deliberate).toEqual({ sessions: [], reason: '告知有遗漏' })
    expect(annulled.records.vote.opened).toBeUndefined()
  })

  it('keeps in the electorate whoever has cast one', async () => {
    const closed = await walk.go('light', 'SERVICE', 'vote.close')
    const admin = await walk.as('community-admin')
    const annulled = await annul(closed)
    const widened = await step(admin, annulled, 'deliberate.widen', { reason: '涉及面更广' })
    const empty = { building: '9', stairwell: '1', room: '101', active: false }
    await insertHousehold(app.database.ownerPool, app.regions.guiyuan, empty)
    const motions = widened.motions.map(({ id, text, presetId }) => ({ id, text, presetId }))
    const smaller = { scope: { kind: 'building', buildings: ['9'] }, motions }
    const refused = await tryStep(admin, widened, 'participants.set', smaller)
    expect([refused.status, codeOf(refused)]).toEqual([409, 'electorate-in-use'])
    // On the list of another motion they would stay, but they have voted on this one
    const other = { text: '另一项', presetId: 'RESIDENT_MEETING_HOUSEHOLD' }
    const moved = { ...BY_HOUSEHOLD, motions: [...motions.map((one) => ({ ...one, scope: smaller.scope })), other] }
    const kept = await tryStep(admin, widened, 'participants.set', moved)
    expect([kept.status, codeOf(kept)]).toEqual([409, 'electorate-in-use'])
    expect((await step(admin, widened, 'participants.set', { ...BY_HOUSEHOLD, motions })).electorate.heads).toBe(20)
  })
})

describe('a ballot', () => {
  it('is extended to a later end only', async () => {
    const open = await walk.go('light', 'SERVICE', 'vote.open')
    const admin = await walk.as('community-admin')
    const earlier = await tryStep(admin, open, 'vote.extend', { closesOn: '2026-01-01', reason: '提前' })
    expect(earlier.body).toMatchObject({ status: 422, code: 'invalid-input', errors: [{ pointer: '/input/closesOn' }] })
    const closesOn = addDays(civilDateOf(open.now), 40)
    const tooLate = await tryStep(admin, open, 'vote.extend', { closesOn: '2099-01-01', reason: '延长' })
    expect(tooLate.body).toMatchObject({ status: 422, errors: [{ code: 'extended-too-much' }] })
    const later = await step(admin, open, 'vote.extend', { closesOn, reason: '延长' })
    expect(later.polls[0]?.closesAt).toBe(endOfDay(closesOn))
  })

  it('shows nobody how it stands while it is open, and tellers alone before it is published', async () => {
    const open = await walk.go('light', 'SERVICE', 'vote.open')
    await walk.later(12)
    const closed = await walk.take(open.id, 'vote.close', 'community-admin')
    expect(open.polls[0]?.tally).toBeNull()
    expect(closed.polls[0]).toMatchObject({ status: 'closed', turnoutHeads: 19, tally: { for: { heads: 17 } } })
    await walk.take(open.id, 'vote.count', 'community-admin')
    const resident = detailOf(await (await walk.as('resident')).get(`/api/topics/${open.id}`))
    expect(resident.polls[0]).toMatchObject({ status: 'counted', turnoutHeads: 19, tally: null, count: null })
    expect(resident.records.vote.count).toBeUndefined()
    await walk.take(open.id, 'vote.publish', 'community-admin')
    const published = detailOf(await (await walk.as('resident')).get(`/api/topics/${open.id}`))
    expect(published.polls[0]?.count).toMatchObject({ outcome: 'PASSED' })
  })
})

describe('an objection', () => {
  it('holds the resolution up until it is decided, and is decided once', async () => {
    let topic = await walk.go('light', 'SERVICE', 'vote.publish')
    const objectionId = newId()
    await walk.sql(
      `insert into objection (community_id, id, topic_id, round, kind, text, entered_by)
       values ($1, $2, $3, 1, 'COUNT_ERROR', '少数了一票', $4)`,
      ...[objectionId, topic.id, walk.account('resident').id],
    )
    await walk.later(4)
    const admin = await walk.as('community-admin')
    const held = await tryStep(admin, topic, 'vote.finalise', { resolution: '放置长椅' })
    expect(held.body).toMatchObject({ code: 'guard-unmet', unmet: [{ id: 'G6.4', params: { open: 1 } }] })
    const decision = { objectionId, upheld: false, text: '复核无误' }
    topic = await step(admin, topic, 'vote.decide-objection', decision)
    const twice = await tryStep(admin, topic, 'vote.decide-objection', decision)
    expect(twice.body).toMatchObject({ code: 'invalid-input', errors: [{ pointer: '/input/objectionId' }] })
    expect(await step(admin, topic, 'vote.finalise', { resolution: '放置长椅' })).toMatchObject({ stage: 'filing' })
  })
})

describe('a filing', () => {
  it('returned for its form is mended in place and keeps its round', async () => {
    const submitted = await walk.go('light', 'SERVICE', 'filing.submit')
    const township = await walk.as('township-admin')
    const returned = await step(township, submitted, 'filing.return', { reason: 'FORM_ERROR', note: '缺责任人' })
    expect(returned).toMatchObject({ stage: 'filing', status: 'returned', round: 1 })
    const again = await walk.take(returned.id, 'filing.submit', 'community-admin')
    expect(again).toMatchObject({ stage: 'filing', status: 'submitted', filingNo: null })
  })

  it('returned for its procedure goes back to deliberation in a new round', async () => {
    const submitted = await walk.go('light', 'SERVICE', 'filing.submit')
    const township = await walk.as('township-admin')
    const returned = await step(township, submitted, 'filing.return', { reason: 'NOTICE_DEFECT', note: '告知不足' })
    expect(returned).toMatchObject({ stage: 'deliberate', round: 2, filingNo: null })
    expect(returned.records.filing.returns).toHaveLength(1)
  })

  it('shows its dossier before it is filed, without a number and without residents’ names or phones', async () => {
    const frozen = await walk.go('light', 'SERVICE', 'format.complete')
    await walk.later(5)
    const coordinator = await walk.as('coordinator')
    await walk.inCommunity((client, communityId) => writePerson(client, communityId, { id: newId(), name: '王小明' }))
    const heldOn = addDays(civilDateOf(frozen.now), 5)
    const session = {
      ...{
        format: 'OPEN_TALK',
        from: heldOn,
        to: heldOn,
        place: '广场',
        organiser: '居委会',
        chair: '书记',
      },
      ...{ minuteTaker: '记录员', attendance: 25, unitsReached: 20, unitsInvited: 20, attendanceEvidence: '签到表' },
      ...{ agenda: '长椅', speeches: [], silence: '没有人发言' },
      ...{ conclusion: '王小明（13800001234）同意', signatures: ['书记', '记录员', '王小明'], media: 1 },
    }
    await step(coordinator, frozen, 'deliberate.record', session)
    await walk.goOn(frozen.id, 'light', 'deliberate.record', 'vote.finalise')
    const dossier = await (await walk.as('coordinator')).get(`/api/topics/${frozen.id}/dossier`)
    expect(verifyDossier(dossier.body, { names: ['王小明'] })).toMatchObject({ ok: true, value: { filing: null } })
    expect(dossier.text).toContain('王某某（138****1234）同意')
  })
})

describe('the documentation of the API', () => {
  it('names every step with its input', async () => {
    const { body } = await app.anonymous.get('/api/docs-json')
    const text = JSON.stringify(body)
    for (const id of ['propose/submit', 'vote/count', 'filing/accept', 'topic/suspend']) {
      expect(text).toContain(`POST /api/topics/{topicId}/${id} by`)
    }
  })
})
