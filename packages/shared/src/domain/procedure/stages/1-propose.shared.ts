import type { StageRecords } from '../records.js'
import type { Topic, TransitionContext } from '../topic.js'

/** What step 1 has written down of a topic. */
export function propose(topic: Pick<Topic, 'records'>): StageRecords['propose'] {
  return topic.records.propose
}

/** Who does it, and when. */
export function signed(c: TransitionContext): { readonly by: string; readonly at: string } {
  return { by: c.actor.accountId, at: c.now }
}
