import { Injectable } from '@nestjs/common'
import { AccountEvents } from '../../identity/account-events.js'
import { findAccountId } from '../../identity/account-write.store.js'
import { PasswordProofService } from '../../identity/password-proof.service.js'
import { hashPassword } from '../../identity/passwords.js'
import { TenantDatabase, type Tx } from '../../platform/database.js'
import { Problem } from '../../platform/problem.js'
import type { JoinCodeRow } from './join-codes.store.js'
import { link, makeResident, openAccount } from './joining.store.js'

/** An account that exists and whose holder is there, or the makings of a new one. */
export type Prepared =
  | { readonly accountId: string }
  | { readonly accountId: undefined; readonly phone: string; readonly passwordHash: string }

/** How somebody becomes an account, and the account a person of the roster. */
@Injectable()
export class MembersService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly proofs: PasswordProofService,
    private readonly events: AccountEvents,
  ) {}

  /** Slow work on passwords, before any lock is held. A known phone needs its own password. */
  async prepare(phone: string, password: string, ip: string): Promise<Prepared> {
    const known = await this.database.global((tx) => findAccountId(tx, phone))
    if (known === undefined) return { accountId: undefined, phone, passwordHash: await hashPassword(password) }
    try {
      return { accountId: await this.proofs.prove(phone, password, ip) }
    } catch (error) {
      if (error instanceof Problem && error.code === 'sign-in-failed') throw new Problem('join-phone-known')
      throw error
    }
  }

  /** The account as a resident of the community; not yet as anybody of its roster. */
  async admit(
    tx: Tx,
    communityId: string,
    { account, personId, by }: { readonly account: Prepared; readonly personId: string; readonly by: string },
  ): Promise<string> {
    const accountId = account.accountId ?? (await openAccount(tx, communityId, { ...account, personId, by }))
    const taken = await tx.accountPerson.count({ where: { communityId, accountId } })
    if (taken > 0) throw new Problem('link-taken')
    await makeResident(tx, communityId, accountId, by)
    return accountId
  }

  /** Chosen by the resident and confirmed by a second member of staff: from now on they vote. */
  async join(
    tx: Tx,
    communityId: string,
    row: Pick<JoinCodeRow, 'personId' | 'issuedBy' | 'channel'> & {
      readonly accountId: string
      readonly releasedBy: string
    },
  ): Promise<void> {
    const household = await link(tx, communityId, row)
    await this.events.tellJoined(tx, { communityId, accountId: row.accountId, household })
  }
}
