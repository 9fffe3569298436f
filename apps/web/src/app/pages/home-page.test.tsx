import { topicListSchema } from '@gongyi/shared/contracts'
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { answer, type SentRequest } from '../../testing/answers.js'
import { renderApp } from '../../testing/render.js'
import { sessionOf, topicAfter, topicSeenBy } from '../../testing/topic.js'
import { HomePage } from './home-page.js'

const voting = topicSeenBy(
  'resident',
  { ...topicAfter('vote.open'), title: '7幢2单元加装电梯' },
  { due: { on: '2026-12-24', inDays: 3 } },
)
const done = { ...voting, id: '01900000-0000-7000-8000-000000000099', title: '樟树下的长椅', status: 'closed' as const }

function lists({ query }: SentRequest) {
  const items = query.get('awaiting') ? [voting] : query.get('status') === 'closed' ? [done] : []
  return topicListSchema.parse({ items, next: null })
}

describe('the home page', () => {
  it('puts what awaits a resident first, in words, then their own topics, then what was finished', async () => {
    answer({ 'GET /api/session': sessionOf('resident'), 'GET /api/topics': lists })
    await renderApp(<HomePage />)
    const link = await screen.findByRole('link', { name: /投出您的一票/ })
    expect(link.getAttribute('href')).toBe(`/topics/${voting.id}`)
    expect(link.textContent).toMatch(/12月24日.*截止/)
    expect(screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent)).toEqual([
      '等您参与',
      '我的议题',
      '最近办结',
      '一件事怎样办成',
    ])
    expect(screen.getByText('您还没有提出过议题')).toBeDefined()
    expect(within(screen.getByRole('region', { name: '最近办结' })).getByText('樟树下的长椅')).toBeDefined()
  })

  it('asks nobody signed in for topics, and offers to sign in', async () => {
    const sent = answer({ 'GET /api/session': { session: null } })
    await renderApp(<HomePage />)
    expect(await screen.findByRole('link', { name: '登录' })).toBeDefined()
    expect(sent.map(({ route }) => route)).toEqual(['GET /api/session'])
  })
})
