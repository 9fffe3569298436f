import { describe, expect, it } from 'vitest'
import { contextOf, draftTopic, sampleInput, screeningWithHit, willingFacts } from '../../../testing/procedure.js'
import { SCREENING_CASES } from '../../../testing/screening-cases.js'
import { EXCLUSION_IDS } from '../../admissibility/exclusions.js'
import { suggestScreens } from '../../admissibility/suggest.js'
import { addDays, civilDate } from '../../civil-time.js'
import { mayContribute } from '../contributions.js'
import type { Facts } from '../facts.js'
import type { Role } from '../role.js'
import type { Topic } from '../topic.js'
import { transition } from '../transition.js'
import { disclosureOf, followUpOf, outcomeOf } from './1-propose.checklist.js'
import { screeningDeadlines } from './1-propose.deadlines.js'

const monday = civilDate('2026-11-23')

interface Taking {
  readonly role?: Role
  readonly today?: typeof monday
  readonly facts?: Partial<Facts>
}

function attempt(
  topic: Topic,
  action: string,
  input: unknown,
  { role = 'community-admin', today = monday, facts }: Taking,
) {
  return transition(topic, action, input, contextOf(topic, role, today, { ...willingFacts(topic), ...facts }))
}

function take(topic: Topic, action: string, input: unknown = {}, taking: Taking = {}): Topic {
  const result = attempt(topic, action, input, taking)
  if (!result.ok) throw new Error(`${action}: ${JSON.stringify(result.error)}`)
  return result.value.topic
}

function refusals(topic: Topic, action: string, input: unknown, taking: Taking = {}): readonly string[] {
  const result = attempt(topic, action, input, taking)
  return result.ok ? [] : result.error.unmet.map(({ id }) => id)
}

const submitted = (more: Partial<Topic> = {}) =>
  take(draftTopic({ template: 'standard', ...more }), 'propose.submit', {}, { role: 'resident' })

type Lines = Readonly<Partial<Record<string, object>>>
const said = (answer: string) => ({ answer, ground: 'the statute, art. 1', evidence: 'read and seen' })

function sheet(topic: Topic, lines: Lines) {
  const clear = Object(sampleInput('propose.screen', topic))
  const pick = (ids: readonly string[]) => Object.fromEntries(Object.entries(lines).filter(([id]) => ids.includes(id)))
  return {
    ...clear,
    exclusions: { ...clear.exclusions, ...pick(EXCLUSION_IDS) },
    others: { ...clear.others, ...pick(Object.keys(clear.others)) },
  }
}

function screened(lines: Lines, { template = 'standard' as const, ...more }: Partial<Topic> = {}): Topic {
  const topic = submitted({ template, ...more })
  return take(topic, 'propose.screen', sheet(topic, lines), { role: 'coordinator' })
}

const opined = (topic: Topic) => take(topic, 'propose.legal-opinion', sampleInput('propose.legal-opinion', topic))
const decline = (ground: string) => ({ ground, reason: 'The statute settles it' })
const toMediation = { destination: 'MEDIATION', organisation: 'Mediators', reason: 'Between two homes' }

describe('the table of screening fixtures (domain.md §9.1)', () => {
  it.each(SCREENING_CASES)('$text lands where the table says', ({ yes, lands, disclosure, text, suggested }) => {
    const lines = Object.fromEntries(
      Object.entries(yes).map(([id, ground]) => [id, { answer: 'YES', ground, evidence: text }]),
    )
    const topic = opined(take(screened(lines, { title: text }), 'propose.countersign'))
    expect(disclosureOf(topic.records.propose)).toBe(disclosure)
    const accept = refusals(topic, 'propose.accept', { answer: 'Accepted' })
    if (lands.action === 'propose.accept') {
      expect(accept).toEqual([])
      expect(refusals(topic, 'propose.refer', toMediation)).toContain('SC.2')
    } else {
      expect(accept).toContain('G1.3')
      expect(outcomeOf(topic)?.destinations).toContain(lands.to)
      const order = { destination: lands.to, organisation: lands.organisation, reason: text }
      const input = lands.action === 'propose.refer' ? order : { ...decline(lands.ground), referrals: [order] }
      expect(take(topic, lands.action, input).status).toBe(lands.action === 'propose.refer' ? 'referred' : 'declined')
    }
    const suggestions = suggestScreens(text)
    if (suggested === null) expect(suggestions).toEqual([])
    else expect(suggestions.map(({ id }) => id)).toContain(suggested)
    for (const { words } of suggestions) for (const word of words) expect(text).toContain(word)
  })
})

describe('a YES', () => {
  const hit = { EX3_UNLAWFUL_OR_IMPROPER: said('YES') }

  it('takes two screeners, or one and a legal opinion, in the light procedure too', () => {
    const light = screened({ EX5_PRIVATE_DISPUTE: said('YES') }, { template: 'light' })
    expect(refusals(light, 'propose.refer', toMediation)).toEqual(['G1.2'])
    expect(refusals(opined(light), 'propose.refer', toMediation)).toEqual([])
    expect(refusals(take(light, 'propose.countersign'), 'propose.refer', toMediation)).toEqual([])
  })

  it('under the standard procedure takes two whatever the adviser says, and the opinion as well where the law is concerned', () => {
    const one = screened(hit)
    const no = decline('EX3_UNLAWFUL_OR_IMPROPER')
    expect(refusals(one, 'propose.decline', no)).toEqual(['G1.2', 'G1.8'])
    expect(refusals(opined(one), 'propose.decline', no)).toEqual(['G1.2'])
    expect(refusals(take(one, 'propose.countersign'), 'propose.decline', no)).toEqual(['G1.8'])
    expect(refusals(opined(take(one, 'propose.countersign')), 'propose.decline', no)).toEqual([])
  })

  it('is not signed twice by the same person', () => {
    const again = take(screened(hit), 'propose.countersign', {}, { role: 'coordinator' })
    expect(again.records.propose.screening?.signers).toHaveLength(1)
  })

  it('is not outvoted: an initiative with the statutory share is declined for it all the same', () => {
    const many = { coSigns: 200, statutoryInitiative: true }
    const topic = opined(take(screened(hit), 'propose.countersign'))
    expect(refusals(topic, 'propose.accept', { answer: 'Yes' }, { facts: many })).toEqual(['G1.3'])
    const declined = take(topic, 'propose.decline', decline('EX3_UNLAWFUL_OR_IMPROPER'), { facts: many })
    expect(declined.records.propose.declined?.statutoryInitiative).toBe(true)
  })

  it('of unfairness or a private dispute does not send away what enough people asked for by right', () => {
    const topic = take(screened({ EX5_PRIVATE_DISPUTE: said('YES') }), 'propose.countersign')
    const facts = { statutoryInitiative: true }
    expect(refusals(topic, 'propose.refer', toMediation, { facts })).toEqual(['ST.2'])
    expect(refusals(topic, 'propose.decline', decline('EX5_PRIVATE_DISPUTE'), { facts })).toEqual(['ST.1'])
  })

  it('and a doubt are refused without their ground and evidence', () => {
    const topic = submitted()
    for (const answer of ['YES', 'SUSPECT']) {
      const result = attempt(topic, 'propose.screen', sheet(topic, { EX2_SUPERIOR_MANDATE: { answer } }), {})
      expect(result.ok ? [] : result.error.unmet.map(({ params }) => params?.['pointer'])).toEqual([
        '/exclusions/EX2_SUPERIOR_MANDATE/ground',
        '/exclusions/EX2_SUPERIOR_MANDATE/evidence',
      ])
    }
  })
})

describe('the outcome fits the screening', () => {
  it('nothing is declined on a ground nobody answered YES to', () => {
    const clear = take(screened({}), 'propose.countersign')
    expect(refusals(clear, 'propose.decline', decline('EX1_LAW_SETTLED'))).toEqual(['SC.1'])
  })

  it('danger and crime go out on one signature, at once', () => {
    const order = { destination: 'FIRE', organisation: '119', reason: 'Gas' }
    expect(refusals(screened({ EMERGENCY: said('YES') }), 'propose.refer', order)).toEqual([])
  })

  it('a clue of crime or misconduct goes to police or discipline inspection and nowhere else', () => {
    const clue = take(screened({ DISCIPLINE_CLUE: said('YES') }), 'propose.countersign')
    expect(refusals(clue, 'propose.refer', toMediation)).toEqual(['SC.3'])
    expect(refusals(clue, 'propose.decline', decline('DISCIPLINE_CLUE'))).toEqual(['SC.1'])
    expect(refusals(clue, 'propose.merge', { topicId: clue.communityId, reason: 'Same' })).toEqual(['SC.4'])
    const order = { destination: 'DISCIPLINE', organisation: 'Discipline office', reason: 'A clue' }
    expect(refusals(clue, 'propose.refer', order)).toEqual([])
  })

  it('a suspicion closes a topic like a certainty, and what the words made probable counts until somebody screened', () => {
    expect(disclosureOf(screened({ CRIME_CLUE: said('SUSPECT') }).records.propose)).toBe('CONFIDENTIAL')
    const draft = draftTopic({ template: 'standard' })
    const held = take(draft, 'propose.submit', {}, { role: 'resident', facts: { heldBack: 'CONFIDENTIAL' } })
    expect(disclosureOf(held.records.propose)).toBe('CONFIDENTIAL')
    expect(disclosureOf(take(held, 'propose.screen', sheet(held, {})).records.propose)).toBe('PUBLIC')
    const returned = take(screened({ EX5_PRIVATE_DISPUTE: said('YES') }), 'propose.return', { reason: 'Who?' })
    const again = take(returned, 'propose.submit', {}, { role: 'resident' })
    expect(disclosureOf(again.records.propose)).toBe('WITHHELD')
  })

  it('a closed topic is signed by nobody, for nobody may show it to them', () => {
    const signing = (topic: Topic) =>
      mayContribute('propose.co-sign', topic, contextOf(topic, 'resident', monday, willingFacts(topic)))
    expect(signing(screened({}))).toMatchObject({ ok: true })
    expect(signing(screened({ EX5_PRIVATE_DISPUTE: said('YES') }))).toMatchObject({
      ok: false,
      error: { code: 'window-closed' },
    })
  })
})

describe('what is due in step 1', () => {
  const due = (topic: Topic) => screeningDeadlines(topic).map(({ id, dueOn, by }) => `${id} ${dueOn} ${by}`)

  it('is a formal check in 3 working days, a decision in 5 and a written answer 3 after it', () => {
    expect(due(submitted())).toEqual([
      'formal-check 2026-11-26 desk',
      'decision 2026-11-30 desk',
      'reply 2026-12-03 desk',
    ])
    expect(due(screened({}))).toEqual(['decision 2026-11-30 desk', 'reply 2026-12-03 desk'])
  })

  it('is a decision in 10 once an opinion was asked for in time, never by asking too late', () => {
    const ask = { from: 'Adviser', question: 'Lawful?' }
    const inTime = take(screened({}), 'propose.request-opinion', ask, { today: civilDate('2026-11-30') })
    expect(due(inTime)[0]).toBe('decision 2026-12-07 desk')
    const late = take(screened({}), 'propose.request-opinion', ask, { today: civilDate('2026-12-01') })
    expect(due(late)[0]).toBe('decision 2026-11-30 desk')
  })

  it('is further information within 10 days, a last day of rest moving on; afterwards the topic may lapse and not be handed in', () => {
    const returned = take(screened({}), 'propose.return', { reason: 'Where?' }, { today: civilDate('2026-11-25') })
    // 5 December 2026 is a Saturday
    expect(due(returned)).toEqual(['more-info 2026-12-07 proposer'])
    const last = { role: 'resident', today: civilDate('2026-12-07') } as const
    expect(refusals(returned, 'propose.submit', {}, last)).toEqual([])
    expect(refusals(returned, 'propose.lapse', {}, { today: last.today })).toEqual(['RI.2'])
    const after = addDays(last.today, 1)
    expect(refusals(returned, 'propose.submit', {}, { ...last, today: after })).toEqual(['RI.1'])
    expect(take(returned, 'propose.lapse', {}, { today: after })).toMatchObject({ status: 'withdrawn' })
  })

  it('begins anew with the text handed in again: what was screened was another one, and stays in the record', () => {
    const returned = take(take(screened({}), 'propose.countersign'), 'propose.return', { reason: 'Where?' })
    const again = take(returned, 'propose.submit', {}, { role: 'resident', today: addDays(monday, 3) })
    expect(again.records.propose.screening).toBeUndefined()
    expect(again.records.propose.earlier?.[0]).toMatchObject({ returned: { reason: 'Where?' } })
    expect(refusals(again, 'propose.accept', { answer: 'Yes' })).toContain('G1.1')
    expect(due(again)[0]).toBe('formal-check 2026-12-01 desk')
  })
})

describe('a review', () => {
  const declined = () => {
    const topic = opined(take(screened({ EX3_UNLAWFUL_OR_IMPROPER: said('YES') }), 'propose.countersign'))
    return take(topic, 'propose.decline', decline('EX3_UNLAWFUL_OR_IMPROPER'))
  }
  const why = { reason: 'The lane is wide enough' }
  const last = civilDate('2026-11-30')

  it('is asked for by the proposer within 5 working days of the answer, and not a day later', () => {
    const asked = { role: 'resident', today: last } as const
    expect(screeningDeadlines(declined())).toEqual([{ id: 'review-request', dueOn: last, by: 'proposer' }])
    expect(refusals(declined(), 'propose.request-review', why, asked)).toEqual([])
    const late = { ...asked, today: addDays(last, 1) }
    expect(refusals(declined(), 'propose.request-review', why, late)).toEqual(['RV.1'])
  })

  it('happens once per decision, and is the township’s to answer within 5 working days', () => {
    const asked = take(declined(), 'propose.request-review', why, { role: 'resident', today: last })
    expect(screeningDeadlines(asked)).toEqual([{ id: 'review-answer', dueOn: '2026-12-07', by: 'township' }])
    expect(followUpOf(asked.records.propose)).toBe('TOWNSHIP')
    expect(refusals(asked, 'propose.uphold', why)).toEqual(['RO.1'])
    const upheld = take(asked, 'propose.uphold', why, { role: 'township-admin', today: last })
    expect(upheld).toMatchObject({
      status: 'declined',
      records: { propose: { review: { answered: { upheld: true } } } },
    })
    expect(screeningDeadlines(upheld)).toEqual([])
    expect(refusals(upheld, 'propose.request-review', why, { role: 'resident', today: last })).toEqual(['PH.1'])
  })

  it('that overturns brings the topic back to screening, to be decided afresh and reviewed anew', () => {
    const asked = take(declined(), 'propose.request-review', why, { role: 'resident', today: last })
    const back = take(asked, 'propose.overturn', why, { role: 'township-admin', today: last })
    expect(back).toMatchObject({ stage: 'propose', status: 'screening' })
    expect(back.records.propose).toMatchObject({ earlier: [{ review: { answered: { upheld: false } } }] })
    expect(back.records.propose.declined).toBeUndefined()
    expect(screeningDeadlines(back)[0]).toEqual({ id: 'formal-check', dueOn: '2026-12-03', by: 'desk' })
    const again = opined(
      take(take(back, 'propose.screen', screeningWithHit(back)), 'propose.countersign', {}, { role: 'coordinator' }),
    )
    const referred = take(again, 'propose.refer', toMediation, { today: last })
    expect(refusals(referred, 'propose.request-review', why, { role: 'resident', today: last })).toEqual([])
  })
})
