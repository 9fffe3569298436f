import type { Tx } from '../platform/database.js'
import { recordEvent } from './events.store.js'
import type { StoredTopic } from './topic.js'
import type { TopicEvents } from './topic-events.js'

/** Something that happened to a topic without moving it, and belongs into its chain. */
export interface ChainedFact {
  readonly type: string
  readonly action: string
  readonly accountId: string
  readonly role: string
  readonly at: string
  readonly payload: object
}

/** Appends the fact as the topic's next version and tells of it. Whoever acts on the version before is asked to look again. */
export async function chainFact(tx: Tx, events: TopicEvents, topic: StoredTopic, fact: ChainedFact): Promise<void> {
  const key = { communityId: topic.communityId, topicId: topic.id }
  const rows = await tx.$queryRaw<{ version: number }[]>`
    update topic set version = version + 1, updated_at = ${fact.at}::timestamptz
    where community_id = ${topic.communityId}::uuid and id = ${topic.id}::uuid returning version`
  const version = rows[0]?.version
  if (version === undefined) throw new Error(`topic ${topic.id} is gone`)
  await recordEvent(tx, { ...key, ...fact, version, stage: topic.stage })
  const { type, action, at, accountId: actorAccountId, role: actorRole } = fact
  const told = { type, action, at, actorAccountId, actorRole, seq: version }
  await events.tell(tx, { ...key, ...told, caseNo: topic.caseNo, from: topic, topic: { ...topic, version } })
}
