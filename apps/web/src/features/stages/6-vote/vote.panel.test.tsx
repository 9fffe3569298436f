import { type TopicDetail, topicDetailSchema } from '@gongyi/shared/contracts'
import { actionRule, count, VOTING_PRESETS } from '@gongyi/shared/domain'
import { useQuery } from '@tanstack/react-query'
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useNavigate } from 'react-router'
import { describe, expect, it } from 'vitest'
import { topicQuery } from '../../../lib/topics/queries.js'
import { answer, refusal } from '../../../testing/answers.js'
import { renderApp } from '../../../testing/render.js'
import { OWN_ACCOUNT, sessionWith } from '../../../testing/sessions.js'
import { type Walk, walkedTopic } from '../../../testing/walked-topic.js'
import { VotePanel } from './panel.js'

const UNIT = '01900000-0000-7000-8000-0000000000a1'
const SECOND = '01900000-0000-7000-8000-0000000000c2'

function path(topic: Pick<TopicDetail, 'id'>, rest = '') {
  return `/api/topics/${topic.id}${rest}`
}

function pollsOf(topic: TopicDetail, more: Partial<TopicDetail['polls'][number]> = {}) {
  return topic.motions.map((motion) => ({
    id: motion.id.replace(/.$/, '9'),
    motionId: motion.id,
    round: topic.round,
    presetId: motion.presetId,
    status: 'open' as const,
    opensAt: '2026-12-13T00:00:00.000Z',
    closesAt: '2026-12-24T16:00:00.000Z',
    eligibleHeads: 100,
    eligibleAreaCenti: '0',
    turnoutHeads: 61,
    turnoutAreaCenti: '0',
    unverifiedPaper: 0,
    tally: null,
    count: null,
    ...more,
  }))
}

/** A vote that is open, as the role sees it; with a second motion when asked. */
function openVote(as: Walk['as'], { motions = 1 } = {}): TopicDetail {
  const topic = walkedTopic({ before: 'vote.close', as, facts: {} })
  const first = topic.motions[0]
  if (first === undefined) throw new Error('the sample topic has a motion')
  const second = { ...first, id: SECOND, no: 2, text: '长椅旁装一盏路灯' }
  const asked = motions === 2 ? [first, second] : [first]
  const own = asked.map(({ id }) => ({ motionId: id, areaCenti: '8900' }))
  const units = topic.me.units.map((unit) => ({ ...unit, motions: own }))
  const open = { ...topic, motions: asked, me: { ...topic.me, units } }
  const during = topicDetailSchema.parse({ ...open, now: '2026-12-20T04:00:00.000Z' })
  return { ...during, polls: pollsOf(during) }
}

function voted(topic: TopicDetail, choice = 'FOR'): TopicDetail {
  const at = '2026-12-20T04:01:00.000Z'
  const units = topic.me.units.map((unit) => ({
    ...unit,
    ballots: topic.motions.map(({ id }) => ({ motionId: id, choice, receipt: 'K7QM2F8D', channel: 'ONLINE', at })),
  }))
  return { ...topic, me: { ...topic.me, units } }
}

/** The panel over the live query, as on the topic page. */
function Page({ topicId }: { readonly topicId: string }) {
  const topic = useQuery(topicQuery(topicId)).data
  return topic === undefined ? null : <VotePanel topic={topic} />
}

function PhoneBack() {
  const navigate = useNavigate()
  return (
    <button type="button" onClick={() => navigate(-1)}>
      手机返回键
    </button>
  )
}

const receipt = (topic: TopicDetail) => ({
  receipt: 'K7QM2F8D',
  motionId: topic.motions[0]?.id,
  votingUnitId: UNIT,
  choice: 'FOR',
  at: '2026-12-20T04:01:00.000Z',
})

describe('the vote, for a resident', () => {
  it('takes a choice, shows it once more, casts it and says so with a receipt', async () => {
    const topic = openVote('resident')
    let isIn = false
    const sent = answer({
      [`GET ${path(topic)}`]: () => (isIn ? voted(topic) : topic),
      [`POST ${path(topic, '/ballots')}`]: () => {
        isIn = true
        return receipt(topic)
      },
    })
    await renderApp(<Page topicId={topic.id} />)
    await userEvent.click(await screen.findByRole('radio', { name: '同意' }))
    await userEvent.click(screen.getByRole('button', { name: '下一步' }))
    const review = screen.getByRole('heading', { name: '请核对您的选择' })
    expect(document.activeElement).toBe(review)
    expect(sent.some(({ route }) => route.startsWith('POST'))).toBe(false)
    await userEvent.click(screen.getByRole('button', { name: '确认投票' }))
    const status = await screen.findByText('已投票')
    expect(status.closest('[role=status]')?.textContent).toContain('K7QM2F8D')
    expect(sent.find(({ route }) => route.endsWith('/ballots'))?.body).toMatchObject({
      motionId: topic.motions[0]?.id,
      votingUnitId: UNIT,
      choice: 'FOR',
    })
    expect(screen.queryByRole('button', { name: '确认投票' })).toBeNull()
  })

  it('goes back from the look back to the choice, and from there to the question before, with the phone’s own Back', async () => {
    const topic = openVote('resident', { motions: 2 })
    answer({ [`GET ${path(topic)}`]: topic })
    await renderApp(
      <>
        <Page topicId={topic.id} />
        <PhoneBack />
      </>,
      { path: `/topics/${topic.id}/vote#panel` },
    )
    const goBack = () => userEvent.click(screen.getByRole('button', { name: '手机返回键' }))
    for (const choice of ['同意', '反对']) {
      await userEvent.click(await screen.findByRole('radio', { name: choice }))
      await userEvent.click(screen.getByRole('button', { name: '下一步' }))
    }
    expect(screen.getByRole('heading', { name: '请核对您的选择' })).toBeTruthy()
    await goBack()
    expect(await screen.findByText('第 2 题，共 2 题')).toBeTruthy()
    expect(screen.getByRole('radio', { name: '反对', checked: true })).toBeTruthy()
    await goBack()
    expect(await screen.findByText('第 1 题，共 2 题')).toBeTruthy()
    expect(screen.getByRole('radio', { name: '同意', checked: true })).toBeTruthy()
  })

  it('asks only about the motions one votes on', async () => {
    const topic = openVote('resident', { motions: 2 })
    const units = topic.me.units.map((unit) => ({ ...unit, motions: unit.motions.slice(1) }))
    const partly = { ...topic, me: { ...topic.me, units } }
    answer({ [`GET ${path(topic)}`]: partly })
    await renderApp(<Page topicId={topic.id} />)
    expect(await screen.findByRole('radio', { name: '同意' })).toBeTruthy()
    expect(screen.getByText('长椅旁装一盏路灯')).toBeTruthy()
    expect(screen.queryByText(/第 1 题/)).toBeNull()
  })

  it('says of a motion for others that there is nothing to cast', async () => {
    const topic = openVote('resident', { motions: 2 })
    const units = voted(topic).me.units.map((unit) => ({ ...unit, motions: unit.motions.slice(1) }))
    answer({ [`GET ${path(topic)}`]: { ...topic, me: { ...topic.me, units } } })
    await renderApp(<Page topicId={topic.id} />)
    expect(await screen.findAllByText('这一项只由相关的住户或业主表决，不用您投票。')).toHaveLength(1)
  })

  it('opened in the middle, begins at the first question not answered', async () => {
    const topic = openVote('resident', { motions: 2 })
    answer({ [`GET ${path(topic)}`]: topic })
    await renderApp(<Page topicId={topic.id} />, { path: `/topics/${topic.id}/vote?ballot=7` })
    expect(await screen.findByText('第 1 题，共 2 题')).toBeTruthy()
    expect(screen.queryByRole('heading', { name: '请核对您的选择' })).toBeNull()
  })

  it('keeps a choice over a reload until the ballot is in, and then nothing of it on the device', async () => {
    const topic = openVote('resident')
    let isIn = false
    answer({
      [`GET ${path(topic)}`]: () => (isIn ? voted(topic) : topic),
      [`POST ${path(topic, '/ballots')}`]: () => {
        isIn = true
        return receipt(topic)
      },
    })
    const first = await renderApp(<Page topicId={topic.id} />)
    await userEvent.click(await screen.findByRole('radio', { name: '反对' }))
    first.unmount()
    await renderApp(<Page topicId={topic.id} />)
    expect(await screen.findByRole('radio', { name: '反对' })).toHaveProperty('checked', true)
    await userEvent.click(screen.getByRole('button', { name: '下一步' }))
    await userEvent.click(screen.getByRole('button', { name: '确认投票' }))
    await screen.findByText('已投票')
    expect(JSON.stringify({ ...sessionStorage, ...localStorage })).not.toContain('AGAINST')
  })

  it('asks one motion per screen and does not go on without an answer', async () => {
    const topic = openVote('resident', { motions: 2 })
    answer({})
    await renderApp(<VotePanel topic={topic} />)
    expect(screen.getByText('第 1 题，共 2 题')).toBeTruthy()
    expect(screen.queryByText('长椅旁装一盏路灯')).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: '下一步' }))
    expect(screen.getByRole('alert').textContent).toContain('请先选择')
    await userEvent.click(screen.getByRole('radio', { name: '反对' }))
    await userEvent.click(screen.getByRole('button', { name: '下一步' }))
    expect(screen.getByText('长椅旁装一盏路灯')).toBeTruthy()
    expect(screen.getByRole('radio', { name: '反对' }).getAttribute('checked')).toBeNull()
  })

  it('keeps the key of a ballot whose answer was lost, so that trying again cannot vote twice', async () => {
    const topic = openVote('resident')
    let tries = 0
    const sent = answer({
      [`GET ${path(topic)}`]: topic,
      [`POST ${path(topic, '/ballots')}`]: () => {
        tries += 1
        return tries === 1 ? refusal(503, { code: 'unavailable' }) : receipt(topic)
      },
    })
    await renderApp(<VotePanel topic={topic} />)
    await userEvent.click(screen.getByRole('radio', { name: /弃权/ }))
    await userEvent.click(screen.getByRole('button', { name: '下一步' }))
    await userEvent.click(screen.getByRole('button', { name: '确认投票' }))
    expect(await screen.findByText('系统暂时繁忙')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: '确认投票' }))
    await waitFor(() => expect(tries).toBe(2))
    const keys = sent.filter(({ route }) => route.endsWith('/ballots')).map(({ body }) => Object(body).idem)
    expect(keys[0]).toBe(keys[1])
  })

  it('shows turnout while the vote is open and nothing of how people voted', async () => {
    answer({})
    await renderApp(<VotePanel topic={voted(openVote('resident'))} />)
    expect(screen.getByText('61 / 100（61.0%）')).toBeTruthy()
    expect(screen.queryByText('表决结果')).toBeNull()
  })

  it('says plainly why somebody who is not on the list has no ballot', async () => {
    const topic = openVote('resident')
    answer({})
    await renderApp(<VotePanel topic={{ ...topic, me: { ...topic.me, units: [] } }} />)
    expect(screen.getByText('您不在这次投票的名单里')).toBeTruthy()
    expect(screen.queryByRole('radio')).toBeNull()
  })

  it('offers an objection while the result is on notice', async () => {
    const topic = walkedTopic({ before: 'vote.finalise', as: 'resident' })
    const objections = { items: [] }
    const during = { ...topic, contributions: ['vote.objection' as const] }
    const sent = answer({
      [`GET ${path(topic, '/objections')}`]: objections,
      [`POST ${path(topic, '/objections')}`]: { id: UNIT },
    })
    await renderApp(<VotePanel topic={during} />)
    await userEvent.selectOptions(screen.getByLabelText(/哪方面的问题/), '票数算错了')
    await userEvent.type(screen.getByLabelText(/请说说情况/), '我家的票没有算进去')
    await userEvent.click(screen.getByRole('button', { name: '提出异议' }))
    await waitFor(() =>
      expect(sent.find(({ route }) => route.startsWith('POST'))?.body).toEqual({
        kind: 'COUNT_ERROR',
        text: '我家的票没有算进去',
      }),
    )
  })
})

/** The lift of stairwell 7-2: eleven owners, 946.80 m² (domain.md, C01). */
function liftResult(agree: number, agreeArea: bigint, takePart = 10, partArea = 86_150n) {
  const against = { heads: takePart - agree, areaCenti: partArea - agreeArea }
  const none = { heads: 0, areaCenti: 0n }
  const electorate = { heads: 11, areaCenti: 94_680n }
  const tally = { for: { heads: agree, areaCenti: agreeArea }, against, abstain: none, invalid: none }
  const counted = count(VOTING_PRESETS.OWNERS_SPECIAL, electorate, tally)
  if (!counted.ok) throw new Error('the sample counts')
  return counted.value
}

function withResult(counted: ReturnType<typeof liftResult>): TopicDetail {
  const topic = walkedTopic({ before: 'vote.finalise', as: 'resident' })
  const motions = topic.motions.map((motion) => ({ ...motion, presetId: 'OWNERS_SPECIAL' }))
  const sheet = topic.records.vote.count
  if (sheet === undefined) throw new Error('the sample topic was counted')
  const results = motions.map(({ id }) => ({ motionId: id, count: counted }))
  const vote = { ...topic.records.vote, count: { ...sheet, results } }
  return { ...topic, motions, category: 'OWNERS_REBUILD', records: { ...topic.records, vote } }
}

describe('the published result', () => {
  it('says each condition with its numbers and that it is met', async () => {
    const topic = withResult(liftResult(8, 70_370n))
    answer({ [`GET ${path(topic, '/objections')}`]: { items: [] } })
    await renderApp(<VotePanel topic={topic} />)
    const result = screen.getByRole('region', { name: '表决结果' })
    expect(within(result).getByText('10 / 11 = 90.91%')).toBeTruthy()
    expect(within(result).getByText('8 / 10 = 80.00%')).toBeTruthy()
    expect(within(result).getByText(/861\.50 m² \/ 946\.80 m²/)).toBeTruthy()
    expect(within(result).getAllByText('达到了')).toHaveLength(4)
    expect(within(result).getByText('通过')).toBeTruthy()
    expect(within(result).getByText(/一年内请求法院撤销/)).toBeTruthy()
  })

  it('names the law and its version to residents; that the text is still to be compared is for staff', async () => {
    const unverified = { ...liftResult(8, 70_370n), flags: ['PRESET_UNVERIFIED' as const] }
    const topic = withResult(unverified)
    const note = '所用的表决规则还需要对照最新法律条文核对。'
    const open = async (as: 'resident' | 'coordinator') => {
      answer({ 'GET /api/session': sessionWith(as), [`GET ${path(topic, '/objections')}`]: { items: [] } })
      const { unmount } = await renderApp(<VotePanel topic={topic} />)
      await waitFor(() => expect(screen.getByRole('region', { name: '表决结果' })).toBeTruthy())
      return unmount
    }
    const leave = await open('resident')
    expect(screen.getByText(/^依据：《民法典》第.+条（2020年文本）/)).toBeTruthy()
    expect(screen.queryByText(note)).toBeNull()
    leave()
    await open('coordinator')
    expect(await screen.findByText(note)).toBeTruthy()
  })

  it('never calls a vote without quorum passed or rejected', async () => {
    const topic = withResult(liftResult(5, 40_000n, 5, 40_000n))
    answer({ [`GET ${path(topic, '/objections')}`]: { items: [] } })
    await renderApp(<VotePanel topic={topic} />)
    const result = screen.getByRole('region', { name: '表决结果' })
    expect(within(result).getByText('参加的人数不够')).toBeTruthy()
    expect(within(result).queryByText('通过')).toBeNull()
    expect(within(result).queryByText('未通过')).toBeNull()
  })
})

describe('the vote, for the desk', () => {
  it('cannot be opened before its day, and says which day that is', async () => {
    const topic = walkedTopic({ before: 'vote.open', as: 'coordinator' })
    answer({})
    await renderApp(<VotePanel topic={topic} />)
    expect(screen.getByRole('button', { name: '开始投票' }).hasAttribute('disabled')).toBe(true)
    expect(await screen.findByText(/投票最早于 2026年12月13日 开始/)).toBeTruthy()
  })

  it('takes several paper ballots at once and tells what came of each', async () => {
    const topic = openVote('coordinator')
    const unit = (id: string, label: string, more = {}) => ({
      ...{ id, label, building: '7幢', areaCenti: '8900', needsOffline: false, attempts: 1, delivery: 'DELIVERED' },
      ...{ motionIds: [], voted: false, paperEntered: false, ...more },
    })
    const third = '01900000-0000-7000-8000-0000000000c3'
    const items = [
      unit(UNIT, '7幢2单元301室'),
      unit(SECOND, '7幢2单元302室'),
      unit(third, '7幢2单元303室', { voted: true }),
    ]
    const sent = answer({
      [`GET ${path(topic)}`]: topic,
      [`GET ${path(topic, '/paper-ballots')}`]: { items: [] },
      [`GET ${path(topic, '/units')}`]: { items, next: null, buildings: ['7幢'] },
      [`POST ${path(topic, '/paper-ballots')}`]: {
        items: [
          { votingUnitId: UNIT, result: 'entered' },
          { votingUnitId: SECOND, result: 'conflict' },
        ],
      },
    })
    await renderApp(<VotePanel topic={topic} />)
    const first = await screen.findByRole('group', { name: '7幢2单元301室 的票' })
    await userEvent.click(within(first).getByRole('button', { name: '同意' }))
    const next = screen.getByRole('group', { name: '7幢2单元302室 的票' })
    await userEvent.click(within(next).getByRole('button', { name: '无效' }))
    expect(screen.queryByRole('group', { name: '7幢2单元303室 的票' })).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: '保存 2 张' }))
    expect(await screen.findByText('已录入，等另一个人复核')).toBeTruthy()
    expect(screen.getByText(/已经投过票，没有重复计入/)).toBeTruthy()
    expect(sent.find(({ route }) => route.startsWith('POST'))?.body).toEqual({
      motionId: topic.motions[0]?.id,
      ballots: [
        { votingUnitId: UNIT, choice: 'FOR' },
        { votingUnitId: SECOND, choice: 'INVALID' },
      ],
    })
  })

  it('lets a second person type the same paper again, and never the one who entered it', async () => {
    const topic = openVote('coordinator')
    const motionId = topic.motions[0]?.id
    const items = [
      { motionId, votingUnitId: UNIT, label: '7幢2单元301室', enteredByMe: false },
      { motionId, votingUnitId: SECOND, label: '7幢2单元302室', enteredByMe: true },
    ]
    const sent = answer({
      [`GET ${path(topic)}`]: topic,
      [`GET ${path(topic, '/paper-ballots')}`]: { items },
      [`GET ${path(topic, '/units')}`]: { items: [], next: null, buildings: [] },
      [`POST ${path(topic, '/paper-ballots/check')}`]: { items: [{ votingUnitId: UNIT, result: 'mismatch' }] },
    })
    await renderApp(<VotePanel topic={topic} />)
    await userEvent.click(await screen.findByRole('tab', { name: '复核（1）' }))
    expect(screen.queryByRole('group', { name: '7幢2单元302室 的票' })).toBeNull()
    const row = screen.getByRole('group', { name: '7幢2单元301室 的票' })
    await userEvent.click(within(row).getByRole('button', { name: '反对' }))
    await userEvent.click(screen.getByRole('button', { name: '提交复核 1 张' }))
    expect(await screen.findByText(/两遍不一样，都作废了/)).toBeTruthy()
    expect(sent.find(({ route }) => route.endsWith('/check'))?.body).toMatchObject({
      ballots: [{ votingUnitId: UNIT, choice: 'AGAINST' }],
    })
  })

  const amount = (heads: number) => ({ heads, areaCenti: '0' })
  const tally = { for: amount(80), against: amount(10), abstain: amount(0), invalid: amount(0) }

  it('has a show of hands typed a second time, blind, by somebody else than who typed it first', async () => {
    const counted = walkedTopic({ before: 'vote.publish', as: 'coordinator' })
    const { plan } = counted.records.format
    if (plan === undefined) throw new Error('no plan')
    const { count: sheet } = counted.records.vote
    if (sheet === undefined) throw new Error('not counted')
    const byHand = { ...plan, vote: { ...plan.vote, method: 'MEETING_SHOW_OF_HANDS' as const } }
    const action = { action: 'vote.confirm-count' as const, unmet: [], confirm: false, role: 'coordinator' }
    const typedBy = (by: string): TopicDetail => ({
      ...counted,
      records: {
        ...counted.records,
        format: { ...counted.records.format, plan: byHand },
        vote: { ...counted.records.vote, count: { ...sheet, by } },
      },
      actions: [action],
      polls: pollsOf(counted, { status: 'counted' }),
    })
    const sent = answer({
      'GET /api/session': sessionWith('coordinator'),
      [`POST ${path(counted, '/vote/confirm-count')}`]: counted,
    })
    const first = await renderApp(<VotePanel topic={typedBy(OWN_ACCOUNT)} />)
    await waitFor(() => expect(screen.queryByRole('button', { name: '复核一致，确认' })).toBeNull())
    first.unmount()
    await renderApp(<VotePanel topic={typedBy(sheet.by)} />)
    for (const [label, heads] of [
      ['同意（人数）', '80'],
      ['反对（人数）', '10'],
    ] as const)
      await userEvent.type(screen.getByLabelText(new RegExp(`^${label}`)), heads)
    await userEvent.type(screen.getByLabelText(/^到会人数/), '90')
    await userEvent.click(screen.getByRole('button', { name: '复核一致，确认' }))
    const body = Object(sent.find(({ route }) => route.endsWith('/confirm-count'))?.body)
    expect(body.input.sheets).toMatchObject([{ for: { heads: 80 }, against: { heads: 10 }, present: 90 }])
    expect(actionRule('vote.confirm-count').input.safeParse(body.input).error).toBeUndefined()
  })

  it('fills the count sheet in from the ballots; two names are all that is typed', async () => {
    const closed = walkedTopic({ before: 'vote.count', as: 'coordinator' })
    const topic = { ...closed, polls: pollsOf(closed, { status: 'closed', tally }) }
    const sent = answer({ [`POST ${path(topic, '/vote/count')}`]: topic })
    await renderApp(<VotePanel topic={topic} />)
    await userEvent.click(screen.getByRole('button', { name: '确认计票单' }))
    expect(sent).toEqual([])
    await userEvent.type(screen.getByLabelText(/监票人 1/), '沈阿姨')
    await userEvent.type(screen.getByLabelText(/监票人 2/), '陆师傅')
    await userEvent.click(screen.getByRole('button', { name: '确认计票单' }))
    await waitFor(() => expect(sent).toHaveLength(1))
    const { input } = Object(sent[0]?.body)
    expect(actionRule('vote.count').input.safeParse(input).error).toBeUndefined()
    const heads = { for: { heads: 80 }, against: { heads: 10 }, abstain: { heads: 0 }, invalid: { heads: 0 } }
    expect(input.sheets).toEqual([{ motionId: topic.motions[0]?.id, ...heads, present: 90 }])
  })

  it('points at a figure that differs from the ballots while it is typed', async () => {
    const closed = walkedTopic({ before: 'vote.count', as: 'coordinator' })
    answer({})
    await renderApp(<VotePanel topic={{ ...closed, polls: pollsOf(closed, { status: 'closed', tally }) }} />)
    const field = screen.getByLabelText(/同意（人数）/)
    await userEvent.clear(field)
    await userEvent.type(field, '81')
    expect(screen.getByText('与系统算出的 80 不一样')).toBeTruthy()
  })

  it('drafts the resolution from the text voted on and asks once more before it is final', async () => {
    const topic = walkedTopic({ before: 'vote.finalise', as: 'community-admin' })
    const sent = answer({
      [`GET ${path(topic, '/objections')}`]: { items: [] },
      [`POST ${path(topic, '/vote/finalise')}`]: topic,
    })
    const later = { ...topic, actions: topic.actions.map((open) => ({ ...open, unmet: [] })) }
    await renderApp(<VotePanel topic={later} />)
    const text = screen.getByLabelText(/决议正文/)
    expect(text.textContent).toContain(topic.motions[0]?.text)
    expect(text.textContent).toContain('获得通过')
    await userEvent.click(screen.getByRole('button', { name: '形成决议' }))
    expect(sent.some(({ route }) => route.startsWith('POST'))).toBe(false)
    const dialog = screen.getByRole('alertdialog')
    await userEvent.click(within(dialog).getByRole('button', { name: '形成决议' }))
    await waitFor(() => expect(sent.some(({ route }) => route.endsWith('/vote/finalise'))).toBe(true))
  })

  it('offers three ways on when nothing passed and that is public, and none when it did', async () => {
    const failing = walkedTopic({ before: 'vote.finalise', as: 'community-admin' })
    const ways = ['vote.redeliberate', 'vote.reconvene', 'vote.change-method'] as const
    const open = ways.map((action) => ({ action, unmet: [], confirm: true, role: 'community-admin' }))
    answer({})
    const view = await renderApp(<VotePanel topic={failing} />)
    expect(screen.queryByText('这次没有定下来，接下来可以')).toBeNull()
    view.unmount()
    await renderApp(<VotePanel topic={{ ...failing, actions: [...failing.actions, ...open] }} />)
    expect(screen.getByRole('heading', { name: '方案不变，再投一次' })).toBeTruthy()
  })
})
