import { createAccounts } from '../../identity/account-write.store.js'
import { hashPassword } from '../../identity/passwords.js'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import { CAST } from './cast.js'
import type { Regions } from './regions.js'

export async function insertRegions(tx: Tx, regions: Regions): Promise<void> {
  await tx.region.createMany({ data: [...regions.rows] })
}

/** Everybody's account with one grant. Answers with account ids by name. */
export async function insertAccounts(tx: Tx, regions: Regions): Promise<ReadonlyMap<string, string>> {
  const accounts = await Promise.all(
    CAST.map(async ({ name, phone, password }) => {
      const passwordHash = password === null ? null : await hashPassword(password)
      return { id: newId(), phone, displayName: name, passwordHash }
    }),
  )
  const ids = new Map(accounts.map(({ id, displayName }) => [displayName, id]))
  await createAccounts(tx, accounts)
  await tx.roleGrant.createMany({
    data: CAST.map(({ role, name, regionName }) => ({
      id: newId(),
      accountId: ids.get(name) ?? '',
      role,
      regionId: regions.idByName(regionName),
    })),
  })
  return ids
}

/** Whose account is whose entry on the roster, as the community's administrator found. */
export async function linkAccounts(
  tx: Tx,
  communityId: string,
  links: readonly { readonly accountId: string; readonly personId: string }[],
  adminId: string,
): Promise<void> {
  await tx.accountPerson.createMany({
    data: links.map(({ accountId, personId }) => {
      // Nobody links themselves: their own place was the installation's to say
      return { accountId, personId, communityId, id: newId(), linkedBy: accountId === adminId ? null : adminId }
    }),
  })
}
