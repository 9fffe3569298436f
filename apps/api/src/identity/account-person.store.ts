import type { Tx } from '../platform/database.js'

/** The person on this community's roster the office has linked to the account. */
export async function findPersonId(tx: Tx, communityId: string, accountId: string): Promise<string | undefined> {
  const link = await tx.accountPerson.findFirst({ where: { communityId, accountId }, select: { personId: true } })
  return link?.personId
}
