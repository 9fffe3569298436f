import { describe, expect, it } from 'vitest'
import { actorAs, contextOf, draftTopic, sampleInput, straightWay, willingFacts } from '../../testing/procedure.js'
import { addDays, type CivilDate, civilDate } from '../civil-time.js'
import { mayContribute } from './contributions.js'
import type { Role } from './role.js'
import type { ActionId } from './rules.js'
import type { Topic } from './topic.js'
import { actionsFor, transition, unmet } from './transition.js'

const CATEGORY = { light: 'SERVICE', standard: 'COVENANT', 'owners-decision': 'OWNERS_FEE' } as const
type Template = keyof typeof CATEGORY
interface Place {
  readonly topic: Topic
  readonly today: CivilDate
}

/** Walks the straight way up to, and without, `stopBefore`; `change` replaces inputs of single steps. */
function walk(template: Template, stopBefore: ActionId, change: Partial<Record<ActionId, object>> = {}): Place {
  let topic = draftTopic({ template, category: CATEGORY[template] })
  let today = civilDate('2026-11-23')
  for (const { action, role, days } of straightWay(template)) {
    today = addDays(today, days)
    if (action === stopBefore) return { topic, today }
    topic = take({ topic, today }, action, role, change[action])
  }
  throw new Error(`the way does not pass ${stopBefore}`)
}

function attempt(
  { topic, today }: Place,
  action: ActionId,
  role: Role,
  change: object = {},
  facts = willingFacts(topic),
) {
  const input = { ...Object(sampleInput(action, topic, today)), ...change }
  return transition(topic, action, input, contextOf(topic, role, today, facts))
}

function take(
  place: Place,
  action: ActionId,
  role: Role,
  change?: object,
  facts?: Parameters<typeof attempt>[4],
): Topic {
  const step = attempt(place, action, role, change, facts)
  if (!step.ok) throw new Error(`${action}: ${JSON.stringify(step.error)}`)
  return step.value.topic
}

/** What is missing, or wrong with the input: guard and reason, or pointer and code. */
function refusal(...args: Parameters<typeof attempt>): readonly string[] {
  const step = attempt(...args)
  if (step.ok) return []
  return step.error.unmet.map(({ id, params = {} }) =>
    [params['pointer'] ?? id, params['code'] ?? params['reason']].filter((part) => part !== undefined).join(' '),
  )
}

const nothing = { heads: 0, areaCenti: '0' }
const side = (heads: number) => ({ heads, areaCenti: String(heads * 1000) })
const REJECTED = { for: side(30), against: side(60) }
const TOO_FEW = { for: side(6), against: side(3) }

/** Counted with these figures, not yet published. */
function countedWith(template: Template, tally: typeof REJECTED): Place {
  const place = walk(template, 'vote.count')
  const sheets = [
    { motionId: place.topic.records.participants.set?.motions[0]?.id, ...tally, abstain: nothing, invalid: nothing },
  ]
  return { ...place, topic: take(place, 'vote.count', 'coordinator', { sheets }, willingFacts(place.topic, tally)) }
}

function publishedWith(template: Template, tally: typeof REJECTED): Place {
  const place = countedWith(template, tally)
  return { ...place, topic: take(place, 'vote.publish', 'coordinator', {}, willingFacts(place.topic, tally)) }
}

const again = (place: Place, action: ActionId, tally: typeof REJECTED) =>
  refusal(place, action, 'community-admin', {}, willingFacts(place.topic, tally))

describe('a counted result that did not pass', () => {
  it('is published before the matter is talked over or voted on again', () => {
    const counted = countedWith('standard', TOO_FEW)
    for (const way of ['vote.redeliberate', 'vote.reconvene', 'vote.change-method'] as const)
      expect(again(counted, way, TOO_FEW)).toEqual(['G6.6'])
    const published = publishedWith('standard', TOO_FEW)
    for (const way of ['vote.redeliberate', 'vote.reconvene', 'vote.change-method'] as const)
      expect(again(published, way, TOO_FEW)).toEqual([])
  })

  it('of hands is confirmed by a second person first', () => {
    const published = publishedWith('standard', TOO_FEW)
    const willing = willingFacts(published.topic, TOO_FEW)
    const byHand = { ...willing, polls: willing.polls.map((poll) => ({ ...poll, tally: null })) }
    expect(refusal(published, 'vote.reconvene', 'community-admin', {}, byHand)).toEqual(['SD.6'])
  })

  it('is voted on again with the same text only where too few took part', () => {
    const published = publishedWith('standard', REJECTED)
    expect(again(published, 'vote.reconvene', REJECTED)).toEqual(['PH.1'])
    expect(again(published, 'vote.change-method', REJECTED)).toEqual(['PH.1'])
    expect(again(published, 'vote.redeliberate', REJECTED)).toEqual([])
  })

  it('is left only when its objections are decided', () => {
    const published = publishedWith('standard', TOO_FEW)
    const facts = { ...willingFacts(published.topic, TOO_FEW), openObjections: 1 }
    expect(refusal(published, 'vote.reconvene', 'community-admin', {}, facts)).toEqual(['G6.4'])
  })

  it('goes back to deliberation once, and with a changed text', () => {
    const place = publishedWith('standard', REJECTED)
    const facts = willingFacts(place.topic, REJECTED)
    const topic = take(place, 'vote.redeliberate', 'community-admin', {}, facts)
    const second = { ...place, topic }
    const same = { motions: place.topic.records.deliberate.draft?.motions.map((m) => ({ ...m, text: `${m.text} 。` })) }
    expect(refusal(second, 'deliberate.freeze', 'coordinator', same)).toEqual(['/motions/0/text text-unchanged'])
    expect(refusal(second, 'deliberate.freeze', 'coordinator')).toEqual([])
    const { vote } = place.topic.records
    const twice = {
      ...place.topic,
      round: 2,
      records: { ...place.topic.records, vote: { ...vote, earlier: topic.records.vote.earlier } },
    }
    expect(again({ ...place, topic: twice }, 'vote.redeliberate', REJECTED)).toEqual(['G6.7 not-passed'])
  })

  it('is not adopted after too few took part twice, nor when the rounds are used up', () => {
    const place = publishedWith('standard', TOO_FEW)
    const with_ = (more: { round: number; earlier: readonly ('NOT_PASSED' | 'QUORUM_FAILED' | 'VOID')[] }): Place => {
      const vote = { ...place.topic.records.vote, earlier: [...more.earlier] }
      return { ...place, topic: { ...place.topic, round: more.round, records: { ...place.topic.records, vote } } }
    }
    for (const way of ['vote.redeliberate', 'vote.reconvene', 'vote.change-method'] as const) {
      expect(again(with_({ round: 2, earlier: ['QUORUM_FAILED'] }), way, TOO_FEW)).toEqual(['G6.7 quorum'])
      expect(again(with_({ round: 3, earlier: ['NOT_PASSED', 'NOT_PASSED'] }), way, TOO_FEW)).toEqual(['G6.7 rounds'])
      expect(again(with_({ round: 3, earlier: ['VOID', 'VOID'] }), way, TOO_FEW)).toEqual([])
    }
  })

  it('leaves its way of ending with the next round', () => {
    const place = publishedWith('standard', TOO_FEW)
    const next = take(place, 'vote.reconvene', 'community-admin', {}, willingFacts(place.topic, TOO_FEW))
    expect([next.round, next.records.vote.earlier]).toEqual([2, ['QUORUM_FAILED']])
  })
})

describe('a ballot is annulled', () => {
  it('by nobody alone: the supervisor agrees on the same ground', () => {
    const place = walk('light', 'vote.finalise')
    const annul = (topic: Topic, ground: string) =>
      refusal({ ...place, topic }, 'vote.annul', 'community-admin', { ground })
    expect(annul(place.topic, 'NEW_FACT')).toEqual(['SU.2'])
    expect(refusal(place, 'vote.annul', 'community-admin', { ground: undefined, reason: '不喜欢' })[0]).toContain(
      '/ground',
    )
    const agreed = take(place, 'vote.agree-annul', 'supervisor', { ground: 'NOTICE_DEFECT' })
    expect(annul(agreed, 'NEW_FACT')).toEqual(['/ground ground-differs'])
    expect(annul(agreed, 'NOTICE_DEFECT')).toEqual([])
  })

  it('is not agreed to by the account that annuls', () => {
    const place = walk('light', 'vote.finalise')
    const agreed = take(place, 'vote.agree-annul', 'supervisor')
    const { annulAgreed } = agreed.records.vote
    if (annulAgreed === undefined) throw new Error('not agreed')
    const own = { ...annulAgreed, by: actorAs('community-admin').accountId }
    const topic = { ...agreed, records: { ...agreed.records, vote: { ...agreed.records.vote, annulAgreed: own } } }
    expect(refusal({ ...place, topic }, 'vote.annul', 'community-admin')).toEqual(['SU.2'])
  })

  it('or on an objection somebody else upheld', () => {
    const place = walk('light', 'vote.finalise')
    const ground = { ground: 'UPHELD_OBJECTION' }
    expect(refusal(place, 'vote.agree-annul', 'supervisor', ground)).toEqual(['/ground ground-differs'])
    expect(refusal(place, 'vote.annul', 'community-admin', ground)).toEqual(['SU.2'])
    const upheld = (role: Role) => ({ ...place, topic: take(place, 'vote.decide-objection', role, { upheld: true }) })
    expect(refusal(upheld('supervisor'), 'vote.annul', 'community-admin', ground)).toEqual([])
    expect(refusal(upheld('community-admin'), 'vote.annul', 'community-admin', ground)).toEqual(['SU.2'])
  })
})

describe('a publicity counts its last day in full', () => {
  it('of the list: corrections are taken all day, and the list is locked the day after', () => {
    const place = walk('standard', 'participants.lock')
    const endsOn = place.topic.records.participants.publicised?.endsOn ?? place.today
    expect(mayContribute('participants.correction', place.topic, contextOf(place.topic, 'resident', endsOn)).ok).toBe(
      true,
    )
    expect(refusal({ ...place, today: endsOn }, 'participants.lock', 'coordinator')).toEqual(['G2.3'])
    expect(refusal({ ...place, today: addDays(endsOn, 1) }, 'participants.lock', 'coordinator')).toEqual([])
  })

  it('of the result: objections are taken all day, and the resolution is made the day after', () => {
    const place = walk('standard', 'vote.finalise')
    const endsOn = place.topic.records.vote.published?.endsOn ?? place.today
    expect(mayContribute('vote.objection', place.topic, contextOf(place.topic, 'resident', endsOn)).ok).toBe(true)
    expect(refusal({ ...place, today: endsOn }, 'vote.finalise', 'coordinator')).toEqual(['G6.3'])
    expect(refusal({ ...place, today: addDays(endsOn, 1) }, 'vote.finalise', 'coordinator')).toEqual([])
  })

  it('of the finished work and of the survey', () => {
    const place = walk('light', 'implement.close')
    const { endsOn, surveyEndsOn } = place.topic.records.implement.completion ?? {}
    if (endsOn === undefined || surveyEndsOn === undefined) throw new Error('not completed')
    const few = { ...willingFacts(place.topic), ratings: 0 }
    const close = (today: CivilDate, facts = willingFacts(place.topic)) =>
      refusal({ ...place, today }, 'implement.close', 'coordinator', {}, facts)
    expect(close(endsOn)).toEqual(['TL.4'])
    expect(close(addDays(endsOn, 1))).toEqual([])
    expect(close(surveyEndsOn, few)).toEqual(['G8.4'])
    expect(close(addDays(surveyEndsOn, 1), few)).toEqual([])
  })
})

describe('a matter ends without a result', () => {
  const end = (place: Place, reason: string) => refusal(place, 'topic.terminate', 'community-admin', { reason })

  it('by its proposer’s wish only before a ballot was opened', () => {
    expect(end(walk('light', 'vote.open'), 'PROPOSER_WITHDRAW')).toEqual([])
    const failed = publishedWith('standard', TOO_FEW)
    expect(end(failed, 'PROPOSER_WITHDRAW')).toEqual(['/reason withdrawn-too-late'])
    expect(end(failed, 'REPEATED_QUORUM_FAILURE')).toEqual([])
  })

  it('not between the opening of a ballot and its published result', () => {
    expect(end(walk('light', 'vote.publish'), 'FORCE_MAJEURE')).toEqual(['PH.1'])
  })

  it('once passed, only where it can no longer be carried out and the township or the supervisor agrees with evidence', () => {
    const place = walk('light', 'implement.complete')
    expect(end(place, 'PROPOSER_WITHDRAW')).toEqual(['/reason decision-stands'])
    expect(end(place, 'CONSENSUS_TO_DROP')).toEqual(['/reason decision-stands'])
    expect(end(place, 'FORCE_MAJEURE')).toEqual(['SU.3'])
    expect(refusal(place, 'topic.agree-end', 'supervisor', { evidence: '' })[0]).toContain('/evidence')
    for (const role of ['supervisor', 'township-admin'] as const) {
      const agreed = { ...place, topic: take(place, 'topic.agree-end', role) }
      expect(end(agreed, 'DISAPPEARED_OBJECT')).toEqual(['/reason reason-differs'])
      expect(end(agreed, 'FORCE_MAJEURE')).toEqual([])
    }
  })

  it('asks for no agreement where nothing was passed', () => {
    const place = walk('light', 'deliberate.record')
    const seen = actionsFor(place.topic, contextOf(place.topic, 'supervisor', place.today)).map(({ action }) => action)
    expect(seen).not.toContain('topic.agree-end')
    expect(end(place, 'CONSENSUS_TO_DROP')).toEqual([])
  })
})

describe('a list of participants that was widened', () => {
  it('is told by a notice of its own', () => {
    const place = walk('light', 'deliberate.complete')
    let topic = take(place, 'deliberate.widen', 'community-admin')
    const today = addDays(place.today, 1)
    topic = take({ topic, today }, 'participants.lock', 'coordinator')
    expect(refusal({ topic, today }, 'notice.complete', 'coordinator')).toEqual(['G3.1 list-changed'])
    const told = take({ topic, today }, 'notice.publish', 'coordinator')
    expect(refusal({ topic: told, today }, 'notice.complete', 'coordinator')).toEqual([])
  })

  it('keeps no meeting promised to the narrower one, nor its notice period', () => {
    const place = walk('light', 'deliberate.complete')
    const topic = take(place, 'deliberate.widen', 'community-admin')
    const today = addDays(place.today, 1)
    const locked = take({ topic, today }, 'participants.lock', 'coordinator')
    const planned = { ...locked, records: { ...locked.records, format: { plan: place.topic.records.format.plan } } }
    const at = { ...planned, stage: 'format' as const }
    const found = unmet(at, 'format.complete', contextOf(at, 'coordinator', today))
    expect(found).toMatchObject([{ id: 'G4.3', params: { reason: 'unserved' } }])
  })
})

describe('a talk', () => {
  it('is planned before the ballot opens, on its day at the latest', () => {
    const place = walk('light', 'format.plan')
    const plan = Object(sampleInput('format.plan', place.topic, place.today))
    const talkOn = (on: CivilDate) => ({ formats: [plan.formats[0], { ...plan.formats[0], role: 'SUPPORTING', on }] })
    const { opensOn } = plan.vote
    expect(refusal(place, 'format.plan', 'coordinator', talkOn(opensOn))).toEqual([])
    expect(refusal(place, 'format.plan', 'coordinator', talkOn(addDays(opensOn, 1)))).toEqual([
      '/formats/1/on talk-after-vote',
    ])
  })

  it('is recorded of a day after the matter was submitted, with numbers that can be', () => {
    const place = walk('light', 'deliberate.record')
    const record = (change: object) => refusal(place, 'deliberate.record', 'coordinator', change)
    expect(record({ from: '1950-01-01' })).toEqual(['/from before-submission'])
    expect(record({ attendance: 9, unitsInvited: 0, unitsReached: 0 })).toEqual(['/unitsInvited nobody-invited'])
    expect(record({ unitsInvited: 10, unitsReached: 99 })).toEqual(['/unitsReached reached-over-invited'])
    expect(record({ unitsInvited: 10, unitsReached: 10 })).toEqual([])
  })
})

describe('two names', () => {
  it('that look alike are one scrutineer', () => {
    const place = walk('light', 'vote.count')
    const count = (...scrutineers: string[]) => refusal(place, 'vote.count', 'coordinator', { scrutineers })
    expect(count('甲', '甲\u200B')).toEqual(['SD.3'])
    expect(count('甲', '甲\u3000')).toEqual(['SD.3'])
    expect(count('王 明', '王明')).toEqual(['SD.3'])
    expect(count('Ａ', 'A')).toEqual(['SD.3'])
    expect(count('甲', '\u200B')).toEqual(['SD.3'])
    expect(count('甲', '乙')).toEqual([])
  })

  it('that look alike do not lead and write at once', () => {
    const place = walk('light', 'deliberate.record')
    const topic = take(place, 'deliberate.record', 'coordinator', { minuteTaker: 'Secre\u200Btary' })
    const found = unmet(topic, 'deliberate.complete', contextOf(topic, 'coordinator', place.today))
    expect(found.find(({ id }) => id === 'G5.1')?.params?.['missing']).toContain('format.minute-taker-not-chair')
  })
})

describe('an objection to the list', () => {
  const set = walk('standard', 'participants.lock')
  const withRecord = (more: object): Place => {
    const { topic, today } = set
    const participants = { ...topic.records.participants, ...more }
    return { today, topic: { ...topic, records: { ...topic.records, participants } } }
  }
  const upheld = { upheld: { correctionId: set.topic.id, by: set.topic.id, at: `${set.today}T01:00:00.000Z` } }

  it('that was upheld keeps the list from being signed and locked until it is set again', () => {
    expect(refusal(withRecord(upheld), 'participants.lock', 'coordinator')).toEqual(['G2.3 upheld'])
    expect(refusal(withRecord(upheld), 'participants.sign', 'supervisor')).toEqual(['SU.5 upheld'])
    const again = take(withRecord(upheld), 'participants.set', 'coordinator')
    expect(again.records.participants.upheld).toBeUndefined()
    // Set again means shown again and signed again
    expect(refusal({ ...set, topic: again }, 'participants.lock', 'coordinator')).toEqual(['G2.3 unpublished', 'G2.7'])
    expect(refusal({ ...set, topic: again }, 'participants.sign', 'supervisor')).toEqual([])
  })

  it('that is not decided is signed by nobody', () => {
    const { electorate, ...facts } = willingFacts(set.topic)
    const open = { ...facts, electorate: { ...electorate, openCorrections: 1 } }
    expect(refusal(set, 'participants.sign', 'supervisor', {}, open)).toEqual(['SU.5 open'])
  })
})

describe('who leads the talks', () => {
  const gaining = {
    'participants.set': { recusals: [{ person: '王老板', reason: 'Sells the benches' }] },
  }
  const talk = (place: Place, chair: object) => {
    const { formats } = Object(sampleInput('format.plan', place.topic, place.today))
    return { formats: [{ ...formats[0], ...chair }] }
  }
  const why = { chairSide: 'OUTSIDE', chairReason: 'The secretary is ill' }

  it('is nobody who disclosed a gain, in the plan and at the session, however the name is spaced', () => {
    const planning = walk('standard', 'format.plan', gaining)
    const plan = (chair: string) => refusal(planning, 'format.plan', 'coordinator', talk(planning, { chair, ...why }))
    expect(plan('王 老板')).toEqual(['SD.8'])
    expect(plan('李老师')).toEqual([])
    const talking = walk('standard', 'deliberate.record', gaining)
    const record = (change: object) => refusal(talking, 'deliberate.record', 'coordinator', change)
    expect(record({ chair: '王老板', ...why })).toEqual(['SD.8'])
    expect(record({ minuteTaker: '王\u3000老板' })).toEqual(['SD.8'])
    expect(record({})).toEqual([])
  })

  it('is the chair step 2 named, or another with a side and a reason', () => {
    const planning = walk('standard', 'format.plan')
    const plan = (chair: object) => refusal(planning, 'format.plan', 'coordinator', talk(planning, chair))
    expect(plan({ chair: 'Secre tary' })).toEqual([])
    expect(plan({ chair: '李老师' })).toEqual([
      '/formats/0/chairSide chair-unexplained',
      '/formats/0/chairReason chair-unexplained',
    ])
    expect(plan({ chair: '李老师', ...why })).toEqual([])
    const talking = walk('standard', 'deliberate.record')
    const record = (change: object) => refusal(talking, 'deliberate.record', 'coordinator', change)
    expect(record({ chair: '李老师' })).toEqual(['/chairSide chair-unexplained', '/chairReason chair-unexplained'])
    expect(record({ chair: '李老师', ...why })).toEqual([])
    const planned = walk('standard', 'deliberate.record', {
      'format.plan': talk(planning, { chair: '李老师', ...why }),
    })
    expect(refusal(planned, 'deliberate.record', 'coordinator', { chair: '李老师' })).toEqual([])
  })

  it.each(['PROPERTY_COMPANY', 'DEVELOPER'])('is nobody of the %s', (chairSide) => {
    const planning = walk('standard', 'format.plan')
    const plan = talk(planning, { chair: '钱经理', ...why, chairSide })
    expect(refusal(planning, 'format.plan', 'coordinator', plan)).toEqual(['/formats/0/chairSide chair-company'])
    const talking = walk('standard', 'deliberate.record')
    expect(refusal(talking, 'deliberate.record', 'coordinator', { chair: '钱经理', ...why, chairSide })).toEqual([
      '/chairSide chair-company',
    ])
  })

  it('is named before the list is locked; a small matter need not say', () => {
    const nobody = { 'participants.set': { officers: undefined } }
    expect(refusal(walk('standard', 'participants.lock', nobody), 'participants.lock', 'coordinator')).toEqual(['G2.9'])
    const small = walk('light', 'participants.lock', nobody)
    expect(refusal(small, 'participants.lock', 'coordinator')).toEqual([])
    const planning = walk('light', 'format.plan', nobody)
    expect(refusal(planning, 'format.plan', 'coordinator', talk(planning, { chair: '谁都行' }))).toEqual([])
  })

  it('who turns out to gain has led a talk that is held again', () => {
    const { topic, today } = walk('standard', 'deliberate.complete')
    const { set } = topic.records.participants
    if (set === undefined) throw new Error('step 2 was passed')
    const recusals = [{ person: 'Secretary', reason: 'Sells the benches' }]
    const participants = { ...topic.records.participants, set: { ...set, recusals } }
    const changed = { ...topic, records: { ...topic.records, participants } }
    const open = unmet(changed, 'deliberate.complete', contextOf(changed, 'coordinator', today))
    expect(open).toMatchObject([{ id: 'G5.1', params: { missing: 'format.led-by-gain' } }])
  })
})

describe('the ballot', () => {
  it('opens once everybody was told one by one, whoever was corrected in later too', () => {
    const place = walk('standard', 'vote.open')
    const facts = willingFacts(place.topic)
    const missed = { ...facts, delivery: { ...facts.delivery, units: 101 } }
    const open = unmet(place.topic, 'vote.open', contextOf(place.topic, 'coordinator', addDays(place.today, 0), missed))
    expect(open).toEqual([{ id: 'G6.8', params: { untold: 1 } }])
    expect(refusal(place, 'vote.open', 'coordinator')).toEqual([])
  })
})
