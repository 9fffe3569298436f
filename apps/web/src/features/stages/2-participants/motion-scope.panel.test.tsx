import { snapshotLeaves, snapshotRoot } from '@gongyi/shared/domain'
import { draftTopic } from '@gongyi/shared/testing'
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer } from '../../../testing/answers.js'
import { renderApp } from '../../../testing/render.js'
import { sessionOf, topicAfter, topicSeenBy } from '../../../testing/topic.js'
import { ParticipantsPanel } from './panel.js'
import { PublicList } from './public-list.js'

const AREA = '01900000-0000-7000-8000-0000000000c1'
const SECOND = '01900000-0000-7000-8000-0000000000c2'
const accepted = topicAfter('propose.accept', draftTopic({ category: 'OWNERS_RULES', template: 'owners-decision' }))
const path = `/api/topics/${accepted.id}`
const roster = `/api/communities/${accepted.communityId}`
const preview = `POST ${path}/electorate/preview`
const list = (heads: number, areaCenti: string) => ({ heads, areaCenti, units: heads + 1, difference: null })
const counted = {
  ...{ source: 'units', heads: 14, areaCenti: '133680', units: 16, explained: [], explainedTotal: 0, developer: null },
  ...{ leftOut: [], buildings: [], nonHukou: { households: 0, of: 20 }, difference: null },
  motions: [list(14, '133680'), list(11, '94680')],
  choices: { grids: [], uses: [] },
}
const area = {
  ...{ id: AREA, name: '桂苑新村', developerName: null, units: 16, unitsNotCounted: 0, heads: 14, areaCenti: 133680 },
  ...{ developerHeads: 0, developerAreaCenti: 0, version: 1 },
}
const desk = {
  'GET /api/session': sessionOf('coordinator'),
  [preview]: counted,
  [`GET ${roster}/places`]: { items: [{ propertyAreaId: AREA, building: '7', stairwell: '2', count: 12 }] },
  [`GET ${roster}/property-areas`]: { items: [area] },
  [`POST ${path}/participants/set`]: topicSeenBy('coordinator', accepted),
}

describe('who votes on which motion, at the desk', () => {
  it('is not asked where there is one motion only', async () => {
    answer(desk)
    await renderApp(<ParticipantsPanel topic={topicSeenBy('coordinator', accepted)} />)
    expect(await screen.findByRole('button', { name: '再加一项' })).toBeDefined()
    expect(screen.queryByText('另选范围')).toBeNull()
  })

  it('is the whole matter unless chosen otherwise; the count stands below each motion, and a half chosen scope is not sent', async () => {
    const sent = answer(desk)
    await renderApp(<ParticipantsPanel topic={topicSeenBy('coordinator', accepted)} />)
    await userEvent.click(await screen.findByRole('button', { name: '再加一项' }))
    await userEvent.type(screen.getByLabelText(/第 2 项 表决内容/), '7 幢 2 单元加装电梯')
    const second = within(screen.getByRole('radiogroup', { name: '第 2 项由谁表决' }))
    expect(second.getByRole('radio', { name: '和整个议题相同', checked: true })).toBeDefined()
    await userEvent.click(second.getByRole('radio', { name: '另选范围' }))
    const where = within(screen.getByRole('radiogroup', { name: '第 2 项在多大范围里表决' }))
    await userEvent.click(where.getByRole('radio', { name: '一个单元' }))
    await userEvent.click(screen.getByRole('button', { name: '确定并生成名单' }))
    expect(sent.some(({ route }) => route.endsWith('/participants/set'))).toBe(false)
    expect(screen.getByText('请填写这一项')).toBeDefined()
    await userEvent.selectOptions(screen.getByLabelText(/^楼幢/), '7')
    await userEvent.selectOptions(screen.getByLabelText(/^单元/), '2')
    expect(await screen.findByText('第 1 项：14 个表决单元，1,336.80 m²')).toBeDefined()
    expect(await screen.findByText('第 2 项：11 个表决单元，946.80 m²')).toBeDefined()
    const scope = { kind: 'stairwell', propertyAreaId: AREA, buildings: ['7'], stairwell: '2' }
    await waitFor(() => {
      const body = sent.filter(({ route }) => route === preview).at(-1)?.body
      expect(body).toMatchObject({ motions: [{ presetId: 'OWNERS_GENERAL' }, { presetId: 'OWNERS_GENERAL', scope }] })
    })
    await userEvent.click(screen.getByRole('button', { name: '确定并生成名单' }))
    await waitFor(() => {
      const { input } = Object(sent.find(({ route }) => route.endsWith('/participants/set'))?.body)
      expect(input.motions).toMatchObject([{}, { text: '7 幢 2 单元加装电梯', scope }])
      expect(input.motions[0]).not.toHaveProperty('scope')
    })
  })
})

describe('the public list of two motions with lists of their own', () => {
  const base = topicAfter('participants.lock', draftTopic({ template: 'standard' }))
  const { set } = base.records.participants
  const [first] = set?.motions ?? []
  if (set === undefined || first === undefined) throw new Error('the walk has no motion')
  const other = { ...first, id: SECOND, text: '加装电梯', scope: { kind: 'stairwell' as const, buildings: ['7'] } }
  const participants = { ...base.records.participants, set: { ...set, motions: [first, other] } }
  const topic = { ...base, records: { ...base.records, participants } }
  const leaves = snapshotLeaves([{ key: 'a', label: '8-1-102', areaCenti: 1n, unitIds: [], motions: [] }], 's')
  const shown = {
    ...{ state: 'FROZEN', heads: 14, areaCenti: '133680', root: snapshotRoot(leaves), version: 1, next: null },
    frozenAt: '2026-11-27T04:00:00.000Z',
    motions: [
      { motionId: first.id, no: 1, heads: 14, areaCenti: '133680' },
      { motionId: SECOND, no: 2, heads: 11, areaCenti: '94680' },
    ],
    items: [
      { index: 0, label: '7-2-101', isDeveloper: false, leafHash: 'a', mine: false, motions: [1, 2] },
      { index: 1, label: '8-1-102', isDeveloper: false, leafHash: 'b', mine: false, motions: [1] },
    ],
    mine: [],
  }

  it('says on which each house number votes, and is read and printed for one motion alone', async () => {
    answer({
      'GET /api/session': sessionOf('resident'),
      [`GET /api/topics/${topic.id}`]: topicSeenBy('resident', topic),
      [`GET /api/topics/${topic.id}/electorate`]: shown,
    })
    await renderApp(<PublicList topicId={topic.id} />)
    expect(await screen.findByText('表决第 1、2 项')).toBeDefined()
    expect(screen.getByText('表决第 1 项')).toBeDefined()
    expect(screen.getByText('共 14 个表决单元，面积合计 1,336.80 m²')).toBeDefined()
    await userEvent.selectOptions(screen.getByLabelText('看哪一项的名单'), SECOND)
    expect(await screen.findByText('共 11 个表决单元，面积合计 946.80 m²')).toBeDefined()
  })
})
