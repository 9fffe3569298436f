import { describe, expect, it } from 'vitest'
import { electorateOf, partsOf, sourceOf, votingUnits } from './electorate.js'

const motion = (presetId: string) => ({ id: '01900000-0000-7000-8000-000000000001', text: '方案', presetId })
const flat = (id: string, building: string, active = true) => ({ id, building, stairwell: '1', room: '101', active })
const ROSTER = {
  households: [flat('a', '1'), flat('b', '2'), flat('c', '2', false)],
  persons: [],
  units: [],
}
const keysOf = (result: ReturnType<typeof votingUnits>) =>
  result.ok ? result.value.map(({ key }) => key) : result.error.code

describe('what the motions of a topic are counted in', () => {
  it.each([
    [['RESIDENT_MEETING_HOUSEHOLD'], 'households'],
    [['RESIDENT_MEETING_PERSON'], 'persons'],
    [['OWNERS_GENERAL', 'OWNERS_SPECIAL'], 'units'],
    [['VILLAGER_DELEGATE_MEETING'], 'list'],
    // Both may be counted by person; the first motion's first choice decides where they agree
    [['SIMPLE_POLL', 'RESIDENT_MEETING_PERSON'], 'persons'],
  ])('%s: %s', (presets, source) => {
    expect(sourceOf(presets.map(motion))).toEqual({ ok: true, value: source })
  })

  it('is refused where households and persons would have to share one electorate', () => {
    const refused = sourceOf([motion('RESIDENT_MEETING_HOUSEHOLD'), motion('RESIDENT_MEETING_PERSON')])
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'guard-unmet', unmet: [{ id: 'G2.1', params: { reason: 'one-kind' } }] },
    })
  })
})

describe('the electorate', () => {
  it('is every active household of the scope', () => {
    expect(keysOf(votingUnits('households', { kind: 'community' }, ROSTER, '2026-11-23'))).toEqual(['a', 'b'])
    const second = { kind: 'building', buildings: ['2'] } as const
    expect(keysOf(votingUnits('households', { ...second, buildings: ['2'] }, ROSTER, '2026-11-23'))).toEqual(['b'])
  })

  it('is nobody, and no refusal, where the scope is empty', () => {
    expect(keysOf(votingUnits('households', { kind: 'building', buildings: ['9'] }, ROSTER, '2026-11-23'))).toEqual([])
    expect(keysOf(votingUnits('list', { kind: 'list' }, ROSTER, '2026-11-23'))).toEqual([])
  })

  it('takes a body’s own list, nobody on it twice', () => {
    const named = (names: string[]) => votingUnits('list', { kind: 'list', names }, ROSTER, '2026-11-23')
    expect(keysOf(named(['张三', '李四']))).toEqual(['LIST:李四', 'LIST:张三'])
    expect(keysOf(named(['张三', '张三']))).toBe('electorate-duplicate-voter')
  })
})

describe('the electorate of motions with scopes of their own', () => {
  const today = '2026-11-23'
  const [one, two] = ['1', '2'].map((building) => ({ kind: 'building' as const, buildings: [building] }))
  const asked = (id: string, scope: Parameters<typeof partsOf>[0]) => ({ id, scope, roster: ROSTER })
  const votes = (...motions: ReturnType<typeof asked>[]) => {
    const counted = electorateOf('households', motions, today)
    if (!counted.ok) throw new Error(counted.error.code)
    return counted.value.units.map(({ key, shares }) => [key, shares.map(({ motionId }) => motionId).join()])
  }

  it('is everybody who votes on any of them, each with the motions they vote on', () => {
    expect(votes(asked('m1', { kind: 'community' }), asked('m2', two ?? { kind: 'list' }))).toEqual([
      ['a', 'm1'],
      ['b', 'm1,m2'],
    ])
  })

  it('leaves out whoever lives in no motion’s scope, and counts a scope that all share once', () => {
    const shared = one ?? { kind: 'list' as const }
    expect(votes(asked('m1', shared), asked('m2', shared))).toEqual([['a', 'm1,m2']])
  })

  it('takes the names of every motion’s list, each once', () => {
    const list = (id: string, names: string[]) => asked(id, { kind: 'list', names })
    const counted = electorateOf('list', [list('m1', ['张三', '李四']), list('m2', ['李 四', '王五'])], today)
    expect(counted.ok && counted.value.units.map(({ key, shares }) => [key, shares.length])).toEqual([
      ['LIST:李四', 2],
      ['LIST:王五', 1],
      ['LIST:张三', 1],
    ])
  })
})

describe('the places of a scope', () => {
  it('are stairwells of the buildings named', () => {
    expect(partsOf({ kind: 'stairwell', buildings: ['7'], stairwell: '2' })).toEqual([
      { kind: 'STAIRWELL', building: '7', stairwell: '2' },
    ])
  })
})
