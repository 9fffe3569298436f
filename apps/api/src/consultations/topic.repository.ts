import {
  disclosureOf,
  followUpOf,
  type Position,
  type Stage,
  type StageRecords,
  type Topic,
} from '@gongyi/shared/domain'
import type { Tx } from '../platform/database.js'
import { changedRecords, type StoredTopic, storedTopic } from './topic.js'

export interface TopicKey {
  readonly communityId: string
  readonly topicId: string
}

const COLUMNS = {
  id: true,
  communityId: true,
  caseNo: true,
  title: true,
  description: true,
  desiredOutcome: true,
  location: true,
  affectedScope: true,
  category: true,
  template: true,
  stage: true,
  status: true,
  version: true,
  round: true,
  proposerAccountId: true,
  enteredBy: true,
  sourceChannel: true,
  anonymous: true,
  suspension: true,
  parentTopicId: true,
  relation: true,
  outcome: true,
  filingNo: true,
  disclosure: true,
  followUp: true,
  createdAt: true,
  stageSince: true,
} as const

/** The topic with all its stage records, or undefined. */
export async function loadTopic(tx: Tx, { communityId, topicId }: TopicKey): Promise<StoredTopic | undefined> {
  const row = await tx.topic.findUnique({ where: { communityId_id: { communityId, id: topicId } }, select: COLUMNS })
  if (row === null) return undefined
  const records = await tx.stageRecord.findMany({
    where: { communityId, topicId },
    select: { stage: true, round: true, data: true },
  })
  const { createdAt, stageSince, ...rest } = row
  return storedTopic({ ...rest, createdAt: createdAt.toISOString(), stageSince: stageSince.toISOString() }, records)
}

/** Several topics of one community with their records; those not found are left out. */
export async function loadTopics(tx: Tx, communityId: string, ids: readonly string[]): Promise<readonly StoredTopic[]> {
  const where = { communityId, id: { in: [...ids] } }
  const rows = await tx.topic.findMany({ where, select: COLUMNS })
  const records = await tx.stageRecord.findMany({
    where: { communityId, topicId: { in: [...ids] } },
    select: { topicId: true, stage: true, round: true, data: true },
  })
  const byTopic = Map.groupBy(records, ({ topicId }) => topicId)
  return rows.map(({ createdAt, stageSince, ...rest }) =>
    storedTopic(
      { ...rest, createdAt: createdAt.toISOString(), stageSince: stageSince.toISOString() },
      byTopic.get(rest.id) ?? [],
    ),
  )
}

/** Says to the database who is acting; its trigger allows changes of place by role. */
export async function actAs(tx: Tx, role: string): Promise<void> {
  await tx.$queryRaw`select set_config('app.role', ${role}, true)`
}

export interface Saving {
  readonly before: StoredTopic
  readonly after: Topic
  readonly outcome: string | null
  readonly filingNo: string | null
  readonly now: string
}

/** Saves a step if nobody was faster: false when the version has moved on. */
export async function saveStep(tx: Tx, { before, after, outcome, filingNo, now }: Saving): Promise<boolean> {
  const suspension = after.suspension === null ? null : JSON.stringify(after.suspension)
  const since = samePlace(before, after) ? before.stageSince : now
  const saved = await tx.$executeRaw`
    update topic set stage = ${after.stage}, status = ${after.status}, version = ${after.version}, round = ${after.round},
      category = ${after.category}, template = ${after.template}, suspension = ${suspension}::jsonb, outcome = ${outcome},
      filing_no = ${filingNo}, disclosure = ${disclosureOf(after.records.propose)},
      follow_up = ${followUpOf(after.records.propose)}, stage_since = ${since}::timestamptz, updated_at = ${now}::timestamptz
    where community_id = ${before.communityId}::uuid and id = ${before.id}::uuid and version = ${before.version}`
  if (saved === 0) return false
  for (const { stage, data } of changedRecords(before, after)) {
    await tx.$executeRaw`
      insert into stage_record (community_id, topic_id, stage, round, data)
      values (${before.communityId}::uuid, ${before.id}::uuid, ${stage}, ${after.round}, ${JSON.stringify(data)}::jsonb)
      on conflict (community_id, topic_id, stage, round) do update set data = excluded.data`
  }
  return true
}

/** Writes one stage's record in a transaction that has moved the topic's version on. */
export async function saveRecord<S extends Stage>(
  tx: Tx,
  { communityId, id, round }: StoredTopic,
  stage: S,
  data: StageRecords[S],
): Promise<void> {
  await tx.$executeRaw`
    insert into stage_record (community_id, topic_id, stage, round, data)
    values (${communityId}::uuid, ${id}::uuid, ${stage}, ${round}, ${JSON.stringify(data)}::jsonb)
    on conflict (community_id, topic_id, stage, round) do update set data = excluded.data`
}

function samePlace(a: Position, b: Position): boolean {
  return a.stage === b.stage && a.status === b.status
}

export interface Edit {
  readonly title: string
  readonly description: string
  readonly category: string
  readonly template: string
  readonly desiredOutcome: string | null
  readonly location: string | null
  readonly affectedScope: string | null
  readonly anonymous: boolean
  readonly disclosure: string
}

/** Changes the words of a proposal not yet screened; false when the version has moved on. */
export async function saveEdit(tx: Tx, topic: StoredTopic, edit: Edit, now: string): Promise<boolean> {
  const { count } = await tx.topic.updateMany({
    where: { communityId: topic.communityId, id: topic.id, version: topic.version },
    data: { ...edit, version: topic.version + 1, updatedAt: new Date(now) },
  })
  return count > 0
}

/** Writes the record of step 1 anew where no step is taken. */
export async function saveProposeRecord(
  tx: Tx,
  { communityId, id, round }: Pick<StoredTopic, 'communityId' | 'id' | 'round'>,
  propose: StoredTopic['records']['propose'],
): Promise<void> {
  await tx.$executeRaw`
    update stage_record set data = ${JSON.stringify(propose)}::jsonb
    where (community_id, topic_id, stage, round) = (${communityId}::uuid, ${id}::uuid, 'propose', ${round})`
}

/** What grew out of a topic; a confidential one is nobody's to find this way. */
export async function childIds(tx: Tx, { communityId, topicId }: TopicKey): Promise<readonly string[]> {
  const rows = await tx.topic.findMany({
    where: { communityId, parentTopicId: topicId, disclosure: { not: 'CONFIDENTIAL' } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return rows.map((row) => row.id)
}
