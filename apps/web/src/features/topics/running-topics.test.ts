import type { TopicSummary } from '@gongyi/shared/contracts'
import { topicListSchema } from '@gongyi/shared/contracts'
import { describe, expect, it } from 'vitest'
import { topicAfter, topicSeenBy } from '../../testing/topic.js'
import { countByStage, deskGroups } from './running-topics.js'

function topic(title: string, inDays: number | null, more: Partial<TopicSummary> = {}): TopicSummary {
  const seen = topicSeenBy('coordinator', topicAfter('propose.submit'))
  const due = inDays === null ? null : { on: '2026-11-30', inDays }
  const [read] = topicListSchema.parse({ items: [{ ...seen, title, due, awaitsMe: false, ...more }], next: null }).items
  if (read === undefined) throw new Error('one item was parsed')
  return read
}

const titles = (topics: readonly TopicSummary[]) => topics.map(({ title }) => title)

describe('the desk', () => {
  it('puts each topic in one place: late, due within a week, waiting for me, or running without me', () => {
    const groups = deskGroups([
      topic('others', null),
      topic('mine', null, { awaitsMe: true }),
      topic('later', 7),
      topic('in six days', 6),
      topic('today', 0, { awaitsMe: true }),
      topic('late', -1),
    ])
    expect(titles(groups.overdue)).toEqual(['late'])
    expect(titles(groups.soon)).toEqual(['today', 'in six days'])
    expect(titles(groups.mine)).toEqual(['mine'])
    expect(titles(groups.others)).toEqual(['later', 'others'])
  })

  it('puts the longest overdue first, and on the same day what waits for the reader', () => {
    const groups = deskGroups([topic('one', -1), topic('nine', -9), topic('mine', -1, { awaitsMe: true })])
    expect(titles(groups.overdue)).toEqual(['nine', 'mine', 'one'])
  })

  it('puts what has stood longest first where no day is set', () => {
    const [old, young] = ['2026-11-01T00:00:00.000Z', '2026-11-20T00:00:00.000Z']
    const groups = deskGroups([topic('young', null, { stageSince: young }), topic('old', null, { stageSince: old })])
    expect(titles(groups.others)).toEqual(['old', 'young'])
  })

  it('does not count a draft among the topics of a step', () => {
    const draft = topic('draft', null, { status: 'draft', awaitsMe: true })
    expect(countByStage([draft, topic('submitted', null)], 'propose')).toBe(1)
  })
})
