import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CoSignCounts,
  coSignBasis,
  coSignRegime,
  coSignThresholds,
  isPriority,
  isStatutoryInitiative,
} from './co-sign.js'

const none = (all: number) => ({ signed: 0, all })
const nobody: CoSignCounts = {
  people: none(1400),
  adults: none(1200),
  households: none(500),
  affectedHouseholds: none(500),
  owners: none(530),
  delegates: none(45),
}
const reached = (counts: Partial<CoSignCounts>, regime: Parameters<typeof coSignThresholds>[1]) =>
  coSignThresholds({ ...nobody, ...counts }, regime)
    .filter(({ met }) => met)
    .map(({ id }) => id)
const signed = (count: number, all: number) => ({ signed: count, all })

describe('co-signing', () => {
  it('one proposer is enough to be received', () => {
    expect(reached({}, 'community')).toEqual(['received'])
  })
  it.each([
    ['ten residents', { people: signed(10, 1400) }, 'priority-people'],
    ['five households', { households: signed(5, 500) }, 'priority-households'],
    ['five per cent of the households concerned', { affectedHouseholds: signed(1, 20) }, 'priority-affected'],
  ] as const)('%s give priority in screening, one fewer does not', (_what, counts, id) => {
    expect(reached(counts, 'community')).toContain(id)
    const [name, { signed: has, all }] = Object.entries(counts)[0] ?? ['people', none(1)]
    expect(reached({ [name]: signed(has - 1, all) }, 'community')).not.toContain(id)
  })
})

describe('a statutory initiative', () => {
  it.each([
    ['a tenth of the villagers (村委会组织法 21)', 'village', { adults: signed(120, 1200) }, 'villagers-tenth'],
    ['a fifth of the delegates (村委会组织法 26)', 'village', { delegates: signed(9, 45) }, 'delegates-fifth'],
    ['a third of the delegates (村委会组织法 21)', 'village', { delegates: signed(15, 45) }, 'delegates-third'],
    ['a fifth of the adults (居委会组织法 10)', 'community', { adults: signed(240, 1200) }, 'adults-fifth'],
    ['a fifth of the households (居委会组织法 10)', 'community', { households: signed(100, 500) }, 'households-fifth'],
    ['a fifth of the owners by heads (物业管理条例 13)', 'owners', { owners: signed(106, 530) }, 'owners-fifth'],
  ] as const)('is reached by %s, and not by one fewer', (_what, regime, counts, id) => {
    expect(reached(counts, regime)).toContain(id)
    expect(isStatutoryInitiative(coSignThresholds({ ...nobody, ...counts }, regime))).toBe(true)
    const [name, { signed: has, all }] = Object.entries(counts)[0] ?? ['owners', none(1)]
    expect(reached({ [name]: signed(has - 1, all) }, regime)).not.toContain(id)
  })
  it('twenty per cent of 530 owners are 106', () => {
    expect(coSignThresholds(nobody, 'owners').find(({ id }) => id === 'owners-fifth')).toMatchObject({
      need: 106,
      of: 530,
    })
  })
  it('half a head is a whole one: a fifth of 11 owners are 3', () => {
    expect(reached({ owners: signed(2, 11) }, 'owners')).not.toContain('owners-fifth')
    expect(reached({ owners: signed(3, 11) }, 'owners')).toContain('owners-fifth')
  })
  it('a community’s fifth does not move owners, and owners’ fifth does not move a village', () => {
    expect(isStatutoryInitiative(coSignThresholds({ ...nobody, adults: signed(1200, 1200) }, 'owners'))).toBe(false)
    expect(isStatutoryInitiative(coSignThresholds({ ...nobody, owners: signed(530, 530) }, 'village'))).toBe(false)
  })
  it('is never reached on an empty roster, nor by delegates nobody keeps a list of', () => {
    const counts = { ...nobody, owners: none(0), adults: none(0), delegates: null }
    expect(coSignThresholds(counts, 'owners').map(({ id }) => id)).not.toContain('owners-fifth')
    expect(isStatutoryInitiative(coSignThresholds(counts, 'village'))).toBe(false)
  })
  it('one more signature never takes a threshold away', () => {
    fc.assert(
      fc.property(fc.nat(530), fc.integer({ min: 1, max: 530 }), (has, all) => {
        const before = reached({ owners: signed(has, all) }, 'owners')
        expect(reached({ owners: signed(has + 1, all) }, 'owners')).toEqual(expect.arrayContaining(before))
      }),
    )
  })
})

describe('whose meeting it is', () => {
  it('follows the kind of matter, then the kind of place', () => {
    expect(coSignRegime('OWNERS_FEE', true)).toBe('owners')
    expect(coSignRegime('COLLECTIVE_ASSET', false)).toBe('village')
    expect(coSignRegime('SAFETY', true)).toBe('village')
    expect(coSignRegime('SAFETY', false)).toBe('community')
  })
  it('and is counted in owners, people or households', () => {
    expect((['owners', 'village', 'community'] as const).map(coSignBasis)).toEqual(['owners', 'people', 'households'])
  })
  it('a statutory initiative has priority too', () => {
    expect(isPriority(coSignThresholds({ ...nobody, owners: signed(106, 530) }, 'owners'))).toBe(true)
    expect(isPriority(coSignThresholds(nobody, 'owners'))).toBe(false)
  })
})
