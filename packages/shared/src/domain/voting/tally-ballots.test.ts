import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CastBallot, VotingUnit } from './ballot.js'
import { VOTING_PRESETS } from './registry.js'
import { electorateTotals, silentAmount, tallyBallots, tallyChoices } from './tally-ballots.js'

const wang: VotingUnit = {
  key: 'OWN:wang',
  label: '1-101, 1-102',
  heads: 1,
  areaCenti: 20_000n,
  memberUnitIds: ['a', 'b'],
}
const couple: VotingUnit = { key: 'OWN:li+zhao', label: '1-201', heads: 1, areaCenti: 9_000n, memberUnitIds: ['c'] }
const electorate = [wang, couple]
const preset = VOTING_PRESETS.OWNERS_SPECIAL

let serial = 0
function ballot(unit: VotingUnit, choice: CastBallot['choice'], more: Partial<CastBallot> = {}): CastBallot {
  serial += 1
  const castAt = new Date(Date.UTC(2026, 3, 24) + serial * 1000).toISOString()
  return { id: `b${serial}`, unitKey: unit.key, choice, castAt, ...more }
}

function outcomeFor(unit: VotingUnit, ballots: readonly CastBallot[], rule = preset) {
  const result = tallyBallots(rule, electorate, ballots)
  if (!result.ok) throw new Error(result.error.code)
  const said = result.value.units.find(({ key }) => key === unit.key)
  return [said?.choice, said?.conflict]
}

describe('the ballots of one owner', () => {
  it('with several flats weigh one head and the area of them all', () => {
    const result = tallyBallots(preset, electorate, [ballot(wang, 'FOR', { memberUnitId: 'a' })])
    expect(result).toMatchObject({ value: { tally: { for: { heads: 1, areaCenti: 20_000n } } } })
  })

  it('that differ between flats make the whole head invalid: a vote is not split', () => {
    const ballots = [ballot(wang, 'FOR', { memberUnitId: 'a' }), ballot(wang, 'AGAINST', { memberUnitId: 'b' })]
    expect(outcomeFor(wang, ballots)).toEqual(['INVALID', 'ROOMS_DISAGREE'])
  })

  it('that agree over flats count once', () => {
    const ballots = [ballot(wang, 'AGAINST', { memberUnitId: 'a' }), ballot(wang, 'AGAINST', { memberUnitId: 'b' })]
    expect(outcomeFor(wang, ballots)).toEqual(['AGAINST', null])
  })

  it('handed in twice: the first valid one stands and the difference is shown to the tellers', () => {
    const online = ballot(wang, 'FOR', { voterId: 'wang' })
    const paper = ballot(wang, 'AGAINST', { voterId: 'wang', memberUnitId: 'a' })
    expect(outcomeFor(wang, [paper, online])).toEqual(['FOR', 'DUPLICATE_DIFFERS'])
  })

  it('that are all spoilt are an invalid vote, and a spoilt one before a good one does not matter', () => {
    expect(outcomeFor(wang, [ballot(wang, 'INVALID')])).toEqual(['INVALID', null])
    expect(outcomeFor(wang, [ballot(wang, 'INVALID'), ballot(wang, 'FOR')])).toEqual(['FOR', null])
  })
})

describe('co-owners without a representative', () => {
  const li = { voterId: 'li' }
  const zhao = { voterId: 'zhao' }

  it('cast the first valid ballot of either', () => {
    expect(outcomeFor(couple, [ballot(couple, 'FOR', li)])).toEqual(['FOR', null])
    expect(outcomeFor(couple, [ballot(couple, 'FOR', li), ballot(couple, 'FOR', zhao)])).toEqual(['FOR', null])
  })

  it('who choose differently make their ballot invalid', () => {
    expect(outcomeFor(couple, [ballot(couple, 'FOR', li), ballot(couple, 'AGAINST', zhao)])).toEqual([
      'INVALID',
      'CO_OWNERS_DISAGREE',
    ])
  })

  it('follow the representative they name, whatever the others handed in', () => {
    const ballots = [ballot(couple, 'FOR', li), ballot(couple, 'AGAINST', { ...zhao, byVotingRep: true })]
    expect(outcomeFor(couple, ballots)).toEqual(['AGAINST', null])
  })

  it('keep a difference of one of them visible when all agree in the end', () => {
    const ballots = [ballot(couple, 'FOR', li), ballot(couple, 'AGAINST', li), ballot(couple, 'FOR', zhao)]
    expect(outcomeFor(couple, ballots)).toEqual(['FOR', 'DUPLICATE_DIFFERS'])
  })
})

describe('elsewhere', () => {
  it('a household’s first ballot stands in a statutory vote and its last in a poll', () => {
    const ballots = [ballot(wang, 'FOR', { voterId: 'x' }), ballot(wang, 'AGAINST', { voterId: 'y' })]
    const meeting = VOTING_PRESETS.RESIDENT_MEETING_HOUSEHOLD
    expect(outcomeFor(wang, ballots, meeting)).toEqual(['FOR', 'DUPLICATE_DIFFERS'])
    expect(outcomeFor(wang, ballots, VOTING_PRESETS.SIMPLE_POLL)).toEqual(['AGAINST', null])
    expect(outcomeFor(wang, ballots.toReversed(), VOTING_PRESETS.SIMPLE_POLL)).toEqual(['AGAINST', null])
  })

  it('two ballots of the same instant are told apart by their ids', () => {
    const castAt = '2026-04-24T00:00:00.000Z'
    const ballots = [ballot(wang, 'AGAINST', { id: 'y', castAt }), ballot(wang, 'FOR', { id: 'x', castAt })]
    expect(outcomeFor(wang, ballots)).toEqual(['FOR', 'DUPLICATE_DIFFERS'])
    expect(outcomeFor(wang, ballots.toReversed())).toEqual(['FOR', 'DUPLICATE_DIFFERS'])
  })

  it('those who came to a meeting and did not vote are present', () => {
    const meeting = VOTING_PRESETS.RESIDENT_MEETING_HOUSEHOLD
    const result = tallyBallots(meeting, electorate, [ballot(wang, 'FOR')], new Set([wang.key, couple.key]))
    expect(result).toMatchObject({ value: { tally: { for: { heads: 1 }, present: 2 } } })
  })

  it('a collection of ballots knows no presence', () => {
    const result = tallyBallots(preset, electorate, [])
    expect(result.ok && 'present' in result.value.tally).toBe(false)
  })
})

describe('ballots that cannot be counted are refused:', () => {
  it('of somebody outside the electorate', () => {
    const result = tallyBallots(preset, [wang], [ballot(couple, 'FOR'), ballot(couple, 'FOR')])
    expect(result).toMatchObject({
      error: { code: 'not-eligible', unmet: [{ id: 'vote.in-electorate', params: { key: couple.key } }] },
    })
  })

  it('of an electorate that lists a unit twice', () => {
    expect(tallyBallots(preset, [wang, wang], [])).toMatchObject({ error: { code: 'electorate-duplicate-voter' } })
  })

  it('entered twice under one id', () => {
    const one = ballot(wang, 'FOR')
    expect(tallyBallots(preset, electorate, [one, one])).toMatchObject({ error: { code: 'duplicate-contribution' } })
  })
})

describe('whatever the ballots', () => {
  const units = Array.from(
    { length: 6 },
    (_, n): VotingUnit => ({
      key: `u${n}`,
      label: `${n}`,
      heads: 1,
      areaCenti: BigInt(1000 + n),
      memberUnitIds: [`u${n}-1`, `u${n}-2`],
    }),
  )
  const cast = fc.uniqueArray(
    fc.record({
      id: fc.nat(9999).map(String),
      unitKey: fc.constantFrom(...units.map(({ key }) => key)),
      memberUnitId: fc.constantFrom(undefined, 'x-1', 'x-2'),
      voterId: fc.constantFrom(undefined, 'p', 'q'),
      byVotingRep: fc.boolean(),
      choice: fc.constantFrom('FOR', 'AGAINST', 'ABSTAIN', 'INVALID'),
      castAt: fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z'),
    }),
    { selector: ({ id }) => id, maxLength: 30 },
  )
  const presets = fc.constantFrom(preset, VOTING_PRESETS.SIMPLE_POLL, VOTING_PRESETS.VILLAGER_GROUP_MEETING)

  it('their order does not change the sheet', () => {
    const shuffled = cast.chain((ballots) =>
      fc.tuple(fc.constant(ballots), fc.shuffledSubarray(ballots, { minLength: ballots.length })),
    )
    fc.assert(
      fc.property(presets, shuffled, (rule, [ballots, others]) => {
        expect(tallyBallots(rule, units, others)).toEqual(tallyBallots(rule, units.toReversed(), ballots))
      }),
    )
  })

  it('every unit speaks at most once, within the electorate, and a recount without names gives the same sheet', () => {
    fc.assert(
      fc.property(presets, cast, (rule, ballots) => {
        const result = tallyBallots(rule, units, ballots)
        if (!result.ok) throw new Error(result.error.code)
        const { tally, units: said } = result.value
        expect(said.map(({ key }) => key)).toEqual(units.map(({ key }) => key))
        const areas = new Map(units.map(({ key, areaCenti }) => [key, areaCenti]))
        const nameless = said.flatMap(({ key, choice }) =>
          choice === 'NOT_RETURNED' ? [] : [{ choice, areaCenti: areas.get(key) }],
        )
        expect(tally).toMatchObject(tallyChoices(nameless.toReversed()))
        const silent = silentAmount(units, said, new Set(units.map(({ key }) => key)))
        const all = electorateTotals(units)
        expect(nameless.length + silent.heads).toBe(all.heads)
      }),
    )
  })

  it('silence is only what was delivered', () => {
    const result = tallyBallots(preset, electorate, [])
    if (!result.ok) throw new Error(result.error.code)
    expect(silentAmount(electorate, result.value.units, new Set([couple.key]))).toEqual({ heads: 1, areaCenti: 9_000n })
  })
})
