import type { Tx } from '../platform/database.js'
import { platformRing } from '../platform/vault/rings.js'
import { openAccountName } from './account-seal.js'

const NAMED = { id: true, displayNameSealed: true } as const

/** Display names of accounts, for those who may see who acted. */
export async function accountNames(tx: Tx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await tx.account.findMany({ where: { id: { in: wanted } }, select: NAMED })
  const ring = await platformRing(tx)
  return new Map(rows.map((row) => [row.id, openAccountName(ring, row)]))
}

/** Names of everybody who holds an office anywhere. */
export async function officeHolders(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string; displayNameSealed: string }[]>`
    select id, display_name_sealed as "displayNameSealed" from account where exists (
      select from role_grant g where g.account_id = account.id and g.role <> 'resident'
        and (g.valid_to is null or g.valid_to > app_now()))`
  const ring = await platformRing(tx)
  return new Set(rows.map((row) => openAccountName(ring, row)))
}
