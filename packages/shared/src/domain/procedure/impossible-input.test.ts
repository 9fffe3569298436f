import { describe, expect, it } from 'vitest'
import { contextOf, draftTopic, sampleInput, straightWay, willingFacts } from '../../testing/procedure.js'
import { addDays, type CivilDate, civilDate, civilDateOf } from '../civil-time.js'
import { brokenPromise } from './notice-day.js'
import type { Role } from './role.js'
import type { ActionId } from './rules.js'
import { noticeInput } from './stages/3-notice.record.js'
import { formatPlanInput } from './stages/4-format.record.js'
import type { Topic } from './topic.js'
import { transition, unmet } from './transition.js'

const CATEGORY = { light: 'SERVICE', standard: 'COVENANT', 'village-four-two': 'VILLAGE_ART24' } as const
type Template = keyof typeof CATEGORY

function walk(template: Template, stopBefore: ActionId): { topic: Topic; today: CivilDate } {
  let topic = draftTopic({ template, category: CATEGORY[template] })
  let today = civilDate('2026-11-23')
  for (const { action, role, days } of straightWay(template)) {
    today = addDays(today, days)
    if (action === stopBefore) return { topic, today }
    topic = take(topic, action, sampleInput(action, topic, today), today, role)
  }
  throw new Error(`the way does not pass ${stopBefore}`)
}

function take(topic: Topic, action: ActionId, input: unknown, today: CivilDate, role: Role = 'community-admin') {
  const step = transition(topic, action, input, contextOf(topic, role, today))
  if (!step.ok) throw new Error(`${action}: ${JSON.stringify(step.error)}`)
  return step.value.topic
}

/** Where and why the sample input of an action, changed, is refused; null when it is taken. Noon in Shanghai. */
function faults(topic: Topic, action: ActionId, today: CivilDate, change: object, role: Role = 'community-admin') {
  const input = { ...Object(sampleInput(action, topic, today)), ...change }
  const step = transition(topic, action, input, contextOf(topic, role, today))
  if (step.ok) return null
  return [
    step.error.code,
    ...step.error.unmet.map((u) => `${u.params?.['pointer'] ?? u.id} ${u.params?.['code'] ?? ''}`),
  ]
}

const refused = (...fields: string[]) => ['invalid-input', ...fields]

describe('an hour', () => {
  it('runs from 00:00 to 23:59', () => {
    const { topic, today } = walk('light', 'notice.publish')
    const notice = Object(sampleInput('notice.publish', topic, today))
    const plan = Object(sampleInput('format.plan', topic, today))
    const taken = (time: string) => [
      noticeInput.safeParse({ ...notice, meeting: { ...notice.meeting, time } }).success,
      formatPlanInput.safeParse({ ...plan, formats: [{ ...plan.formats[0], time }] }).success,
    ]
    for (const time of ['00:00', '09:30', '23:59']) expect(taken(time)).toEqual([true, true])
    for (const time of ['25:99', '24:00', '19:60', '9:30', '7 p.m.', '']) expect(taken(time)).toEqual([false, false])
  })
})

describe('a notice', () => {
  const meeting = (on: CivilDate, time = '19:00') => ({ meeting: { on, time, place: 'Square', agenda: 'Talk' } })

  it('does not invite to a meeting that is over, by the day or by the hour of today', () => {
    const { topic, today } = walk('light', 'notice.publish')
    const publish = (change: object) => faults(topic, 'notice.publish', today, change)
    expect(publish(meeting(addDays(today, -1)))).toEqual(refused('/meeting/time meeting-past'))
    expect(publish(meeting(today, '11:59'))).toEqual(refused('/meeting/time meeting-past'))
    expect(publish(meeting(today, '12:01'))).toBeNull()
  })

  it('names the hour of the meeting', () => {
    const { topic, today } = walk('light', 'notice.publish')
    const { time: _, ...timeless } = meeting(addDays(today, 5)).meeting
    expect(faults(topic, 'notice.publish', today, { meeting: timeless })?.[1]).toBe('/meeting/time invalid_type')
  })
})

describe('a plan', () => {
  const talk = (on: CivilDate, more: object = {}) => ({
    formats: [{ format: 'OPEN_TALK', role: 'PRIMARY', on, place: 'Square', chair: 'Secretary', ...more }],
  })
  const vote = (opensOn: CivilDate, closesOn: CivilDate) => ({
    vote: { method: 'MIXED', opensOn, closesOn, place: 'Office' },
  })

  it('puts neither talk nor vote into the past', () => {
    const { topic, today } = walk('light', 'format.plan')
    const plan = (change: object) => faults(topic, 'format.plan', today, change)
    expect(plan(talk(addDays(today, -1)))).toEqual(refused('/formats/0/on talk-past'))
    expect(plan(talk(today))).toBeNull()
    expect(plan(talk(today, { time: '08:00' }))).toEqual(refused('/formats/0/time talk-past'))
    expect(plan(vote(addDays(today, -3), addDays(today, -4)))).toEqual(
      refused('/formats/0/on talk-after-vote', '/vote/opensOn vote-past', '/vote/closesOn vote-ends-first'),
    )
  })

  it('holds the meeting its notice promised, or serves a notice of its own', () => {
    const { topic, today } = walk('light', 'format.plan')
    const gaps = (t: Topic) => unmet(t, 'format.complete', contextOf(t, 'community-admin', today))
    const planned = (change: object) =>
      take(topic, 'format.plan', { ...Object(sampleInput('format.plan', topic, today)), ...change }, today)
    expect(gaps(planned({}))).toEqual([])
    const otherDay = planned(talk(addDays(today, 6)))
    const promised = { reason: 'promised', on: addDays(today, 5), place: 'Square' }
    expect(gaps(otherDay)).toEqual([{ id: 'G4.3', params: promised }])
    expect(gaps(planned(talk(addDays(today, 5), { place: 'Office' })))).toEqual([{ id: 'G4.3', params: promised }])
    expect(gaps(take(otherDay, 'format.publish', { places: ['Board'] }, today))).toEqual([])
    // A notice may promise the vote instead of a talk
    const atTheVote = {
      ...talk(addDays(today, 4)),
      vote: { ...vote(addDays(today, 4), addDays(today, 6)).vote, place: 'Square' },
    }
    expect(brokenPromise(planned(atTheVote))).toBeUndefined()
  })

  it('changed after its notice needs another; saved again as it was it does not', () => {
    const { topic, today } = walk('standard', 'format.plan')
    const input = Object(sampleInput('format.plan', topic, today))
    const served = take(take(topic, 'format.plan', input, today), 'format.publish', { places: ['Board'] }, today)
    expect(take(served, 'format.plan', input, today).records.format.noticeB).toBeDefined()
    const moved = take(served, 'format.plan', { ...input, ...vote(addDays(today, 21), addDays(today, 30)) }, today)
    expect(moved.records.format.noticeB).toBeUndefined()
  })
})

describe('what is recorded has happened', () => {
  it('a talk of an earlier day may be recorded, one still to come may not', () => {
    const { topic, today } = walk('light', 'deliberate.record')
    const days = (from: CivilDate, to: CivilDate) => faults(topic, 'deliberate.record', today, { from, to })
    expect(days(addDays(today, -2), addDays(today, -2))).toBeNull()
    expect(days(today, addDays(today, 1))).toEqual(refused('/to not-yet-held'))
    expect(days(addDays(today, 1), addDays(today, 1))).toEqual(refused('/from not-yet-held', '/to not-yet-held'))
  })

  it('so have the Party branch’s talk, the committees and the Party members’ review', () => {
    const screening = walk('light', 'propose.screen')
    const tomorrow = addDays(screening.today, 1)
    expect(faults(screening.topic, 'propose.screen', screening.today, { partyDiscussedOn: tomorrow })).toEqual(
      refused('/partyDiscussedOn not-yet-held'),
    )
    const { topic, today } = walk('village-four-two', 'vote.four-two')
    const review = { members: 9, present: 9, for: 8 }
    const later = { on: addDays(today, 1), ...review }
    const steps = { branch: { on: addDays(today, 1), note: 'x' }, committees: later, partyReview: later }
    expect(faults(topic, 'vote.four-two', today, steps)).toHaveLength(4)
    const crowd = { on: today, members: 9, present: 10, for: 8 }
    expect(faults(topic, 'vote.four-two', today, { committees: crowd })?.[0]).toBe('invalid-input')
  })
})

describe('what is promised is still to come', () => {
  it('the motion is carried out after the vote has closed', () => {
    const { topic, today } = walk('light', 'deliberate.freeze')
    const closesOn = topic.records.format.plan?.vote.closesOn
    if (closesOn === undefined) throw new Error('no plan')
    const deadline = (day: CivilDate) => faults(topic, 'deliberate.freeze', today, { deadline: day })
    expect(deadline(addDays(today, -1))).toEqual(refused('/deadline deadline-past'))
    expect(deadline(addDays(closesOn, -1))).toEqual(refused('/deadline deadline-past'))
    expect(deadline(closesOn)).toBeNull()
  })

  it('a task is due today at the earliest', () => {
    const { topic, today } = walk('light', 'implement.assign')
    const [task] = Object(sampleInput('implement.assign', topic, today)).tasks
    const due = (...days: CivilDate[]) =>
      faults(topic, 'implement.assign', today, { tasks: days.map((dueOn) => ({ ...task, dueOn })) })
    expect(due(today, addDays(today, -1))).toEqual(refused('/tasks/1/dueOn due-past'))
    expect(due(today)).toBeNull()
  })

  it('a suspension ends between tomorrow and thirty days on, and is refused instead of bent (domain.md §3.0)', () => {
    const { topic, today } = walk('light', 'notice.publish')
    const until = (days: number) => faults(topic, 'topic.suspend', today, { resumeBy: addDays(today, days) })
    expect(until(0)).toEqual(refused('/resumeBy resume-past'))
    expect(until(31)).toEqual(refused('/resumeBy resume-too-late'))
    expect([until(1), until(30)]).toEqual([null, null])
  })

  it('an announced vote opens today at the earliest, and an extension only ever lengthens', () => {
    const { topic, today } = walk('light', 'vote.open')
    const past = { opensOn: addDays(today, -1), closesOn: addDays(today, 3) }
    expect(faults(topic, 'vote.announce', today, past)).toEqual(refused('/opensOn vote-past'))
    const open = take(topic, 'vote.open', {}, today)
    const closesOn = addDays(civilDateOf(open.records.vote.opened?.closesAt ?? ''), -1)
    const extended = (day: CivilDate, on = today) => faults(open, 'vote.extend', on, { closesOn: day })
    expect(extended(closesOn)).toEqual(refused('/closesOn extended-too-little'))
    expect(extended(addDays(today, 60))).toEqual(refused('/closesOn extended-too-much'))
    expect(extended(addDays(today, 59))).toBeNull()
    expect(extended(addDays(closesOn, 9), addDays(closesOn, 1))).toEqual(refused('/closesOn extended-too-late'))
  })
})

describe('the minutes of a small matter', () => {
  function gaps(change: object): string {
    const { topic, today } = walk('light', 'deliberate.record')
    const minutes = { ...Object(sampleInput('deliberate.record', topic, today)), ...change }
    const recorded = take(topic, 'deliberate.record', minutes, today)
    const found = unmet(recorded, 'deliberate.complete', contextOf(recorded, 'community-admin', today))
    return String(found.find((u) => u.id === 'G5.1')?.params?.['missing'] ?? '')
  }

  it('need no ten participants, photographs or further signatures', () => {
    expect(gaps({ attendance: 2, media: 0, signatures: ['Secretary', 'Clerk'], details: {} })).toBe('')
  })

  it('are not written by who chairs', () => {
    expect(gaps({ minuteTaker: 'Secretary' })).toBe('format.minute-taker-not-chair')
  })

  it('hold an opinion, or say why nobody spoke', () => {
    expect(gaps({ speeches: [] })).toBe('format.opinions')
    expect(gaps({ speeches: [], silence: 'Nobody asked for the floor' })).toBe('')
  })

  it('are of the planned day or later, as those of every matter', () => {
    const { topic, today } = walk('light', 'deliberate.record')
    const early = addDays(topic.records.format.plan?.formats[0]?.on ?? today, -1)
    expect(gaps({ from: early, to: early })).toBe('format.before-plan')
  })
})

describe('the notice is delivered (G3.2)', () => {
  function gap(template: Template, delivery: object) {
    const { topic, today } = walk(template, 'notice.complete')
    const willing = willingFacts(topic)
    const facts = { ...willing, delivery: { ...willing.delivery, ...delivery } }
    return unmet(topic, 'notice.complete', contextOf(topic, 'community-admin', today, facts))
  }

  it('to every unit by an individual channel: a posting for all is no delivery', () => {
    const posted = { individuallyAttempted: 0, delivered: 0, publicly: 100 }
    for (const template of ['light', 'standard'] as const)
      expect(gap(template, posted)).toMatchObject([{ id: 'G3.2', params: { attempted: 0, delivered: 0 } }])
    expect(gap('standard', { individuallyAttempted: 99 })).toMatchObject([{ id: 'G3.2' }])
  })

  it('and by a public one; a small matter is posted where its notice says', () => {
    const sent = { publicly: 99 }
    expect(gap('standard', sent)).toEqual([{ id: 'G3.2', params: { reason: 'public', units: 100, publicly: 99 } }])
    expect(gap('light', { publicly: 0 })).toEqual([])
  })
})

describe('an open correction of the list', () => {
  it('says that it waits for a decision, before the end of the publicity is spoken of', () => {
    const { topic, today } = walk('standard', 'participants.lock')
    const willing = willingFacts(topic)
    const facts = { ...willing, electorate: { ...willing.electorate, openCorrections: 2 } }
    expect(unmet(topic, 'participants.lock', contextOf(topic, 'coordinator', today, facts))).toEqual([
      { id: 'G2.3', params: { reason: 'open', open: 2 } },
    ])
  })
})
