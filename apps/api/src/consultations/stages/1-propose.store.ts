import {
  addDays,
  DEFAULT_TIME_LIMITS,
  type Facts,
  isStatutoryInitiative,
  NO_FACTS,
  type StageRecords,
  stricter,
  type Topic,
} from '@gongyi/shared/domain'
import type { Tx } from '../../platform/database.js'
import { heldBackByText, isOnBehalf, isTextReplaced, textHash } from '../proposals/proposal-text.store.js'
import { invalidField } from '../refusal-problem.js'
import { readThresholds } from '../support.store.js'
import type { StoredTopic } from '../topic.js'

type ProposeFacts = Pick<
  Facts,
  'coSigns' | 'statutoryInitiative' | 'coolingOffUntil' | 'heldBack' | 'textHash' | 'textReplaced' | 'onBehalf'
>

/** What the screening needs to know; the two questions about other rows are asked only while somebody screens. */
export async function facts(tx: Tx, topic: StoredTopic): Promise<ProposeFacts> {
  const coSigns = await tx.coSign.count({ where: { communityId: topic.communityId, topicId: topic.id } })
  if (topic.stage !== 'propose') {
    const { statutoryInitiative, coolingOffUntil, heldBack, textHash, textReplaced, onBehalf } = NO_FACTS
    return { coSigns, statutoryInitiative, coolingOffUntil, heldBack, textHash, textReplaced, onBehalf }
  }
  const statutoryInitiative = coSigns > 0 && isStatutoryInitiative(await readThresholds(tx, topic))
  return {
    coSigns,
    statutoryInitiative,
    coolingOffUntil: await coolingOffUntil(tx, topic),
    heldBack: await heldBackByText(tx, topic),
    textHash: await textHash(tx, topic),
    textReplaced: topic.status === 'returned' && (await isTextReplaced(tx, topic)),
    onBehalf: await isOnBehalf(tx, topic),
  }
}

/** What was written in since it was screened keeps a returned proposal from the public at once, not when it is handed in. Undefined where nothing does. */
export async function heldBackRecord(tx: Tx, topic: StoredTopic): Promise<StageRecords['propose'] | undefined> {
  if (topic.status !== 'returned') return undefined
  const { propose } = topic.records
  const heldBackByEdit = stricter(propose.heldBackByEdit ?? 'PUBLIC', await heldBackByText(tx, topic))
  return heldBackByEdit === 'PUBLIC' ? undefined : { ...propose, heldBackByEdit }
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
export async function runningTarget(
  tx: Tx,
  { communityId, id }: { readonly communityId: string; readonly id: string },
  targetId: string,
): Promise<{ readonly id: string; readonly title: string }> {
  const target = await tx.topic.findUnique({
    where: { communityId_id: { communityId, id: targetId } },
    select: { id: true, status: true, title: true, disclosure: true },
  })
  const isOpen = target?.disclosure === 'PUBLIC' && ['screening', 'active', 'suspended'].includes(target.status)
  if (target === null || target.id === id || !isOpen)
    throw invalidField('/topicId', 'not-a-running-topic', 'Choose another running topic of this community')
  return { id: target.id, title: target.title }
}

export const LAPSE = 'lapse-returned-proposal'

/**
 * Rings on the morning after the last day for further information. Whoever reads the topic before that reads the rule
 * itself; the bell only writes it down. Reckoned on the database's clock, rung on the queue's.
 */
export async function ringLapse(
  tx: Tx,
  { communityId, id: topicId }: { readonly communityId: string; readonly id: string },
  after: string,
): Promise<void> {
  const payload = JSON.stringify({ communityId, topicId, after })
  await tx.$executeRaw`
    select from graphile_worker.add_job(${LAPSE}, payload => ${payload}::json, job_key => ${`${LAPSE}:${topicId}`},
      run_at => now() + greatest(interval '0',
        ((${after}::date + 1)::timestamp at time zone 'Asia/Shanghai') - app_now()))`
}
