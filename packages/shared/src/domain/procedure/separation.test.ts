import { describe, expect, it } from 'vitest'
import { contextOf, draftTopic, willingFacts } from '../../testing/procedure.js'
import { civilDate } from '../civil-time.js'
import { mayApproveLateCorrection, mayDecideCorrection } from './contributions.js'
import { GUARD_LABELS } from './guard-labels.js'
import { EMPTY_RECORDS } from './records.js'
import { GUARDS } from './rules.js'
import { SEPARATIONS } from './separation.js'
import type { Topic } from './topic.js'

type SetRecord = NonNullable<Topic['records']['participants']['set']>
const ID = '01900000-0000-7000-8000-000000000001'

function withSet(given: Partial<SetRecord>): Topic {
  const set: SetRecord = {
    scope: { kind: 'community' },
    motions: [{ id: ID, text: 'A bench', presetId: 'SIMPLE_POLL' }],
    stakeholders: [],
    recusals: [],
    recusalsAsked: true,
    by: ID,
    at: '2026-11-23T04:00:00.000Z',
    ...given,
  }
  const at = { stage: 'participants', status: 'active' } as const
  return draftTopic({ ...at, records: { ...EMPTY_RECORDS, participants: { set } } })
}

const at = (topic: Topic) => contextOf(topic, 'coordinator', civilDate('2026-11-23'), willingFacts(topic))
const officers = (
  chair: string,
  minutes: string,
  side: 'COMMITTEE' | 'PROPERTY_COMPANY' | 'DEVELOPER' = 'COMMITTEE',
) => ({
  officers: { chair: { name: chair, side }, minuteTaker: { name: minutes, side: 'RESIDENT' as const } },
})

describe('separations of duty', () => {
  it('each have a label', () => {
    for (const id of Object.keys(SEPARATIONS)) expect(Object.keys(GUARD_LABELS)).toContain(id)
  })

  it('keep who entered a correction from deciding it', () => {
    expect(mayDecideCorrection('a', 'a')).toMatchObject({ error: { unmet: [{ id: 'SD.7' }] } })
    expect(mayDecideCorrection('a', 'b').ok).toBe(true)
  })

  it.each([
    [{ accountId: 'a', role: 'coordinator' }, { accountId: 'b', role: 'supervisor' }, true],
    [{ accountId: 'a', role: 'coordinator' }, { accountId: 'a', role: 'supervisor' }, false],
    [{ accountId: 'a', role: 'community-admin' }, { accountId: 'b', role: 'community-admin' }, false],
  ])('let a change after the lock be agreed to by another person in another role: %o %o %s', (asked, agreed, may) => {
    expect(mayApproveLateCorrection(asked, agreed).ok).toBe(may)
  })
})

describe('chair and minute-taker', () => {
  it('are two people', () => {
    const same = withSet(officers('林晓燕', ' 林晓燕 '))
    expect(GUARDS['G2.8'].check(same, at(same))).toEqual({ reason: 'same' })
    const two = withSet(officers('林晓燕', '周桂兰'))
    expect(GUARDS['G2.8'].check(two, at(two))).toBe(true)
    expect(GUARDS['G2.8'].check(withSet({}), at(two))).toBe(true)
  })

  it.each(['PROPERTY_COMPANY', 'DEVELOPER'] as const)('%s never chairs', (side) => {
    const topic = withSet(officers('钱经理', '周桂兰', side))
    expect(GUARDS['G2.8'].check(topic, at(topic))).toEqual({ reason: 'company' })
  })

  it('are not those who gain, unless it was decided that there is no conflict', () => {
    const gains = (decision?: 'NO_CONFLICT') =>
      withSet({ ...officers('陈志强', '周桂兰'), recusals: [{ person: '陈志强', reason: '电梯公司股东', decision }] })
    expect(GUARDS['SD.8'].check(gains(), at(gains()))).toEqual({ person: '陈志强' })
    expect(GUARDS['SD.8'].check(gains('NO_CONFLICT'), at(gains()))).toBe(true)
  })
})

describe('scrutineers', () => {
  const counted = (scrutineers: string[]) => {
    const topic = withSet({ recusals: [{ person: '陈志强', reason: '承包商' }] })
    const count = { by: ID, at: topic.records.participants.set?.at ?? '', sheets: [], scrutineers, results: [] }
    return { ...topic, records: { ...topic.records, vote: { ...topic.records.vote, count } } }
  }
  const check = (...names: string[]) => {
    const topic = counted(names)
    const facts = { ...willingFacts(topic), openedByName: '林晓燕' }
    return GUARDS['SD.3'].check(topic, contextOf(topic, 'coordinator', civilDate('2026-11-23'), facts))
  }

  it('are two, neither who opened the ballot nor who gains', () => {
    expect(check('周桂兰', '方秀珍')).toBe(true)
    expect(check('周桂兰', '周桂兰')).toEqual({})
    expect(check('周桂兰', '林 晓燕')).toEqual({ reason: 'opener', person: '林 晓燕' })
    expect(check('陈志强', '方秀珍')).toEqual({ reason: 'gain', person: '陈志强' })
  })
})

describe('the map of parties', () => {
  const check = (stakeholders: SetRecord['stakeholders']) => {
    const topic = withSet({ stakeholders })
    const facts = willingFacts(topic)
    const electorate = { ...facts.electorate, buildings: ['3', '5', '7'] }
    return GUARDS['G2.5'].check(
      topic,
      contextOf(topic, 'coordinator', civilDate('2026-11-23'), { ...facts, electorate }),
    )
  }

  it('names the buildings nobody speaks for', () => {
    expect(check([{ party: '3 幢', interest: 'BENEFIT', buildings: ['3'] }])).toEqual({
      reason: 'uncovered',
      buildings: '5、7',
    })
    expect(check([{ party: '3、5、7 幢', interest: 'BENEFIT', buildings: ['3', '5', '7'] }])).toBe(true)
  })

  it.each(['NEUTRAL', 'IMPLEMENTER', 'REGULATOR'] as const)('is not whole with a party that is only %s', (interest) => {
    expect(check([{ party: '街道', interest }])).toEqual({ reason: 'uncovered', buildings: '3、5、7' })
    expect(check([{ party: '街道', interest, buildings: ['3', '5', '7'] }])).toBe(true)
  })

  it('is whole with one party that speaks for everybody, and never without a voice for a burden', () => {
    expect(check([{ party: '全体', interest: 'BENEFIT' }])).toBe(true)
    expect(check([{ party: '一楼', interest: 'BURDEN' }])).toEqual({ silent: '一楼' })
    expect(check([{ party: '一楼', interest: 'BURDEN', spokesperson: '-' }])).toEqual({ silent: '一楼' })
    expect(check([])).toEqual({ silent: '' })
  })
})
