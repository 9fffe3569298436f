import { describe, expect, it } from 'vitest'
import { partsOf, sourceOf, votingUnits } from './electorate.js'

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

describe('the places of a scope', () => {
  it('are stairwells of the buildings named', () => {
    expect(partsOf({ kind: 'stairwell', buildings: ['7'], stairwell: '2' })).toEqual([
      { kind: 'STAIRWELL', building: '7', stairwell: '2' },
    ])
  })
})
