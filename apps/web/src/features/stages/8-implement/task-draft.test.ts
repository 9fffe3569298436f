import { describe, expect, it } from 'vitest'
import { topicAfter, topicSeenBy } from '../../../testing/topic.js'
import { emptyDraft } from './task-draft.js'

describe('a new task', () => {
  const topic = topicSeenBy('coordinator', topicAfter('filing.accept'))
  const promised = topic.records.deliberate.draft?.deadline

  it('is due on the day the motion promised', () => {
    expect(promised).toBeDefined()
    expect(emptyDraft(topic, 1, '').dueOn).toBe(promised)
  })

  it('is due a month from now where that day has passed', () => {
    const late = { ...topic, now: '2031-03-01T02:00:00.000Z' }
    expect(emptyDraft(late, 1, '').dueOn).toBe('2031-03-31')
  })
})
