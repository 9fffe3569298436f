import { describe, expect, it } from 'vitest'
import { type ExistingUnits, type OwnerPlan, type PlannedUnitRow, planOwners } from './owner-plan.js'
import type { StoredParty } from './stored-row.js'

const EMPTY: ExistingUnits = { units: [], owners: [], persons: [] }

function party(name: string, idHash: string | null, more: Partial<StoredParty> = {}): StoredParty {
  const key = idHash ?? `UNIT:${name}`
  return { kind: 'PERSON', name, key, idHash, idMasked: null, birthDate: null, gender: null, phone: null, ...more }
}

function row(rowNo: number, room: string, owners: readonly StoredParty[], areaCenti = 8_000): PlannedUnitRow {
  const place = { building: '1', stairwell: '1', room, note: null }
  const facts = {
    use: 'RESIDENTIAL',
    areaSource: 'CONTRACT',
    deliveryStatus: 'DELIVERED',
    countsForVote: true,
  } as const
  return { rowNo, data: { unit: { ...place, ...facts, areaCenti }, owners: [...owners] } }
}

function registerAfter(plan: OwnerPlan): ExistingUnits {
  const { units, persons, owners } = plan
  return { units: units.map(({ record }) => record), persons: persons.map(({ record }) => record), owners }
}

describe('planning an owner list', () => {
  const zhang = party('张一', 'a')
  const li = party('李二', 'b')

  it('gives two units of one set of owners one key, whatever the order', () => {
    const plan = planOwners([row(2, '101', [zhang, li]), row(3, '102', [li, zhang])], EMPTY)
    expect(new Set(plan.owners.map((owner) => owner.ownerKey)).size).toBe(1)
    expect(plan.persons).toHaveLength(2)
  })

  it('lets a sole owner vote for the unit and waits for co-owners to name one', () => {
    const plan = planOwners([row(2, '101', [zhang]), row(3, '102', [zhang, li])], EMPTY)
    expect(plan.owners.map((owner) => owner.isVotingRep)).toEqual([true, false, false])
  })

  it('counts an owner named twice on one unit once', () => {
    expect(planOwners([row(2, '101', [zhang, zhang])], EMPTY).owners).toHaveLength(1)
  })

  it('changes nothing when the same list comes again, with or without identity numbers', () => {
    const rows = [row(2, '101', [zhang, li]), row(3, '102', [party('王三', null)])]
    const again = planOwners(rows, registerAfter(planOwners(rows, EMPTY)))
    expect([...again.changes.values()]).toEqual(['UNCHANGED', 'UNCHANGED'])
    expect([again.owners, again.replacedUnitIds]).toEqual([[], []])
    expect(again.persons.every(({ change }) => change === 'UNCHANGED')).toBe(true)
  })

  it('replaces the owners of a flat that was sold and keeps the flat', () => {
    const before = registerAfter(planOwners([row(2, '101', [zhang])], EMPTY))
    const sold = planOwners([row(2, '101', [li])], before)
    expect([...sold.changes.values()]).toEqual(['CHANGED'])
    expect(sold.replacedUnitIds).toEqual([before.units[0]?.id])
    expect(sold.units).toMatchObject([{ change: 'UNCHANGED' }])
  })

  it('corrects an area', () => {
    const before = registerAfter(planOwners([row(2, '101', [zhang])], EMPTY))
    const corrected = planOwners([row(2, '101', [zhang], 8_050)], before)
    expect(corrected.units).toMatchObject([
      { change: 'CHANGED', record: { id: before.units[0]?.id, areaCenti: 8_050 } },
    ])
  })

  it('never overwrites what the household register knows of a person', () => {
    const known = { id: 'p', name: '张一', phone: '19901000193', idHash: 'a', idMasked: null, birthDate: null }
    const persons = [{ ...known, gender: null, deceased: false, active: true, note: '残疾' }]
    const plan = planOwners([row(2, '101', [party('张一', 'a', { phone: '19909999999' })])], { ...EMPTY, persons })
    expect(plan.persons).toMatchObject([{ change: 'UNCHANGED', record: { id: 'p', phone: '19901000193' } }])
  })

  it('keeps companies of one name and different credit codes apart', () => {
    const company = (code: string) => party('某某公司', null, { kind: 'ORGANISATION', key: code })
    const plan = planOwners([row(2, '101', [company('A')]), row(3, '102', [company('B')])], EMPTY)
    expect(new Set(plan.owners.map((owner) => owner.ownerKey)).size).toBe(2)
    expect(plan.persons).toEqual([])
  })
})
