import { describe, expect, it } from 'vitest'
import { differenceGroups, electorateDifference, isTransfer, type ListedUnit } from './difference.js'

const listed = (key: string, units: readonly string[], more: Partial<ListedUnit> = {}): ListedUnit => ({
  key,
  label: units.join(', '),
  areaCenti: BigInt(units.length * 100),
  unitIds: units,
  ...more,
})
const keys = (units: readonly ListedUnit[]) => units.map(({ key }) => key)

describe('the difference of two electorates', () => {
  it('names who came, who left, who has other units now, and counts the rest', () => {
    const before = [listed('chen', ['501', '601']), listed('li', ['101']), listed('wu', ['102'])]
    const after = [listed('chen', ['501']), listed('li', ['101']), listed('zhao', ['601'])]
    const { added, removed, changed, unchanged } = electorateDifference(before, after)
    expect([keys(added), keys(removed), unchanged]).toEqual([['zhao'], ['wu'], 1])
    expect(changed).toMatchObject([{ before: { areaCenti: 200n }, after: { areaCenti: 100n } }])
  })

  it('sees another representative only where both lists say who acts', () => {
    const one = listed('li', ['101'], { personIds: ['a'] })
    expect(electorateDifference([one], [listed('li', ['101'], { personIds: ['b'] })]).changed).toHaveLength(1)
    expect(electorateDifference([one], [listed('li', ['101'])]).unchanged).toBe(1)
  })
})

describe('the difference of two electorates whose motions have lists of their own', () => {
  const share = (motionId: string, areaCenti: bigint, unitIds: readonly string[]) => ({ motionId, areaCenti, unitIds })
  const both = [share('rules', 200n, ['501', '801']), share('lift', 100n, ['501'])]
  const chen = listed('chen', ['501', '801'], { shares: both })
  const changed = (shares: ListedUnit['shares']) =>
    electorateDifference([chen], [listed('chen', ['501', '801'], shares && { shares })]).changed.length

  it('sees a head that comes to a motion, leaves it, or has another area there, though the whole is the same', () => {
    expect(changed(both.toReversed())).toBe(0)
    expect(changed(both.slice(0, 1))).toBe(1)
    expect(changed([...both, share('paint', 100n, ['801'])])).toBe(1)
    expect(changed([share('rules', 200n, ['501', '801']), share('lift', 120n, ['501'])])).toBe(1)
    expect(changed([share('rules', 200n, ['501', '801']), share('lift', 100n, ['801'])])).toBe(1)
    expect(changed(undefined)).toBe(0)
  })

  it('is no mere change of hands where the new owner has another part in a motion', () => {
    const to = (shares: ListedUnit['shares']) =>
      isTransfer(electorateDifference([chen], [listed('li', ['501', '801'], shares && { shares })]))
    expect(to(both)).toBe(true)
    expect(to(both.slice(0, 1))).toBe(false)
  })
})

describe('the pieces of a difference', () => {
  it('keep together whatever shares a flat, and nothing else', () => {
    const before = [listed('chen', ['501', '601']), listed('wu', ['102'])]
    const after = [listed('chen', ['501']), listed('zhao', ['601'])]
    const groups = differenceGroups(electorateDifference(before, after))
    expect(groups.map(({ added, removed, changed }) => [keys(added), keys(removed), changed.length])).toEqual([
      [[], ['wu'], 0],
      [['zhao'], [], 1],
    ])
  })

  it('join where a later piece touches two earlier ones', () => {
    const before = [listed('a', ['1']), listed('b', ['2'])]
    expect(differenceGroups(electorateDifference(before, [listed('c', ['1', '2'])]))).toHaveLength(1)
  })

  it('are a transfer where the same units only changed hands', () => {
    const [sold] = differenceGroups(electorateDifference([listed('a', ['1', '2'])], [listed('b', ['2', '1'])]))
    expect(sold && isTransfer(sold)).toBe(true)
    const [grown] = differenceGroups(
      electorateDifference([listed('a', ['1'])], [listed('b', ['1'], { areaCenti: 300n })]),
    )
    expect(grown && isTransfer(grown)).toBe(false)
    const [joined] = differenceGroups(electorateDifference([listed('a', ['1'])], [listed('b', ['1', '2'])]))
    expect(joined && isTransfer(joined)).toBe(false)
    const [gone] = differenceGroups(electorateDifference([listed('a', ['1'])], []))
    expect(gone && isTransfer(gone)).toBe(false)
  })
})
