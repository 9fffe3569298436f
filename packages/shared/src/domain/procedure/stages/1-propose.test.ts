import { describe, expect, it } from 'vitest'
import { contextOf, draftTopic, sampleInput, screeningWithHit, willingFacts } from '../../../testing/procedure.js'
import { SCREENING_CASES } from '../../../testing/screening-cases.js'
import { EXCLUSION_IDS } from '../../admissibility/exclusions.js'
import { suggestScreens } from '../../admissibility/suggest.js'
import { addDays, civilDate } from '../../civil-time.js'
import { mayContribute } from '../contributions.js'
import type { Facts } from '../facts.js'
import type { StageRecords } from '../records.js'
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

const opined = (topic: Topic, conclusion = 'OBJECTION', role: Role = 'expert') =>
  take(topic, 'propose.legal-opinion', { conclusion, adviser: 'Adviser', text: 'What the statute says' }, { role })
const reason = { reason: 'As the statute says' }
const decline = (ground: string) => ({ ground, reason: 'The statute settles it' })
const toMediation = { destination: 'MEDIATION', organisation: 'Mediators', reason: 'Between two homes' }

describe('the table of screening fixtures (domain.md §9.1)', () => {
  it.each(SCREENING_CASES)('$text lands where the table says', ({ yes, lands, disclosure, text, suggested }) => {
    const lines = Object.fromEntries(
      Object.entries(yes).map(([id, ground]) => [id, { answer: 'YES', ground, evidence: text }]),
    )
    const topic = opined(take(screened(lines, { title: text }), 'propose.countersign'), 'OBJECTION')
    expect(disclosureOf(topic.records.propose)).toBe(disclosure)
    const calm = lands.action === 'propose.accept' ? opined(topic, 'NO_OBJECTION') : topic
    const accept = refusals(calm, 'propose.accept', { answer: 'Accepted' })
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
    const no = { ...decline('EX5_PRIVATE_DISPUTE'), referrals: [toMediation] }
    expect(refusals(topic, 'propose.decline', no, { facts })).toEqual(['ST.1'])
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
    expect(refusals(clue, 'propose.merge', { topicId: clue.communityId, reason: 'Same' })).toEqual(['SC.4', 'SC.5'])
    const order = { destination: 'DISCIPLINE', organisation: 'Discipline office', reason: 'A clue' }
    expect(refusals(clue, 'propose.refer', order)).toEqual([])
  })

  it('a suspicion closes a topic like a certainty, and what the words made probable counts until somebody screened', () => {
    expect(disclosureOf(screened({ CRIME_CLUE: said('SUSPECT') }).records.propose)).toBe('CONFIDENTIAL')
    const draft = draftTopic({ template: 'standard' })
    const held = take(draft, 'propose.submit', {}, { role: 'resident', facts: { heldBack: 'CONFIDENTIAL' } })
    expect(disclosureOf(held.records.propose)).toBe('CONFIDENTIAL')
    // One person alone does not open it
    const once = take(held, 'propose.screen', sheet(held, {}), { role: 'coordinator' })
    expect(disclosureOf(once.records.propose)).toBe('CONFIDENTIAL')
    expect(disclosureOf(take(once, 'propose.countersign').records.propose)).toBe('PUBLIC')
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

describe('an initiative with the statutory share', () => {
  const facts = { coSigns: 200, statutoryInitiative: true }
  const part = (id: string) => ({ [id]: { ...said('YES'), partial: true } })
  const split = (destination: string) => ({
    ...{ destination, organisation: 'Office', reason: 'The law settles whether' },
    ...{ admissibleTitle: 'How and when', admissibleText: 'Only the hours' },
  })

  it('is never merged into another topic', () => {
    const topic = take(screened({ DUPLICATE: said('YES') }), 'propose.countersign')
    const merge = { topicId: topic.communityId, ...reason }
    expect(refusals(topic, 'propose.merge', merge)).toEqual([])
    expect(refusals(topic, 'propose.merge', merge, { facts })).toEqual(['ST.3'])
    const elsewhere = { ...toMediation, deviation: 'They know each other' }
    expect(refusals(topic, 'propose.refer', elsewhere, { facts })).toEqual(['ST.2'])
  })

  it('is split, or sent elsewhere, only on a ground of law with an opinion that speaks against it', () => {
    const quarrel = take(screened(part('EX5_PRIVATE_DISPUTE')), 'propose.countersign')
    expect(refusals(quarrel, 'propose.split', split('MEDIATION'))).toEqual([])
    expect(refusals(quarrel, 'propose.split', split('MEDIATION'), { facts })).toEqual(['ST.4'])
    const law = take(screened(part('EX1_LAW_SETTLED')), 'propose.countersign')
    const calm = opined(law, 'NO_OBJECTION')
    expect(refusals(calm, 'propose.split', split('HOTLINE_12345'), { facts })).toEqual(['ST.4'])
    const order = { destination: 'HOTLINE_12345', organisation: 'Hotline', ...reason }
    expect(refusals(calm, 'propose.refer', order, { facts })).toEqual(['ST.2'])
    const done = take(opined(law), 'propose.split', split('HOTLINE_12345'), { facts })
    expect(done).toMatchObject({ status: 'referred', records: { propose: { initiative: true } } })
  })

  it('is remembered as one however it ends', () => {
    const light = submitted()
    const withdrawn = take(light, 'propose.withdraw', reason, { role: 'resident', facts })
    expect(withdrawn.records.propose.initiative).toBe(true)
    const signed = take(screened({}), 'propose.countersign')
    const accepted = take(opined(signed, 'NO_OBJECTION'), 'propose.accept', { answer: 'Yes' }, { facts })
    const later = take(accepted, 'propose.withdraw', reason, { role: 'resident' })
    expect(later.records.propose.initiative).toBe(true)
  })
})

describe('the second pair of eyes', () => {
  const light = { template: 'light' } as const
  const dispute = { EX5_PRIVATE_DISPUTE: said('YES') }

  it('is no opinion recorded by the one who signed', () => {
    const sheetBy = (role: Role) => {
      const topic = submitted(light)
      return take(topic, 'propose.screen', sheet(topic, dispute), { role })
    }
    const own = opined(sheetBy('community-admin'), 'OBJECTION', 'community-admin')
    expect(refusals(own, 'propose.refer', toMediation)).toEqual(['G1.2'])
    const two = opined(sheetBy('coordinator'), 'OBJECTION', 'community-admin')
    expect(refusals(two, 'propose.refer', toMediation)).toEqual([])
  })

  it('is not saved by a procedure the category or the risk does not allow', () => {
    const topic = submitted(light)
    const risky = take(topic, 'propose.screen', { ...sheet(topic, dispute), riskGrade: 'RED' }, { role: 'coordinator' })
    expect(refusals(opined(risky), 'propose.refer', toMediation)).toEqual(['G1.2'])
  })

  it('is asked for where one person calls the matter something else than its proposer did', () => {
    const topic = submitted({ ...light, category: 'CULTURE' })
    const accept = { answer: 'Yes' }
    const kept = take(topic, 'propose.screen', sheet(topic, {}), { role: 'coordinator' })
    expect(refusals(kept, 'propose.accept', accept)).toEqual([])
    const named = take(topic, 'propose.screen', { ...sheet(topic, {}), category: 'SERVICE' }, { role: 'coordinator' })
    expect(refusals(named, 'propose.accept', accept)).toEqual(['G1.2'])
    expect(named.records.propose.categoryProposed).toBe('CULTURE')
    expect(refusals(take(named, 'propose.countersign'), 'propose.accept', accept)).toEqual([])
    expect(take(named, 'propose.return', reason).category).toBe('CULTURE')
  })

  it('is asked for where the words held it back, however small the matter', () => {
    const draft = draftTopic(light)
    const held = take(draft, 'propose.submit', {}, { role: 'resident', facts: { heldBack: 'WITHHELD' } })
    const one = take(held, 'propose.screen', sheet(held, {}), { role: 'coordinator' })
    expect(refusals(one, 'propose.accept', { answer: 'Yes' })).toEqual(['G1.2'])
  })

  it('does not carry a refusal on a ground of law when it finds nothing against the matter', () => {
    const topic = take(screened({ EX3_UNLAWFUL_OR_IMPROPER: said('YES') }), 'propose.countersign')
    const no = decline('EX3_UNLAWFUL_OR_IMPROPER')
    expect(refusals(opined(topic, 'NO_OBJECTION'), 'propose.decline', no)).toEqual(['G1.9'])
    expect(refusals(opined(topic), 'propose.decline', no)).toEqual([])
  })
})

describe('danger and crime sent on by one person', () => {
  const order = { destination: 'FIRE', organisation: '119', reason: 'Gas' }
  const sent = () => take(screened({ EMERGENCY: said('YES') }), 'propose.refer', order, { role: 'coordinator' })

  it('go where danger and crime are dealt with and nowhere else, and are neither refused, split nor merged', () => {
    const topic = screened({ EMERGENCY: said('YES') })
    expect(refusals(topic, 'propose.refer', toMediation)).toEqual(['SC.3'])
    expect(refusals(topic, 'propose.decline', decline('EMERGENCY'))).toEqual(['SC.1'])
    expect(refusals(topic, 'propose.merge', { topicId: topic.communityId, ...reason })).toContain('SC.4')
  })

  it('are looked at by somebody else within a working day, on the desk until then', () => {
    const topic = sent()
    expect(screeningDeadlines(topic)[0]).toEqual({ id: 'dispatch-check', dueOn: '2026-11-24', by: 'desk' })
    expect(followUpOf(topic.records.propose)).toBe('DESK')
    expect(refusals(topic, 'propose.confirm-dispatch', {}, { role: 'coordinator' })).toEqual(['SD.10'])
    const confirmed = take(topic, 'propose.confirm-dispatch')
    expect(screeningDeadlines(confirmed).map(({ id }) => id)).toEqual(['review-request'])
    expect(refusals(confirmed, 'propose.confirm-dispatch', {})).toEqual(['PH.1'])
  })

  it('come back to screening when the second does not agree, and what is still out is taken back', () => {
    expect(refusals(sent(), 'propose.object-dispatch', reason, { role: 'coordinator' })).toEqual(['SD.10'])
    const result = attempt(sent(), 'propose.object-dispatch', reason, {})
    expect(result).toMatchObject({
      ok: true,
      value: { topic: { status: 'screening' }, effects: [{ kind: 'recall-referrals' }] },
    })
  })

  it('need no second look when two have signed', () => {
    const two = take(screened({ EMERGENCY: said('YES') }), 'propose.countersign')
    expect(take(two, 'propose.refer', order).records.propose.dispatch).toBeUndefined()
  })
})

describe('where a matter goes', () => {
  const pointers = (topic: Topic, action: string, input: unknown) => {
    const result = attempt(topic, action, input, {})
    return result.ok ? [] : result.error.unmet.map(({ params }) => `${params?.['pointer']} ${params?.['code']}`)
  }
  const dispute = () => take(screened({ EX5_PRIVATE_DISPUTE: said('YES') }), 'propose.countersign')

  it('is one of the places the screening suggests, or the desk says why not', () => {
    const toHotline = { destination: 'HOTLINE_12345', organisation: 'Hotline', ...reason }
    expect(pointers(dispute(), 'propose.refer', toHotline)).toEqual(['/deviation deviation-needed'])
    const referred = take(dispute(), 'propose.refer', { ...toHotline, deviation: 'Both asked for it' })
    expect(referred.records.propose.referral?.deviation).toBe('Both asked for it')
  })

  it('is named with a refusal where the table hands the matter on', () => {
    const no = decline('EX5_PRIVATE_DISPUTE')
    expect(pointers(dispute(), 'propose.decline', no)).toEqual(['/referrals referral-needed'])
    expect(
      pointers(dispute(), 'propose.decline', { ...no, referrals: [{ ...toMediation, destination: 'FIRE' }] }),
    ).toEqual(['/referrals/0/deviation deviation-needed'])
    expect(refusals(dispute(), 'propose.decline', { ...no, referrals: [toMediation] })).toEqual([])
  })

  it('has kind, level and homes only as a mediation', () => {
    const court = {
      ...toMediation,
      destination: 'COURT_ARBITRATION',
      level: 'L2',
      disputeKind: 'LEAK',
      parties: ['302'],
    }
    expect(pointers(dispute(), 'propose.refer', court)).toEqual([
      ...['/disputeKind mediation-only', '/level mediation-only', '/parties mediation-only'],
    ])
  })

  it('is another topic only for a duplicate, and a split takes a part and gives the rest a title of its own', () => {
    const merge = { topicId: dispute().communityId, ...reason }
    expect(refusals(dispute(), 'propose.merge', merge)).toEqual(['SC.5'])
    const split = { ...toMediation, admissibleTitle: 'How and when', admissibleText: 'Only the hours' }
    expect(refusals(dispute(), 'propose.split', split)).toEqual(['SC.6'])
    const same = { ...split, admissibleTitle: dispute().title }
    expect(pointers(dispute(), 'propose.split', same)).toEqual(['/admissibleTitle title-unchanged'])
  })

  it('is followed in its order: a mediation goes up only, and nothing is agreed before it was sent', () => {
    const referral: NonNullable<StageRecords['propose']['referrals']>[number] = {
      ...{ id: dispute().communityId, slipNo: 'ZB', destination: 'MEDIATION', state: 'RECEIVED', decidedOn: monday },
      ...{ sentOn: monday, receivedOn: monday, level: 'L2', levelOn: monday },
    }
    const topic = take(dispute(), 'propose.refer', toMediation)
    const propose = { ...topic.records.propose, referrals: [referral] }
    const out = { ...topic, records: { ...topic.records, propose } }
    const up = (level: string) => pointers(out, 'propose.mediation-level', { referralId: referral.id, level })
    expect([up('L1'), up('L2'), up('L3')]).toEqual([['/level level-not-higher'], ['/level level-not-higher'], []])
    const result = { referralId: referral.id, outcome: 'AGREED', note: 'Agreed' }
    const agreed = (on: string) => ({ ...result, agreement: { on, text: '2600' } })
    expect(pointers(out, 'propose.referral-result', agreed('1900-01-01'))).toEqual(['/agreement/on before-sent'])
    expect(pointers(out, 'propose.referral-result', agreed(monday))).toEqual([])
  })
})

describe('a proposal handed in again', () => {
  const returned = (facts: Partial<Facts> = {}) => take(screened({}), 'propose.return', { reason: 'Where?' }, { facts })
  const again = (topic: Topic, facts: Partial<Facts>) =>
    attempt(topic, 'propose.submit', {}, { role: 'resident', facts })

  it('says something it did not say before', () => {
    const topic = returned({ textHash: 'before' })
    expect(refusals(topic, 'propose.submit', {}, { role: 'resident', facts: { textHash: 'before' } })).toEqual(['RI.3'])
    expect(refusals(topic, 'propose.submit', {}, { role: 'resident', facts: { textHash: 'after' } })).toEqual([])
  })

  it('keeps the day it was first handed in', () => {
    const first = submitted().records.propose.submittedAt
    const later = take(returned(), 'propose.submit', {}, { role: 'resident', today: addDays(monday, 3) })
    expect(later.records.propose.firstSubmittedAt).toBe(first)
    expect(later.records.propose.submittedAt).not.toBe(first)
  })

  it('with another text loses the signatures given to the one before; with more text it keeps them', () => {
    const lapse = (facts: Partial<Facts>) => {
      const result = again(returned(), facts)
      return result.ok ? result.value.effects : result.error
    }
    expect(lapse({ coSigns: 3, textReplaced: true })).toEqual([{ kind: 'lapse-co-signs' }])
    expect(lapse({ coSigns: 3, textReplaced: false })).toEqual([])
    expect(lapse({ coSigns: 0, textReplaced: true })).toEqual([])
  })

  it('is returned a second time by the community’s head alone', () => {
    const topic = take(returned(), 'propose.submit', {}, { role: 'resident' })
    const why = { reason: 'Where exactly?' }
    expect(refusals(topic, 'propose.return', why, { role: 'coordinator' })).toEqual(['RI.4'])
    expect(refusals(topic, 'propose.return', why)).toEqual([])
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

  it('is not the desk’s to use up: only for whom it entered the matter, with their consent, and never by who decided', () => {
    const by = (role: Role, facts: Partial<Facts>, input: object = why) =>
      refusals(declined(), 'propose.request-review', input, { role, facts })
    expect(by('coordinator', {})).toEqual(['RV.2'])
    const onBehalf = { onBehalf: true }
    expect(by('coordinator', onBehalf)).toEqual(['IN.1'])
    const agreed = { ...why, consent: true }
    expect(by('community-admin', onBehalf, agreed)).toEqual(['RV.2'])
    expect(by('coordinator', onBehalf, agreed)).toEqual([])
    const words = { title: 'Shared parking', text: 'At night' }
    expect(refusals(declined(), 'propose.alternative', words, { role: 'coordinator' })).toEqual(['RV.2'])
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
