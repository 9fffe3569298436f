import { z } from 'zod'
import { canonicalJson, sha256Hex } from '../dossier/canonical-json.js'
import { inclusionProof, merkleLeaf, merkleRoot, verifyInclusion } from '../dossier/merkle.js'
import { byLabel } from './part.js'

/** Names the rules a frozen electorate is hashed by; a change of any of them is a new name. */
export const SNAPSHOT_SCHEME = 'gongyi-electorate-v2'
/** All that a frozen list may be hashed by. The first did not say who votes on which motion: everybody voted on all. */
export const SNAPSHOT_SCHEMES = ['gongyi-electorate-v1', SNAPSHOT_SCHEME] as const
export type SnapshotScheme = (typeof SNAPSHOT_SCHEMES)[number]

/** One entry of a frozen electorate as it stands in the tree. It holds no name and no person: `headHash` is salted. */
export const snapshotLeafSchema = z.strictObject({
  label: z.string(),
  unitIds: z.array(z.string()),
  /** SHA-256, lower-case hex, of the head's key with a secret of this snapshot */
  headHash: z.string(),
  /** 0.01 m², a decimal string of an integer */
  areaCenti: z.string(),
  /** On which motions of the topic it votes, by their numbers, each with the area it has there; none in the first scheme. */
  motions: z.array(z.strictObject({ no: z.int(), areaCenti: z.string() })).optional(),
})
export type SnapshotLeaf = z.infer<typeof snapshotLeafSchema>

/** What a household takes home: its own entry and the path from there to the published root. */
export const snapshotProofSchema = z.object({
  scheme: z.enum(SNAPSHOT_SCHEMES),
  topicId: z.string(),
  /** lower-case hex */
  root: z.string(),
  leaf: snapshotLeafSchema,
  proof: z.object({ index: z.int(), size: z.int(), path: z.array(z.string()) }),
})
export type SnapshotProof = z.infer<typeof snapshotProofSchema>

interface FrozenUnit {
  readonly key: string
  readonly label: string
  readonly areaCenti: bigint
  readonly unitIds: readonly string[]
  /** `no` as the motions of the topic are numbered from 1; the order does not matter. */
  readonly motions: readonly { readonly no: number; readonly areaCenti: bigint }[]
}

/**
 * The entries in the order of the tree: by house number, and by hash where one number holds several people. `secret` is
 * random text kept with the snapshot: without it nobody can try out owners against the published hashes.
 */
export function snapshotLeaves(
  units: readonly FrozenUnit[],
  secret: string,
  scheme: SnapshotScheme = SNAPSHOT_SCHEME,
): readonly SnapshotLeaf[] {
  const leaves = units.map(({ key, label, areaCenti, unitIds, motions }) => ({
    label,
    unitIds: [...unitIds].sort(),
    headHash: headHash(secret, key, scheme),
    areaCenti: areaCenti.toString(),
    ...(scheme === 'gongyi-electorate-v1' ? {} : { motions: inOrder(motions) }),
  }))
  return leaves.toSorted((a, b) => byLabel(a, b) || (a.headHash < b.headHash ? -1 : 1))
}

function inOrder(motions: FrozenUnit['motions']) {
  return motions.toSorted((a, b) => a.no - b.no).map(({ no, areaCenti }) => ({ no, areaCenti: areaCenti.toString() }))
}

/** What stands in a leaf for a head: nobody can tell from it who owns, and equal heads have equal hashes in one snapshot only. */
export function headHash(secret: string, key: string, scheme: SnapshotScheme = SNAPSHOT_SCHEME): string {
  return sha256Hex(canonicalJson([scheme, secret, key]))
}

/** The root over all entries (RFC 9162), lower-case hex. */
export function snapshotRoot(leaves: readonly SnapshotLeaf[]): string {
  return merkleRoot(leaves.map(merkleLeaf))
}

/** The hash of one entry as the public list shows it: SHA-256 over 0x00 and the entry's canonical JSON. */
export function snapshotLeafHash(leaf: SnapshotLeaf): string {
  return merkleRoot([merkleLeaf(leaf)])
}

/** The proof that the entry at `index` belongs to the electorate with this root; throws RangeError when there is none. */
export function snapshotProof(
  topicId: string,
  leaves: readonly SnapshotLeaf[],
  index: number,
  scheme: SnapshotScheme = SNAPSHOT_SCHEME,
): SnapshotProof {
  const leaf = leaves[index]
  if (leaf === undefined) throw new RangeError(`no entry ${index}`)
  const proof = inclusionProof(leaves.map(merkleLeaf), index)
  return {
    scheme,
    topicId,
    root: snapshotRoot(leaves),
    leaf,
    proof: { ...proof, path: [...proof.path] },
  }
}

/** Whether the entry is in the electorate whose root was published. Never throws on a bad proof. */
export function verifySnapshotProof({ leaf, proof }: SnapshotProof, publishedRoot: string): boolean {
  return verifyInclusion(publishedRoot, merkleLeaf(leaf), proof)
}
