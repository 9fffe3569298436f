import { topicListSchema } from '@gongyi/shared/contracts'
import { STAGES, STATUSES } from '@gongyi/shared/domain'
import { describe, expect, it } from 'vitest'
import { topicAfter, topicSeenBy } from '../../testing/topic.js'
import { topicListReader } from './my-topics.js'

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
