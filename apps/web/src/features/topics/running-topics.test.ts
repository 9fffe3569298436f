import { topicListSchema } from '@gongyi/shared/contracts'
import { describe, expect, it } from 'vitest'
import { topicAfter, topicSeenBy } from '../../testing/topic.js'
import { dueDay, overdueTopics } from './running-topics.js'

const [topic] = topicListSchema.parse({
  items: [topicSeenBy('coordinator', topicAfter('propose.submit'), { stageSince: '2026-11-23T02:00:00.000Z' })],
  next: null,
}).items

describe('what is overdue on the desk', () => {
  it('gives screening five working days: from a Monday to the next one', () => {
    expect(topic && dueDay(topic)).toBe('2026-11-30')
  })

  it('is not overdue on the last day itself, and one day overdue on the next', () => {
    const topics = topic ? [topic] : []
    expect(overdueTopics(topics, '2026-11-30')).toEqual([])
    expect(overdueTopics(topics, '2026-12-01')).toMatchObject([{ dueOn: '2026-11-30', days: 1 }])
  })

  it('does not run while the topic is suspended', () => {
    expect(topic && dueDay({ ...topic, stage: 'deliberate', status: 'suspended' })).toBeNull()
  })
})
