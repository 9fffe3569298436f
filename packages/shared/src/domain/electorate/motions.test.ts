import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIFT_STAIRWELL, ownedUnit } from '../../testing/lift-stairwell.js'
import { electorateTotals } from '../voting/tally-ballots.js'
import { eachOnce, jointElectorate } from './motions.js'
import { type OwnedUnit, ownerElectorate } from './owners.js'
import { type ElectoratePart, isInParts } from './part.js'

const ALL: readonly ElectoratePart[] = [{ kind: 'ALL' }]

function heads(units: readonly OwnedUnit[], parts = ALL) {
  const result = ownerElectorate(units, parts)
  return result.ok ? result.value : []
}

/** As a topic counts: each motion by its own parts, the whole over what lies in any of them. */
function joint(units: readonly OwnedUnit[], motions: readonly (readonly ElectoratePart[])[]) {
  const lists = motions.map((parts, n) => ({ motionId: `m${n}`, units: heads(units, parts) }))
  const whole = heads(eachOnce(motions.map((parts) => units.filter((unit) => isInParts(unit, parts)))))
  return { whole, lists, units: jointElectorate(whole, lists) }
}

describe('two motions of one topic with lists of their own', () => {
  const estate = [
    ...LIFT_STAIRWELL,
    ownedUnit({ id: 'x', building: '8', stairwell: '1', areaCenti: 9_000, ownerKeys: ['chen'] }),
    ownedUnit({ id: 'y', building: '8', stairwell: '1', room: '102', ownerKeys: ['wu'] }),
  ]
  const stairwell: readonly ElectoratePart[] = [{ kind: 'STAIRWELL', building: '7', stairwell: '2' }]

  it('are the estate’s 12 heads, and the stairwell’s 11 with 946.80 m² as in case C01', () => {
    const { units, lists } = joint(estate, [ALL, stairwell])
    expect(units).toHaveLength(12)
    expect(lists.map((list) => electorateTotals(list.units))).toEqual([
      { heads: 12, areaCenti: 94_680n + 19_000n },
      { heads: 11, areaCenti: 94_680n },
    ])
  })

  it('weigh an owner of flats in both buildings as one head, in the lift’s motion with building 7 only', () => {
    const { units } = joint(estate, [ALL, stairwell])
    expect(units.find(({ key }) => key === 'OWN:chen')).toMatchObject({
      areaCenti: 23_500n,
      shares: [
        { motionId: 'm0', areaCenti: 23_500n, unitIds: ['501', '601', 'x'] },
        { motionId: 'm1', areaCenti: 14_500n, unitIds: ['501', '601'] },
      ],
    })
  })

  it('leave whoever owns nothing in the stairwell out of its motion', () => {
    const { units } = joint(estate, [ALL, stairwell])
    expect(units.find(({ key }) => key === 'OWN:wu')?.shares.map(({ motionId }) => motionId)).toEqual(['m0'])
  })

  it('count nobody who is in no motion’s scope', () => {
    const { units } = joint(estate, [stairwell, [{ kind: 'BUILDING', building: '7' }]])
    expect(units.map(({ key }) => key)).not.toContain('OWN:wu')
  })
})

describe('whatever the ownership and the scopes', () => {
  const building = fc.constantFrom('1', '2', '3')
  const estates = fc
    .array(
      fc.record({
        building,
        areaCenti: fc.integer({ min: 1, max: 30_000 }),
        ownerKeys: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 20 },
    )
    .map((given) => given.map((unit, n) => ownedUnit({ id: `${n}`, room: `${n}`, ...unit })))
  const scopes = fc.oneof(
    fc.constant(ALL),
    fc
      .uniqueArray(building, { minLength: 1, maxLength: 3 })
      .map((numbers): readonly ElectoratePart[] => numbers.map((number) => ({ kind: 'BUILDING', building: number }))),
  )
  const motions = fc.array(scopes, { minLength: 1, maxLength: 4 })

  it('no motion has more heads or area than the whole topic, and each head of the topic votes on something', () => {
    fc.assert(
      fc.property(estates, motions, (units, parts) => {
        const { whole, lists, units: all } = joint(units, parts)
        const total = electorateTotals(whole)
        for (const list of lists) {
          const own = electorateTotals(list.units)
          expect(own.heads).toBeLessThanOrEqual(total.heads)
          expect(own.areaCenti ?? 0n).toBeLessThanOrEqual(total.areaCenti ?? 0n)
        }
        expect(all.every(({ shares }) => shares.length > 0)).toBe(true)
      }),
    )
  })

  it('the shares of a motion add up to its own count, and hold no flat the head does not have', () => {
    fc.assert(
      fc.property(estates, motions, (units, parts) => {
        const { lists, units: all } = joint(units, parts)
        for (const list of lists) {
          const shares = all.flatMap((unit) =>
            unit.shares.filter(({ motionId }) => motionId === list.motionId).map((share) => ({ unit, share })),
          )
          expect(shares).toHaveLength(list.units.length)
          expect(shares.reduce((sum, { share }) => sum + share.areaCenti, 0n)).toBe(
            electorateTotals(list.units).areaCenti ?? 0n,
          )
          for (const { unit, share } of shares)
            expect(share.unitIds.every((id) => unit.memberUnitIds.includes(id))).toBe(true)
        }
      }),
    )
  })

  it('joining two flats under one owner never raises the heads of a motion by more than the flat that comes in', () => {
    fc.assert(
      fc.property(estates, motions, fc.nat(), fc.nat(), (units, parts, from, to) => {
        const source = units[from % units.length]
        const joined = units.map((unit, n) =>
          n === to % units.length && source !== undefined ? { ...unit, ownerKeys: source.ownerKeys } : unit,
        )
        const [before, after] = [joint(units, parts).lists, joint(joined, parts).lists]
        for (const [n, list] of before.entries()) {
          const isIn = source !== undefined && isInParts(source, parts[n] ?? [])
          // Bought by somebody with nothing in this motion's scope, the flat may bring a head of its own
          expect(after[n]?.units.length ?? 0).toBeLessThanOrEqual(list.units.length + (isIn ? 0 : 1))
        }
      }),
    )
  })
})
