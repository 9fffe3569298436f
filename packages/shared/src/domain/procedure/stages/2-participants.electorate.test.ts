import { describe, expect, it } from 'vitest'
import { NO_FACTS } from '../facts.js'
import { addsUp, hasSomebody, lockedHeads, soundnessOf } from './2-participants.electorate.js'

const list = (motionId: string, more = {}) => ({
  ...{ motionId, heads: 11, areaCenti: '94680', unitAreaSumCenti: '94680', duplicateUnits: 0, ...more },
})
const electorate = (...motions: ReturnType<typeof list>[]) => ({
  ...NO_FACTS.electorate,
  ...{ heads: 14, areaCenti: '133680', unitAreaSumCenti: '133680', motions },
})

describe('an electorate of motions with lists of their own', () => {
  it('has somebody to vote on each of them (G2.2)', () => {
    expect(hasSomebody(electorate(list('a'), list('b')))).toBe(true)
    expect(hasSomebody(electorate(list('a'), list('b', { heads: 0 })))).toEqual({ reason: 'motion', motion: 2 })
    expect(hasSomebody({ ...electorate(), heads: 0 })).toEqual({})
  })

  it('adds up in the whole and in each list, and no flat stands twice in any (G2.4)', () => {
    expect(addsUp(electorate(list('a'), list('b')))).toBe(true)
    expect(addsUp(electorate(list('a'), list('b', { areaCenti: '94681' })))).toEqual({ duplicates: 0 })
    expect(addsUp(electorate(list('a', { duplicateUnits: 2 })))).toEqual({ duplicates: 2 })
    expect(addsUp({ ...electorate(list('a')), unitAreaSumCenti: '1' })).toEqual({ duplicates: 0 })
  })

  it('is asked both again when it is corrected, and says which it fails', () => {
    expect(soundnessOf(electorate(list('a')))).toEqual([])
    expect(soundnessOf(electorate(list('a', { heads: 0, duplicateUnits: 1 })))).toEqual([
      { id: 'G2.2', params: { reason: 'motion', motion: 1 } },
      { id: 'G2.4', params: { duplicates: 1 } },
    ])
  })

  it('stands in the record with heads and area of the whole and of each motion', () => {
    expect(lockedHeads(electorate(list('a')))).toEqual({
      ...{ heads: 14, areaCenti: '133680' },
      motions: [{ motionId: 'a', heads: 11, areaCenti: '94680' }],
    })
  })
})
