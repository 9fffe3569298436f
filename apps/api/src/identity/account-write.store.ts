import type { Tx } from '../platform/database.js'
import { platformRing } from '../platform/vault/rings.js'
import { type AccountIdentity, phoneIndex, sealAccount } from './account-seal.js'

export interface NewAccount extends AccountIdentity {
  readonly passwordHash?: string | null
  /** Who opened it; the installation when nobody did. */
  readonly createdBy?: string
}

/** The one way accounts come about. A taken number is a unique violation. */
export async function createAccount(tx: Tx, account: NewAccount): Promise<void> {
  await createAccounts(tx, [account])
}

export async function createAccounts(tx: Tx, accounts: readonly NewAccount[]): Promise<void> {
  const ring = await platformRing(tx)
  const data = accounts.map((account) => {
    const { id, passwordHash = null, createdBy = null } = account
    return { id, passwordHash, createdBy, ...sealAccount(ring, account) }
  })
  await tx.account.createMany({ data })
}

export async function findAccountId(tx: Tx, phone: string): Promise<string | undefined> {
  const where = { phoneIndex: phoneIndex(await platformRing(tx), phone) }
  return (await tx.account.findUnique({ where, select: { id: true } }))?.id
}
