import {
  headHash,
  SNAPSHOT_SCHEME,
  SNAPSHOT_SCHEMES,
  type SnapshotLeaf,
  type SnapshotScheme,
  snapshotLeaves,
  snapshotRoot,
  type Topic,
} from '@gongyi/shared/domain'
import { z } from 'zod'
import { randomToken } from '../../platform/crypto.js'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import { type NumberedShare, readShares } from './motion-shares.store.js'

type TopicId = Pick<Topic, 'communityId' | 'id'>

/** The electorate as it was last frozen. The secret stays on this side of the wire. */
export interface Snapshot {
  readonly no: number
  readonly scheme: SnapshotScheme
  readonly root: string
  readonly secret: string
  readonly at: string
}

export interface Freezing {
  readonly byAccount: string
  readonly at: string
  readonly rosterHash: string
  readonly correctionId?: string
}

/** Freezes the voting units as they stand: a new secret, a new root, the next number. */
export async function freeze(tx: Tx, topic: TopicId, { byAccount, at, rosterHash, correctionId }: Freezing) {
  const { communityId, id: topicId } = topic
  const secret = randomToken()
  const units = await frozenUnits(tx, topic)
  const root = snapshotRoot(snapshotLeaves(units, secret))
  const heads = units.length
  const areaCenti = units.reduce((sum, unit) => sum + unit.areaCenti, 0n)
  const no = (await tx.electorateSnapshot.count({ where: { communityId, topicId } })) + 1
  await tx.electorateSnapshot.create({
    data: {
      ...{ communityId, id: newId(), topicId, no, scheme: SNAPSHOT_SCHEME, root, rosterHash, heads, areaCenti, secret },
      ...{ correctionId: correctionId ?? null, byAccount, at: new Date(at) },
    },
  })
  return { root, heads, areaCenti: areaCenti.toString(), no }
}

/** The last snapshot, or undefined where nothing was frozen in this way yet. */
export async function lastSnapshot(tx: Tx, { communityId, id: topicId }: TopicId): Promise<Snapshot | undefined> {
  const row = await tx.electorateSnapshot.findFirst({
    where: { communityId, topicId },
    orderBy: { no: 'desc' },
    select: { no: true, scheme: true, root: true, secret: true, at: true },
  })
  return row === null ? undefined : { ...row, scheme: known.parse(row.scheme), at: row.at.toISOString() }
}

/** A list frozen before motions had lists of their own is read as it was hashed. */
const known = z.enum(SNAPSHOT_SCHEMES)

/** Roots by the correction that brought them about, with the root before. */
export async function rootsByCorrection(
  tx: Tx,
  { communityId, id: topicId }: TopicId,
): Promise<ReadonlyMap<string, { readonly oldRoot: string | null; readonly newRoot: string }>> {
  const rows = await tx.electorateSnapshot.findMany({
    where: { communityId, topicId },
    orderBy: { no: 'asc' },
    select: { root: true, correctionId: true },
  })
  return new Map(
    rows.flatMap(({ root, correctionId }, index) =>
      correctionId === null ? [] : [[correctionId, { oldRoot: rows[index - 1]?.root ?? null, newRoot: root }] as const],
    ),
  )
}

/** The entries of the tree in its order, with the voting unit behind each. */
export async function entriesOf(
  tx: Tx,
  topic: TopicId,
  { secret, scheme }: Pick<Snapshot, 'secret' | 'scheme'>,
): Promise<readonly { readonly leaf: SnapshotLeaf; readonly unit: FrozenUnit }[]> {
  const units = await frozenUnits(tx, topic)
  const leaves = snapshotLeaves(units, secret, scheme)
  const byHash = new Map(units.map((unit) => [headHash(secret, unit.key, scheme), unit]))
  return leaves.flatMap((leaf) => {
    const unit = byHash.get(leaf.headHash)
    return unit === undefined ? [] : [{ leaf, unit }]
  })
}

export interface FrozenUnit {
  readonly id: string
  readonly key: string
  readonly label: string
  readonly areaCenti: bigint
  readonly unitIds: readonly string[]
  readonly personIds: readonly string[]
  /** On which motions it votes, in their order, and with what. */
  readonly motions: readonly NumberedShare[]
}

export async function frozenUnits(tx: Tx, { communityId, id: topicId }: TopicId): Promise<FrozenUnit[]> {
  const rows = await tx.votingUnit.findMany({
    where: { communityId, topicId },
    select: { id: true, key: true, label: true, areaCenti: true, unitIds: true, personIds: true },
  })
  const shares = await readShares(tx, { communityId, id: topicId })
  return rows.map((row) => ({ ...row, motions: shares.get(row.id) ?? [] }))
}

/** The house numbers a person acts for in this electorate. */
export async function labelsOf(
  tx: Tx,
  { communityId, id: topicId }: TopicId,
  personId: string,
): Promise<readonly string[]> {
  const where = { communityId, topicId, personIds: { has: personId } }
  return (await tx.votingUnit.findMany({ where, select: { label: true } })).map(({ label }) => label)
}
