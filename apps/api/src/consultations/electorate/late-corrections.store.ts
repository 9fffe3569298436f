import { type DriftPiece, driftPieceSchema } from '@gongyi/shared/contracts'
import {
  canonicalHash,
  differenceGroups,
  type ElectorateDifference,
  electorateDifference,
  isTransfer,
  type MotionShare,
} from '@gongyi/shared/domain'
import { z } from 'zod'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import { refused } from '../../platform/problem.js'
import { sourceOf } from '../electorate.js'
import type { StoredTopic } from '../topic.js'
import { readShares } from './motion-shares.store.js'
import { putUnits, rosterRows, takeUnits, type UnitRow } from './voting-units.store.js'

/** An entry with what writes it down; of the frozen side the same columns as they stand. */
export interface Row extends Omit<UnitRow, 'areaCenti'> {
  readonly areaCenti: bigint
}

export interface Piece {
  readonly view: DriftPiece
  readonly rows: ElectorateDifference<Row>
}

/** What the roster says today and the frozen electorate does not, piece by piece. */
export async function readDrift(tx: Tx, topic: StoredTopic, today: string): Promise<readonly Piece[]> {
  const { communityId, id: topicId } = topic
  const set = topic.records.participants.set
  const source = set === undefined ? undefined : sourceOf(set.motions)
  // A body's own list is set by name in step 2; no roster says otherwise
  if (set === undefined || source?.ok !== true || source.value === 'list') return []
  const rows = await tx.votingUnit.findMany({
    where: { communityId, topicId },
    select: {
      ...{ key: true, label: true, building: true, areaCenti: true, unitIds: true, personIds: true },
      ...{ id: true, needsOffline: true },
    },
  })
  const listed = await readShares(tx, topic)
  const frozen = rows.map(({ id, ...row }) => ({ ...row, shares: plainShares(listed.get(id) ?? []) }))
  const current = (await rosterRows(tx, communityId, set, today)).map((row) => ({
    ...row,
    areaCenti: row.areaCenti ?? 0n,
  }))
  return differenceGroups(electorateDifference<Row>(frozen, current)).map((piece) => ({
    rows: piece,
    view: viewOf(piece),
  }))
}

/** Without the motions' numbers, as the roster's side of the comparison has them. */
function plainShares(shares: readonly MotionShare[]): readonly MotionShare[] {
  return shares.map(({ motionId, areaCenti, unitIds }) => ({ motionId, areaCenti, unitIds }))
}

function viewOf(rows: ElectorateDifference<Row>): DriftPiece {
  const entry = ({ label, areaCenti, shares }: Row) => ({
    label,
    areaCenti: areaCenti.toString(),
    motions: shares.map((share) => ({ motionId: share.motionId, areaCenti: share.areaCenti.toString() })),
  })
  const said = {
    added: rows.added.map(entry),
    removed: rows.removed.map(entry),
    changed: rows.changed.map(({ before, after }) => ({ before: entry(before), after: entry(after) })),
    isTransfer: isTransfer(rows),
  }
  // By everything that would be written: a piece that is another tomorrow is another piece
  return { id: canonicalHash(JSON.parse(JSON.stringify(rows, plain))).slice(0, 32), ...said }
}

function plain(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value
}

/** Whether ballots are taken, or were, in the present round: then units only pass to new owners. */
export async function isBallotOpened(tx: Tx, { communityId, id: topicId, round }: StoredTopic): Promise<boolean> {
  return (await tx.poll.count({ where: { communityId, topicId, round } })) > 0
}

/** Writes the pieces into the frozen electorate. The correction must have been agreed to in this transaction. */
export async function applyPieces(tx: Tx, topic: StoredTopic, pieces: readonly Piece[]): Promise<void> {
  if (await isBallotOpened(tx, topic)) {
    await lockBallots(tx, topic)
    for (const { rows } of pieces) await passOn(tx, topic, rows)
    return
  }
  const gone = pieces.flatMap(({ rows }) => rows.removed.map(({ key }) => key))
  await takeUnits(tx, topic, { in: gone })
  const put = pieces.flatMap(({ rows }) => [...rows.added, ...rows.changed.map(({ after }) => after)])
  await putUnits(tx, topic, put)
}

/** As closing does: casts that hold the shared lock finish first (ballots.md 3.2). */
async function lockBallots(tx: Tx, { communityId, id: topicId, round }: StoredTopic): Promise<void> {
  const polls = await tx.poll.findMany({
    where: { communityId, topicId, round },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  for (const { id } of polls) await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${id}::text, 42))::text`
}

/** The same voting unit under its new owner, if it has not voted in this round (domain.md §5.3 item 10). */
async function passOn(tx: Tx, topic: StoredTopic, rows: ElectorateDifference<Row>): Promise<void> {
  const { communityId, id: topicId, round } = topic
  const [gone] = rows.removed
  const [come] = rows.added
  if (!isTransfer(rows) || gone === undefined || come === undefined) throw refused('electorate-transfer-only')
  const { count } = await tx.votingUnit.updateMany({
    where: {
      ...{ communityId, topicId, key: gone.key },
      ballots: { none: { poll: { round } } },
      papers: { none: { poll: { round } } },
    },
    data: { key: come.key, personIds: [...come.personIds], needsOffline: come.needsOffline },
  })
  if (count === 0) throw refused('electorate-unit-voted')
}

export interface Asking {
  readonly reason: string
  readonly evidence: string
  readonly pieces: readonly DriftPiece[]
  readonly by: string
  readonly role: string
  readonly at: string
}

export async function addRequest(tx: Tx, { communityId, id: topicId }: StoredTopic, asking: Asking): Promise<string> {
  const id = newId()
  const { reason, evidence, pieces, by, role, at } = asking
  await tx.lateCorrection.create({
    data: {
      ...{ communityId, id, topicId, reason, evidence, change: [...pieces] },
      ...{ requestedBy: by, requestedRole: role, requestedAt: new Date(at) },
    },
  })
  return id
}

export interface Request {
  readonly id: string
  readonly pieces: readonly DriftPiece[]
  readonly reason: string
  readonly evidence: string
  readonly requestedBy: string
  readonly requestedRole: string
  readonly requestedAt: Date
  readonly approved: boolean | null
  readonly note: string | null
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
}

/** Newest first. */
export async function readRequests(tx: Tx, { communityId, id: topicId }: StoredTopic): Promise<readonly Request[]> {
  const rows = await tx.lateCorrection.findMany({
    where: { communityId, topicId },
    orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }],
    take: 200,
  })
  return rows.map(({ change, ...row }) => ({ ...row, pieces: z.array(driftPieceSchema).parse(change) }))
}

export interface Deciding {
  readonly approve: boolean
  readonly note: string
  readonly by: string
  readonly role: string
  readonly at: string
}

/** False when it was decided before. */
export async function decideRequest(
  tx: Tx,
  { communityId, id: topicId }: StoredTopic,
  id: string,
  { approve, note, by, role, at }: Deciding,
): Promise<boolean> {
  const { count } = await tx.lateCorrection.updateMany({
    where: { communityId, topicId, id, approved: null },
    data: { approved: approve, note, decidedBy: by, decidedRole: role, decidedAt: new Date(at) },
  })
  return count > 0
}
