import { actionRule } from '@gongyi/shared/domain'
import { draftTopic, willingFacts } from '@gongyi/shared/testing'
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer } from '../../../testing/answers.js'
import { renderApp } from '../../../testing/render.js'
import { sessionOf, topicAfter, topicSeenBy } from '../../../testing/topic.js'
import { ParticipantsPanel } from './panel.js'

const accepted = topicAfter('propose.accept')
const path = `/api/topics/${accepted.id}`
const roster = `/api/communities/${accepted.communityId}`
const areaId = '01900000-0000-7000-8000-0000000000c1'
const places = [
  { propertyAreaId: null, building: '7', stairwell: '1', count: 12 },
  { propertyAreaId: null, building: '7', stairwell: '2', count: 11 },
  { propertyAreaId: areaId, building: '7', stairwell: '2', count: 12 },
]
const area = {
  id: areaId,
  name: '桂苑新村',
  developerName: null,
  units: 12,
  unitsNotCounted: 0,
  heads: 11,
  areaCenti: 94680,
  developerHeads: 0,
  developerAreaCenti: 0,
  version: 1,
}
const counted = {
  ...{ source: 'units', heads: 11, areaCenti: '94680', units: 12, explainedTotal: 1 },
  developer: { units: 2, areaCenti: '17060' },
  explained: [
    {
      ...{ reason: 'SAME_OWNER', areaCenti: '14500', names: ['陈志强'] },
      units: [
        { label: '7-2-501', areaCenti: '7250' },
        { label: '7-2-601', areaCenti: '7250' },
      ],
    },
  ],
  leftOut: [{ reason: 'NOT_COUNTED', count: 3, areaCenti: '3600' }],
  buildings: [{ building: '7', heads: 11 }],
  nonHukou: { households: 3, of: 10 },
  difference: {
    ...{ topicId: accepted.id, title: '上次加装电梯', lockedAt: '2026-10-01T04:00:00.000Z', unchanged: 10 },
    ...{ added: ['7-2-602'], removed: [], changed: [] },
  },
  motions: [],
  choices: {
    grids: [],
    uses: [
      { use: 'RESIDENTIAL', count: 12 },
      { use: 'PARKING', count: 3 },
    ],
  },
}
const preview = `POST ${path}/electorate/preview`
const rosterAnswers = {
  [preview]: counted,
  [`GET ${roster}/places`]: { items: places },
  [`GET ${roster}/property-areas`]: { items: [area] },
}

/** The desk's forms arrive in a chunk of their own. */
function form(action: string): Promise<HTMLElement> {
  return waitFor(() => {
    const found = document.querySelector(`form[data-action="${action}"]`)
    if (!(found instanceof HTMLElement)) throw new Error(`no form for ${action}`)
    return found
  })
}

/** What was sent besides counting, which writes nothing. */
function written(sent: readonly { route: string }[]): readonly string[] {
  return sent.map(({ route }) => route).filter((route) => !route.startsWith('GET') && route !== preview)
}

async function sentInput(sent: readonly { route: string; body: unknown }[], verb: string): Promise<unknown> {
  await waitFor(() => expect(sent.some(({ route }) => route.endsWith(verb))).toBe(true))
  const body = sent.find(({ route }) => route.endsWith(verb))?.body
  return (body as { input: unknown }).input
}

describe('step 2 at the desk', () => {
  it('sets a small matter on one press: the screened question, the category’s first rule, the whole community', async () => {
    const set = topicAfter('participants.set')
    const sent = answer({
      'GET /api/session': sessionOf('coordinator'),
      ...rosterAnswers,
      [`POST ${path}/participants/set`]: topicSeenBy('coordinator', set),
    })
    await renderApp(<ParticipantsPanel topic={topicSeenBy('coordinator', accepted)} />)
    await userEvent.click(await screen.findByRole('button', { name: '确定并生成名单' }))
    const input = actionRule('participants.set').input.parse(await sentInput(sent, '/participants/set'))
    expect(input).toMatchObject({
      scope: { kind: 'community' },
      motions: [{ text: accepted.records.propose.screening?.question, presetId: 'SIMPLE_POLL' }],
      stakeholders: [{ interest: 'BENEFIT' }],
    })
  })

  it('proposes the stairwell of a lift, and only the rule the law fixes', async () => {
    const draft = draftTopic({ category: 'OWNERS_REBUILD', template: 'owners-decision', title: '7幢2单元加装电梯' })
    const lift = topicAfter('propose.accept', draft)
    const sent = answer({
      'GET /api/session': sessionOf('community-admin'),
      ...rosterAnswers,
      [`POST ${path}/participants/set`]: topicSeenBy('community-admin', lift),
    })
    await renderApp(<ParticipantsPanel topic={topicSeenBy('community-admin', lift)} />)
    await screen.findByText('表决事项')
    const card = within(await form('participants.set'))
    expect(card.getAllByRole('radio', { name: /业主共同决定/ })).toHaveLength(1)
    expect(card.getByText(/四分之三以上同意才通过/)).toBeDefined()
    await userEvent.click(card.getByRole('button', { name: '确定并生成名单' }))
    expect(await sentInput(sent, '/participants/set')).toMatchObject({
      scope: { kind: 'stairwell', propertyAreaId: areaId, buildings: ['7'], stairwell: '2' },
    })
  })

  it('asks for a spokesperson of whoever bears a burden, and sends it', async () => {
    const sent = answer({
      'GET /api/session': sessionOf('coordinator'),
      ...rosterAnswers,
      [`POST ${path}/participants/set`]: topicSeenBy('coordinator', accepted),
    })
    await renderApp(<ParticipantsPanel topic={topicSeenBy('coordinator', accepted)} />)
    await userEvent.selectOptions(await screen.findByLabelText('第 1 方的利害'), 'BURDEN')
    await userEvent.click(screen.getByRole('button', { name: '确定并生成名单' }))
    expect(screen.getByText('请写明代言人')).toBeDefined()
    expect(written(sent)).toEqual([])
    await userEvent.type(screen.getByLabelText(/第 1 方的代言人/), '沈阿姨')
    await userEvent.click(screen.getByRole('button', { name: '确定并生成名单' }))
    expect(await sentInput(sent, '/participants/set')).toMatchObject({
      stakeholders: [{ interest: 'BURDEN', spokesperson: '沈阿姨' }],
    })
  })

  it('counts while the scope is chosen, explains each joined head, and says what is left out and what is new', async () => {
    const lift = topicAfter('propose.accept', draftTopic({ category: 'OWNERS_REBUILD', template: 'owners-decision' }))
    const sent = answer({ 'GET /api/session': sessionOf('coordinator'), ...rosterAnswers })
    await renderApp(<ParticipantsPanel topic={topicSeenBy('coordinator', lift)} />)
    const card = within(await screen.findByRole('region', { name: '按现在的选择，谁来表决' }))
    expect(card.getByText('946.80 m²')).toBeDefined()
    expect(card.getByText('7-2-501、7-2-601：同一业主，算一位（陈志强），145.00 m²')).toBeDefined()
    expect(card.getByText(/开发商未售、未交付 2 套，170.60 m²/)).toBeDefined()
    expect(card.getByText(/车位、储藏间 3 个/)).toBeDefined()
    expect(card.getByText('多出 1：7-2-602')).toBeDefined()
    expect(card.getByText(/非本地户籍 3 户/)).toBeDefined()
    expect(screen.getByText(/由法律规定，不能更改（民法典 /)).toBeDefined()
    await userEvent.click(screen.getByRole('checkbox', { name: '住宅（12）' }))
    await waitFor(() =>
      expect(sent.filter(({ route }) => route === preview).at(-1)?.body).toMatchObject({
        scope: { kind: 'property-area', propertyAreaId: areaId, uses: ['RESIDENTIAL'] },
        motions: [{ presetId: 'OWNERS_SPECIAL' }],
      }),
    )
  })

  it('sends chair and minute-taker together, how a party was heard and where it speaks', async () => {
    const sent = answer({
      'GET /api/session': sessionOf('coordinator'),
      ...rosterAnswers,
      [`POST ${path}/participants/set`]: topicSeenBy('coordinator', accepted),
    })
    await renderApp(<ParticipantsPanel topic={topicSeenBy('coordinator', accepted)} />)
    await userEvent.type(await screen.findByLabelText('主持人'), '林晓燕')
    await userEvent.click(screen.getByRole('button', { name: '确定并生成名单' }))
    expect(screen.getByText('主持人和记录人要一起填写')).toBeDefined()
    expect(written(sent)).toEqual([])
    await userEvent.type(screen.getByLabelText('记录人'), '周桂兰')
    await userEvent.click(screen.getByText('第 1 方的更多情况'))
    await userEvent.selectOptions(screen.getByLabelText('怎么听取意见'), 'VISIT')
    await userEvent.type(screen.getByLabelText(/代表哪些楼幢/), '3、5')
    await userEvent.click(screen.getByRole('checkbox', { name: '代表非本地户籍住户' }))
    await userEvent.click(screen.getByRole('button', { name: '确定并生成名单' }))
    const input = actionRule('participants.set').input.parse(await sentInput(sent, '/participants/set'))
    expect(input).toMatchObject({
      officers: { chair: { name: '林晓燕', side: 'COMMITTEE' }, minuteTaker: { name: '周桂兰', side: 'RESIDENT' } },
      stakeholders: [{ howHeard: 'VISIT', buildings: ['3', '5'], nonHukou: true }],
    })
  })

  it('keeps locking shut while nobody is on the list, and says so', async () => {
    const topic = topicAfter('participants.set')
    const facts = { ...willingFacts(topic), electorate: { ...willingFacts(topic).electorate, heads: 0 } }
    answer({ 'GET /api/session': sessionOf('coordinator'), ...rosterAnswers })
    await renderApp(<ParticipantsPanel topic={topicSeenBy('coordinator', topic, {}, facts)} />)
    const card = within(await form('participants.lock'))
    expect(card.getByRole('button', { name: '锁定名册' }).hasAttribute('disabled')).toBe(true)
    expect(card.getByText(/参与名单不能为空/)).toBeDefined()
  })

  it('answers a correction', async () => {
    const draft = draftTopic({ template: 'standard' })
    const topic = topicAfter('participants.publicise', draft)
    const id = '01900000-0000-7000-8000-0000000000d1'
    const correction = {
      ...{ id, text: '7-2-501 面积不对', at: '2026-11-23T04:00:00.000Z' },
      ...{ taken: { channel: 'DOORSTEP', of: '田大妈' }, decision: null, decidedAt: null },
      ...{ kind: 'WRONG_AREA', evidence: '产权证', upheld: null, dueOn: '2026-11-25', mine: false },
    }
    const answered = {
      ...correction,
      ...{ id: '01900000-0000-7000-8000-0000000000d2', taken: null, text: '漏了一户' },
      ...{ decision: '名册里有这一户', decidedAt: correction.at, upheld: false },
    }
    const sent = answer({
      'GET /api/session': sessionOf('coordinator'),
      ...rosterAnswers,
      [`GET ${path}/corrections`]: { items: [correction, answered] },
      [`POST ${path}/corrections/${id}/decision`]: { id },
    })
    await renderApp(<ParticipantsPanel topic={topicSeenBy('coordinator', topic)} />)
    await userEvent.type(await screen.findByLabelText(/对第 1 件的答复/), '已按产权证更正')
    expect(screen.getByText('上门登记：田大妈')).toBeDefined()
    expect(screen.getAllByText('证明：产权证')).toHaveLength(2)
    expect(screen.getByText('答复：名册里有这一户（名单不变）')).toBeDefined()
    await userEvent.click(screen.getByRole('radio', { name: /^成立/ }))
    await userEvent.click(screen.getByRole('button', { name: '答复第 1 件' }))
    await waitFor(() =>
      expect(sent.find(({ route }) => route.endsWith('/decision'))?.body).toEqual({
        decision: '已按产权证更正',
        upheld: true,
      }),
    )
  })
})

describe('a correction at the counter or the door', () => {
  it('is taken down by name, since whoever misses has no unit, with how they agreed', async () => {
    const topic = topicAfter('participants.publicise', draftTopic({ template: 'standard' }))
    const sent = answer({
      'GET /api/session': sessionOf('coordinator'),
      ...rosterAnswers,
      [`GET ${path}/corrections`]: { items: [] },
      [`POST ${path}/corrections`]: { id: areaId },
    })
    await renderApp(<ParticipantsPanel topic={topicSeenBy('coordinator', topic)} />)
    const [fold] = await screen.findAllByText('登记当面更正')
    if (fold === undefined) throw new Error('there is no fold')
    await userEvent.click(fold)
    await userEvent.type(screen.getByLabelText(/哪里不对/), '名单上没有 3-1-102')
    await userEvent.click(screen.getByRole('button', { name: '登记更正' }))
    expect(screen.getByText('请写姓名')).toBeDefined()
    expect(written(sent)).toEqual([])
    await userEvent.type(screen.getByLabelText(/^姓名/), '田大妈')
    await userEvent.click(screen.getByRole('radio', { name: '服务大厅' }))
    await userEvent.type(screen.getByLabelText(/本人怎样同意的/), '念给她听过')
    await userEvent.click(screen.getByRole('button', { name: '登记更正' }))
    await waitFor(() =>
      expect(sent.find(({ route }) => route === `POST ${path}/corrections`)?.body).toMatchObject({
        kind: 'OTHER',
        text: '名单上没有 3-1-102',
        taken: { channel: 'COUNTER', consent: '念给她听过', name: '田大妈' },
      }),
    )
  })
})

describe('step 2 for a resident', () => {
  const publicised = topicAfter('participants.publicise', draftTopic({ template: 'standard' }))
  const unit = { id: areaId, label: '7-2-501', areaCenti: '8650', motions: [], noticeConfirmed: false, ballots: [] }

  it('says whether I am on the list, with my house number, and until when it can be corrected', async () => {
    const topic = topicSeenBy('resident', publicised)
    const sent = answer({
      'GET /api/session': sessionOf('resident'),
      [`GET ${path}/corrections`]: { items: [] },
      [`POST ${path}/corrections`]: { id: areaId },
    })
    await renderApp(<ParticipantsPanel topic={{ ...topic, me: { ...topic.me, units: [unit] } }} />)
    expect(await screen.findByText('您在名单里')).toBeDefined()
    expect(screen.getByText(/7-2-501/)).toBeDefined()
    expect(document.querySelector('form[data-action]')).toBeNull()
    await userEvent.selectOptions(screen.getByLabelText('哪一类问题'), 'WRONG_AREA')
    await userEvent.type(screen.getByLabelText(/哪里不对/), '面积应为 88.50')
    await userEvent.type(screen.getByLabelText(/有什么可以证明/), '产权证')
    await userEvent.click(screen.getByRole('button', { name: '提出更正' }))
    await waitFor(() =>
      expect(sent.find(({ route }) => route === `POST ${path}/corrections`)?.body).toEqual({
        ...{ kind: 'WRONG_AREA', text: '面积应为 88.50', evidence: '产权证' },
      }),
    )
  })

  it('tells somebody who is not on it what to do', async () => {
    answer({ 'GET /api/session': sessionOf('resident'), [`GET ${path}/corrections`]: { items: [] } })
    await renderApp(<ParticipantsPanel topic={topicSeenBy('resident', publicised)} />)
    expect(await screen.findByText('您不在这份名单里')).toBeDefined()
  })
})
