import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './canonical-json.js'

/**
 * Merkle trees of RFC 9162 section 2.1 (Certificate Transparency 2.0) with SHA-256: leaves are hashed after a 0x00 byte
 * and nodes after a 0x01 byte, so that no node can pass for a leaf. All hashes are lower-case hex.
 */
const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

export interface InclusionProof {
  readonly index: number
  readonly size: number
  /** sibling hashes from the leaf upwards */
  readonly path: readonly string[]
}

/** The bytes of a value as a leaf: UTF-8 of its canonical JSON (RFC 8785). */
export function merkleLeaf(value: unknown): Uint8Array {
  return utf8ToBytes(canonicalJson(value))
}

/** Root over the leaves in the order given; of no leaves, the hash of nothing. */
export function merkleRoot(leaves: readonly Uint8Array[]): string {
  return bytesToHex(rootOf(leaves.map(leafHash)))
}

/**
 * Proof that the leaf at `index` is under the root of these leaves (RFC 9162 section 2.1.3.1).
 *
 * @throws RangeError when there is no leaf at `index`
 */
export function inclusionProof(leaves: readonly Uint8Array[], index: number): InclusionProof {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) throw new RangeError(`no leaf ${index}`)
  return { index, size: leaves.length, path: pathOf(index, leaves.map(leafHash)).map(bytesToHex) }
}

/** Whether the leaf is where the proof says under this root (RFC 9162 section 2.1.3.2). Never throws on a bad proof. */
export function verifyInclusion(root: string, leaf: Uint8Array, proof: InclusionProof): boolean {
  const { index, size, path } = proof
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false
  let at = BigInt(index)
  let last = BigInt(size) - 1n
  let hash = leafHash(leaf)
  for (const hex of path) {
    const sibling = bytesOf(hex)
    if (!sibling || last === 0n) return false
    if (at % 2n === 1n || at === last) {
      hash = nodeHash(sibling, hash)
      while (at % 2n === 0n && at !== 0n) {
        at >>= 1n
        last >>= 1n
      }
    } else {
      hash = nodeHash(hash, sibling)
    }
    at >>= 1n
    last >>= 1n
  }
  return last === 0n && bytesToHex(hash) === root
}

function leafHash(leaf: Uint8Array): Uint8Array {
  return sha256(concatBytes(LEAF, leaf))
}

function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(concatBytes(NODE, left, right))
}

function rootOf(hashes: readonly Uint8Array[]): Uint8Array {
  const [first] = hashes
  if (!first) return sha256(new Uint8Array())
  if (hashes.length === 1) return first
  const split = splitOf(hashes.length)
  return nodeHash(rootOf(hashes.slice(0, split)), rootOf(hashes.slice(split)))
}

function pathOf(index: number, hashes: readonly Uint8Array[]): Uint8Array[] {
  if (hashes.length === 1) return []
  const split = splitOf(hashes.length)
  const left = hashes.slice(0, split)
  const right = hashes.slice(split)
  return index < split ? [...pathOf(index, left), rootOf(right)] : [...pathOf(index - split, right), rootOf(left)]
}

/** The largest power of two smaller than n. */
function splitOf(n: number): number {
  let power = 1
  while (power * 2 < n) power *= 2
  return power
}

function bytesOf(hex: string): Uint8Array | undefined {
  if (!/^[0-9a-f]{64}$/.test(hex)) return undefined
  return hexToBytes(hex)
}
