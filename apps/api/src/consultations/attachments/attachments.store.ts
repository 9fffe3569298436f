import type { AttachmentView } from '@gongyi/shared/contracts'
import { FILE_KINDS } from '@gongyi/shared/contracts'
import { z } from 'zod'
import type { Tx } from '../../platform/database.js'
import type { PreparedFile } from '../../platform/files/prepare-file.js'
import { newId } from '../../platform/ids.js'

/** A file belongs to a topic, or to a proposal still being written. */
export type Owner = { readonly topicId: string } | { readonly draftId: string }

export interface StoredAttachment extends Omit<AttachmentView, 'removable'> {
  readonly accountId: string
}

export interface NewAttachment {
  readonly purpose: string
  readonly name: string
  readonly file: PreparedFile
  readonly accountId: string
}

const COLUMNS = {
  ...{ id: true, purpose: true, kind: true, name: true, size: true, width: true, height: true },
  ...{ hash: true, accountId: true, at: true },
} as const

const kind = z.enum(FILE_KINDS)

/** Oldest first. */
export async function listFiles(tx: Tx, communityId: string, owner: Owner): Promise<readonly StoredAttachment[]> {
  const rows = await tx.attachment.findMany({
    where: { communityId, ...owner },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: COLUMNS,
  })
  return rows.map((row) => ({ ...row, kind: kind.parse(row.kind), at: row.at.toISOString() }))
}

export async function findFile(
  tx: Tx,
  communityId: string,
  owner: Owner,
  id: string,
): Promise<StoredAttachment | undefined> {
  const row = await tx.attachment.findFirst({ where: { communityId, id, ...owner }, select: COLUMNS })
  return row === null ? undefined : { ...row, kind: kind.parse(row.kind), at: row.at.toISOString() }
}

/** The content is kept already. Answers with the id. */
export async function addFile(
  tx: Tx,
  communityId: string,
  owner: Owner,
  { purpose, name, file, accountId }: NewAttachment,
): Promise<string> {
  const id = newId()
  const { kind: kindOf, hash, width, height, bytes } = file
  const size = bytes.length
  const row = { communityId, id, ...owner, purpose, kind: kindOf, hash, name, size, width, height, accountId }
  await tx.attachment.create({ data: row })
  return id
}

/** The trigger on the table refuses what has to stay. */
export async function removeFile(tx: Tx, communityId: string, owner: Owner, id: string): Promise<boolean> {
  const { count } = await tx.attachment.deleteMany({ where: { communityId, id, ...owner } })
  return count > 0
}

/** The draft was sent: its files are the topic's from now on. */
export async function moveFiles(tx: Tx, communityId: string, draftId: string, topicId: string): Promise<void> {
  await tx.attachment.updateMany({ where: { communityId, draftId }, data: { draftId: null, topicId } })
}

/** Two uploads at once count one after the other. */
export async function lockTopic(tx: Tx, topic: { readonly communityId: string; readonly id: string }): Promise<void> {
  await tx.$queryRaw`
    select id from topic where community_id = ${topic.communityId}::uuid and id = ${topic.id}::uuid for update`
}
