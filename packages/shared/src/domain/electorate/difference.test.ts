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
