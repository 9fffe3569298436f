import type { ScreeningView } from '@gongyi/shared/contracts'
import { mayContribute, NO_FACTS } from '@gongyi/shared/domain'
import type { Tx } from '../../platform/database.js'
import { contextOf } from '../facts.store.js'
import { loadTopic, type TopicKey } from '../topic.repository.js'
import { maySee, seesWords, type Viewer } from '../visibility.js'

interface Merged {
  readonly communityId: string
  readonly id: string
  readonly proposerAccountId: string
}

/** Everybody who signed is asked, and who proposed it or had it proposed; nobody is moved. */
export async function askSupporters(tx: Tx, topic: Merged, targetId: string): Promise<void> {
  const { communityId, id, proposerAccountId } = topic
  await tx.$executeRaw`
    insert into merge_question (community_id, topic_id, person_id, target_id)
    select ${communityId}::uuid, ${id}::uuid, person_id, ${targetId}::uuid from (
      select person_id from co_sign where community_id = ${communityId}::uuid and topic_id = ${id}::uuid
      union select coalesce(
        (select person_id from proposal where community_id = ${communityId}::uuid and topic_id = ${id}::uuid),
        (select person_id from account_person
          where community_id = ${communityId}::uuid and account_id = ${proposerAccountId}::uuid))
    ) supporter where person_id is not null on conflict do nothing`
}

export interface Question {
  readonly targetId: string
  readonly supports: boolean | null
}

/** The question put to a person, locked for the answer; undefined when they were not asked. */
export async function questionTo(
  tx: Tx,
  { communityId, topicId }: TopicKey,
  personId: string,
): Promise<Question | undefined> {
  const rows = await tx.$queryRaw<Question[]>`
    select target_id as "targetId", supports from merge_question
    where (community_id, topic_id, person_id) = (${communityId}::uuid, ${topicId}::uuid, ${personId}::uuid) for update`
  return rows[0]
}

export async function answerQuestion(
  tx: Tx,
  { communityId, topicId }: TopicKey,
  personId: string,
  answer: { readonly supports: boolean; readonly by: string; readonly at: string },
): Promise<void> {
  await tx.mergeQuestion.update({
    where: { communityId_topicId_personId: { communityId, topicId, personId } },
    data: { supports: answer.supports, answeredBy: answer.by, answeredAt: new Date(answer.at) },
  })
}

/**
 * The question of a merged topic with its answers counted; null where nobody was asked. The other topic is named to those
 * who may see it; once it takes no signatures any more, the question has ended by itself.
 */
export async function readQuestion(
  tx: Tx,
  { communityId, topicId }: TopicKey,
  viewer: Viewer,
  at: string,
): Promise<ScreeningView['question']> {
  const rows = await tx.mergeQuestion.findMany({
    where: { communityId, topicId },
    select: { personId: true, targetId: true, supports: true },
  })
  const [first] = rows
  if (first === undefined) return null
  const target = await loadTopic(tx, { communityId, topicId: first.targetId })
  const asResident = contextOf(viewer.accountId, 'resident', at, NO_FACTS)
  const { accountId } = viewer
  const me = await tx.accountPerson.findFirst({ where: { communityId, accountId }, select: { personId: true } })
  const mine = rows.find(({ personId }) => personId === me?.personId)
  return {
    target: await visibleTarget(tx, { communityId, topicId: first.targetId }, viewer),
    isOpen: target !== undefined && mayContribute('propose.co-sign', target, asResident).ok,
    ...(mine === undefined ? {} : { mine: mine.supports }),
    asked: rows.length,
    yes: rows.filter(({ supports }) => supports === true).length,
    no: rows.filter(({ supports }) => supports === false).length,
  }
}

/** The topic another was merged into, to whoever may read its words now. */
export async function visibleTarget(tx: Tx, key: TopicKey, viewer: Viewer) {
  const target = await loadTopic(tx, key)
  if (target === undefined || !maySee(target, viewer) || !seesWords(target, viewer)) return null
  const { id, title, caseNo } = target
  return { id, title, caseNo }
}

/** The text was replaced: what was signed was another one, and stays on record as lapsed. */
export async function lapseCoSigns(tx: Tx, topicId: string): Promise<void> {
  await tx.$queryRaw`select lapse_co_signs(${topicId}::uuid)`
}

/** What was merged into this topic: both texts stay. */
export function mergedFrom(tx: Tx, { communityId, topicId }: TopicKey): Promise<ScreeningView['mergedFrom']> {
  return tx.$queryRaw<ScreeningView['mergedFrom']>`
    select t.id, t.title, t.case_no as "caseNo", t.description from topic t
      join stage_record r on (r.community_id, r.topic_id, r.stage) = (t.community_id, t.id, 'propose')
    where t.community_id = ${communityId}::uuid and t.status = 'merged' and t.disclosure = 'PUBLIC'
      and r.data -> 'mergedInto' ->> 'topicId' = ${topicId}
    order by t.case_no`
}
