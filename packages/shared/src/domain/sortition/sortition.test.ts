import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sortitionVectors } from '../../testing/sortition-vectors.js'
import { sha256Hex } from '../dossier/canonical-json.js'
import { allocateSeats } from './allocate.js'
import { commitmentText, draw, type PoolCommitment, poolHash, resultHash, SORTITION_SCHEME } from './draw.js'
import { ageBand, type RecordedAnswer, SORTITION_DIMENSIONS, type SortitionDimension } from './plan.js'
import { poolCsv } from './pool-csv.js'
import { emptySeats, mayAnswer, seatings } from './seatings.js'
import { readDigits, seedText } from './seed.js'
import { type PoolMember, stratify } from './strata.js'

const members = (count: number, values: (index: number) => PoolMember['values'] = () => ({})): PoolMember[] =>
  Array.from({ length: count }, (_, index) => ({ token: sha256Hex(`t${index}`).slice(0, 16), values: values(index) }))

function commit(pool: readonly PoolMember[], more: Partial<PoolCommitment> = {}): PoolCommitment {
  const dimensions: readonly SortitionDimension[] = ['sex', 'age']
  return {
    ...{ scheme: SORTITION_SCHEME, drawId: '0199c000-0000-7000-8000-000000000001', seats: 6, reserves: 2 },
    source: { name: '双色球', on: '2026-11-26', meeting: false },
    saltHash: sha256Hex('salt'),
    strata: stratify(pool, dimensions),
    ...more,
  }
}

const mixed = members(60, (index) => ({
  sex: index % 2 === 0 ? 'FEMALE' : 'MALE',
  age: index % 3 === 0 ? '60+' : '35-59',
}))

const pools = fc.uniqueArray(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 80 }).chain((ids) =>
  fc
    .array(
      fc.record({
        sex: fc.constantFrom('FEMALE', 'MALE'),
        age: fc.constantFrom('18-34', '35-59', '60+'),
        building: fc.constantFrom('1', '2', '3'),
      }),
      { minLength: ids.length, maxLength: ids.length },
    )
    .map((values) => ids.map((id, index): PoolMember => ({ token: `t${id}`, values: values[index] ?? {} }))),
)

describe('five worked draws, made by another program', () => {
  it.each(sortitionVectors())('$name', ({ commitment, seed, expected }) => {
    const result = draw(commitment, seed)
    expect(result).toEqual({ ...expected, seed })
    expect(sha256Hex(commitmentText(commitment))).toBe(expected.poolHash)
  })
})

describe('dividing the seats', () => {
  it('gives what is left over to the largest remainders', () => {
    const groups = [
      { id: 'a', size: 53 },
      { id: 'b', size: 24 },
      { id: 'c', size: 23 },
    ]
    expect(allocateSeats(groups, 10).map(({ seats }) => seats)).toEqual([5, 3, 2])
  })
  it('prefers the larger group, then the earlier, among equal remainders', () => {
    const sizes = (...list: number[]) => list.map((size, index) => ({ id: String(index), size }))
    expect(allocateSeats(sizes(5, 15, 5, 5), 3).map(({ seats }) => seats)).toEqual([1, 2, 0, 0])
    expect(allocateSeats(sizes(10, 10), 3).map(({ seats }) => seats)).toEqual([2, 1])
  })
  it('gives out exactly the seats there are, no group more than its members, and each its whole share at least', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
        const pool = list.reduce((sum, size) => sum + size, 0)
        const seats = Math.floor(pool * share)
        const allotted = allocateSeats(
          list.map((size, index) => ({ id: String(index), size })),
          seats,
        )
        expect(allotted.reduce((sum, each) => sum + each.seats, 0)).toBe(seats)
        for (const { size, seats: own } of allotted) {
          expect(own).toBeLessThanOrEqual(size)
          expect(own).toBeGreaterThanOrEqual(pool === 0 ? 0 : Math.floor((seats * size) / pool))
        }
      }),
    )
  })
  it('refuses more seats than people, and numbers that are not whole', () => {
    expect(() => allocateSeats([{ id: 'a', size: 3 }], 4)).toThrow(RangeError)
    expect(() => allocateSeats([{ id: 'a', size: 3 }], 1.5)).toThrow(RangeError)
    expect(() => allocateSeats([{ id: 'a', size: -1 }], 0)).toThrow(RangeError)
    expect(allocateSeats([], 0)).toEqual([])
    expect(allocateSeats([{ id: 'a', size: 0 }], 0)).toEqual([{ id: 'a', size: 0, seats: 0 }])
  })
})

describe('dividing the pool', () => {
  it('does not depend on the order people are listed in', () => {
    fc.assert(
      fc.property(
        pools.chain((pool) => fc.tuple(fc.constant(pool), fc.shuffledSubarray(pool, { minLength: pool.length }))),
        ([pool, shuffled]) => {
          const [one, other] = [pool, shuffled].map((each) => commit(each, { seats: 1 }))
          expect(one).toEqual(other)
        },
      ),
    )
  })
  it('holds everybody once, in groups of five or more unless the whole pool is smaller', () => {
    fc.assert(
      fc.property(pools, fc.subarray([...SORTITION_DIMENSIONS]), (pool, dimensions) => {
        const strata = stratify(pool, dimensions)
        expect(strata.flatMap(({ tokens }) => tokens).toSorted()).toEqual(pool.map(({ token }) => token).toSorted())
        for (const { tokens } of strata) expect(tokens.length).toBeGreaterThanOrEqual(Math.min(5, pool.length))
      }),
    )
  })
  it('puts small groups together, and takes in the smallest other one when that is still too few', () => {
    const building = (index: number) => ({ building: index < 10 ? '1' : index < 16 ? '2' : '3' })
    const strata = stratify(members(18, building), ['building'])
    expect(strata.map(({ values, rest, tokens }) => [values, rest, tokens.length])).toEqual([
      [{ building: '1' }, false, 10],
      [{}, true, 8],
    ])
  })
  it('of two groups equally small takes in the earlier one', () => {
    const building = (index: number) => ({ building: index < 5 ? '1' : index < 10 ? '2' : '3' })
    expect(stratify(members(11, building), ['building']).map(({ values }) => values)).toEqual([{ building: '2' }, {}])
  })
  it('groups those of whom something is not known, and is one group when nothing is chosen or all are few', () => {
    expect(stratify(members(6), ['sex'])).toMatchObject([{ values: { sex: 'unknown' }, rest: false }])
    expect(stratify(members(6), [])).toMatchObject([{ id: '1', values: {}, rest: false }])
    expect(
      stratify(
        members(3, (index) => ({ building: String(index) })),
        ['building'],
      ),
    ).toMatchObject([{ rest: false }])
    expect(stratify([], ['sex'])).toEqual([])
  })
  it('refuses a token that comes twice', () => {
    expect(() => stratify([...members(2), ...members(1)], [])).toThrow(RangeError)
  })
  it('knows the bands of age', () => {
    expect([17, 18, 34, 35, 59, 60, 104].map(ageBand)).toEqual([
      ...[undefined, '18-34', '18-34', '35-59', '35-59', '60+', '60+'],
    ])
  })
})

describe('the draw', () => {
  it('seats as many as planned, each from its own group, nobody twice', () => {
    fc.assert(
      fc.property(
        pools,
        fc.nat({ max: 80 }),
        fc.nat({ max: 5 }),
        fc.stringMatching(/^\d{5,12}$/),
        (pool, most, spare, seed) => {
          const commitment = commit(pool, { seats: Math.min(most, pool.length), reserves: spare })
          const { strata } = draw(commitment, seed)
          const called = strata.flatMap(({ drawn, reserves }) => [...drawn, ...reserves])
          expect(strata.reduce((sum, { drawn }) => sum + drawn.length, 0)).toBe(commitment.seats)
          expect(new Set(called).size).toBe(called.length)
          for (const [index, { drawn, reserves, size }] of strata.entries()) {
            const own = new Set(commitment.strata[index]?.tokens)
            expect([...drawn, ...reserves].every((token) => own.has(token))).toBe(true)
            expect(reserves.length).toBe(Math.min(spare, size - drawn.length))
          }
        },
      ),
    )
  })
  it('comes out otherwise when one digit of the seed or one token of the pool is changed', () => {
    const first = draw(commit(mixed), '0512182229')
    expect(draw(commit(mixed), '0512182229')).toEqual(first)
    expect(draw(commit(mixed), '0512182228').strata).not.toEqual(first.strata)
    const exchanged = mixed.map((member, index) => (index === 0 ? { ...member, token: 'another' } : member))
    expect(poolHash(commit(exchanged))).not.toBe(first.poolHash)
    expect(resultHash(draw(commit(mixed), '0512182228'))).not.toBe(resultHash(first))
  })
  it('binds the numbers to the pool: the same tokens under another plan get other numbers', () => {
    const [one, other] = [1, 2].map((reserves) => draw(commit(mixed, { reserves }), '12345'))
    expect(one?.strata.map(({ drawn }) => drawn)).not.toEqual(other?.strata.map(({ drawn }) => drawn))
  })
  it('draws everybody equally often: chi-square over 4,000 fixed seeds', () => {
    const commitment = commit(members(20), { seats: 5, reserves: 0 })
    const times = new Map<string, number>()
    for (let seed = 0; seed < 4_000; seed += 1)
      for (const token of draw(commitment, String(10_000 + seed)).strata.flatMap(({ drawn }) => drawn))
        times.set(token, (times.get(token) ?? 0) + 1)
    const expected = (4_000 * 5) / 20
    const square = [...times.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    expect(times.size).toBe(20)
    // 19 degrees of freedom: 43.8 is passed by chance once in a thousand. Drawing without replacement only lowers it
    expect(square).toBeLessThan(43.8)
  })
})

describe('the seed', () => {
  it('is read as people type it', () => {
    expect(readDigits('０５ 12,18、22；29+07')).toBe('051218222907')
    expect(readDigits('五')).toBeUndefined()
    expect(seedText('05 12 18')).toBe('051218')
  })
  it('is refused when it is too short, too long or not digits', () => {
    expect(seedText('0512')).toBeUndefined()
    expect(seedText('1'.repeat(61))).toBeUndefined()
    expect(seedText('')).toBeUndefined()
    expect(seedText('051218 four')).toBeUndefined()
  })
})

describe('when somebody declines', () => {
  const strata = [
    { id: '1', size: 6, seats: 2, drawn: ['a', 'b'], reserves: ['c', 'd'] },
    { id: '2', size: 5, seats: 1, drawn: ['x'], reserves: [] },
  ]
  const said = (...list: [string, RecordedAnswer][]) => list.map(([token, answer]) => ({ token, answer }))
  const holding = (...list: [string, RecordedAnswer][]) =>
    seatings(strata, said(...list))
      .filter(({ state }) => state !== 'DECLINED')
      .map(({ token }) => token)

  it('the next reserve of the same group is called, and the one after when that one declines too', () => {
    expect(holding(['a', 'DECLINED'])).toEqual(['b', 'x', 'c'])
    expect(holding(['a', 'DECLINED'], ['c', 'DECLINED'])).toEqual(['b', 'x', 'd'])
    expect(seatings(strata, said(['a', 'DECLINED'])).at(-1)).toEqual({
      ...{ token: 'c', stratum: '1', state: 'CALLED', replaces: 'a' },
    })
  })
  it('a place stays empty when the group has no reserves left', () => {
    const seats = seatings(strata, said(['x', 'DECLINED'], ['b', 'ACCEPTED']))
    expect(emptySeats(strata, seats)).toBe(1)
  })
  it('an acceptance may be taken back, a refusal not, and nobody answers who was not called', () => {
    expect(holding(['a', 'ACCEPTED'], ['a', 'DECLINED'], ['a', 'ACCEPTED'], ['d', 'ACCEPTED'])).toEqual(['b', 'x', 'c'])
    const seats = seatings(strata, said(['a', 'ACCEPTED'], ['b', 'DECLINED']))
    expect(mayAnswer(seats, 'a', 'DECLINED')).toBe(true)
    expect(mayAnswer(seats, 'a', 'ACCEPTED')).toBe(false)
    expect(mayAnswer(seats, 'b', 'ACCEPTED')).toBe(false)
    expect(mayAnswer(seats, 'd', 'ACCEPTED')).toBe(false)
  })
})

describe('a refusal the desk was told', () => {
  const strata = [{ id: '1', size: 6, seats: 1, drawn: ['a'], reserves: ['c'] }]
  const seated = (...answers: RecordedAnswer[]) =>
    seatings(
      strata,
      answers.map((answer) => ({ token: 'a', answer })),
    )

  it('leaves the seat with its holder and calls nobody, until it is confirmed', () => {
    expect(seated('DECLINE_TOLD')).toMatchObject([{ token: 'a', state: 'DECLINE_TOLD' }])
    expect(emptySeats(strata, seated('DECLINE_TOLD'))).toBe(0)
    expect(seated('DECLINE_TOLD', 'DECLINED').map(({ token }) => token)).toEqual(['a', 'c'])
  })
  it('may be taken back, and said again, but not said twice over', () => {
    expect(seated('DECLINE_TOLD', 'ACCEPTED')).toMatchObject([{ token: 'a', state: 'ACCEPTED' }])
    expect(mayAnswer(seated('DECLINE_TOLD'), 'a', 'ACCEPTED')).toBe(true)
    expect(mayAnswer(seated('DECLINE_TOLD'), 'a', 'DECLINED')).toBe(true)
    expect(mayAnswer(seated('DECLINE_TOLD'), 'a', 'DECLINE_TOLD')).toBe(false)
    expect(mayAnswer(seated('DECLINE_TOLD', 'DECLINED'), 'a', 'ACCEPTED')).toBe(false)
  })
})

describe('the pool as a table', () => {
  it('has a line per token, and nothing a spreadsheet would calculate or round', () => {
    const strata = stratify(
      members(5, () => ({ building: '=1+1', sex: 'a,"b"' })),
      ['building', 'sex'],
    )
    const [head, line, ...rest] = poolCsv(strata).split('\r\n')
    expect(head).toBe('\uFEFFtoken,stratum,sex,age,building,grid,hukou')
    expect(line).toMatch(/^[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4},1,"a,""b""",,'=1\+1,,$/)
    expect(rest).toHaveLength(5)
  })
})
