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
  ? heads.value.map((unit) => ({ ...unit, areaCenti: unit.areaCenti ?? 0n, unitIds: unit.memberUnitIds }))
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
    const two = ['a', 'b'].map((key) => ({ key, label: '1-101', areaCenti: 0n, unitIds: [] }))
    expect(snapshotRoot(snapshotLeaves(two, 's'))).toBe(snapshotRoot(snapshotLeaves(two.toReversed(), 's')))
  })

  it('cannot be guessed without its secret', () => {
    expect(headHash('one', 'OWN:chen')).not.toBe(headHash('two', 'OWN:chen'))
    expect(snapshotRoot(snapshotLeaves(units, 'other'))).not.toBe(snapshotRoot(leaves))
    expect(new Set(leaves.map(snapshotLeafHash)).size).toBe(11)
  })
})
