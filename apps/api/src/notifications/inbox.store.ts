import { type inboxItem, mailAddressSchema } from '@gongyi/shared/contracts'
import { WITHHELD_TITLE } from '@gongyi/shared/domain'
import type { z } from 'zod'
import { Prisma } from '../generated/prisma/client.js'
import type { Tx } from '../platform/database.js'
import { CELLS } from '../platform/vault/cells.js'
import { platformRing } from '../platform/vault/rings.js'

export interface InboxPage {
  readonly unread: boolean
  readonly after: string | null
  readonly limit: number
}

/**
 * Newest first, over every community of the read scope; one row more than asked for says that there is a next page.
 * The account is the session's: the policy on the table shows nobody else's.
 */
export async function listInbox(
  tx: Tx,
  accountId: string,
  desks: readonly string[],
  page: InboxPage,
): Promise<z.infer<typeof inboxItem>[]> {
  const rows = await tx.$queryRaw<(Omit<z.infer<typeof inboxItem>, 'at'> & { at: Date })[]>`
    select notice.id, notice.community_id as "communityId", notice.topic_id as "topicId",
      case when topic.id is null or topic.disclosure = 'PUBLIC' or (${own(accountId, desks)}) then topic.title
        else ${WITHHELD_TITLE.zh} end as "topicTitle",
      notice.kind, notice.params, notice.at, notice.read_at is not null as read,
      coalesce(topic.entered_by = ${accountId}::uuid and topic.proposer_account_id = ${accountId}::uuid, false) as "passOn"
    from notification notice left join topic on (topic.community_id, topic.id) = (notice.community_id, notice.topic_id)
    where notice.account_id = ${accountId}::uuid and (not ${page.unread} or notice.read_at is null)
      and (topic.id is null or topic.disclosure <> 'CONFIDENTIAL' or (${own(accountId, desks)}))
      and (${page.after}::uuid is null or notice.id < ${page.after}::uuid)
    order by notice.id desc limit ${page.limit + 1}`
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}

/** The reader's own topic, or one of a community at whose desk they sit: only there are closed words shown. */
function own(accountId: string, desks: readonly string[]): Prisma.Sql {
  return Prisma.sql`topic.community_id = any(${desks}::uuid[]) or topic.proposer_account_id = ${accountId}::uuid
    or coalesce(topic.entered_by = ${accountId}::uuid, false)`
}

/** How many are unread in each community, of those one may read. */
export async function countUnread(
  tx: Tx,
  accountId: string,
  desks: readonly string[],
): Promise<readonly { communityId: string; unread: number }[]> {
  return tx.$queryRaw`
    select notice.community_id as "communityId", count(*)::int as unread
    from notification notice left join topic on (topic.community_id, topic.id) = (notice.community_id, notice.topic_id)
    where notice.account_id = ${accountId}::uuid and notice.read_at is null
      and (topic.id is null or topic.disclosure <> 'CONFIDENTIAL' or (${own(accountId, desks)})) group by 1`
}

/** Marks one's own in one community; `ids` null for all. Answers how many. */
export function markRead(
  tx: Tx,
  communityId: string,
  accountId: string,
  ids: readonly string[] | null,
): Promise<number> {
  const wanted = ids === null ? null : [...ids]
  return tx.$executeRaw`
    update notification set read_at = app_now()
    where community_id = ${communityId}::uuid and account_id = ${accountId}::uuid and read_at is null
      and (${wanted}::uuid[] is null or id = any(${wanted}::uuid[]))`
}

const MAIL = 'mail'

export async function readMailAddress(tx: Tx, accountId: string): Promise<z.infer<typeof mailAddressSchema>> {
  const where = { accountId_channel: { accountId, channel: MAIL } }
  const row = await tx.contactAddress.findUnique({ where, select: { addressSealed: true } })
  if (row === null) return mailAddressSchema.parse({ mail: null })
  const ring = await platformRing(tx)
  return mailAddressSchema.parse({ mail: ring.open(CELLS.contactAddress(accountId, MAIL), row.addressSealed) })
}

export async function saveMailAddress(tx: Tx, accountId: string, address: string | null): Promise<void> {
  if (address === null) {
    await tx.contactAddress.deleteMany({ where: { accountId, channel: MAIL } })
    return
  }
  const sealed = (await platformRing(tx)).seal(CELLS.contactAddress(accountId, MAIL), address)
  await tx.$executeRaw`
    insert into contact_address (account_id, channel, address_sealed) values (${accountId}::uuid, ${MAIL}, ${sealed})
    on conflict (account_id, channel) do update set address_sealed = excluded.address_sealed, updated_at = app_now()`
}
