import { err, ok, type Result } from '../result.js'
import {
  type ChainedEvent,
  type ChainHead,
  eventHash,
  GENESIS_HASH,
  keepsCommitments,
  type PublishedEvent,
} from './hash-chain.js'

export type ChainFault = 'gap' | 'fork' | 'edited' | 'out-of-order' | 'wrong-topic'

/** The first fault of a chain, at the event it was met. */
export interface ChainBreak {
  readonly seq: number
  readonly fault: ChainFault
}

export interface ChainExpectation {
  readonly communityId?: string
  readonly topicId?: string
  /** Known from elsewhere (topic page, printed dossier, township digest); without it a cut-off tail goes unseen. */
  readonly head?: ChainHead
}

/**
 * Walks a topic's events in the order given and names the first fault:
 * `wrong-topic` an event of another topic or community; `edited` the event does not hash to what it says;
 * `gap` an event is missing; `out-of-order` it is there, but later; `fork` a second event claims the same place, or the
 * event continues another history than the one before it.
 *
 * @returns the head of the chain (seq 0 and the genesis hash for no events)
 */
export function verifyChain(
  events: readonly (ChainedEvent | PublishedEvent)[],
  expected: ChainExpectation = {},
): Result<ChainHead, ChainBreak> {
  const topicId = expected.topicId ?? events[0]?.topicId
  const communityId = expected.communityId ?? events[0]?.communityId
  const present = new Set(events.map((event) => event.seq))
  let head: ChainHead = { seq: 0, hash: GENESIS_HASH }
  for (const event of events) {
    if (event.topicId !== topicId || event.communityId !== communityId) return fault(event.seq, 'wrong-topic')
    const place = faultOfPlace(event.seq, head.seq + 1, present)
    if (place) return err(place)
    if (eventHash(event) !== event.hash || !keepsCommitments(event)) return fault(event.seq, 'edited')
    if (event.prevHash !== head.hash) return fault(event.seq, 'fork')
    head = { seq: event.seq, hash: event.hash }
  }
  return compareHead(head, expected.head)
}

function faultOfPlace(seq: number, due: number, present: ReadonlySet<number>): ChainBreak | undefined {
  if (seq === due) return undefined
  if (seq < due) return { seq, fault: 'fork' }
  return present.has(due) ? { seq, fault: 'out-of-order' } : { seq: due, fault: 'gap' }
}

function compareHead(head: ChainHead, expected: ChainHead | undefined): Result<ChainHead, ChainBreak> {
  if (!expected) return ok(head)
  if (head.seq < expected.seq) return fault(head.seq + 1, 'gap')
  if (head.seq > expected.seq || head.hash !== expected.hash) return fault(head.seq, 'fork')
  return ok(head)
}

function fault(seq: number, kind: ChainFault): Result<never, ChainBreak> {
  return err({ seq, fault: kind })
}
