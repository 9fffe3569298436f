import { describe, expect, it } from 'vitest'
import { type ExistingUnits, type OwnerPlan, type PlannedUnitRow, planOwners } from './owner-plan.js'
import type { StoredParty } from './stored-row.js'

const EMPTY: ExistingUnits = { units: [], owners: [], persons: [] }

function party(name: string, idHash: string | null, more: Partial<StoredParty> = {}): StoredParty {
  const key = idHash ?? `UNIT:${name}`
  return { kind: 'PERSON', name, key, idHash, idMasked: null, birthDate: null, gender: null, phone: null, ...more }
}

function row(rowNo: number, room: string, owners: readonly StoredParty[], areaCenti = 8_000): PlannedUnitRow {
  const place = { building: '1', stairwell: '1', room, note: null, unstated: [] }
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

  it('remarks on an owner whom the register knows as deceased', () => {
    const before = registerAfter(planOwners([row(2, '101', [zhang])], EMPTY))
    const dead = { ...before, persons: before.persons.map((person) => ({ ...person, deceased: true, active: false })) }
    expect(planOwners([row(2, '101', [zhang, li]), row(3, '102', [li])], dead).problems).toEqual([
      { row: 2, column: 'owners', code: 'owner-deceased', params: { name: '张一' } },
    ])
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

  const known = (id: string, name: string, more: Partial<ExistingUnits['persons'][number]> = {}) => {
    const nothing = { phone: null, idHash: null, idMasked: null, birthDate: null, gender: null, note: null }
    return { id, name, ...nothing, deceased: false, active: true, ...more }
  }

  it('keeps what the register knows of a person and takes over a phone that changed, showing the one before', () => {
    const persons = [known('p', '张一', { phone: '19901000193', idHash: 'a', note: '残疾' })]
    const before = registerAfter(planOwners([row(2, '101', [zhang])], { ...EMPTY, persons }))
    const plan = planOwners([row(2, '101', [party('张一', 'a', { phone: '19909999999' })])], before)
    expect(plan.persons).toMatchObject([
      { change: 'CHANGED', record: { id: 'p', phone: '19909999999', idHash: 'a', note: '残疾' } },
    ])
    expect([plan.changes.get(2), plan.former.get(2)]).toEqual(['CHANGED', { phone: '19901000193' }])
    const silent = planOwners([row(2, '101', [zhang])], before)
    expect(silent.persons).toMatchObject([{ change: 'UNCHANGED', record: { phone: '19901000193' } }])
  })

  it('never gives a flat to a namesake: two of one name without number or phone stay two, list after list', () => {
    const rows = [row(2, '101', [party('张伟', null)]), row(3, '102', [party('张伟', null, { key: 'UNIT:102' })])]
    const persons = [known('resident', '张伟'), known('other', '张伟', { idHash: 'x' })]
    const first = planOwners(rows, { ...EMPTY, persons })
    expect(new Set(first.owners.map((owner) => owner.ownerKey)).size).toBe(2)
    expect(first.owners.some(({ personId }) => personId === 'resident' || personId === 'other')).toBe(false)
    const again = planOwners(rows, { ...registerAfter(first), persons: [...persons, ...registerAfter(first).persons] })
    expect([...again.changes.values()]).toEqual(['UNCHANGED', 'UNCHANGED'])
  })

  it('takes a name without a number for the owner the unit has, and counts the heads the register will have', () => {
    const before = registerAfter(
      planOwners([row(2, '101', [zhang]), row(3, '102', [zhang]), row(4, '103', [li])], EMPTY),
    )
    const bare = ['101', '102'].map((room, at) => row(2 + at, room, [party('张一', null, { key: `UNIT:${room}` })]))
    const plan = planOwners([...bare, row(4, '103', [party('李二', null)])], before)
    expect([...plan.changes.values()]).toEqual(['UNCHANGED', 'UNCHANGED', 'UNCHANGED'])
    expect(new Set(plan.held.map(({ ownerKey }) => ownerKey)).size).toBe(2)
    expect(plan.settled.get(2)).toContain('owner-identity-unknown')
  })

  it('gives an owner without a number the one a later list brings, and never two numbers to one person', () => {
    const bare = [row(2, '101', [party('张伟', null)]), row(3, '102', [party('张伟', null, { key: 'UNIT:102' })])]
    const before = registerAfter(planOwners(bare, EMPTY))
    const numbered = planOwners([row(2, '101', [party('张伟', 'x')]), row(3, '102', [party('张伟', 'y')])], before)
    expect(numbered.persons.map(({ change, record }) => [change, record.idHash])).toEqual([
      ['CHANGED', 'x'],
      ['CHANGED', 'y'],
    ])
    expect(numbered.owners).toEqual([])
  })

  it('finds a new owner on the register by name and phone together, unless two have both', () => {
    const phoned = [row(2, '101', [party('李娜', null, { key: 'TEL', phone: '19901000001' })])]
    const one = known('one', '李娜', { phone: '19901000001' })
    expect(planOwners(phoned, { ...EMPTY, persons: [one] }).owners).toMatchObject([{ personId: 'one' }])
    const two = planOwners(phoned, { ...EMPTY, persons: [one, { ...one, id: 'two' }] })
    expect(two.persons).toMatchObject([{ change: 'NEW' }])
  })

  it('takes a company without its credit code for the one that owns the unit', () => {
    const company = (key: string) => party('某某公司', null, { kind: 'ORGANISATION', key })
    const before = registerAfter(planOwners([row(2, '101', [company('91X')])], EMPTY))
    expect([...planOwners([row(2, '101', [company('某某公司')])], before).changes.values()]).toEqual(['UNCHANGED'])
  })

  it('keeps companies of one name and different credit codes apart', () => {
    const company = (code: string) => party('某某公司', null, { kind: 'ORGANISATION', key: code })
    const plan = planOwners([row(2, '101', [company('A')]), row(3, '102', [company('B')])], EMPTY)
    expect(new Set(plan.owners.map((owner) => owner.ownerKey)).size).toBe(2)
    expect(plan.persons).toEqual([])
  })
})
