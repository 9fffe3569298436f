import type { TopicDetail } from '@gongyi/shared/contracts'
import { actionRule, FORMAT_IDS, format } from '@gongyi/shared/domain'
import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { messages as zh } from '../../../lib/i18n/catalogue/deliberate.zh.js'
import { answer } from '../../../testing/answers.js'
import { renderApp } from '../../../testing/render.js'
import { walkedTopic } from '../../../testing/walked-topic.js'
import { DeliberatePanel } from './panel.js'

const opinion = {
  id: '01900000-0000-7000-8000-0000000000c1',
  stance: 'OPPOSE',
  text: '晚上会有人聚着打牌。',
  channel: 'ONLINE',
  at: '2026-11-28T02:00:00.000Z',
  mine: false,
  reply: null,
  repliedAt: null,
}

function answers(topic: { readonly id: string }, more: Readonly<Record<string, unknown>> = {}) {
  return answer({
    'GET /api/session': { session: null },
    [`GET /api/topics/${topic.id}/opinions`]: { items: [opinion], next: null },
    [`GET /api/topics/${topic.id}/units`]: { items: [], next: null, buildings: [] },
    ...Object.fromEntries(
      Object.entries(more).map(([route, reply]) => [`POST /api/topics/${topic.id}/${route}`, reply]),
    ),
  })
}

function inputSent(sent: ReturnType<typeof answer>, route: string) {
  return Object(sent.find((one) => one.route.endsWith(route))?.body).input
}

/** The topic as it stands on the day its talk is planned for. */
function onTheDay(topic: TopicDetail): TopicDetail {
  const day = topic.records.format.plan?.formats[0]?.on
  return { ...topic, now: `${day}T12:00:00.000Z` }
}

describe('deliberation, for the desk', () => {
  it('says that a talk is not recorded before the day it was planned for', async () => {
    const topic = walkedTopic({ before: 'deliberate.record', as: 'coordinator' })
    answers(topic)
    await renderApp(<DeliberatePanel topic={topic} />)
    await userEvent.type(screen.getByLabelText(/^记录人/), '周敏')
    await userEvent.type(screen.getByRole('textbox', { name: /^到会人数/ }), '23')
    await userEvent.type(screen.getByLabelText(/^结论/), '同意放长椅。')
    expect(screen.getByText(zh.gaps['format.before-plan'])).toBeTruthy()
  })

  it('records a session of a small matter from four entries: who wrote, how many came, what was said and agreed', async () => {
    const topic = onTheDay(walkedTopic({ before: 'deliberate.record', as: 'coordinator' }))
    const sent = answers(topic, { 'deliberate/record': topic })
    await renderApp(<DeliberatePanel topic={topic} />)
    await userEvent.type(screen.getByLabelText(/^记录人/), '周敏')
    await userEvent.type(screen.getByRole('textbox', { name: /^到会人数/ }), '23')
    await userEvent.type(screen.getByLabelText(/^结论/), '同意放长椅。')
    expect(screen.getByText(zh.gaps.title)).toBeTruthy()
    await userEvent.type(screen.getByLabelText('说了什么'), '老人有个坐处。')
    expect(screen.queryByText(zh.gaps.title)).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: '登记这场协商' }))
    const input = inputSent(sent, '/deliberate/record')
    expect(actionRule('deliberate.record').input.safeParse(input).error).toBeUndefined()
    expect(input).toMatchObject({
      attendance: 23,
      unitsReached: 23,
      unitsInvited: 100,
      signatures: ['Secretary', '周敏'],
    })
  })

  it('asks why nobody spoke while no speech is written, and never lets the chair write the minutes', async () => {
    const topic = walkedTopic({ before: 'deliberate.record', as: 'coordinator' })
    const sent = answers(topic, { 'deliberate/record': topic })
    await renderApp(<DeliberatePanel topic={topic} />)
    const minuteTaker = screen.getByLabelText(/^记录人/)
    await userEvent.type(minuteTaker, 'Secretary')
    expect(minuteTaker.getAttribute('aria-invalid')).toBe('true')
    await userEvent.clear(minuteTaker)
    await userEvent.type(minuteTaker, '周敏')
    await userEvent.type(screen.getByRole('textbox', { name: /人数/ }), '3')
    await userEvent.type(screen.getByLabelText(/^结论/), '同意放长椅。')
    expect(screen.getByText(zh.gaps['format.opinions'])).toBeTruthy()
    await userEvent.type(screen.getByLabelText(zh.session.silence), '到会的人都没有意见。')
    expect(screen.queryByText(zh.gaps['format.opinions'])).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: '登记这场协商' }))
    expect(inputSent(sent, '/deliberate/record')).toMatchObject({ speeches: [], silence: '到会的人都没有意见。' })
  })

  it('says while the minutes are written what the format still asks for', async () => {
    const topic = walkedTopic({
      before: 'deliberate.record',
      as: 'coordinator',
      template: 'standard',
      category: 'RESIDENT_IMPORTANT',
    })
    answers(topic)
    await renderApp(<DeliberatePanel topic={topic} />)
    await userEvent.type(screen.getByLabelText(/^记录人/), '周敏')
    await userEvent.type(screen.getByRole('textbox', { name: /^到会人数/ }), '4')
    await userEvent.type(screen.getByLabelText(/^结论/), '再议。')
    expect(screen.getByText(/^到会人数不够/)).toBeTruthy()
    expect(screen.getByText('至少两名参加人签名')).toBeTruthy()
    expect(screen.getByText('至少一份照片或录像')).toBeTruthy()
  })

  it('freezes the motion as it stands with one press when the matter costs nothing', async () => {
    const topic = walkedTopic({ before: 'deliberate.freeze', as: 'coordinator' })
    const sent = answers(topic, { 'deliberate/freeze': topic })
    await renderApp(<DeliberatePanel topic={topic} />)
    await userEvent.click(screen.getByRole('button', { name: '定稿' }))
    const input = inputSent(sent, '/deliberate/freeze')
    expect(actionRule('deliberate.freeze').input.safeParse(input).error).toBeUndefined()
    expect(input.motions).toEqual([{ id: topic.motions[0]?.id, text: topic.motions[0]?.text }])
    expect(input.budgetFen).toBe('0')
  })

  it('turns yuan into fen without rounding, and refuses what is not an amount', async () => {
    const topic = walkedTopic({ before: 'deliberate.freeze', as: 'coordinator' })
    const sent = answers(topic, { 'deliberate/freeze': topic })
    await renderApp(<DeliberatePanel topic={topic} />)
    const budget = screen.getByLabelText(/预算（元）/)
    await userEvent.clear(budget)
    await userEvent.type(budget, '八百')
    await userEvent.click(screen.getByRole('button', { name: '定稿' }))
    expect(screen.getByText('请填写金额，最多两位小数')).toBeTruthy()
    await userEvent.clear(budget)
    await userEvent.type(budget, '1,234.5')
    await userEvent.click(screen.getByRole('button', { name: '定稿' }))
    expect(inputSent(sent, '/deliberate/freeze').budgetFen).toBe('123450')
  })

  it('answers an objection where it stands, and cannot go to the vote before', async () => {
    const facts = { opinions: 1, unansweredOpinions: 1 }
    const topic = walkedTopic({ before: 'deliberate.complete', as: 'coordinator', facts })
    const sent = answers(topic, { [`opinions/${opinion.id}/reply`]: { id: opinion.id } })
    await renderApp(<DeliberatePanel topic={topic} />)
    expect(screen.getByRole('button', { name: '进入表决' }).hasAttribute('disabled')).toBe(true)
    expect(await screen.findByText(/还有 1 条反对意见没有答复/)).toBeTruthy()
    expect(sent.some(({ route, query }) => route.endsWith('/opinions') && query.get('unanswered') === 'true')).toBe(
      true,
    )
    const item = (await screen.findByText(opinion.text)).closest('li')
    await userEvent.type(within(item ?? document.body).getByLabelText(/答复内容/), '晚上九点后不放桌子。')
    await userEvent.click(screen.getByRole('button', { name: '答复' }))
    expect(sent.find(({ route }) => route.endsWith('/reply'))?.body).toEqual({ text: '晚上九点后不放桌子。' })
  })
})

describe('deliberation, for a resident', () => {
  it('takes an opinion with its stance, not before both are given', async () => {
    const topic = walkedTopic({ before: 'deliberate.freeze', as: 'resident' })
    const sent = answers(topic, { opinions: { id: opinion.id } })
    await renderApp(<DeliberatePanel topic={topic} />)
    await userEvent.click(screen.getByRole('button', { name: '提交意见' }))
    expect(screen.getByText('请选择您的态度')).toBeTruthy()
    await userEvent.click(screen.getByRole('radio', { name: '有条件支持' }))
    await userEvent.type(screen.getByLabelText(/您的意见/), '晚上要有灯。')
    await userEvent.click(screen.getByRole('button', { name: '提交意见' }))
    expect(sent.find(({ route }) => route.startsWith('POST'))?.body).toEqual({
      stance: 'CONDITIONAL',
      text: '晚上要有灯。',
      channel: 'ONLINE',
    })
    expect(await screen.findByText('意见已提交')).toBeTruthy()
  })

  it('shows the sessions, the text of the vote and the opinions, and no work of the desk', async () => {
    const topic = walkedTopic({ before: 'deliberate.complete', as: 'resident' })
    answers(topic)
    await renderApp(<DeliberatePanel topic={topic} />)
    expect(screen.getByText('Agreed to vote')).toBeTruthy()
    expect(screen.getByText('¥800.00')).toBeTruthy()
    expect(await screen.findByText(opinion.text)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /定稿|登记|答复/ })).toBeNull()
  })
})

describe('deliberation, for those who oversee', () => {
  it('says how many opinions of each kind there are, and nobody’s words', async () => {
    const topic = walkedTopic({ before: 'deliberate.complete', as: 'auditor' })
    const counts = { SUPPORT: 7, OPPOSE: 2, CONDITIONAL: 0, NEUTRAL: 0, QUESTION: 1 }
    answer({
      'GET /api/session': { session: null },
      [`GET /api/topics/${topic.id}/opinions`]: { items: [], next: null, counts },
    })
    await renderApp(<DeliberatePanel topic={topic} />)
    expect(await screen.findByText('7 条')).toBeTruthy()
    expect(screen.getByText(/意见原文只在本社区公开/)).toBeTruthy()
    expect(screen.queryByText('还没有人提意见')).toBeNull()
  })
})

describe('the words of what a record lacks', () => {
  it('exist for every check of every format', () => {
    const ids = FORMAT_IDS.flatMap((id) => format(id).minimum.map((check) => check.id))
    expect(ids.filter((id) => !(id in zh.gaps))).toEqual([])
  })
})
