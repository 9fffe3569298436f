import type { Stage } from '../procedure/stage.js'
import { canonicalHash } from './canonical-json.js'

/** Hash before the first event of a topic. */
export const GENESIS_HASH = '0'.repeat(64)

const EVENT_SCHEME = 'gongyi-event-v1'
const PAYLOAD_SCHEME = 'gongyi-event-payload-v1'
const ACTOR_SCHEME = 'gongyi-event-actor-v1'

/** What the caller knows of an event before it is chained. */
export interface EventDraft {
  readonly communityId: string
  readonly topicId: string
  /** past tense, as in `notice.published` */
  readonly type: string
  readonly stage: Stage
  /** account that acted; null for the system's own acts (deadlines) */
  readonly actorId: string | null
  readonly actorRole: string
  /** UTC with milliseconds, as in 2026-11-23T01:02:03.004Z */
  readonly at: string
  /** 32 lower-case hex digits from a random source, new for each event: without it a hidden payload could be guessed */
  readonly salt: string
  /** any value with a canonical JSON form; no bigint, no undefined */
  readonly payload: unknown
}

/** The part of an event that every document shows; its hash covers all of it and, through two commitments, the rest. */
export interface EventHeader {
  readonly communityId: string
  readonly topicId: string
  /** 1, 2, 3 … within the topic */
  readonly seq: number
  readonly type: string
  readonly stage: Stage
  readonly actorRole: string
  readonly at: string
  readonly actorHash: string
  readonly payloadHash: string
  readonly prevHash: string
  readonly hash: string
}

/** An event as stored. */
export interface ChainedEvent extends EventHeader, EventDraft {}

/** An event as published: header, and where it may be read, the payload with its salt. Never the actor. */
export interface PublishedEvent extends EventHeader {
  readonly salt?: string | undefined
  readonly payload?: unknown
}

/** Where a chain ends. */
export interface ChainHead {
  readonly seq: number
  readonly hash: string
}

/**
 * The next event of a topic, chained to the one before it.
 *
 * hash = SHA-256 of the canonical JSON (RFC 8785) of the header with `scheme: 'gongyi-event-v1'` and without `hash`.
 * Payload and actor enter as salted commitments, so a document that leaves them out can still be verified.
 *
 * @param previous the last event (or its seq and hash); null for the first event of a topic
 * @throws RangeError on a malformed time, salt or previous hash; CanonicalJsonError on a payload without canonical form
 */
export function appendEvent(previous: ChainHead | null, draft: EventDraft): ChainedEvent {
  if (!isUtcMillis(draft.at)) throw new RangeError(`event time ${draft.at} is not UTC with milliseconds`)
  if (!/^[0-9a-f]{32}$/.test(draft.salt)) throw new RangeError('event salt is not 32 lower-case hex digits')
  if (previous && !/^[0-9a-f]{64}$/.test(previous.hash)) throw new RangeError('previous hash is not SHA-256 hex')
  const header = {
    communityId: draft.communityId,
    topicId: draft.topicId,
    seq: (previous?.seq ?? 0) + 1,
    type: draft.type,
    stage: draft.stage,
    actorRole: draft.actorRole,
    at: draft.at,
    actorHash: commit(ACTOR_SCHEME, draft.salt, draft.actorId),
    payloadHash: commit(PAYLOAD_SCHEME, draft.salt, draft.payload),
    prevHash: previous?.hash ?? GENESIS_HASH,
  }
  const { actorId, salt, payload } = draft
  return { ...header, hash: eventHash(header), actorId, salt, payload }
}

/** The hash an event's header must carry. */
export function eventHash(header: Omit<EventHeader, 'hash'>): string {
  return canonicalHash({ scheme: EVENT_SCHEME, ...headerOf(header) })
}

// named one by one, so that a row's other columns are neither hashed nor published
function headerOf(event: Omit<EventHeader, 'hash'>): Omit<EventHeader, 'hash'> {
  const { communityId, topicId, seq, type, stage, actorRole, at, actorHash, payloadHash, prevHash } = event
  return { communityId, topicId, seq, type, stage, actorRole, at, actorHash, payloadHash, prevHash }
}

/** The event as it may be published: without the actor, and with the payload only when `reveal` is true. */
export function publishEvent(event: ChainedEvent, reveal: boolean): PublishedEvent {
  const header = { ...headerOf(event), hash: event.hash }
  return reveal ? { ...header, salt: event.salt, payload: event.payload } : header
}

/** Whether what the event shows of payload and actor is what its header commits to. */
export function keepsCommitments(event: ChainedEvent | PublishedEvent): boolean {
  if (event.salt === undefined) return event.payload === undefined
  if (commit(PAYLOAD_SCHEME, event.salt, event.payload) !== event.payloadHash) return false
  return !('actorId' in event) || commit(ACTOR_SCHEME, event.salt, event.actorId) === event.actorHash
}

function commit(scheme: string, salt: string, value: unknown): string {
  return canonicalHash({ scheme, salt, value })
}

function isUtcMillis(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text)) return false
  const time = Date.parse(text)
  return !Number.isNaN(time) && new Date(time).toISOString() === text
}
