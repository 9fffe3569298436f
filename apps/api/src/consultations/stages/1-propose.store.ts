import { addDays, DEFAULT_TIME_LIMITS, type Facts, isStatutoryInitiative, type Topic } from '@gongyi/shared/domain'
import type { Tx } from '../../platform/database.js'
import { invalidField } from '../refusal-problem.js'
import { readThresholds } from '../support.store.js'

type ProposeFacts = Pick<Facts, 'coSigns' | 'statutoryInitiative' | 'coolingOffUntil'>

/** What the screening needs to know; the two questions about other rows are asked only while somebody screens. */
export async function facts(tx: Tx, topic: Topic): Promise<ProposeFacts> {
  const coSigns = await tx.coSign.count({ where: { communityId: topic.communityId, topicId: topic.id } })
  if (topic.stage !== 'propose') return { coSigns, statutoryInitiative: false, coolingOffUntil: null }
  const statutoryInitiative = coSigns > 0 && isStatutoryInitiative(await readThresholds(tx, topic))
  return { coSigns, statutoryInitiative, coolingOffUntil: await coolingOffUntil(tx, topic) }
}

/**
 * The same question was decided and not adopted a short while ago (domain.md 3.6): same community and category, and either
 * named as parent or under the same title. Reckoned from the end of the result's publicity.
 */
async function coolingOffUntil(tx: Tx, topic: Topic): Promise<Facts['coolingOffUntil']> {
  const rows = await tx.$queryRaw<{ ended: string | null }[]>`
    select max(r.data -> 'published' ->> 'endsOn') as ended
    from topic me join topic other on other.community_id = me.community_id and other.category = me.category
      and other.id <> me.id and other.status = 'not-adopted'
      and (other.id = me.parent_topic_id or regexp_replace(other.title, '\\s', '', 'g') = regexp_replace(me.title, '\\s', '', 'g'))
    join stage_record r on (r.community_id, r.topic_id, r.stage) = (other.community_id, other.id, 'vote')
    where me.community_id = ${topic.communityId}::uuid and me.id = ${topic.id}::uuid`
  const ended = rows[0]?.ended ?? null
  return ended === null ? null : addDays(ended, DEFAULT_TIME_LIMITS.vote.coolingOffD)
}

/** A matter is merged into another one of the same community that is still under way. */
export async function refuseUnlessRunning(
  tx: Tx,
  { communityId, id }: { readonly communityId: string; readonly id: string },
  targetId: string,
): Promise<void> {
  const target = await tx.topic.findUnique({
    where: { communityId_id: { communityId, id: targetId } },
    select: { id: true, status: true },
  })
  const running = target !== null && target.id !== id && ['screening', 'active', 'suspended'].includes(target.status)
  if (!running) throw invalidField('/topicId', 'not-a-running-topic', 'Choose another running topic of this community')
}
