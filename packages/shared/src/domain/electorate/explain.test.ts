import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIFT_STAIRWELL, ownedUnit } from '../../testing/lift-stairwell.js'
import { electorateTotals } from '../voting/tally-ballots.js'
import { explainHeads, leftOutHouseholds, leftOutPersons, leftOutUnits } from './explain.js'
import { type OwnedUnit, ownerHeads } from './owners.js'

const ALL = [{ kind: 'ALL' }] as const

describe('the heads of case C01', () => {
  it('are explained where they are not simply one flat of one owner', () => {
    expect(explainHeads(LIFT_STAIRWELL, ALL)).toMatchObject([
      { reason: 'CO_OWNERS', areaCenti: 8_530n, units: [{ label: '7-2-302' }] },
      { reason: 'SAME_OWNER', areaCenti: 14_500n, units: [{ label: '7-2-501' }, { label: '7-2-601' }] },
    ])
  })

  it('show the developer’s share by itself, whatever it is called', () => {
    const developer = ['1', '2'].map((id) =>
      ownedUnit({ id, building: '9', deliveryStatus: 'UNSOLD', ownerKeys: [], areaCenti: 12_000 }),
    )
    const explained = explainHeads([...LIFT_STAIRWELL, ...developer], ALL)
    expect(explained.filter(({ reason }) => reason === 'DEVELOPER')).toMatchObject([
      { areaCenti: 24_000n, units: [{ label: '9-2-1' }, { label: '9-2-2' }] },
    ])
  })

  it('outside the part chosen are not explained', () => {
    expect(explainHeads(LIFT_STAIRWELL, [{ kind: 'BUILDING', building: '8' }])).toEqual([])
  })
})

describe('what is left out', () => {
  it('is parking and storage, with its area', () => {
    const parking = [ownedUnit({ id: 'P1', countsForVote: false, areaCenti: 1_200 })]
    expect(leftOutUnits([...LIFT_STAIRWELL, ...parking], ALL)).toEqual([
      { reason: 'NOT_COUNTED', count: 1, areaCenti: 1_200n },
    ])
    expect(leftOutUnits(LIFT_STAIRWELL, ALL)).toEqual([])
  })

  it('is households gone from the parts chosen', () => {
    const home = (id: string, active: boolean) => ({ id, building: '1', stairwell: '1', room: id, active })
    expect(leftOutHouseholds([home('101', true), home('102', false)], ALL)).toEqual([
      { reason: 'MOVED_AWAY', count: 1, areaCenti: 0n },
    ])
    expect(leftOutHouseholds([home('101', true)], ALL)).toEqual([])
  })

  it('is each person for one reason, the first that applies', () => {
    const grown = { label: '', birthDate: '1980-01-01', active: true, deceased: false, disenfranchised: false }
    const people = [
      { ...grown, id: 'votes' },
      { ...grown, id: 'dead', deceased: true, active: false },
      { ...grown, id: 'gone', active: false, birthDate: '2020-01-01' },
      { ...grown, id: 'child', birthDate: '2008-11-24' },
      { ...grown, id: 'other child', birthDate: '2020-01-01' },
      { ...grown, id: 'unknown', birthDate: null },
      { ...grown, id: 'deprived', disenfranchised: true },
    ]
    expect(leftOutPersons(people, '2026-11-23').map(({ reason, count }) => [reason, count])).toEqual([
      ['DECEASED', 1],
      ['MOVED_AWAY', 1],
      ['MINOR', 2],
      ['BIRTH_DATE_UNKNOWN', 1],
      ['DISENFRANCHISED', 1],
    ])
  })
})

describe('merging two units of one owner', () => {
  const estates = fc
    .array(
      fc.record({
        areaCenti: fc.integer({ min: 1, max: 30_000 }),
        ownerKeys: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 2 }),
        deliveryStatus: fc.constantFrom<OwnedUnit['deliveryStatus'][]>('UNSOLD', 'SOLD_UNDELIVERED', 'DELIVERED'),
      }),
      { minLength: 2, maxLength: 15 },
    )
    .map((given) => given.map((unit, n) => ownedUnit({ id: `${n}`, ...unit })))

  const totals = (units: readonly OwnedUnit[]) => {
    const heads = ownerHeads(units)
    if (!heads.ok) throw new Error(heads.error.code)
    return electorateTotals(heads.value)
  }

  it('never raises the heads and keeps the area', () => {
    fc.assert(
      fc.property(estates, (units) => {
        const before = totals(units)
        for (const [n, unit] of units.entries()) {
          const same = units.findIndex(
            (other, m) =>
              m > n &&
              other.deliveryStatus === unit.deliveryStatus &&
              String(other.ownerKeys) === String(unit.ownerKeys),
          )
          const twin = units[same]
          if (twin === undefined) continue
          const joined = { ...unit, areaCenti: unit.areaCenti + twin.areaCenti }
          const merged = totals(
            [...units.slice(0, n), joined, ...units.slice(n + 1)].filter(({ id }) => id !== twin.id),
          )
          expect(merged.heads).toBeLessThanOrEqual(before.heads)
          expect(merged.areaCenti).toBe(before.areaCenti)
        }
      }),
    )
  })

  it('handing one more unit to an owner of the electorate never raises the heads', () => {
    fc.assert(
      fc.property(estates, fc.nat(), fc.nat(), (units, from, to) => {
        const owner = units[from % units.length]
        const handed = units.map((unit, n) =>
          n === to % units.length && owner !== undefined
            ? { ...unit, ownerKeys: owner.ownerKeys, deliveryStatus: owner.deliveryStatus }
            : unit,
        )
        expect(totals(handed).heads).toBeLessThanOrEqual(totals(units).heads)
      }),
    )
  })
})
