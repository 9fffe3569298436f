import { type DrawDesk as Desk, drawDeskSchema } from '@gongyi/shared/contracts'
import { addDays, civilDateOf } from '@gongyi/shared/domain'
import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer, type SentRequest } from '../../testing/answers.js'
import { renderApp } from '../../testing/render.js'
import { OWN_ACCOUNT, sessionWith } from '../../testing/sessions.js'
import { topicAfter, topicSeenBy } from '../../testing/topic.js'
import { DrawsCard } from '../stages/2-participants/draws-card.js'
import { DrawDesk } from './draw-desk.js'
import { NewDraw } from './new-draw.js'

const topic = topicSeenBy('community-admin', topicAfter('propose.accept'))
const ID = '0199c000-0000-7000-8000-000000000001'
const AT = '2026-11-26T10:00:00.000Z'
const TOKEN = '0000000000000003'
const draws = `/api/topics/${topic.id}/draws`

function desk(more: object = {}): Desk {
  return drawDeskSchema.parse({
    ...{ id: ID, topicId: topic.id, topicTitle: topic.title, purpose: '停车改造协商代表', state: 'DRAWN', seats: 1 },
    ...{ reserves: 1, buildings: [], dimensions: [], today: '2026-11-26', poolHash: 'a'.repeat(64), seed: '12345' },
    source: { name: '双色球', on: '2026-11-26', meeting: false },
    pool: { ...{ size: 9, withoutBirthDate: 0, excluded: 0, unclear: [] }, strata: [] },
    ...{ committed: null, seedEntered: null, confirmed: null, witnessed: null, abandoned: null, agreed: null },
    ...{ needsAgreement: false, emptySeats: 0, deeds: [], people: [] },
    ...more,
  })
}

const person = (more: object) => ({
  ...{ token: TOKEN, stratum: '1', state: 'CALLED', replaces: null, name: '陈志强', home: '7-1-101', told: null },
  ...more,
})

async function open(shown: Desk, more: Readonly<Record<string, unknown>> = {}) {
  const sent = answer({
    'GET /api/session': sessionWith('community-admin'),
    [`GET ${draws}/${ID}`]: shown,
    ...more,
  })
  await renderApp(<DrawDesk topicId={topic.id} drawId={ID} />)
  await screen.findByRole('heading', { level: 1 })
  return sent
}

const posted = (sent: readonly SentRequest[]) =>
  sent.filter(({ route }) => route.startsWith('POST')).map(({ route, body }) => [route, body])

describe('what somebody drawn told the desk', () => {
  it('is sent with the way it came in and the consent, and not without them', async () => {
    const told = `POST ${draws}/${ID}/answers`
    const sent = await open(desk({ deeds: ['answer'], people: [person({})] }), { [told]: { id: ID } })
    await userEvent.click(screen.getByRole('button', { name: '记为不参加：陈志强' }))
    const dialog = within(await screen.findByRole('alertdialog'))
    await userEvent.click(dialog.getByRole('button', { name: '记为不参加' }))
    expect(dialog.getByText('请写明本人怎样同意')).toBeTruthy()
    expect(posted(sent)).toEqual([])
    await userEvent.click(dialog.getByRole('radio', { name: '电话' }))
    await userEvent.type(dialog.getByRole('textbox'), '电话里说可以')
    await userEvent.click(dialog.getByRole('button', { name: '记为不参加' }))
    const body = { token: TOKEN, answer: 'DECLINED', channel: 'PHONE', consent: '电话里说可以' }
    expect(posted(sent)).toEqual([[told, body]])
  })

  it('is confirmed by a colleague when the days are over, and by nobody before', async () => {
    const told = { at: AT, by: '林晓敏', from: '2026-11-29T10:00:00.000Z' }
    const confirm = `POST ${draws}/${ID}/answers/confirm`
    const people = [
      person({ state: 'DECLINE_TOLD', told: { ...told, mayConfirm: true } }),
      person({ token: '0000000000000004', name: '许梅', state: 'DECLINE_TOLD', told: { ...told, mayConfirm: false } }),
    ]
    const sent = await open(desk({ deeds: ['answer'], people }), { [confirm]: { id: ID } })
    expect(screen.getAllByText(/林晓敏于 .+ 代记不参加/)).toHaveLength(2)
    expect(screen.queryByRole('button', { name: '核对：不参加：许梅' })).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: '核对：不参加：陈志强' }))
    await userEvent.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: '核对：不参加' }))
    expect(posted(sent)).toEqual([[confirm, { token: TOKEN }]])
  })
})

describe('a second draw', () => {
  it('waits for somebody to agree', async () => {
    await open(desk({ state: 'DRAFT', poolHash: null, seed: null, needsAgreement: true, deeds: ['abandon'] }))
    expect(screen.getByText('这个议题已经抽过签')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '封存名单' })).toBeNull()
  })

  it('is agreed to with a reason', async () => {
    const agree = `POST ${draws}/${ID}/agree`
    const shown = desk({ state: 'DRAFT', poolHash: null, seed: null, needsAgreement: true, deeds: ['agree'] })
    const sent = await open(shown, { [agree]: { id: ID } })
    await userEvent.click(screen.getByRole('button', { name: '同意再抽一次' }))
    expect(screen.getByText('请写明理由，4 到 500 个字')).toBeTruthy()
    await userEvent.type(screen.getByLabelText(/同意的理由/), '原代表有四人搬离')
    await userEvent.click(screen.getByRole('button', { name: '同意再抽一次' }))
    const dialog = within(await screen.findByRole('alertdialog'))
    await userEvent.click(dialog.getByRole('button', { name: '同意再抽一次' }))
    expect(posted(sent)).toEqual([[agree, { reason: '原代表有四人搬离' }]])
  })
})

describe('a plan begun', () => {
  it('is there again after a reload', async () => {
    const open = async () => {
      answer({
        'GET /api/session': sessionWith('community-admin'),
        [`GET /api/topics/${topic.id}`]: topic,
        [`GET /api/communities/${topic.communityId}/buildings`]: { items: [] },
      })
      const view = await renderApp(<NewDraw topicId={topic.id} />)
      await screen.findByLabelText(/抽签用来做什么/)
      return view
    }
    const before = await open()
    await userEvent.type(screen.getByLabelText(/抽签用来做什么/), '停车改造协商代表')
    before.unmount()
    await open()
    expect(await screen.findByDisplayValue('停车改造协商代表')).toBeTruthy()
  })
})

describe('the buildings to choose from', () => {
  it('are those of the topic, also where one chosen earlier is outside by now', async () => {
    const { set } = topicAfter('participants.set').records.participants
    if (set === undefined) throw new Error('nothing was set')
    const participants = { set: { ...set, scope: { kind: 'building' as const, buildings: ['7', '8'] } } }
    const narrowed = { ...topic, records: { ...topic.records, participants } }
    const item = (building: string) => ({ propertyAreaId: null, propertyArea: null, building, households: 12 })
    const preview = `POST ${draws}/preview`
    const begun = {
      purpose: '停车改造',
      seats: 2,
      reserves: 1,
      dimensions: [],
      buildings: ['7', '9'],
      source: '双色球',
    }
    const sent = answer({
      'GET /api/session': sessionWith('community-admin'),
      [`GET /api/topics/${topic.id}`]: narrowed,
      [`GET /api/communities/${topic.communityId}/buildings`]: { items: ['7', '8', '9'].map(item) },
      [preview]: { size: 3, withoutBirthDate: 0, excluded: 1, unclear: ['许梅'], strata: [] },
    })
    const key = `gongyi.draft.${OWN_ACCOUNT}.${topic.id}.draw-plan`
    const on = addDays(civilDateOf(topic.now), 1)
    sessionStorage.setItem(key, JSON.stringify({ ...begun, on }))
    await renderApp(<NewDraw topicId={topic.id} />)
    expect(await screen.findByRole('checkbox', { name: '7 幢' })).toHaveProperty('checked', true)
    expect(screen.queryByRole('checkbox', { name: '9 幢' })).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: '看看会怎么分' }))
    expect(await screen.findByText(/许梅：名单里有同名的人/)).toBeTruthy()
    expect(screen.getByText(/1 人与议题有利害关系或主持协商/)).toBeTruthy()
    expect(posted(sent)).toEqual([[preview, { ...begun, buildings: ['7'], source: { name: '双色球', on } }]])
  })
})

describe('the list of draws', () => {
  const line = (more: object) => ({
    ...{ id: ID, purpose: '停车改造', state: 'ABANDONED', seats: 6, sourceOn: '2026-11-26', createdAt: AT },
    ...more,
  })

  it('links to the public page of a draw given up after its commitment, with the day, and to no page there is not', async () => {
    const items = [
      line({ abandonedAt: AT, isPublic: true }),
      line({ id: '0199c000-0000-7000-8000-000000000002', abandonedAt: AT, isPublic: false }),
    ]
    answer({
      'GET /api/session': sessionWith('community-admin'),
      [`GET ${draws}`]: { items, mayOpen: true, mayCreate: false },
    })
    await renderApp(<DrawsCard topic={topic} />)
    const links = await screen.findAllByRole('link', { name: '看是否抽中您，自己重算' })
    expect(links.map((link) => link.getAttribute('href'))).toEqual([`/draws/${ID}`])
    expect(screen.getAllByText(/2026/)).toHaveLength(2)
  })
})
