import { describe, expect, it } from 'vitest'
import { actorAs, contextOf, draftTopic, sampleInput } from '../../testing/procedure.js'
import { civilDate } from '../civil-time.js'
import type { Role } from './role.js'
import type { ActionId } from './rules.js'
import type { Topic } from './topic.js'
import { actionsFor, transition } from './transition.js'

const today = civilDate('2026-11-23')

function attempt(topic: Topic, action: ActionId, role: Role) {
  return transition(topic, action, sampleInput(action, topic, today), contextOf(topic, role, today))
}

function walked(topic: Topic, ...steps: readonly (readonly [ActionId, Role])[]): Topic {
  return steps.reduce((at, [action, role]) => {
    const step = attempt(at, action, role)
    if (!step.ok) throw new Error(`${action}: ${JSON.stringify(step.error)}`)
    return step.value.topic
  }, topic)
}

const screened = () =>
  walked(
    draftTopic({ template: 'standard' }),
    ['propose.submit', 'resident'],
    ['propose.screen', 'coordinator'],
    ['propose.countersign', 'community-admin'],
    ['propose.legal-opinion', 'expert'],
    ['propose.consent', 'township-admin'],
  )

describe('a screening stands for the text it looked at', () => {
  it('a text sent in again after being returned is screened, signed, advised on and consented to anew', () => {
    const again = walked(screened(), ['propose.return', 'coordinator'], ['propose.submit', 'resident'])
    const { screening, legalOpinion, townshipConsent, earlier } = again.records.propose
    expect({ screening, legalOpinion, townshipConsent }).toEqual({})
    expect(earlier?.at(-1)?.returned).toBeDefined()
    const accepted = attempt(again, 'propose.accept', 'community-admin')
    expect(accepted.ok ? [] : accepted.error.unmet.map(({ id }) => id)).toContain('G1.1')
  })

  it('another screening needs its own second signature, opinion and consent', () => {
    const { screening, legalOpinion, townshipConsent } = walked(screened(), ['propose.screen', 'coordinator']).records
      .propose
    expect(screening?.signers).toEqual([actorAs('coordinator').accountId])
    expect({ legalOpinion, townshipConsent }).toEqual({})
  })

  it('an opinion on legality is given to a screening, never before it', () => {
    const submitted = walked(draftTopic({ template: 'standard' }), ['propose.submit', 'resident'])
    const opinion = attempt(submitted, 'propose.legal-opinion', 'expert')
    expect(opinion.ok ? [] : opinion.error.unmet.map(({ id }) => id)).toEqual(['G1.1'])
  })
})

describe('taking a proposal back', () => {
  it.each(['coordinator', 'community-admin'] as const)('is not for a %s in the place of the proposer', (role) => {
    const topic = walked(draftTopic(), ['propose.submit', 'resident'])
    const step = attempt(topic, 'propose.withdraw', role)
    expect(step.ok ? '' : step.error.code).toBe('not-permitted')
    expect(actionsFor(topic, contextOf(topic, role, today)).map(({ action }) => action)).not.toContain(
      'propose.withdraw',
    )
  })

  it('is free for the proposer, whatever office they hold', () => {
    const topic = walked(draftTopic(), ['propose.submit', 'resident'])
    expect(attempt(topic, 'propose.withdraw', 'resident').ok).toBe(true)
    const own = { ...topic, proposerAccountId: actorAs('coordinator').accountId }
    expect(attempt(own, 'propose.withdraw', 'coordinator').ok).toBe(true)
  })
})
