import { topicListSchema } from '@gongyi/shared/contracts'
import { STAGES, STATUSES } from '@gongyi/shared/domain'
import { describe, expect, it } from 'vitest'
import { topicAfter, topicSeenBy } from '../../testing/topic.js'
import { mostPressing, topicListReader } from './my-topics.js'

const detail = topicSeenBy('resident', topicAfter('propose.submit'))
const list = (change: object) => ({ items: [{ ...detail, ...change }], next: null })

describe('the small reader of topic lists', () => {
  it('reads what the contract reads', () => {
    const expected = topicListSchema.parse(list({}))
    expect(topicListReader.parse(list({}))).toEqual(expected)
  })

  it.each(STAGES)('knows the stage %s', (stage) => {
    expect(topicListReader.parse(list({ stage })).items[0]?.stage).toBe(stage)
  })

  it.each(STATUSES)('knows the status %s', (status) => {
    expect(topicListReader.parse(list({ status })).items[0]?.status).toBe(status)
  })

  it('refuses what the contract refuses', () => {
    for (const wrong of [{ stage: 'ninth' }, { coSigns: '3' }, { title: null }, { awaitsMe: undefined }]) {
      expect(() => topicListSchema.parse(list(wrong))).toThrow()
      expect(() => topicListReader.parse(list(wrong))).toThrow()
    }
  })
})

describe('what waits for a resident', () => {
  const topic = (title: string, more: object) => topicListReader.parse(list({ title, due: null, ...more })).items
  const day = (inDays: number) => ({ due: { on: '2026-11-30', inDays } })

  it('begins with a running ballot, the earlier the end the higher, and ends with drafts', () => {
    const topics = [
      topic('draft', { status: 'draft' }),
      topic('notice', { stage: 'notice', status: 'active' }),
      topic('returned', { status: 'returned', ...day(9) }),
      topic('later', { stage: 'vote', status: 'active', ...day(5) }),
      topic('today', { stage: 'vote', status: 'active', ...day(0) }),
    ].flat()
    expect(mostPressing(topics).map(({ title }) => title)).toEqual(['today', 'later', 'returned', 'notice', 'draft'])
  })

  it('is five at most, drafts being the first to give way', () => {
    const drafts = Array.from({ length: 5 }, (_, index) => topic(`draft ${index}`, { status: 'draft' })).flat()
    const seen = mostPressing([...drafts, ...topic('vote', { stage: 'vote', status: 'active', ...day(1) })])
    expect([seen.length, seen[0]?.title]).toEqual([5, 'vote'])
  })
})
