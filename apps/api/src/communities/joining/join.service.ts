import type { JoinInvitation, LookJoin, MyHousehold, RedeemJoin } from '@gongyi/shared/contracts'
import { maskName } from '@gongyi/shared/domain'
import { Inject, Injectable } from '@nestjs/common'
import { RegionTree } from '../../identity/region-tree.js'
import { keyedHash } from '../../identity/tokens.js'
import type { Actor } from '../../platform/actor.js'
import { now, TenantDatabase, type Tx } from '../../platform/database.js'
import { isUniqueViolation } from '../../platform/database-errors.js'
import { ENV, type Env } from '../../platform/env.js'
import { Problem } from '../../platform/problem.js'
import * as persons from '../roster/persons.store.js'
import { noteWrong, placeOf, secondsToWait } from './join-attempts.store.js'
import { type JoinCodeRow, lockByHash, markUsed } from './join-codes.store.js'
import { joinables } from './joining.store.js'
import { MembersService } from './members.service.js'
import { ownHousehold } from './own-household.store.js'

/** The resident's side of joining: whose code it is, and taking it. */
@Injectable()
export class JoinService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly regions: RegionTree,
    private readonly members: MembersService,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async look({ code }: LookJoin, ip: string): Promise<JoinInvitation> {
    const { communityId, codeHash } = await this.place(code, ip)
    const community = await this.regions.find(communityId)
    return this.database.inTenant(nobodyIn(communityId), async (tx) => {
      const row = await usable(tx, communityId, codeHash)
      const name = (await persons.find(tx, communityId, row.personId))?.name ?? ''
      return {
        communityName: community?.name ?? '',
        nameMasked: maskName(name),
        householdCode: row.householdCode,
        expiresAt: row.expiresAt.toISOString(),
      }
    })
  }

  /** The resident's choice. It counts at once when a second member of staff has confirmed the code, else when one does. */
  async redeem({ code, phone, password }: RedeemJoin, ip: string): Promise<void> {
    const { communityId, codeHash } = await this.place(code, ip)
    await this.database.inTenant(nobodyIn(communityId), (tx) => usable(tx, communityId, codeHash))
    const account = await this.members.prepare(phone, password, ip)
    try {
      await this.database.inTenant(nobodyIn(communityId), async (tx) => {
        const row = await usable(tx, communityId, codeHash)
        if (account.accountId === row.issuedBy || account.accountId === row.releasedBy) throw new Problem('join-self')
        const { personId, issuedBy, releasedBy } = row
        const accountId = await this.members.admit(tx, communityId, { account, personId, by: issuedBy })
        await markUsed(tx, communityId, row.id, accountId)
        if (releasedBy !== null) await this.members.join(tx, communityId, { ...row, accountId, releasedBy })
      })
    } catch (error) {
      if (isUniqueViolation(error)) throw new Problem('link-taken')
      throw error
    }
  }

  mine(actor: Actor, communityId: string): Promise<MyHousehold> {
    const { accountId } = actor
    return this.database.inTenant({ communityId, role: 'resident', accountId }, (tx) =>
      ownHousehold(tx, communityId, accountId),
    )
  }

  /** Wrong codes are counted by address, so that nobody is locked out by somebody else. */
  private async place(code: string, ip: string): Promise<{ communityId: string; codeHash: string }> {
    const codeHash = keyedHash(this.env.sessionPepper, 'join', code)
    const found = await this.database.global(async (tx) => {
      const wait = await secondsToWait(tx, ip)
      if (wait !== undefined) throw new Problem('too-many-attempts', { retryAfterSeconds: wait })
      const communityId = await placeOf(tx, codeHash)
      if (communityId === undefined) await noteWrong(tx, ip)
      return communityId
    })
    if (found === undefined) throw new Problem('join-code-unknown')
    return { communityId: found, codeHash }
  }
}

function nobodyIn(communityId: string) {
  return { communityId, role: '', accountId: '' }
}

async function usable(tx: Tx, communityId: string, codeHash: string): Promise<JoinCodeRow> {
  const row = await lockByHash(tx, communityId, codeHash)
  if (row === undefined) throw new Problem('join-code-unknown')
  if (row.usedAt !== null) throw new Problem('join-code-used')
  if (row.revokedAt !== null) throw new Problem('join-code-void')
  if (row.expiresAt <= (await now(tx))) throw new Problem('join-code-expired')
  // The paper may be older than the roster: nobody joins as somebody who has died or moved away since
  const [person] = await joinables(tx, communityId, [row.personId])
  if (person?.isHere !== true) throw new Problem('join-person-gone')
  return row
}
