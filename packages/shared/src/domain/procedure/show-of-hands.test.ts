import { describe, expect, it } from 'vitest'
import { contextOf, draftTopic, sampleInput, straightWay, willingFacts } from '../../testing/procedure.js'
import { addDays, type CivilDate, civilDate } from '../civil-time.js'
import type { Facts } from './facts.js'
import type { Role } from './role.js'
import type { ActionId } from './rules.js'
import type { Topic } from './topic.js'
import { transition, unmet } from './transition.js'

/** Facts as the API reads them after a show of hands: no ballot is stored. */
function handsFacts(topic: Topic): Facts {
  const facts = willingFacts(topic)
  return { ...facts, polls: facts.polls.map((poll) => ({ ...poll, tally: null })) }
}

function attempt(topic: Topic, action: ActionId, role: Role, today: CivilDate, input?: unknown) {
  return transition(
    topic,
    action,
    input ?? sampleInput(action, topic, today),
    contextOf(topic, role, today, handsFacts(topic)),
  )
}

/** A vote by show of hands, counted by the coordinator and not yet published. */
function counted(): { topic: Topic; today: CivilDate } {
  let topic = draftTopic()
  let today = civilDate('2026-11-23')
  for (const { action, role, days } of straightWay('light')) {
    if (action === 'vote.publish') return { topic, today }
    today = addDays(today, days)
    const input = Object(sampleInput(action, topic, today))
    const byHand = { ...input, vote: { ...input.vote, method: 'MEETING_SHOW_OF_HANDS' } }
    const by = action === 'vote.count' ? 'coordinator' : role
    const step = attempt(topic, action, by, today, action === 'format.plan' ? byHand : input)
    if (!step.ok) throw new Error(`${action}: ${JSON.stringify(step.error)}`)
    topic = step.value.topic
  }
  throw new Error('nothing was counted')
}

describe('a show of hands', () => {
  const { topic, today } = counted()
  const missing = (t: Topic) =>
    unmet(t, 'vote.publish', contextOf(t, 'coordinator', today, handsFacts(t))).map((u) => u.id)

  it('is not published on one person’s sheet', () => {
    expect(missing(topic)).toEqual(['SD.6'])
  })

  it('is not confirmed by who wrote the sheet', () => {
    const own = attempt(topic, 'vote.confirm-count', 'coordinator', today)
    expect(own.ok ? [] : own.error.unmet).toEqual([{ id: 'SD.6', params: { reason: 'same' } }])
  })

  it('is not confirmed by other figures', () => {
    const [sheet] = topic.records.vote.count?.sheets ?? []
    const other = { sheets: [{ ...sheet, for: { heads: 81, areaCenti: '81000' } }] }
    const differs = attempt(topic, 'vote.confirm-count', 'supervisor', today, other)
    expect(differs).toMatchObject({ error: { code: 'invalid-input', unmet: [{ params: { code: 'count-differs' } }] } })
  })

  it('is published once a second person has written down the same, and a recount needs it again', () => {
    for (const role of ['community-admin', 'supervisor'] as const) {
      const confirmed = attempt(topic, 'vote.confirm-count', role, today)
      if (!confirmed.ok) throw new Error(JSON.stringify(confirmed.error))
      expect(missing(confirmed.value.topic)).toEqual([])
      expect(attempt(confirmed.value.topic, 'vote.confirm-count', role, today)).toMatchObject({ ok: false })
      const again = attempt(confirmed.value.topic, 'vote.count', 'coordinator', today)
      expect(again.ok && missing(again.value.topic)).toEqual(['SD.6'])
    }
  })

  it('is what asks for it: ballots that are stored count themselves', () => {
    expect(unmet(topic, 'vote.publish', contextOf(topic, 'coordinator', today))).toEqual([])
  })
})
