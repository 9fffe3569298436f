import { describe, expect, it } from 'vitest'
import { contextOf, draftTopic, PROPOSER, sampleInput, straightWay } from '../../testing/index.js'
import { addDays, type CivilDate, civilDate } from '../civil-time.js'
import type { TurnFacts } from './due-day.js'
import type { ActionId } from './rules.js'
import { TEMPLATE_IDS } from './templates/registry.js'
import type { Topic } from './topic.js'
import { transition } from './transition.js'
import { whoseTurn } from './turn.js'

const nothing: TurnFacts = {
  openCorrections: 0,
  unansweredOpinions: 0,
  unverifiedPaper: 0,
  paperEnterers: [],
  openObjections: 0,
  objectedAt: null,
  tasks: { total: 1, open: 0, submitted: 0, reporters: [] },
  taskDueOn: null,
}
const noon = (day: CivilDate) => `${day}T04:00:00.000Z`
const start = civilDate('2026-11-23')

interface Point {
  readonly topic: Topic
  readonly today: CivilDate
  readonly next: ReturnType<typeof straightWay>[number] | undefined
}

/** Every point of the straight way, with the step about to be taken. */
function points(template: Topic['template'], category: Topic['category'] = 'SERVICE'): readonly Point[] {
  let topic = draftTopic({ template, category })
  let today = start
  return straightWay(template).map((next) => {
    today = addDays(today, next.days)
    const point = { topic, today, next }
    const step = transition(
      topic,
      next.action,
      sampleInput(next.action, topic, today),
      contextOf(topic, next.role, today),
    )
    if (!step.ok) throw new Error(`${next.action}: ${JSON.stringify(step.error)}`)
    topic = step.value.topic
    return point
  })
}

function turnBefore(action: ActionId, facts: Partial<TurnFacts> = {}, template: Topic['template'] = 'standard') {
  const point = points(template).find(({ next }) => next?.action === action)
  if (point === undefined) throw new Error(`${action} is not on the straight way`)
  return turn(point.topic, point.today, facts)
}

function turn(topic: Topic, today: CivilDate, facts: Partial<TurnFacts> = {}) {
  return whoseTurn({ ...topic, stageSince: noon(start) }, { ...nothing, ...facts }, noon(today))
}

describe('whose turn it is', () => {
  const ways = {
    light: 'SERVICE',
    standard: 'SERVICE',
    'owners-decision': 'OWNERS_FEE',
    'village-four-two': 'VILLAGE_ART24',
  } as const

  it.each(TEMPLATE_IDS)('is, along the whole %s way, that of whoever takes the next step', (template) => {
    const strangers = points(template, ways[template]).filter(({ topic, today, next }) => {
      const { roles } = turn(topic, today)
      // An opinion nobody has to wait for is given on the straight way all the same
      return next !== undefined && next.action !== 'propose.legal-opinion' && !roles.includes(next.role)
    })
    expect(strangers.map(({ next }) => next?.action)).toEqual([])
  })

  it('is the expert’s while a doubtful line of the screening lacks its opinion, and the township’s for a red risk', () => {
    const point = points('standard').find(({ next }) => next?.action === 'propose.legal-opinion')
    const screening = point?.topic.records.propose.screening
    if (point === undefined || screening === undefined) throw new Error('screened by then')
    const put = (change: Partial<typeof screening>) => {
      const propose = { ...point.topic.records.propose, screening: { ...screening, ...change } }
      return turn({ ...point.topic, records: { ...point.topic.records, propose } }, point.today).roles
    }
    const [first = 'EX1_LAW_SETTLED' as const] = Object.keys(
      screening.exclusions,
    ) as (keyof typeof screening.exclusions)[]
    expect(put({})).toEqual(['coordinator', 'community-admin'])
    expect(put({ exclusions: { ...screening.exclusions, [first]: { answer: 'SUSPECT', ground: '' } } })).toContain(
      'expert',
    )
    expect(put({ riskGrade: 'RED' })).toEqual(['township-admin'])
  })

  it('is not again that of the person who has signed the screening', () => {
    expect(turnBefore('propose.countersign').done).toHaveLength(1)
  })

  it('is nobody’s while a roster or a result is shown and nothing was said against it', () => {
    const [locked, finalised] = (['participants.lock', 'vote.finalise'] as const).map((action) =>
      points('standard').find(({ next }) => next?.action === action),
    )
    expect(locked && turn(locked.topic, addDays(locked.today, -1)).roles).toEqual([])
    expect(finalised && turn(finalised.topic, addDays(finalised.today, -1)).roles).toEqual([])
  })

  it('is the admin’s and the supervisor’s while an objection is open, within five working days', () => {
    const objected = { openObjections: 1, objectedAt: '2027-01-04T02:00:00.000Z' }
    expect(turnBefore('vote.finalise', objected)).toMatchObject({
      roles: ['community-admin', 'supervisor'],
      dueOn: '2027-01-11',
    })
  })

  it('is the residents’ while the ballot is open, and the desk’s as well while paper waits for its check', () => {
    const open = points('standard').find(({ next }) => next?.action === 'vote.close')
    if (open === undefined) throw new Error('closed somewhere')
    const early = addDays(open.today, -8)
    expect(turn(open.topic, early).roles).toEqual(['resident'])
    expect(turn(open.topic, early, { unverifiedPaper: 2 }).roles).toContain('coordinator')
  })

  it('is not that of whoever typed in all the paper that waits for its check, before the end of the ballot and after it', () => {
    const open = points('standard').find(({ next }) => next?.action === 'vote.close')
    if (open === undefined) throw new Error('closed somewhere')
    for (const day of [addDays(open.today, -8), open.today]) {
      const doneBy = (...paperEnterers: string[]) => turn(open.topic, day, { unverifiedPaper: 2, paperEnterers }).done
      expect(doneBy(PROPOSER)).toEqual([PROPOSER])
      expect(doneBy(PROPOSER, 'somebody else')).toEqual([])
    }
  })

  it('is the supervisor’s as well where work waits for acceptance; the first task due gives the day', () => {
    const facts = {
      tasks: { total: 2, open: 2, submitted: 1, reporters: [PROPOSER] },
      taskDueOn: civilDate('2026-12-24'),
    }
    const found = turnBefore('implement.complete', facts)
    expect([found.roles.includes('supervisor'), found.dueOn]).toEqual([true, '2026-12-24'])
  })

  it('is not that of whoever reported all that waits for acceptance', () => {
    const tasks = { total: 2, open: 1, submitted: 1, reporters: [PROPOSER] }
    expect(turnBefore('implement.complete', { tasks }).done).toEqual([PROPOSER])
    expect(turnBefore('implement.complete', { tasks: { ...tasks, open: 2 } }).done).toEqual([])
  })

  it('is nobody’s when all is over', () => {
    expect(turn(draftTopic({ stage: 'implement', status: 'closed' }), start)).toEqual({
      roles: [],
      done: [],
      dueOn: null,
    })
  })
})

describe('the day by which', () => {
  it('a proposal is first checked is the third working day, and decided on the fifth', () => {
    const propose = { submittedAt: '2026-11-23T02:00:00.000Z' }
    const topic = draftTopic({ status: 'screening' })
    expect(turn({ ...topic, records: { ...topic.records, propose } }, start).dueOn).toBe('2026-11-26')
    expect(turnBefore('propose.countersign').dueOn).toBe('2026-11-30')
  })

  it('a review is answered is the township’s, and a referral’s next step the desk’s, though the topic has its answer', () => {
    const signed = { by: PROPOSER, at: noon(start) }
    const topic = draftTopic({ status: 'declined' })
    const propose = { answer: { ...signed, text: 'No' }, review: { ...signed, reason: 'Why' } }
    expect(turn({ ...topic, records: { ...topic.records, propose } }, start)).toEqual({
      roles: ['township-admin'],
      done: [],
      dueOn: '2026-11-30',
    })
    const sent = { id: PROPOSER, slipNo: 'ZB', destination: 'MEDIATION', state: 'SENT', decidedOn: start } as const
    const referrals = [{ ...sent, sentOn: start, receivedOn: null, level: null, levelOn: null }]
    expect(turn({ ...topic, records: { ...topic.records, propose: { referrals } } }, start)).toEqual({
      roles: ['coordinator', 'community-admin'],
      done: [],
      dueOn: '2026-11-25',
    })
    expect(turn(topic, start)).toMatchObject({ roles: [], dueOn: null })
  })

  it('a ballot closes is its last day, though it ends at 24:00', () => {
    const point = points('standard').find(({ next }) => next?.action === 'vote.close')
    const closesOn = point?.topic.records.format.plan?.vote.closesOn
    expect(turnBefore('vote.close').dueOn).toBe(closesOn)
  })

  it('a suspension ends is the one that was set', () => {
    const suspension = { reason: 'AWAIT_EXPERT: x', on: start, resumeBy: addDays(start, 20) }
    const topic = draftTopic({ stage: 'deliberate', status: 'suspended', suspension, proposerAccountId: PROPOSER })
    expect(turn(topic, start)).toMatchObject({ dueOn: suspension.resumeBy, roles: ['community-admin'] })
  })

  it('a filing is reviewed counts from the day it was submitted; one sent back from the day of its return', () => {
    expect(turnBefore('filing.accept').dueOn).not.toBeNull()
    const filing = {
      originals: [],
      returns: [{ by: PROPOSER, at: noon(start), reason: 'FORM_ERROR' as const, note: 'x' }],
    }
    const topic = draftTopic({ stage: 'filing', status: 'returned' })
    expect(turn({ ...topic, records: { ...topic.records, filing } }, start).dueOn).toBe('2026-11-30')
  })
})
