import type { GiveTag, PersonTags } from '@gongyi/shared/contracts'
import { isSensitiveTag } from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import type { Actor } from '../../platform/actor.js'
import { TenantDatabase, type Tx } from '../../platform/database.js'
import { notFound } from '../../platform/problem.js'
import { endTag, giveTag, listTags } from './tags.store.js'

/** What somebody is besides living here, with evidence and for a time. */
@Injectable()
export class TagsService {
  constructor(private readonly database: TenantDatabase) {}

  list(actor: Actor, communityId: string, personId: string): Promise<PersonTags> {
    const mayReadAll = actor.rolesIn(communityId).includes('community-admin')
    return this.work(actor, communityId, async (tx) => {
      const items = await listTags(tx, communityId, personId)
      return { items: items.filter(({ tag }) => mayReadAll || !isSensitiveTag(tag)) }
    })
  }

  give(actor: Actor, communityId: string, personId: string, tag: GiveTag): Promise<void> {
    return this.work(actor, communityId, async (tx) => {
      if ((await tx.person.count({ where: { communityId, id: personId } })) === 0) throw notFound()
      await giveTag(tx, communityId, personId, tag, actor.accountId)
    })
  }

  end(actor: Actor, communityId: string, tagId: string): Promise<void> {
    return this.work(actor, communityId, async (tx) => {
      if (!(await endTag(tx, communityId, tagId, actor.accountId))) throw notFound()
    })
  }

  private work<T>(actor: Actor, communityId: string, run: (tx: Tx) => Promise<T>): Promise<T> {
    const role = actor.rolesIn(communityId).includes('community-admin') ? 'community-admin' : 'coordinator'
    return this.database.inTenant({ communityId, role, accountId: actor.accountId }, run)
  }
}
