import { describe, expect, it } from 'vitest'
import { actorAs, contextOf, draftTopic, sampleInput, straightWay, willingFacts } from '../../testing/procedure.js'
import { addDays, type CivilDate, civilDate } from '../civil-time.js'
import { REFUSAL_CODES } from '../refusal.js'
import type { CategoryId } from './category.js'
import { mayContribute } from './contributions.js'
import { ACTION_IDS, type ActionId } from './rules.js'
import { stageNumber } from './stage.js'
import type { TemplateId } from './templates/registry.js'
import type { Topic } from './topic.js'
import { actionsFor, transition, unmet } from './transition.js'

const START = civilDate('2026-11-23')

const CATEGORY: Record<TemplateId, CategoryId> = {
  light: 'SERVICE',
  standard: 'COVENANT',
  'owners-decision': 'OWNERS_FEE',
  'village-four-two': 'VILLAGE_ART24',
}

/** Walks the straight way up to, and without, `stopBefore`. */
function walk(template: TemplateId, stopBefore?: ActionId): { topic: Topic; today: CivilDate; events: string[] } {
  let topic = draftTopic({ template, category: CATEGORY[template] })
  let today = START
  const events: string[] = []
  for (const { action, role, days } of straightWay(template)) {
    if (action === stopBefore) return { topic, today, events }
    today = addDays(today, days)
    const step = transition(topic, action, sampleInput(action, topic, today), contextOf(topic, role, today))
    if (!step.ok) throw new Error(`${template} ${action}: ${JSON.stringify(step.error)}`)
    expect(step.value.topic.version).toBe(topic.version + 1)
    expect(stageNumber(step.value.topic.stage) - stageNumber(topic.stage)).toBeLessThanOrEqual(1)
    topic = step.value.topic
    events.push(step.value.event.type)
  }
  return { topic, today, events }
}

function refusalOf(
  topic: Topic,
  action: ActionId,
  today: CivilDate,
  role: Parameters<typeof actorAs>[0],
  facts = willingFacts(topic),
) {
  const step = transition(topic, action, sampleInput(action, topic, today), contextOf(topic, role, today, facts))
  return step.ok ? null : step.error
}

describe('the straight way', () => {
  for (const template of ['light', 'standard', 'owners-decision', 'village-four-two'] as const) {
    it(`a ${template} matter goes through all eight stages and closes`, () => {
      const { topic, events } = walk(template)
      expect([topic.stage, topic.status]).toEqual(['implement', 'closed'])
      expect(events.at(-1)).toBe('topic.closed')
    })
  }
})

describe('each stage asks for its evidence', () => {
  it('a matter hit by an exclusion is never accepted, however many co-sign (EX3)', () => {
    const { topic, today } = walk('light', 'propose.accept')
    const screening = topic.records.propose.screening
    if (!screening) throw new Error('not screened')
    const hit = {
      ...topic,
      records: {
        ...topic.records,
        propose: {
          ...topic.records.propose,
          screening: {
            ...screening,
            exclusions: { ...screening.exclusions, EX3_UNLAWFUL_OR_IMPROPER: { answer: 'YES' as const } },
          },
        },
      },
    }
    const facts = { ...willingFacts(hit), coSigns: 500, statutoryInitiative: true }
    expect(refusalOf(hit, 'propose.accept', today, 'community-admin', facts)?.unmet.map((u) => u.id)).toEqual([
      'G1.2',
      'G1.3',
    ])
  })

  it('one screener is not enough outside the light procedure', () => {
    const { topic, today } = walk('standard', 'propose.countersign')
    const ids = refusalOf(topic, 'propose.accept', today, 'community-admin')?.unmet.map((u) => u.id)
    expect(ids).toContain('G1.2')
    expect(ids).toContain('G1.4')
  })

  it('the same question is refused until the cooling-off ends, unless owners force it by statutory initiative', () => {
    const { topic, today } = walk('light', 'propose.accept')
    const cooling = { ...willingFacts(topic), coolingOffUntil: addDays(today, 10) }
    expect(refusalOf(topic, 'propose.accept', today, 'community-admin', cooling)?.unmet).toEqual([
      { id: 'CO.1', params: { until: addDays(today, 10) } },
    ])
    const forced = { ...cooling, statutoryInitiative: true }
    expect(refusalOf(topic, 'propose.accept', today, 'community-admin', forced)).toBeNull()
  })

  it('a delegates’ meeting cannot decide a covenant (C05)', () => {
    const { topic, today } = walk('standard', 'participants.set')
    const input = { scope: { kind: 'community' }, motions: [{ text: 'x', presetId: 'RESIDENT_DELEGATE_MEETING' }] }
    const step = transition(topic, 'participants.set', input, contextOf(topic, 'community-admin', today))
    expect(step.ok ? [] : step.error.unmet.map((u) => u.id)).toEqual(['G2.1'])
  })

  it('the roster is locked only after its publicity and with the supervisor’s signature', () => {
    const { topic, today } = walk('standard', 'participants.sign')
    expect(refusalOf(topic, 'participants.lock', today, 'community-admin')?.unmet.map((u) => u.id)).toEqual([
      'G2.3',
      'G2.7',
    ])
  })

  it('owners are all tried by an individual channel before the notice counts as served', () => {
    const { topic, today } = walk('owners-decision', 'notice.complete')
    const facts = willingFacts(topic)
    const missing = { ...facts, delivery: { ...facts.delivery, individuallyAttempted: 99 } }
    expect(refusalOf(topic, 'notice.complete', today, 'community-admin', missing)?.unmet.map((u) => u.id)).toEqual([
      'G3.2',
    ])
  })

  it('a ballot cannot be planned before the fifteen days of an owners’ notice are over (物业管理条例 14)', () => {
    const { topic, today } = walk('owners-decision', 'format.complete')
    const plan = topic.records.format.plan
    if (!plan) throw new Error('no plan')
    const early = {
      ...topic,
      records: {
        ...topic.records,
        format: { ...topic.records.format, plan: { ...plan, vote: { ...plan.vote, opensOn: addDays(today, 14) } } },
      },
    }
    expect(refusalOf(early, 'format.complete', today, 'community-admin')?.unmet.map((u) => u.id)).toEqual(['G4.3'])
  })

  it('rebuilding, such as a lift, needs experts in the plan, and a vote of more than 200 units an open meeting', () => {
    const { topic, today } = walk('owners-decision', 'format.complete')
    const rebuild = { ...topic, category: 'OWNERS_REBUILD' as const }
    expect(refusalOf(rebuild, 'format.complete', today, 'community-admin')?.unmet).toEqual([
      { id: 'G4.2', params: { missing: 'format.needs-experts' } },
    ])
    const plan = topic.records.format.plan
    if (!plan) throw new Error('no plan')
    const formats = plan.formats.map((f) => ({ ...f, format: 'WRITTEN_INQUIRY' as const }))
    const inquiry = {
      ...topic,
      records: { ...topic.records, format: { ...topic.records.format, plan: { ...plan, formats } } },
    }
    const facts = willingFacts(inquiry)
    const many = { ...facts, electorate: { ...facts.electorate, heads: 201 } }
    expect(refusalOf(inquiry, 'format.complete', today, 'community-admin', facts)).toBeNull()
    expect(refusalOf(inquiry, 'format.complete', today, 'community-admin', many)?.unmet).toEqual([
      { id: 'G4.2', params: { missing: 'format.needs-open-meeting' } },
    ])
  })

  it('every opposing opinion has its answer before the vote', () => {
    const { topic, today } = walk('light', 'deliberate.complete')
    const facts = { ...willingFacts(topic), unansweredOpinions: 2 }
    expect(refusalOf(topic, 'deliberate.complete', today, 'community-admin', facts)?.unmet).toEqual([
      { id: 'G5.4', params: { open: 2 } },
    ])
  })

  it('a ballot that runs for days is not closed before its end', () => {
    const { topic, today } = walk('light', 'vote.close')
    expect(refusalOf(topic, 'vote.close', today, 'community-admin')?.unmet.map((u) => u.id)).toEqual(['TL.2'])
  })

  it('a count sheet that differs from the stored ballots is refused', () => {
    const { topic, today } = walk('light', 'vote.count')
    const facts = willingFacts(topic, { for: { heads: 81, areaCenti: '81000' } })
    expect(refusalOf(topic, 'vote.count', today, 'community-admin', facts)?.unmet.map((u) => u.id)).toEqual(['G6.2'])
  })

  it('an open objection keeps the filing locked (C01)', () => {
    const { topic, today } = walk('owners-decision', 'vote.finalise')
    const facts = { ...willingFacts(topic), openObjections: 1 }
    expect(
      refusalOf(topic, 'vote.finalise', addDays(today, 8), 'community-admin', facts)?.unmet.map((u) => u.id),
    ).toEqual(['G6.4'])
  })

  it('who submits a filing does not review it', () => {
    const { topic, today } = walk('light', 'filing.accept')
    const submitted = topic.records.filing.submitted
    if (!submitted) throw new Error('not submitted')
    const own = {
      ...topic,
      records: {
        ...topic.records,
        filing: { ...topic.records.filing, submitted: { ...submitted, by: actorAs('township-admin').accountId } },
      },
    }
    expect(refusalOf(own, 'filing.accept', today, 'township-admin')?.unmet.map((u) => u.id)).toEqual(['SD.4'])
  })
})

describe('a vote that does not pass', () => {
  const lost = { for: { heads: 30, areaCenti: '30000' }, against: { heads: 60, areaCenti: '60000' } }

  function counted(template: TemplateId): { topic: Topic; today: CivilDate } {
    const { topic, today } = walk(template, 'vote.count')
    const motionId = topic.records.participants.set?.motions[0]?.id
    const nothing = { heads: 0, areaCenti: '0' }
    const input = {
      sheets: [{ motionId, ...lost, abstain: nothing, invalid: nothing }],
      scrutineers: ['One', 'Two'],
    }
    const step = transition(
      topic,
      'vote.count',
      input,
      contextOf(topic, 'community-admin', today, willingFacts(topic, lost)),
    )
    if (!step.ok) throw new Error(JSON.stringify(step.error))
    return { topic: step.value.topic, today }
  }

  it('is filed as not adopted and ends there', () => {
    let { topic, today } = counted('owners-decision')
    for (const [action, role, days] of [
      ['vote.publish', 'community-admin', 0],
      ['vote.finalise', 'community-admin', 8],
      ['filing.countersign', 'supervisor', 0],
      ['filing.submit', 'community-admin', 0],
      ['filing.accept', 'township-admin', 1],
    ] as const) {
      today = addDays(today, days)
      const facts = willingFacts(topic, lost)
      const step = transition(topic, action, sampleInput(action, topic, today), contextOf(topic, role, today, facts))
      if (!step.ok) throw new Error(`${action}: ${JSON.stringify(step.error)}`)
      topic = step.value.topic
    }
    expect([topic.stage, topic.status]).toEqual(['filing', 'not-adopted'])
  })

  it('may be talked through again: a new round, without its ballots, and with a fresh notice before the next ballot', () => {
    const { topic, today } = counted('owners-decision')
    const facts = willingFacts(topic, lost)
    const shown = transition(
      topic,
      'vote.publish',
      { places: ['Board'] },
      contextOf(topic, 'coordinator', today, facts),
    )
    if (!shown.ok) throw new Error(JSON.stringify(shown.error))
    const step = transition(
      shown.value.topic,
      'vote.redeliberate',
      { reason: 'New draft' },
      contextOf(topic, 'community-admin', today, facts),
    )
    if (!step.ok) throw new Error(JSON.stringify(step.error))
    const again = step.value.topic
    expect([again.stage, again.round, again.records.vote.opened]).toEqual(['deliberate', 2, undefined])
    const voting = { ...again, stage: 'vote' as const }
    expect(unmet(voting, 'vote.open', contextOf(voting, 'community-admin', today)).map((u) => u.id)).toEqual(['G6.1'])
  })
})

describe('a result cannot be talked up', () => {
  const few = { for: { heads: 20, areaCenti: '20000' }, against: { heads: 5, areaCenti: '5000' } }
  const nothing = { heads: 0, areaCenti: '0' }

  function sheet(topic: Topic, present?: number) {
    const motionId = topic.records.participants.set?.motions[0]?.id
    const counted = {
      motionId,
      ...few,
      abstain: nothing,
      invalid: nothing,
      ...(present === undefined ? {} : { present }),
    }
    return { sheets: [counted], scrutineers: ['One', 'Two'] }
  }

  it('whoever returned a ballot was present: a larger number on the sheet is refused (§5.1)', () => {
    const { topic, today } = walk('light', 'vote.count')
    const context = contextOf(topic, 'coordinator', today, willingFacts(topic, few))
    const inflated = transition(topic, 'vote.count', sheet(topic, 60), context)
    expect(inflated.ok ? [] : inflated.error.unmet.map((u) => u.id)).toEqual(['G6.2'])
    const honest = transition(topic, 'vote.count', sheet(topic, 25), context)
    const result = honest.ok ? honest.value.topic.records.vote.count?.results[0]?.count : undefined
    expect([result?.outcome, result?.present]).toEqual(['QUORUM_FAILED', 25])
  })

  it('an upheld objection keeps the result from being final until it is counted and published again', () => {
    const { topic, today } = walk('light', 'vote.finalise')
    const input = { objectionId: topic.id, upheld: true, text: 'Two ballots were counted twice' }
    const decided = transition(topic, 'vote.decide-objection', input, contextOf(topic, 'supervisor', today))
    if (!decided.ok) throw new Error(JSON.stringify(decided.error))
    const upheld = { ...decided.value.topic }
    const later = addDays(today, 8)
    expect(refusalOf(upheld, 'vote.finalise', later, 'community-admin')?.unmet).toEqual([
      { id: 'G6.4', params: { reason: 'upheld' } },
    ])
    const again = transition(
      upheld,
      'vote.count',
      sampleInput('vote.count', upheld, later),
      contextOf(upheld, 'coordinator', later),
    )
    if (!again.ok) throw new Error(JSON.stringify(again.error))
    expect(refusalOf(again.value.topic, 'vote.finalise', later, 'community-admin')?.code).toBe('wrong-status')
    const published = transition(
      again.value.topic,
      'vote.publish',
      { places: ['Board'] },
      contextOf(again.value.topic, 'coordinator', later),
    )
    expect(
      published.ok && refusalOf(published.value.topic, 'vote.finalise', addDays(later, 8), 'community-admin'),
    ).toBeNull()
  })

  it('the township ticks every item of its review, each once', () => {
    const { topic, today } = walk('light', 'filing.accept')
    const eleven = { checked: Array.from({ length: 11 }, () => 'R1') }
    const step = transition(topic, 'filing.accept', eleven, contextOf(topic, 'township-admin', today))
    expect(step.ok ? '' : step.error.code).toBe('invalid-input')
  })

  it('an open correction of the list keeps even a light matter from locking it', () => {
    const { topic, today } = walk('light', 'participants.lock')
    const facts = willingFacts(topic)
    const open = { ...facts, electorate: { ...facts.electorate, openCorrections: 1 } }
    expect(refusalOf(topic, 'participants.lock', today, 'coordinator', open)?.unmet.map((u) => u.id)).toEqual(['G2.3'])
  })
})

describe('a ballot over the network', () => {
  it('is taken while the vote is open, and never where the plan says paper at the door or a meeting', () => {
    const { topic, today } = walk('light', 'vote.close')
    const context = contextOf(topic, 'resident', today)
    expect(mayContribute('vote.ballot', topic, context).ok).toBe(true)
    const plan = topic.records.format.plan
    if (!plan) throw new Error('no plan')
    for (const method of ['PAPER_DOOR', 'MEETING_BALLOT', 'MEETING_SHOW_OF_HANDS'] as const) {
      const paper = { ...plan, vote: { ...plan.vote, method } }
      const offline = { ...topic, records: { ...topic.records, format: { ...topic.records.format, plan: paper } } }
      expect(mayContribute('vote.ballot', offline, context)).toMatchObject({
        ok: false,
        error: { code: 'window-closed' },
      })
      expect(mayContribute('vote.paper-ballot', offline, contextOf(offline, 'coordinator', today)).ok).toBe(true)
    }
  })
})

describe('a later round', () => {
  it('after a change of method plans anew, serves its own notice and can go on to the vote', () => {
    const { topic: counting, today } = walk('owners-decision', 'vote.count')
    const lost = { for: { heads: 1, areaCenti: '1000' }, against: { heads: 8, areaCenti: '8000' } }
    const nothing = { heads: 0, areaCenti: '0' }
    const sheets = [
      { motionId: counting.records.participants.set?.motions[0]?.id, ...lost, abstain: nothing, invalid: nothing },
    ]
    const steps = [
      ['vote.count', { sheets, scrutineers: ['One', 'Two'] }],
      ['vote.publish', undefined],
      ['vote.change-method', undefined],
      ['format.plan', undefined],
      ['format.publish', undefined],
      ['format.complete', undefined],
    ] as const
    let topic = counting
    for (const [action, input] of steps) {
      const facts = willingFacts(topic, lost)
      const step = transition(
        topic,
        action,
        input ?? sampleInput(action, topic, today),
        contextOf(topic, 'community-admin', today, facts),
      )
      if (!step.ok) throw new Error(`${action}: ${JSON.stringify(step.error)}`)
      if (action === 'vote.change-method')
        expect(
          unmet(step.value.topic, 'format.complete', contextOf(step.value.topic, 'community-admin', today)).map(
            (u) => u.id,
          ),
        ).toContain('G4.3')
      topic = step.value.topic
    }
    expect([topic.stage, topic.round]).toEqual(['deliberate', 2])
  })
})

describe('refusals', () => {
  it('every refusal is a known word and names what is missing', () => {
    const { topic, today } = walk('light', 'notice.publish')
    for (const action of [...ACTION_IDS, 'vote.fake'] as ActionId[]) {
      for (const role of ['resident', 'auditor', 'coordinator'] as const) {
        const step = transition(topic, action, {}, contextOf(topic, role, today))
        if (step.ok) continue
        expect(Object.keys(REFUSAL_CODES)).toContain(step.error.code)
        expect(step.error.unmet.length).toBeGreaterThan(0)
      }
    }
  })

  it('a resident sees no desk action, a coordinator sees what is missing for the next step', () => {
    const { topic, today } = walk('light', 'notice.publish')
    expect(actionsFor(topic, contextOf(topic, 'resident', today)).map((a) => a.action)).toEqual(['propose.withdraw'])
    const next = actionsFor(topic, contextOf(topic, 'coordinator', today)).find((a) => a.action === 'notice.complete')
    expect(next?.unmet.map((u) => u.id)).toEqual(['G3.1'])
  })
})
