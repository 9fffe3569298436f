import { describe, expect, it } from 'vitest'
import { LIFT_STAIRWELL } from '../../testing/lift-stairwell.js'
import { ownerHeads } from './owners.js'
import {
  headHash,
  snapshotLeafHash,
  snapshotLeaves,
  snapshotProof,
  snapshotProofSchema,
  snapshotRoot,
  verifySnapshotProof,
} from './snapshot.js'

const heads = ownerHeads(LIFT_STAIRWELL)
const units = heads.ok
  ? heads.value.map((unit) => ({
      ...unit,
      areaCenti: unit.areaCenti ?? 0n,
      unitIds: unit.memberUnitIds,
      motions: [{ no: 1, areaCenti: unit.areaCenti ?? 0n }],
    }))
  : []
const leaves = snapshotLeaves(units, 'secret')

describe('the snapshot of case C01', () => {
  it('has eleven entries by house number and no key of an owner', () => {
    expect(leaves.map(({ label }) => label).slice(0, 2)).toEqual(['7-2-101', '7-2-102'])
    expect(leaves).toHaveLength(11)
    expect(JSON.stringify(leaves)).not.toMatch(/chen|OWN:/)
  })

  it('proves each entry against the published root, and none against another', () => {
    const root = snapshotRoot(leaves)
    for (const index of leaves.keys()) {
      const proof = snapshotProofSchema.parse(JSON.parse(JSON.stringify(snapshotProof('topic', leaves, index))))
      expect(verifySnapshotProof(proof, root)).toBe(true)
      expect(verifySnapshotProof({ ...proof, leaf: { ...proof.leaf, areaCenti: '1' } }, root)).toBe(false)
      expect(verifySnapshotProof(proof, snapshotRoot(leaves.slice(1)))).toBe(false)
    }
    expect(() => snapshotProof('topic', leaves, 11)).toThrow(RangeError)
  })

  it('does not depend on the order of the list', () => {
    expect(snapshotRoot(snapshotLeaves(units.toReversed(), 'secret'))).toBe(snapshotRoot(leaves))
  })

  it('orders two people behind one house number by their hashes', () => {
    const two = ['a', 'b'].map((key) => ({ key, label: '1-101', areaCenti: 0n, unitIds: [], motions: [] }))
    expect(snapshotRoot(snapshotLeaves(two, 's'))).toBe(snapshotRoot(snapshotLeaves(two.toReversed(), 's')))
  })

  it('says of each entry on which motions it votes and with what, in the order of their numbers', () => {
    const [unit] = units
    if (unit === undefined) throw new Error('no unit')
    const two = {
      ...unit,
      motions: [
        { no: 2, areaCenti: 5n },
        { no: 1, areaCenti: 7n },
      ],
    }
    const [leaf] = snapshotLeaves([two], 'secret')
    expect(leaf?.motions).toEqual([
      { no: 1, areaCenti: '7' },
      { no: 2, areaCenti: '5' },
    ])
    const [other] = snapshotLeaves([{ ...two, motions: [{ no: 1, areaCenti: 7n }] }], 'secret')
    expect(leaf && other && snapshotLeafHash(leaf) !== snapshotLeafHash(other)).toBe(true)
  })

  it('hashes to what an independent program works out, under the present scheme and the one before', () => {
    expect(snapshotRoot(leaves)).toBe('3cc4604096dac0e956b1a95199ba13aa0d31a4c94966babf31f673d751fe7fd5')
    const first = snapshotLeaves(units, 'secret', 'gongyi-electorate-v1')
    expect(first.every((leaf) => !('motions' in leaf))).toBe(true)
    expect(snapshotRoot(first)).toBe('a8041b52812ecdc03c40b75ef0e456fe99a38c2ccb2ab96ef8a5ccb45ea24a52')
    const proof = snapshotProof('topic', first, 3, 'gongyi-electorate-v1')
    expect(verifySnapshotProof(snapshotProofSchema.parse(proof), snapshotRoot(first))).toBe(true)
  })

  it('cannot be guessed without its secret', () => {
    expect(headHash('one', 'OWN:chen')).not.toBe(headHash('two', 'OWN:chen'))
    expect(snapshotRoot(snapshotLeaves(units, 'other'))).not.toBe(snapshotRoot(leaves))
    expect(new Set(leaves.map(snapshotLeafHash)).size).toBe(11)
  })
})
