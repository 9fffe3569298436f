import { describe, expect, it } from 'vitest'
import { meanScore, measure, measureTogether } from './rate.js'
import { RATES } from './registry.js'
import { satisfactionScore } from './satisfaction.js'
import type { MeasuredTask } from './tasks.js'
import type { UnitEvidence } from './units.js'

const units = (...evidence: readonly (readonly UnitEvidence[])[]) =>
  evidence.map((given, n) => ({ key: `u${n}`, evidence: given }))
const task = (weight: number, dueOn: string, acceptedOn: string | null = null): MeasuredTask => ({
  weight,
  dueOn,
  acceptedOn,
  state: acceptedOn === null ? 'OPEN' : 'ACCEPTED',
})
const LIFT = [
  task(1, '2026-06-30', '2026-06-26'),
  task(1, '2026-08-15', '2026-08-22'),
  task(3, '2026-11-30'),
  task(1, '2027-01-15'),
  task(1, '2026-06-15', '2026-06-10'),
]

describe('awareness and participation', () => {
  const topic = units(['DELIVERED'], ['DELIVERED', 'READ'], ['LIKED'], ['VOTED'])

  it('having a notice delivered is not knowing, and reading or liking is not taking part', () => {
    expect(measure(RATES.awareness, topic)).toEqual({
      id: 'awareness',
      numerator: '2',
      denominator: '4',
      shown: '50.0%',
    })
    expect(measure(RATES.participation, topic).shown).toBe('25.0%')
  })

  it('a unit listed twice is one', () => {
    expect(measure(RATES.participation, [...topic, ...units(['CO_SIGNED'])])).toMatchObject({
      numerator: '2',
      denominator: '4',
    })
  })

  it('of several topics is the sum over the sum, never the mean of ratios', () => {
    expect(measureTogether(RATES.awareness, [units(['READ']), topic])).toMatchObject({ shown: '60.0%' })
  })
})

describe('tasks', () => {
  it('of case C01 stand at 42.9 % done and two of three on time', () => {
    const facts = { tasks: LIFT, today: '2026-11-23' }
    expect(measure(RATES.execution, facts)).toMatchObject({ numerator: '3', denominator: '7', shown: '42.9%' })
    expect(measure(RATES.onTime, facts)).toMatchObject({ numerator: '2', denominator: '3' })
  })

  it('that were cancelled count neither above nor below the line', () => {
    const tasks: MeasuredTask[] = [...LIFT, { ...task(9, '2026-06-01'), state: 'CANCELLED' }]
    expect(measure(RATES.execution, { tasks, today: '2026-11-23' }).denominator).toBe('7')
    expect(measure(RATES.onTime, { tasks, today: '2026-11-23' }).denominator).toBe('3')
  })

  it('due and still open, or accepted on a day nobody wrote down, are not on time', () => {
    const tasks: MeasuredTask[] = [task(1, '2026-01-01'), { ...task(1, '2026-01-01'), state: 'ACCEPTED' }]
    expect(measure(RATES.onTime, { tasks, today: '2026-01-02' })).toMatchObject({ numerator: '0', denominator: '2' })
  })
})

describe('satisfaction', () => {
  const answers = { verySatisfied: 22, satisfied: 11, basicallySatisfied: 5, dissatisfied: 2, veryDissatisfied: 1 }

  it('of case C02 is 92.7 %', () => {
    expect(measure(RATES.satisfaction, answers).shown).toBe('92.7%')
  })

  it('has a mean score from 5 to 1', () => {
    const { sum, answers: n } = satisfactionScore(answers)
    expect(meanScore(sum, n)).toBe('4.24')
  })
})

describe('turnout', () => {
  it('of case C01 is told by heads and by area', () => {
    const facts = { eligible: { heads: 11, areaCenti: 94_680n }, participating: { heads: 10, areaCenti: 86_150n } }
    expect([measure(RATES.turnout, facts).shown, measure(RATES.turnoutArea, facts).shown]).toEqual(['90.9%', '91.0%'])
  })
})

describe('nothing to measure', () => {
  it('is no rate at all, never 0 % or 100 %', () => {
    expect(measure(RATES.awareness, []).shown).toBeNull()
    expect(measure(RATES.execution, { tasks: [], today: '2026-01-01' }).shown).toBeNull()
    expect(measure(RATES.turnoutArea, { eligible: { heads: 3 }, participating: { heads: 1 } }).shown).toBeNull()
    expect(meanScore(0n, 0n)).toBeNull()
  })
})
