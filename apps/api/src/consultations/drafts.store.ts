import { type CategoryId, type CivilDate, caseNumber, category } from '@gongyi/shared/domain'
import type { Tx } from '../platform/database.js'
import { newId } from '../platform/ids.js'
import { recordEvent } from './events.store.js'

export interface Draft {
  readonly communityId: string
  readonly title: string
  readonly description: string
  readonly category: CategoryId
  readonly desiredOutcome: string | null
  readonly location: string | null
  readonly affectedScope: string | null
  readonly anonymous: boolean
  readonly sourceChannel: string
  readonly proposerAccountId: string
  /** Who typed it in, when that was not the proposer. */
  readonly enteredBy: string | null
  readonly parentTopicId: string | null
  readonly relation: 'split' | 'reopened' | null
}

/** What else the first event of the chain tells. */
export type Noted = Readonly<Record<string, unknown>>

export interface Acting {
  readonly accountId: string
  readonly role: string
  readonly now: string
  readonly today: CivilDate
}

/** A new topic with its case number and the first event of its chain. Answers with its id. */
export async function openDraft(tx: Tx, draft: Draft, acting: Acting, noted: Noted = {}): Promise<string> {
  const id = newId()
  const caseNo = await nextCaseNo(tx, draft.communityId, Number(acting.today.slice(0, 4)))
  const at = new Date(acting.now)
  const template = category(draft.category).templates[0]
  if (template === undefined) throw new Error(`category ${draft.category} has no template`)
  await tx.topic.create({ data: { id, caseNo, template, ...draft, createdAt: at, updatedAt: at, stageSince: at } })
  const { title, description, category: categoryId, sourceChannel, parentTopicId, relation } = draft
  await recordEvent(tx, {
    communityId: draft.communityId,
    topicId: id,
    version: 1,
    type: 'topic.drafted',
    action: 'propose.draft',
    stage: 'propose',
    accountId: acting.accountId,
    role: acting.role,
    at: acting.now,
    payload: { caseNo, title, description, category: categoryId, sourceChannel, parentTopicId, relation, ...noted },
  })
  return id
}

/** Numbers follow one another without a gap: the counter's row stays locked until the topic is there. */
async function nextCaseNo(tx: Tx, communityId: string, year: number): Promise<string> {
  const region = await tx.region.findUniqueOrThrow({ where: { id: communityId }, select: { code: true } })
  const rows = await tx.$queryRaw<{ last: number }[]>`
    insert into case_counter as counter (community_id, year, last) values (${communityId}::uuid, ${year}, 1)
    on conflict (community_id, year) do update set last = counter.last + 1
    returning last`
  const next = rows[0]
  if (next === undefined) throw new Error('the case counter answered nothing')
  return caseNumber(region.code, year, next.last)
}
