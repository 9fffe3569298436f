import type { AccountLink } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import { Prisma } from '../../generated/prisma/client.js'
import { resetAccess } from '../../identity/access-reset.store.js'
import { audit } from '../../identity/audit.store.js'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import * as persons from '../roster/persons.store.js'

export interface LinkablePerson {
  readonly active: boolean
  readonly deceased: boolean
}

const LINK = Prisma.sql`l.account_id as "accountId", l.person_id as "personId",
  (select h.code from household_member m join household h on h.community_id = m.community_id and h.id = m.household_id
    where m.community_id = l.community_id and m.person_id = l.person_id and m.active limit 1) as "householdCode"`

@Injectable()
export class AccountLinksRepository {
  async list(tx: Tx, communityId: string, accountIds: readonly string[]): Promise<AccountLink[]> {
    const links = await tx.$queryRaw<Omit<AccountLink, 'personName'>[]>`
      select ${LINK} from account_person l
      where l.community_id = ${communityId}::uuid and l.account_id = any(${[...accountIds]}::uuid[])`
    const names = await persons.names(
      tx,
      communityId,
      links.map((link) => link.personId),
    )
    return links.map((link) => ({ ...link, personName: names.get(link.personId) ?? '' }))
  }

  /** True when the account has, or had, a role in the community: accounts elsewhere do not exist. */
  async isAccountOf(tx: Tx, regionIds: readonly string[], accountId: string): Promise<boolean> {
    const grant = await tx.roleGrant.findFirst({
      where: { accountId, regionId: { in: [...regionIds] } },
      select: { id: true },
    })
    return grant !== null
  }

  async person(tx: Tx, communityId: string, id: string): Promise<LinkablePerson | undefined> {
    const select = { active: true, deceased: true } as const
    return (await tx.person.findFirst({ where: { communityId, id }, select })) ?? undefined
  }

  /** Ends whatever opened the account before: from now on it votes, and only a code from a second person opens it. */
  async create(tx: Tx, communityId: string, accountId: string, personId: string, by: string): Promise<void> {
    await resetAccess(tx, accountId)
    await tx.accountPerson.create({ data: { communityId, id: newId(), accountId, personId, linkedBy: by } })
    await audit(tx, {
      action: 'account.linked',
      accountId: by,
      regionId: communityId,
      subject: accountId,
      detail: { personId },
    })
  }

  /** Whether there was a link to end. */
  async end(tx: Tx, communityId: string, accountId: string, by: string): Promise<boolean> {
    const link = await tx.accountPerson.findFirst({ where: { communityId, accountId }, select: { personId: true } })
    if (link === null) return false
    await tx.accountPerson.deleteMany({ where: { communityId, accountId } })
    await audit(tx, {
      action: 'account.unlinked',
      accountId: by,
      regionId: communityId,
      subject: accountId,
      detail: { personId: link.personId },
    })
    return true
  }
}
