import { describe, expect, it } from 'vitest'
import { contextOf, draftTopic, sampleInput, straightWay } from '../../testing/index.js'
import { addDays, civilDate } from '../civil-time.js'
import type { Outcome } from '../voting/count-record.js'
import type { StageRecords } from './records.js'
import { transition } from './transition.js'
import { verdictOf } from './verdict.js'

/** The records of a light matter whose result was published. */
function published(): StageRecords {
  let topic = draftTopic()
  let today = civilDate('2026-11-23')
  for (const { action, role, days } of straightWay('light')) {
    today = addDays(today, days)
    const step = transition(topic, action, sampleInput(action, topic, today), contextOf(topic, role, today))
    if (!step.ok) throw new Error(action)
    topic = step.value.topic
    if (action === 'vote.publish') break
  }
  return topic.records
}

function withOutcomes(...outcomes: readonly Outcome[]): StageRecords {
  const records = published()
  const [result] = records.vote.count?.results ?? []
  if (records.vote.count === undefined || result === undefined) throw new Error('counted by then')
  const results = outcomes.map((outcome) => ({ ...result, count: { ...result.count, outcome } }))
  return { ...records, vote: { ...records.vote, count: { ...records.vote.count, results } } }
}

describe('the verdict', () => {
  it('is nobody’s to know before the result is published', () => {
    const records = published()
    expect(verdictOf(records)).toBe('PASSED')
    expect(verdictOf({ vote: { ...records.vote, published: undefined } })).toBeUndefined()
  })

  it.each([
    [['PASSED', 'PASSED'], 'PASSED'],
    [['PASSED', 'NOT_PASSED'], 'PARTLY_PASSED'],
    [['QUORUM_FAILED', 'QUORUM_FAILED'], 'QUORUM_FAILED'],
    [['QUORUM_FAILED', 'NOT_PASSED'], 'NOT_PASSED'],
  ] as const)('of motions that ended %j is %s', (outcomes, verdict) => {
    expect(verdictOf(withOutcomes(...outcomes))).toBe(verdict)
  })
})
