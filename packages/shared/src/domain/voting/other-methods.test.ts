import { describe, expect, it } from 'vitest'
import { VOTING_VECTORS } from '../../testing/voting-vectors.js'
import { confirmConsensus } from './consensus.js'
import { settleMotions } from './dependencies.js'
import { countOptions, type OptionsTally } from './options.js'
import { VOTING_PRESETS } from './registry.js'
import { measureSentiment } from './sentiment.js'
import type { Amount } from './tally.js'

const owners = (heads: number): Amount => ({ heads, areaCenti: BigInt(heads) * 10_000n })
const general = VOTING_PRESETS.OWNERS_GENERAL

function options(votes: Readonly<Record<string, number>>, more: Partial<OptionsTally> = {}): OptionsTally {
  return { options: Object.entries(votes).map(([id, n]) => ({ id, votes: owners(n) })), abstain: owners(0), ...more }
}

describe('a vote between options', () => {
  it('V27: where none alone reaches the majority, the two leading ones meet in a run-off', () => {
    const result = countOptions(general, owners(240), options({ A: 110, B: 90, C: 35 }, { abstain: owners(5) }))
    expect(result).toMatchObject({ value: { outcome: 'RUNOFF_REQUIRED', winnerId: null, runoffBetween: ['A', 'B'] } })
  })

  it('is won by the option that alone meets the preset', () => {
    const result = countOptions(general, owners(240), options({ A: 30, B: 150, C: 35 }, { against: owners(5) }))
    expect(result).toMatchObject({ value: { outcome: 'PASSED', winnerId: 'B', runoffBetween: [] } })
  })

  it('below the quorum is neither won nor run off', () => {
    const result = countOptions(general, owners(240), options({ A: 90, B: 10, C: 5 }))
    expect(result).toMatchObject({ value: { outcome: 'QUORUM_FAILED', runoffBetween: [] } })
  })

  it('takes every option level with the second into the run-off, with a flag', () => {
    const result = countOptions(general, owners(240), options({ A: 80, B: 60, C: 60, D: 10 }))
    expect(result).toMatchObject({ value: { runoffBetween: ['A', 'B', 'C'], flags: ['RUNOFF_TIE'] } })
  })

  it('with equal heads is led by the larger area', () => {
    const tally: OptionsTally = {
      options: [
        { id: 'A', votes: { heads: 60, areaCenti: 500_000n } },
        { id: 'B', votes: { heads: 60, areaCenti: 600_000n } },
        { id: 'C', votes: { heads: 70, areaCenti: 500_000n } },
      ],
      abstain: owners(0),
    }
    expect(countOptions(general, owners(240), tally)).toMatchObject({ value: { runoffBetween: ['C', 'B'] } })
  })

  it('ends without a winner when a run-off, or a vote between two, decides nothing', () => {
    const sheet = options({ A: 110, B: 90, C: 35 }, { abstain: owners(5) })
    expect(countOptions(general, owners(240), sheet, 'RUNOFF')).toMatchObject({ value: { outcome: 'NOT_PASSED' } })
    expect(countOptions(general, owners(240), options({ A: 100, B: 100 }))).toMatchObject({
      value: { outcome: 'NOT_PASSED' },
    })
    expect(countOptions(general, owners(240), options({ A: 100 }, { against: owners(100) }))).toMatchObject({
      value: { outcome: 'NOT_PASSED' },
    })
    expect(countOptions(general, owners(0), options({ A: 0, B: 0, C: 0 }))).toMatchObject({
      value: { outcome: 'NOT_PASSED', flags: ['EMPTY_ELECTORATE'] },
    })
  })

  it('is refused without options, with one twice, or with more votes than voters', () => {
    expect(countOptions(general, owners(9), options({}))).toMatchObject({ error: { code: 'options-mismatch' } })
    const twice = { options: [...options({ A: 1 }).options, ...options({ A: 1 }).options], abstain: owners(0) }
    expect(countOptions(general, owners(9), twice)).toMatchObject({ error: { code: 'options-mismatch' } })
    expect(countOptions(general, owners(9), options({ A: 9, B: 1 }))).toMatchObject({
      error: { code: 'tally-mismatch' },
    })
  })
})

describe('a consensus survey', () => {
  const survey = (SS: number, S: number, N: number, O: number, SO: number, asked = 100) =>
    measureSentiment(VOTING_PRESETS.SENTIMENT, { SS, S, N, O, SO }, asked)

  it('V30', () => {
    const vector = VOTING_VECTORS.find(({ id }) => id === 'V30')
    if (vector === undefined || 'note' in vector) throw new Error('V30 is the survey')
    const result = measureSentiment(VOTING_PRESETS.SENTIMENT, vector.input, 100)
    const { index, supportRate, opposeRate, band } = result
    expect({ index: Number(index), supportRate: Number(supportRate), opposeRate: Number(opposeRate), band }).toEqual(
      vector.expected,
    )
  })

  it('of case C05 comes to 73.0 with 72.4 % in support', () => {
    expect(survey(201, 187, 76, 48, 24, 1460)).toMatchObject({
      index: '73.0',
      supportRate: '72.4',
      band: 'BASIC_CONSENSUS',
      polarised: false,
      publishable: true,
    })
  })

  it('names each band and shows enough decimals not to round into the next', () => {
    expect(survey(100, 0, 0, 0, 0).band).toBe('STRONG_CONSENSUS')
    expect(survey(0, 0, 100, 0, 0).band).toBe('DIVIDED')
    expect(survey(0, 0, 0, 0, 100).band).toBe('OPPOSED')
    expect(survey(0, 249, 376, 0, 0)).toMatchObject({ index: '59.96', band: 'DIVIDED' })
  })

  it('is polarised when both camps hold thirty per cent', () => {
    expect(survey(30, 0, 40, 0, 30).polarised).toBe(true)
    expect(survey(30, 0, 41, 0, 29).polarised).toBe(false)
  })

  it('is not published on fewer than thirty answers or a tenth of those asked', () => {
    expect(survey(29, 0, 0, 0, 0).publishable).toBe(false)
    expect(survey(30, 0, 0, 0, 0, 301).publishable).toBe(false)
    expect(survey(30, 0, 0, 0, 0, 300).publishable).toBe(true)
  })

  it('of nobody has no index, and half an answer is a mistake of the caller', () => {
    expect(survey(0, 0, 0, 0, 0)).toMatchObject({ index: null, band: null, polarised: false })
    expect(() => survey(0.5, 0, 0, 0, 0)).toThrow(RangeError)
  })
})

describe('a confirmation of consensus', () => {
  const facts = { participants: 3, served: 3, lastServedOn: '2026-09-01', objections: 0 }
  const on = (day: string, more: object = {}) =>
    confirmConsensus(VOTING_PRESETS.CONSENSUS_CONFIRM, { ...facts, ...more }, day)

  it('is open for three days after the last was served, then stands', () => {
    expect(on('2026-09-04')).toEqual({ outcome: 'OPEN', objectUntil: '2026-09-04' })
    expect(on('2026-09-05')).toEqual({ outcome: 'CONFIRMED', objectUntil: '2026-09-04' })
  })

  it('falls with one objection, served or not', () => {
    expect(on('2026-09-05', { objections: 1 }).outcome).toBe('OBJECTED')
    expect(on('2026-09-05', { objections: 1, served: 2 }).outcome).toBe('OBJECTED')
  })

  it('never stands while somebody was not served or among nobody', () => {
    expect(on('2026-09-05', { served: 2 }).outcome).toBe('NOT_SERVED')
    expect(on('2026-09-05', { lastServedOn: null }).outcome).toBe('NOT_SERVED')
    expect(on('2026-09-05', { participants: 0, served: 0 }).outcome).toBe('NOT_SERVED')
  })
})

describe('motions voted on together', () => {
  it('count each for itself, as M3 of case C06', () => {
    const motions = [
      { motionId: 'M1', outcome: 'PASSED' },
      { motionId: 'M2', outcome: 'PASSED', dependsOn: 'M1' },
      { motionId: 'M3', outcome: 'NOT_PASSED', dependsOn: null },
    ] as const
    expect(settleMotions(motions)).toMatchObject({
      value: [{ outcome: 'PASSED' }, { outcome: 'PASSED' }, { outcome: 'NOT_PASSED' }],
    })
  })

  it('are void when what they stand on did not pass, however far below', () => {
    const motions = [
      { motionId: 'M3', outcome: 'PASSED', dependsOn: 'M2' },
      { motionId: 'M2', outcome: 'PASSED', dependsOn: 'M1' },
      { motionId: 'M1', outcome: 'QUORUM_FAILED' },
    ] as const
    expect(settleMotions(motions)).toMatchObject({
      value: [{ outcome: 'VOID' }, { outcome: 'VOID' }, { outcome: 'QUORUM_FAILED' }],
    })
  })

  it('may not stand on a missing motion or in a circle', () => {
    expect(settleMotions([{ motionId: 'M1', outcome: 'PASSED', dependsOn: 'M9' }])).toMatchObject({
      error: { code: 'dependency-broken' },
    })
    const circle = [
      { motionId: 'M1', outcome: 'PASSED', dependsOn: 'M2' },
      { motionId: 'M2', outcome: 'PASSED', dependsOn: 'M1' },
    ] as const
    expect(settleMotions(circle)).toMatchObject({ error: { code: 'dependency-broken' } })
  })
})
