import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sha256Hex } from './canonical-json.js'
import { inclusionProof, merkleLeaf, merkleRoot, verifyInclusion } from './merkle.js'

// the eight leaves and roots of the Certificate Transparency reference tests
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  (hex) => Uint8Array.from(Buffer.from(hex, 'hex')),
)
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

describe('the Merkle tree of RFC 9162', () => {
  it.each(ROOTS.map((root, size) => ({ size, root })))('has the known root over $size leaves', ({ size, root }) => {
    expect(merkleRoot(LEAVES.slice(0, size))).toBe(root)
  })

  it('proves leaf 0 of 8 with the siblings of the reference tests', () => {
    expect(inclusionProof(LEAVES, 0)).toEqual({
      index: 0,
      size: 8,
      path: [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    })
  })

  it('every leaf of every tree is proved, and only in its own place', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 40 }), fc.nat(), fc.nat(), (values, a, b) => {
        const leaves = values.map(merkleLeaf)
        const root = merkleRoot(leaves)
        const index = a % leaves.length
        const proof = inclusionProof(leaves, index)
        expect(verifyInclusion(root, merkleLeaf(values[index]), proof)).toBe(true)
        expect(verifyInclusion(root, merkleLeaf('stranger'), proof)).toBe(false)
        const other = b % leaves.length
        if (other !== index) expect(verifyInclusion(root, merkleLeaf(values[other]), proof)).toBe(false)
      }),
    )
  })

  it('a proof that is cut, lengthened, moved or damaged proves nothing', () => {
    const root = merkleRoot(LEAVES)
    const leaf = LEAVES[3] ?? new Uint8Array()
    const proof = inclusionProof(LEAVES, 3)
    expect(verifyInclusion(root, leaf, proof)).toBe(true)
    const bad = [
      { ...proof, path: proof.path.slice(1) },
      { ...proof, path: [...proof.path, '0'.repeat(64)] },
      { ...proof, path: proof.path.map(() => 'zz') },
      { ...proof, index: 2 },
      { ...proof, index: 8 },
      { ...proof, index: -1 },
      { ...proof, index: 0.5 },
      { ...proof, size: 4 },
      { ...proof, size: Number.NaN },
    ]
    for (const forged of bad) expect(verifyInclusion(root, leaf, forged)).toBe(false)
  })

  it('a leaf that does not exist has no proof', () => {
    expect(() => inclusionProof(LEAVES, 8)).toThrow(RangeError)
  })

  it('a ballot’s leaf is its canonical JSON, whatever the order of its members', () => {
    expect(merkleLeaf({ b: 1, a: '赞' })).toEqual(merkleLeaf({ a: '赞', b: 1 }))
    expect(merkleRoot([merkleLeaf({ a: 1 })])).toBe(sha256Hex('\0{"a":1}'))
  })
})
