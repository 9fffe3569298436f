import { ACTION_IDS, actionRule } from '@gongyi/shared/domain'
import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { messages as zh } from '../../lib/i18n/catalogue/inbox.zh.js'
import { answer } from '../../testing/answers.js'
import { renderApp } from '../../testing/render.js'
import { InboxList } from './inbox-list.js'

const item = {
  id: '01900000-0000-7000-8000-0000000000d1',
  communityId: '01900000-0000-7000-8000-000000000002',
  topicId: '01900000-0000-7000-8000-000000000001',
  topicTitle: '樟树下放一张长椅',
  kind: 'vote.opened',
  params: { closesAt: '2026-12-01T16:00:00.000Z' },
  at: '2026-11-28T02:00:00.000Z',
  read: false,
}
const readAlready = { ...item, id: '01900000-0000-7000-8000-0000000000d2', kind: 'something.new', read: true }

describe('the inbox', () => {
  it('says in words what happened in which topic, and leads there', async () => {
    answer({ 'GET /api/inbox': { items: [item, readAlready], unread: 1, next: null } })
    await renderApp(<InboxList />)
    const [first, second] = within(await screen.findByRole('list', { name: '消息列表' })).getAllByRole('link')
    expect(first?.textContent).toContain('投票开始了，请在 2026年12月1日 23:59 前投票')
    expect(first?.textContent).toContain('未读')
    expect(first?.getAttribute('href')).toBe(`/topics/${item.topicId}`)
    expect(second?.textContent).toContain('议题有了新进展')
  })

  it('shows the number of what was handed in, and asks the desk to pass on what nobody else would hear', async () => {
    const params = { caseNo: 'XS-339921001001-2026-0042', answerBy: '2026-12-03' }
    const receipt = { ...item, kind: 'topic.submitted', params, passOn: true }
    answer({ 'GET /api/inbox': { items: [receipt], unread: 1, next: null } })
    await renderApp(<InboxList />)
    const link = await screen.findByRole('link', { name: /提议已收到/ })
    expect(link.textContent).toContain('编号 XS-339921001001-2026-0042')
    expect(link.textContent).toContain('请转告他')
  })

  it('says of a printed code who printed it, and leads to the account', async () => {
    const used = {
      ...item,
      topicId: null,
      topicTitle: null,
      kind: 'account.code-used',
      params: { role: 'coordinator' },
    }
    const left = { ...used, id: readAlready.id, params: {} }
    answer({ 'GET /api/inbox': { items: [used, left], unread: 2, next: null } })
    await renderApp(<InboxList />)
    const [first, second] = within(await screen.findByRole('list', { name: '消息列表' })).getAllByRole('link')
    expect(first?.textContent).toContain('登录码由网格员打印')
    expect(first?.getAttribute('href')).toBe('/me')
    expect(second?.textContent).toContain('登录码由工作人员打印')
  })

  it('says how a vote ended, and leads to the result rather than to the step of today', async () => {
    const result = { ...item, kind: 'vote.finalised', params: { verdict: 'NOT_PASSED' } }
    const before = { ...readAlready, kind: 'vote.finalised', params: {} }
    answer({ 'GET /api/inbox': { items: [result, before], unread: 1, next: null } })
    await renderApp(<InboxList />)
    const [first, second] = within(await screen.findByRole('list', { name: '消息列表' })).getAllByRole('link')
    expect(first?.textContent).toContain('表决未通过，结果已确定')
    expect(first?.getAttribute('href')).toBe(`/topics/${item.topicId}/vote#panel`)
    expect(second?.textContent).toContain('表决有了结果，结果已确定')
  })

  it('marks what is opened as read, and everything with one press', async () => {
    const sent = answer({
      'GET /api/inbox': { items: [item, readAlready], unread: 1, next: null },
      'POST /api/inbox/read': { read: 1, unread: 0 },
    })
    await renderApp(<InboxList />)
    const [first, second] = within(await screen.findByRole('list', { name: '消息列表' })).getAllByRole('link')
    if (first === undefined || second === undefined) throw new Error('two messages were answered')
    await userEvent.click(second)
    await userEvent.click(first)
    await userEvent.click(await screen.findByRole('button', { name: '全部标为已读' }))
    expect(sent.filter(({ route }) => route.startsWith('POST')).map(({ body }) => body)).toEqual([
      { ids: [item.id] },
      { all: true },
    ])
  })

  it('tells whoever has no messages where to look instead', async () => {
    answer({ 'GET /api/inbox': { items: [], unread: 0, next: null } })
    await renderApp(<InboxList />)
    expect((await screen.findByRole('link', { name: '看议题' })).getAttribute('href')).toBe('/topics')
  })

  it('has words for every event of the procedure', () => {
    const events = ACTION_IDS.map((id) => actionRule(id).event)
    expect(events.filter((event) => !(event in zh.kinds))).toEqual([])
  })
})
