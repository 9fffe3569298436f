import { actionRule } from '@gongyi/shared/domain'
import { fireEvent, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer } from '../../../testing/answers.js'
import { renderApp } from '../../../testing/render.js'
import { walkedTopic } from '../../../testing/walked-topic.js'
import { FormatPanel } from './panel.js'

const session = { 'GET /api/session': { session: null } }
const burdened = {
  scope: { kind: 'community' },
  motions: [{ text: '拆除旧车棚', presetId: 'RESIDENT_MEETING_HOUSEHOLD' }],
  stakeholders: [{ party: '一楼住户', interest: 'BURDEN', spokesperson: '王某' }],
  recusals: [],
  recusalsAsked: true,
}

describe('the plan, for the desk', () => {
  it('is filled in so that naming the chair is all that is left, and the rules accept it', async () => {
    const topic = walkedTopic({ before: 'format.plan', as: 'coordinator' })
    const route = `POST /api/topics/${topic.id}/format/plan`
    const sent = answer({ ...session, [route]: topic })
    await renderApp(<FormatPanel topic={topic} />)
    await userEvent.type(screen.getByLabelText(/^主持人/), '李书记')
    await userEvent.click(screen.getByRole('button', { name: '保存方案' }))
    const input = Object(sent.find((one) => one.route === route)?.body).input
    expect(actionRule('format.plan').input.safeParse(input).error).toBeUndefined()
    expect(input.formats).toMatchObject([{ format: 'OPEN_TALK', role: 'PRIMARY', chair: '李书记' }])
  })

  it('states the rule with the numbers of this electorate: 51 of 100 households, 26 of 51 present', async () => {
    const topic = walkedTopic({ before: 'format.plan', as: 'coordinator' })
    answer(session)
    await renderApp(<FormatPanel topic={topic} />)
    const text = screen.getByLabelText<HTMLTextAreaElement>(/表决规则（写给居民看的话）/).value
    expect(text).toContain('共 100 户，至少 51 户（过半数）参加')
    expect(text).toContain('例如有 51 户参加，至少要 26 户同意')
  })

  it('lets voting open only after the full days of notice', async () => {
    const topic = walkedTopic({ before: 'format.plan', as: 'coordinator' })
    answer(session)
    await renderApp(<FormatPanel topic={topic} />)
    const opens = screen.getByLabelText(/投票开始日期/)
    // Served on 23 November: three full days, so the 27th
    expect(opens.getAttribute('min')).toBe('2026-11-27')
    fireEvent.change(opens, { target: { value: '2026-11-26' } })
    expect(screen.getByText('不能早于 2026年11月27日')).toBeTruthy()
  })

  it('brings the visits along that a burdened group makes mandatory, and misses them when they are taken out', async () => {
    const topic = walkedTopic({
      before: 'participants.set',
      template: 'standard',
      category: 'RESIDENT_IMPORTANT',
      as: 'coordinator',
      further: [
        ['participants.set', 'coordinator', burdened],
        ['participants.publicise', 'coordinator'],
      ],
    })
    answer(session)
    const here = {
      ...topic,
      stage: 'format' as const,
      actions: [{ action: 'format.plan' as const, unmet: [], confirm: false, role: 'coordinator' }],
    }
    await renderApp(<FormatPanel topic={here} />)
    const remove = screen.getByRole('button', { name: '去掉“走访约谈”' })
    expect(screen.queryByText('这个方案还缺')).toBeNull()
    await userEvent.click(remove)
    expect(screen.getByText('有居民要承担不利影响，必须有“走访约谈”')).toBeTruthy()
  })
})

describe('the plan, for a resident', () => {
  it('tells when, where and by which rule, and offers nothing to press but an opinion', async () => {
    const topic = walkedTopic({ before: 'format.complete', as: 'resident' })
    answer(session)
    await renderApp(<FormatPanel topic={topic} />)
    expect(screen.getByText('民主恳谈')).toBeTruthy()
    expect(screen.getByText('2026年12月13日 至 2026年12月23日')).toBeTruthy()
    expect(screen.getByText('More than half of those present must agree')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /方案|公告/ })).toBeNull()
  })
})
