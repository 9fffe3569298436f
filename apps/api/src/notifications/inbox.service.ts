import type {
  Inbox,
  inboxQuery,
  inboxReadDoneSchema,
  inboxReadSchema,
  mailAddressSchema,
} from '@gongyi/shared/contracts'
import { CLUE_READERS } from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { Actor } from '../platform/actor.js'
import { TenantDatabase } from '../platform/database.js'
import { countUnread, listInbox, markRead, readMailAddress, saveMailAddress } from './inbox.store.js'

export type InboxQuery = z.infer<typeof inboxQuery>
export type InboxRead = z.infer<typeof inboxReadSchema>
export type InboxReadDone = z.infer<typeof inboxReadDoneSchema>
export type MailAddress = z.infer<typeof mailAddressSchema>

@Injectable()
export class InboxService {
  constructor(private readonly database: TenantDatabase) {}

  list(actor: Actor, { unread = false, after, limit }: InboxQuery): Promise<Inbox> {
    const { accountId, communityIds } = actor
    const desks = desksOf(actor)
    return this.database.inScope({ communityIds, role: 'inbox', accountId }, async (tx) => {
      const rows = await listInbox(tx, accountId, desks, { unread, after: after ?? null, limit })
      const items = rows.slice(0, limit)
      const counts = await countUnread(tx, accountId, desks)
      return { items, unread: total(counts), next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
    })
  }

  async markRead(actor: Actor, wanted: InboxRead): Promise<InboxReadDone> {
    const { accountId, communityIds } = actor
    const scope = { communityIds, role: 'inbox', accountId }
    const counts = await this.database.inScope(scope, (tx) => countUnread(tx, accountId, desksOf(actor)))
    const ids = 'ids' in wanted ? wanted.ids : null
    let read = 0
    // Writing is one community at a time, and only where something is unread
    for (const { communityId } of counts) {
      read += await this.database.inTenant({ communityId, role: 'inbox', accountId }, (tx) =>
        markRead(tx, communityId, accountId, ids),
      )
    }
    return { read, unread: total(counts) - read }
  }

  address({ accountId }: Actor): Promise<MailAddress> {
    return this.database.global((tx) => readMailAddress(tx, accountId))
  }

  changeAddress({ accountId }: Actor, { mail }: MailAddress): Promise<MailAddress> {
    return this.database.global(async (tx) => {
      await saveMailAddress(tx, accountId, mail)
      return { mail }
    })
  }
}

/** Communities at whose desk somebody sits. */
function desksOf(actor: Actor): readonly string[] {
  return actor.communityIds.filter((id) => actor.rolesIn(id).some((role) => CLUE_READERS.includes(role)))
}

function total(counts: readonly { readonly unread: number }[]): number {
  return counts.reduce((sum, { unread }) => sum + unread, 0)
}
