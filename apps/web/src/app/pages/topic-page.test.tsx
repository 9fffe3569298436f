import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { Route, Routes } from 'react-router'
import { describe, expect, it } from 'vitest'
import { answer, refusal } from '../../testing/answers.js'
import { renderApp } from '../../testing/render.js'
import { sessionOf, topicAfter, topicSeenBy } from '../../testing/topic.js'
import { TopicPage } from './topic-page.js'

const screened = topicAfter('propose.screen')
const path = `/api/topics/${screened.id}`
const roster = `/api/communities/${screened.communityId}`
const event = {
  seq: 3,
  type: 'topic.screened',
  action: 'propose.screen',
  stage: 'propose',
  actorRole: 'coordinator',
  actorName: '何敏',
  at: '2026-11-23T04:00:00.000Z',
  hash: `abcdef012345${'6'.repeat(52)}`,
  prevHash: '0'.repeat(64),
  payload: {},
}

function page(url: string) {
  return renderApp(
    <Routes>
      <Route path="topics/:topicId/:stage?" element={<TopicPage />} />
    </Routes>,
    { path: url },
  )
}

function answers(role: 'coordinator' | 'resident', topic = topicSeenBy(role, screened)) {
  return {
    'GET /api/session': sessionOf(role),
    [`GET ${path}`]: topic,
    [`GET ${path}/events`]: { items: [event] },
    [`GET ${roster}/places`]: { items: [] },
    [`GET ${roster}/property-areas`]: { items: [] },
  }
}

describe('the page of a topic', () => {
  it('names one next thing and shows what happened with the beginning of its hash', async () => {
    answer(answers('coordinator'))
    await page(`/topics/${screened.id}`)
    expect(
      within(await screen.findByRole('region', { name: '我现在要做的' })).getByText('受理，并答复提议人'),
    ).toBeDefined()
    expect(await screen.findByText('完成审查表')).toBeDefined()
    expect(screen.getByText('校验码 abcdef012345')).toBeDefined()
  })

  it('goes along when a step is taken: the next stage’s panel opens and the keyboard continues there', async () => {
    const accepted = topicSeenBy('coordinator', topicAfter('propose.accept'))
    let current = topicSeenBy('coordinator', screened)
    answer({
      ...answers('coordinator'),
      [`GET ${path}`]: () => current,
      [`POST ${path}/propose/accept`]: () => {
        current = accepted
        return accepted
      },
    })
    await page(`/topics/${screened.id}/propose`)
    await userEvent.click(await screen.findByRole('button', { name: '受理' }, { timeout: 10_000 }))
    expect(await screen.findByRole('heading', { name: /第 2 步/ }, { timeout: 10_000 })).toBeDefined()
    await waitFor(() => expect(document.activeElement?.id).toBe('panel'))
  })

  it('tells of a step to come what will happen there, and leads back', async () => {
    answer(answers('resident'))
    await page(`/topics/${screened.id}/vote`)
    expect(await screen.findByText(/手机和纸质票同样有效/)).toBeDefined()
    expect(screen.getByRole('link', { name: '回到当前步骤' }).getAttribute('href')).toBe(`/topics/${screened.id}`)
  })

  it('leads back to the list where there is no such topic, and does not offer to try again', async () => {
    answer({ ...answers('resident'), [`GET ${path}`]: refusal(404, { code: 'not-found', title: 'Not found' }) })
    await page(`/topics/${screened.id}`)
    expect((await screen.findByRole('link', { name: '全部议题' })).getAttribute('href')).toBe('/topics')
    expect(screen.queryByRole('button', { name: '再试一次' })).toBeNull()
  })

  it('says first how the vote ended, at whatever step it stands, and leads to the result', async () => {
    const filed = topicSeenBy('resident', topicAfter('vote.finalise'))
    answer({ ...answers('resident', filed), [`GET ${path}/objections`]: { items: [] } })
    await page(`/topics/${screened.id}`)
    expect(await screen.findByText(/表决结果：通过/)).toBeDefined()
    const link = screen.getByRole('link', { name: '看结果和算法' })
    expect(link.getAttribute('href')).toBe(`/topics/${screened.id}/vote#panel`)
  })

  it('does not know a ninth stage', async () => {
    answer(answers('resident'))
    await page(`/topics/${screened.id}/ninth`)
    expect(await screen.findByText('没有找到这个页面')).toBeDefined()
  })
})
