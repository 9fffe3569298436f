import { type AccountView, type GrantView, maskPhone, type Role, roleSchema } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import { TenantDatabase, type Tx } from '../platform/database.js'
import { isUniqueViolation } from '../platform/database-errors.js'
import { newId } from '../platform/ids.js'
import { Problem } from '../platform/problem.js'
import type { Keyring } from '../platform/vault/keyring.js'
import { lockAccounts, voidCodes } from './access-reset.store.js'
import { accountSearch, openAccountName, openAccountPhone } from './account-seal.js'
import { createAccount } from './account-write.store.js'
import { audit } from './audit.store.js'
import { endSessions } from './session.store.js'

const SELECT = {
  id: true,
  displayNameSealed: true,
  phoneSealed: true,
  disabledAt: true,
  createdAt: true,
  grants: {
    select: {
      id: true,
      role: true,
      regionId: true,
      validFrom: true,
      validTo: true,
      region: { select: { name: true, level: true } },
    },
    orderBy: { id: 'asc' },
  },
} as const

export interface NewGrant {
  readonly accountId: string
  readonly role: Role
  readonly regionId: string
  readonly validTo: Date | null
  readonly grantedBy: string
}

@Injectable()
export class AccountsRepository {
  constructor(private readonly database: TenantDatabase) {}

  /** Accounts holding a grant on one of the regions, by id, so that paging is stable. */
  async list(regionIds: readonly string[], query: string | undefined, after: string | undefined, limit: number) {
    const ring = await this.database.platformKeys()
    const rows = await this.database.global((tx) =>
      tx.account.findMany({
        where: {
          grants: { some: { regionId: { in: [...regionIds] } } },
          ...(query === undefined
            ? {}
            : { OR: accountSearch(ring, query).map((entries) => ({ searchIndex: { hasEvery: entries } })) }),
          ...(after === undefined ? {} : { id: { gt: after } }),
        },
        select: SELECT,
        orderBy: { id: 'asc' },
        take: limit + 1,
      }),
    )
    const items = rows.slice(0, limit).map((row) => viewOf(ring, row))
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
  }

  async find(accountId: string): Promise<AccountView | undefined> {
    const row = await this.database.global((tx) => tx.account.findUnique({ where: { id: accountId }, select: SELECT }))
    return row === null ? undefined : viewOf(await this.database.platformKeys(), row)
  }

  async findMany(accountIds: readonly string[]): Promise<readonly AccountView[]> {
    const rows = await this.database.global((tx) =>
      tx.account.findMany({ where: { id: { in: [...accountIds] }, disabledAt: null }, select: SELECT }),
    )
    const ring = await this.database.platformKeys()
    return rows.map((row) => viewOf(ring, row))
  }

  async create(phone: string, displayName: string, grant: Omit<NewGrant, 'accountId'>): Promise<string> {
    const accountId = newId()
    try {
      await this.database.global(async (tx) => {
        await createAccount(tx, { id: accountId, phone, displayName, createdBy: grant.grantedBy })
        await audit(tx, {
          action: 'account.created',
          accountId: grant.grantedBy,
          regionId: grant.regionId,
          subject: accountId,
        })
        await give(tx, { ...grant, accountId })
      })
    } catch (error) {
      if (isUniqueViolation(error)) throw new Problem('phone-taken')
      throw error
    }
    return accountId
  }

  /** A change of grants ends the holder's sessions: the next sign-in starts with the new rights and the new limits. */
  async grant(grant: NewGrant): Promise<void> {
    await this.database.global(async (tx) => {
      await lockAccounts(tx, [grant.accountId])
      await give(tx, grant)
      // A slip printed for a resident must not open what the account has become
      await voidCodes(tx, [grant.accountId])
      await endSessions(tx, grant.accountId)
    })
  }

  async findGrant(grantId: string): Promise<{ accountId: string; role: Role; regionId: string } | undefined> {
    const row = await this.database.global((tx) =>
      tx.roleGrant.findUnique({ where: { id: grantId }, select: { accountId: true, role: true, regionId: true } }),
    )
    return row === null ? undefined : { ...row, role: roleSchema.parse(row.role) }
  }

  /** Ended, not deleted: who could do what, and when, must stay readable. */
  async endGrant(grantId: string, accountId: string, endedBy: string): Promise<void> {
    await this.database.global(async (tx) => {
      const ended = await tx.$executeRaw`
        update role_grant set valid_to = app_now() where id = ${grantId}::uuid and (valid_to is null or valid_to > app_now())`
      if (ended === 0) return
      await endSessions(tx, accountId)
      await audit(tx, { action: 'grant.ended', accountId: endedBy, subject: accountId, detail: { grantId } })
    })
  }

  async setDisabled(accountId: string, disabled: boolean, by: string): Promise<void> {
    await this.database.global(async (tx) => {
      await tx.$executeRaw`
        update account set disabled_at = case when ${disabled} then app_now() end where id = ${accountId}::uuid`
      if (disabled) await endSessions(tx, accountId)
      await audit(tx, { action: disabled ? 'account.disabled' : 'account.enabled', accountId: by, subject: accountId })
    })
  }
}

async function give(tx: Tx, grant: NewGrant): Promise<void> {
  const { accountId, role, regionId, grantedBy } = grant
  await tx.roleGrant.create({ data: { id: newId(), ...grant } })
  await audit(tx, { action: 'grant.given', accountId: grantedBy, regionId, subject: accountId, detail: { role } })
}

interface AccountRow {
  readonly id: string
  readonly displayNameSealed: string
  readonly phoneSealed: string
  readonly disabledAt: Date | null
  readonly createdAt: Date
  readonly grants: readonly {
    readonly id: string
    readonly role: string
    readonly regionId: string
    readonly validFrom: Date
    readonly validTo: Date | null
    readonly region: { readonly name: string; readonly level: GrantView['regionLevel'] }
  }[]
}

function viewOf(ring: Keyring, row: AccountRow): AccountView {
  return {
    id: row.id,
    displayName: openAccountName(ring, row),
    phoneMasked: maskPhone(openAccountPhone(ring, row)),
    disabled: row.disabledAt !== null,
    createdAt: row.createdAt.toISOString(),
    grants: row.grants.map((grant) => ({
      id: grant.id,
      role: roleSchema.parse(grant.role),
      regionId: grant.regionId,
      regionName: grant.region.name,
      regionLevel: grant.region.level,
      validFrom: grant.validFrom.toISOString(),
      validTo: grant.validTo?.toISOString() ?? null,
    })),
  }
}
