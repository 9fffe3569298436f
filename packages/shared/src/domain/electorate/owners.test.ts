import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIFT_STAIRWELL, ownedUnit } from '../../testing/lift-stairwell.js'
import { electorateTotals } from '../voting/tally-ballots.js'
import { headKey, type OwnedUnit, ownerElectorate, ownerHeads } from './owners.js'
import type { ElectoratePart } from './part.js'

function heads(units: readonly OwnedUnit[]) {
  const result = ownerHeads(units)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

const developer = { deliveryStatus: 'UNSOLD', ownerKeys: [], developerKey: 'd1' } as const

describe('owner heads', () => {
  it('of case C01 are 11 with 946.80 m², Chen’s two flats as one', () => {
    const electorate = heads(LIFT_STAIRWELL)
    expect(electorateTotals(electorate)).toEqual({ heads: 11, areaCenti: 94_680n })
    expect(electorate.find(({ key }) => key === 'OWN:chen')).toEqual({
      key: 'OWN:chen',
      label: '7-2-501, 7-2-601',
      heads: 1,
      areaCenti: 14_500n,
      memberUnitIds: ['501', '601'],
    })
    expect(electorate[0]?.label).toBe('7-2-101')
  })

  it('of V16 are 8, where ten units would be counted naively', () => {
    const units = [
      ...['1', '2', '3', '4', '5', '6'].map((id) => ownedUnit({ id })),
      ownedUnit({ id: '7', ownerKeys: ['wang'] }),
      ownedUnit({ id: '8', ownerKeys: ['wang'] }),
      ownedUnit({ id: '9', ...developer }),
      ownedUnit({ id: '10', ...developer, deliveryStatus: 'SOLD_UNDELIVERED', ownerKeys: ['buyer'] }),
    ]
    expect(electorateTotals(heads(units))).toEqual({ heads: 8, areaCenti: 100_000n })
  })

  it.each<[string, number, readonly (readonly string[])[]]>([
    ['husband owns A, wife owns B', 2, [['husband'], ['wife']]],
    [
      'husband and wife own A and B together, named in either order',
      1,
      [
        ['husband', 'wife'],
        ['wife', 'husband'],
      ],
    ],
    ['Zhang owns A, Zhang and Li own B', 2, [['zhang'], ['zhang', 'li']]],
    ['a company owns eight shops', 1, Array.from({ length: 8 }, () => ['company'])],
    ['one name repeated on a deed', 1, [['zhang', 'zhang'], ['zhang']]],
    ['a key that looks like two', 2, [['a+b'], ['a', 'b']]],
  ])('where %s are %i', (_case, expected, owners) => {
    const units = owners.map((ownerKeys, n) => ownedUnit({ id: `${n}`, ownerKeys }))
    expect(heads(units)).toHaveLength(expected)
  })

  it('count the developer by estate when nobody wrote down who it is', () => {
    expect(headKey(ownedUnit({ id: '1', deliveryStatus: 'UNSOLD', ownerKeys: [] }))).toBe('DEV:estate')
  })

  it('leave out parking unless the assembly’s rules count it', () => {
    const parking = ownedUnit({ id: 'P1', countsForVote: false, areaCenti: 1_200 })
    expect(electorateTotals(heads([...LIFT_STAIRWELL, parking]))).toEqual({ heads: 11, areaCenti: 94_680n })
    const counted = heads([...LIFT_STAIRWELL, { ...parking, countsForVote: true }])
    expect(electorateTotals(counted)).toEqual({ heads: 12, areaCenti: 95_880n })
  })
})

describe('a unit list that cannot be right is refused:', () => {
  it.each<[string, readonly OwnedUnit[], string, string]>([
    ['one id twice', [ownedUnit({ id: '1' }), ownedUnit({ id: '1', room: '2' })], 'electorate-duplicate-unit', '7-2-2'],
    [
      'one room under two ids',
      [ownedUnit({ id: '1', room: '9' }), ownedUnit({ id: '2', room: '9' })],
      'electorate-duplicate-unit',
      '7-2-9',
    ],
    ['no area', [ownedUnit({ id: '1', areaCenti: 0 })], 'electorate-invalid-area', '7-2-1'],
    ['half a hundredth', [ownedUnit({ id: '1', areaCenti: 0.5 })], 'electorate-invalid-area', '7-2-1'],
    [
      'nobody owns a flat handed over',
      [ownedUnit({ id: '1', ownerKeys: [] })],
      'electorate-unit-without-owner',
      '7-2-1',
    ],
  ])('%s', (_case, units, code, unit) => {
    expect(ownerHeads(units)).toMatchObject({ error: { code, unmet: [{ params: { unit } }] } })
  })

  it('nothing that counts', () => {
    expect(ownerHeads([])).toMatchObject({ error: { code: 'electorate-empty' } })
    expect(ownerHeads([ownedUnit({ id: '1', countsForVote: false })])).toMatchObject({
      error: { code: 'electorate-empty' },
    })
  })
})

describe('a part of an estate', () => {
  const units = [
    ...LIFT_STAIRWELL,
    ownedUnit({ id: 'x', stairwell: '1', ownerKeys: ['chen'] }),
    ownedUnit({ id: 'y', building: '5' }),
    ownedUnit({ id: 'z', propertyAreaId: 'other' }),
  ]
  const size = (...parts: ElectoratePart[]) => {
    const result = ownerElectorate(units, parts)
    return result.ok ? electorateTotals(result.value).heads : result.error.code
  }

  it('is a stairwell, a building, an estate, several of them, or everything', () => {
    const inEstate = { propertyAreaId: 'estate', building: '7' }
    expect(size({ kind: 'STAIRWELL', ...inEstate, stairwell: '2' })).toBe(11)
    expect(size({ kind: 'STAIRWELL', building: '7', stairwell: '2' })).toBe(12)
    expect(size({ kind: 'BUILDING', ...inEstate })).toBe(11)
    expect(size({ kind: 'BUILDING', ...inEstate }, { kind: 'BUILDING', building: '5' })).toBe(12)
    expect(size({ kind: 'PROPERTY_AREA', propertyAreaId: 'other' })).toBe(1)
    expect(size({ kind: 'ALL' })).toBe(13)
  })

  it('weighs an owner only with what lies inside it', () => {
    const result = ownerElectorate(units, [
      { kind: 'STAIRWELL', propertyAreaId: 'estate', building: '7', stairwell: '1' },
    ])
    expect(result).toMatchObject({ value: [{ key: 'OWN:chen', areaCenti: 10_000n, memberUnitIds: ['x'] }] })
  })

  it('that does not exist has nobody to vote', () => {
    expect(size({ kind: 'BUILDING', building: '99' })).toBe('electorate-empty')
    expect(size()).toBe('electorate-empty')
  })
})

describe('whatever the ownership', () => {
  const estates = fc
    .array(
      fc.record({
        areaCenti: fc.integer({ min: 1, max: 30_000 }),
        ownerKeys: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 3 }),
        deliveryStatus: fc.constantFrom<OwnedUnit['deliveryStatus'][]>('UNSOLD', 'DELIVERED'),
        countsForVote: fc.boolean(),
      }),
      { minLength: 1, maxLength: 20 },
    )
    .map((given) => given.map((unit, n) => ownedUnit({ id: `${n}`, ...unit })))
    .filter((units) => units.some(({ countsForVote }) => countsForVote))

  it('the areas of the heads add up to those of the units that count', () => {
    fc.assert(
      fc.property(estates, (units) => {
        const sum = units.reduce((total, unit) => total + (unit.countsForVote ? unit.areaCenti : 0), 0)
        expect(electorateTotals(heads(units)).areaCenti).toBe(BigInt(sum))
      }),
    )
  })

  it('joining two units under one owner never raises the number of heads', () => {
    fc.assert(
      fc.property(estates, fc.nat(), fc.nat(), (units, from, to) => {
        const source = units[from % units.length]
        const joined = units.map((unit, n) =>
          n === to % units.length && source !== undefined
            ? { ...unit, ownerKeys: source.ownerKeys, deliveryStatus: source.deliveryStatus }
            : unit,
        )
        const merged = heads(joined).length
        const split = new Set(units.filter(({ countsForVote }) => countsForVote).map(headKey)).size
        const sourceCounts = source?.countsForVote === true
        expect(merged).toBeLessThanOrEqual(sourceCounts ? split : split + 1)
      }),
    )
  })

  it('the order of the list does not matter', () => {
    fc.assert(
      fc.property(estates, (units) => {
        expect(heads(units.toReversed())).toEqual(heads(units))
      }),
    )
  })
})
