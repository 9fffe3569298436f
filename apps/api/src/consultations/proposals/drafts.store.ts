import { type DraftData, type DraftLine, draftDataSchema } from '@gongyi/shared/contracts'
import type { Tx } from '../../platform/database.js'

export interface DraftKey {
  readonly communityId: string
  readonly draftId: string
  readonly accountId: string
}

export interface StoredDraft {
  readonly id: string
  readonly data: DraftData
  readonly revision: number
  readonly savedAt: string
}

/** One's own draft; of others' there is nothing to see. */
export async function findDraft(
  tx: Tx,
  { communityId, draftId, accountId }: DraftKey,
): Promise<StoredDraft | undefined> {
  const row = await tx.proposalDraft.findFirst({
    where: { communityId, id: draftId, accountId },
    select: { id: true, data: true, revision: true, updatedAt: true },
  })
  if (row === null) return undefined
  const { updatedAt, data, ...rest } = row
  return { ...rest, data: draftDataSchema.parse(data), savedAt: updatedAt.toISOString() }
}

/** One's drafts, the last written first. */
export async function listDrafts(tx: Tx, communityId: string, accountId: string): Promise<DraftLine[]> {
  const rows = await tx.proposalDraft.findMany({
    where: { communityId, accountId },
    orderBy: { updatedAt: 'desc' },
    select: { id: true, data: true, updatedAt: true, _count: { select: { attachments: true } } },
  })
  return rows.map(({ id, data, updatedAt, _count }) => ({
    id,
    communityId,
    title: draftDataSchema.parse(data).title,
    savedAt: updatedAt.toISOString(),
    photos: _count.attachments,
  }))
}

export function countDrafts(tx: Tx, communityId: string, accountId: string): Promise<number> {
  return tx.proposalDraft.count({ where: { communityId, accountId } })
}

interface SavedRow {
  readonly revision: number
  readonly savedAt: Date
}

/** The draft's first version; undefined when the id is taken. */
export async function insertDraft(
  tx: Tx,
  { communityId, draftId, accountId }: DraftKey,
  data: DraftData,
): Promise<SavedRow | undefined> {
  const rows = await tx.$queryRaw<SavedRow[]>`
    insert into proposal_draft (community_id, id, account_id, data)
    values (${communityId}::uuid, ${draftId}::uuid, ${accountId}::uuid, ${JSON.stringify(data)}::jsonb)
    on conflict do nothing returning revision, updated_at as "savedAt"`
  return rows[0]
}

/** Undefined when the draft has been written elsewhere since that revision. */
export async function updateDraft(
  tx: Tx,
  { communityId, draftId, accountId }: DraftKey,
  data: DraftData,
  revision: number,
): Promise<SavedRow | undefined> {
  const rows = await tx.$queryRaw<SavedRow[]>`
    update proposal_draft set data = ${JSON.stringify(data)}::jsonb, revision = revision + 1, updated_at = app_now()
    where community_id = ${communityId}::uuid and id = ${draftId}::uuid and account_id = ${accountId}::uuid
      and revision = ${revision}
    returning revision, updated_at as "savedAt"`
  return rows[0]
}

/** Locked until the transaction ends; false when it is not there or not theirs. */
export async function lockDraft(tx: Tx, { communityId, draftId, accountId }: DraftKey): Promise<boolean> {
  const rows = await tx.$queryRaw<object[]>`
    select id from proposal_draft where community_id = ${communityId}::uuid and id = ${draftId}::uuid
      and account_id = ${accountId}::uuid for update`
  return rows.length > 0
}

/** With the photos that are still its own. */
export async function deleteDraft(tx: Tx, { communityId, draftId }: DraftKey): Promise<void> {
  await tx.attachment.deleteMany({ where: { communityId, draftId } })
  await tx.proposalDraft.deleteMany({ where: { communityId, id: draftId } })
}
