import { topicListSchema } from '@gongyi/shared/contracts'
import type { Role } from '@gongyi/shared/domain'
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { answer } from '../../testing/answers.js'
import { renderApp } from '../../testing/render.js'
import { sessionOf, topicAfter, topicSeenBy } from '../../testing/topic.js'
import { AppRoutes } from '../routes.js'

const seen = topicSeenBy('coordinator', topicAfter('propose.submit'))
const topic = (no: number, title: string, more: object) => ({
  ...seen,
  id: seen.id.replace(/.$/, String(no)),
  title,
  ...more,
})

function desk(role: Role, items: readonly object[]) {
  const list = topicListSchema.parse({ items, next: null })
  const sent = answer({ 'GET /api/session': sessionOf(role), 'GET /api/topics': list })
  return renderApp(<AppRoutes />, { path: '/desk' }).then(() => sent)
}

describe('the desk', () => {
  it('begins with what is late, then what is due this week, then what waits for me; the rest is folded away', async () => {
    await desk('coordinator', [
      topic(1, '长椅', { waitsFor: ['resident'] }),
      topic(2, '路灯', { waitsFor: ['coordinator', 'community-admin'], awaitsMe: true }),
      topic(3, '停车', { due: { on: '2026-11-23', inDays: 0 }, waitsFor: [] }),
      topic(5, '路牌', { due: { on: '2026-11-24', inDays: 1 }, waitsFor: ['coordinator'], awaitsColleague: true }),
      topic(4, '电梯', { due: { on: '2026-11-20', inDays: -3 }, waitsFor: ['township-admin'], stage: 'implement' }),
    ])
    await screen.findByRole('table', { name: '超过期限' })
    const headings = screen.getAllByRole('heading', { level: 2 })
    expect(headings.slice(0, 3).map((heading) => heading.textContent)).toEqual([
      '超过期限',
      '今天和本周到期',
      '等我办理',
    ])
    const late = within(screen.getByRole('table', { name: '超过期限' }))
    expect(late.getByRole('link').textContent).toBe('电梯')
    expect(late.getByText(/已过 3 天/)).toBeTruthy()
    expect(late.getByText(/街道/)).toBeTruthy()
    const soon = within(screen.getByRole('table', { name: '今天和本周到期' }))
    expect([soon.getByText('今天到期'), soon.getByText('等期限届满')]).toHaveLength(2)
    const colleagues = soon.getByText('路牌').closest('tr')
    expect(colleagues?.textContent).toContain('另一位工作人员')
    expect(within(screen.getByRole('table', { name: '等我办理' })).getByText('路灯')).toBeTruthy()
    const rest = screen.getByText('其他进行中的议题（1 件）').closest('details')
    expect(rest?.open).toBe(false)
    expect(rest?.textContent).toContain('长椅')
  })

  it('says so when nothing is to be done', async () => {
    await desk('coordinator', [topic(1, '长椅', { waitsFor: ['resident'] })])
    expect(await screen.findByText('现在没有等您办理的议题')).toBeTruthy()
  })

  it('leads a system administrator, who reads no topics, to regions and accounts', async () => {
    const sent = await desk('system-admin', [])
    expect((await screen.findByRole('link', { name: '区划与账户' })).getAttribute('href')).toBe('/regions')
    expect(screen.getByText(/不经手协商/)).toBeTruthy()
    expect(sent.some(({ route }) => route === 'GET /api/topics')).toBe(false)
  })

  it('is there for an expert, whose opinion topics wait for', async () => {
    await desk('expert', [topic(1, '长椅', { awaitsMe: true, waitsFor: ['expert'] })])
    expect(await screen.findByRole('table', { name: '等我办理' })).toBeTruthy()
  })
})
