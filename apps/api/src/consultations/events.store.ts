import { appendEvent, type Stage } from '@gongyi/shared/domain'
import { eventSalt } from '../platform/crypto.js'
import type { Tx } from '../platform/database.js'
import { plain } from './topic.js'
import type { TopicKey } from './topic.repository.js'

export interface Recording extends TopicKey {
  /** The topic's version after the step: the event's place in the chain. */
  readonly version: number
  readonly type: string
  readonly action: string
  readonly stage: Stage
  readonly accountId: string | null
  readonly role: string
  readonly at: string
  readonly payload: unknown
}

/**
 * Appends to the topic's hash chain. Call it after the version was saved: the topic's row is locked from then on, so that
 * nobody else appends in between (the ledger itself grants no lock to the app).
 */
export async function recordEvent(tx: Tx, recording: Recording): Promise<void> {
  const { communityId, topicId, version, type, action, stage, accountId, role } = recording
  const previous = version === 1 ? null : await lastEvent(tx, { communityId, topicId })
  // A clock set back (time service, demo) must not stop the topic; the database takes no event before the last
  const at = previous !== null && previous.at > recording.at ? previous.at : recording.at
  const event = appendEvent(previous, {
    communityId,
    topicId,
    type,
    stage,
    actorId: accountId,
    actorRole: role,
    at,
    salt: eventSalt(),
    payload: plain(recording.payload),
  })
  if (event.seq !== version) throw new Error(`event ${event.seq} of topic ${topicId} would follow version ${version}`)
  await tx.$executeRaw`
    insert into topic_event (community_id, topic_id, seq, type, action, stage, actor_account_id, actor_role, at, payload,
      salt, actor_hash, payload_hash, prev_hash, hash)
    values (${communityId}::uuid, ${topicId}::uuid, ${event.seq}, ${type}, ${action}, ${stage}, ${accountId}::uuid, ${role},
      ${at}::timestamptz, ${JSON.stringify(event.payload)}::jsonb, ${event.salt}, ${event.actorHash}, ${event.payloadHash},
      ${event.prevHash}, ${event.hash})`
}

/** The last event of the chain. */
export async function chainHead(
  tx: Tx,
  { communityId, topicId }: TopicKey,
): Promise<{ seq: number; hash: string } | null> {
  return tx.topicEvent.findFirst({
    where: { communityId, topicId },
    orderBy: { seq: 'desc' },
    select: { seq: true, hash: true },
  })
}

async function lastEvent(tx: Tx, { communityId, topicId }: TopicKey) {
  const last = await tx.topicEvent.findFirst({
    where: { communityId, topicId },
    orderBy: { seq: 'desc' },
    select: { seq: true, hash: true, at: true },
  })
  return last && { ...last, at: last.at.toISOString() }
}

export interface EventRow {
  readonly seq: number
  readonly type: string
  readonly action: string
  readonly stage: string
  readonly actorAccountId: string | null
  readonly actorRole: string
  readonly at: Date
  readonly payload: unknown
  readonly salt: string
  readonly actorHash: string
  readonly payloadHash: string
  readonly prevHash: string
  readonly hash: string
}

/** The whole chain, first event first. */
export async function listEvents(tx: Tx, { communityId, topicId }: TopicKey): Promise<readonly EventRow[]> {
  return tx.topicEvent.findMany({ where: { communityId, topicId }, orderBy: { seq: 'asc' } })
}
