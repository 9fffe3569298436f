import type { RegionLevel } from '@gongyi/shared/contracts'
import { TenantDatabase, type Tx } from '../platform/database.js'
import { newId } from '../platform/ids.js'
import { createAccount, findAccountId } from './account-write.store.js'
import { audit } from './audit.store.js'

export interface TopRegion {
  readonly code: string
  readonly name: string
  readonly level: RegionLevel
}

export interface FirstAdminAccount {
  readonly accountId: string
  readonly regionName: string
}

/** Built by hand at start, before the application is: no injection. */
export class FirstAdminStore {
  constructor(private readonly database: TenantDatabase) {}

  /** False in an empty database, and as long as the first administrator has not set a password. */
  async somebodyCanSignIn(): Promise<boolean> {
    const found = await this.database.global((tx) =>
      tx.account.findFirst({ where: { passwordHash: { not: null }, disabledAt: null }, select: { id: true } }),
    )
    return found !== null
  }

  hasRegions(): Promise<boolean> {
    return this.database.global(async (tx) => (await tx.region.findFirst({ select: { id: true } })) !== null)
  }

  /** The same account however often it is asked for, also by two hosts at once. */
  ensure(phone: string, top: TopRegion | undefined): Promise<FirstAdminAccount> {
    return this.database.global(async (tx) => {
      await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended('gongyi first admin', 42))::text`
      const region = await topRegion(tx, top)
      const accountId = await accountOf(tx, phone)
      const held = await tx.roleGrant.findFirst({ where: { accountId, role: 'system-admin', validTo: null } })
      if (held === null) {
        await tx.roleGrant.create({ data: { id: newId(), accountId, role: 'system-admin', regionId: region.id } })
        await audit(tx, {
          action: 'grant.given',
          regionId: region.id,
          subject: accountId,
          detail: { role: 'system-admin', by: 'installation' },
        })
      }
      return { accountId, regionName: region.name }
    })
  }
}

async function topRegion(tx: Tx, top: TopRegion | undefined) {
  const select = { id: true, name: true } as const
  const known = await tx.region.findFirst({ where: { parentId: null }, select, orderBy: { code: 'asc' } })
  if (known !== null) return known
  if (top === undefined) throw new Error('the first region is missing')
  const shortName = top.name.length > 2 ? top.name.replace(/[省市县区]$/u, '') : top.name
  return tx.region.create({ data: { id: newId(), ...top, shortName }, select })
}

async function accountOf(tx: Tx, phone: string): Promise<string> {
  const known = await findAccountId(tx, phone)
  if (known !== undefined) return known
  const id = newId()
  await createAccount(tx, { id, phone, displayName: '系统管理员' })
  await audit(tx, { action: 'account.created', subject: id, detail: { by: 'installation' } })
  return id
}
