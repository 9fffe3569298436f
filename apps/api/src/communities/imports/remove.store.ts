import { Prisma } from '../../generated/prisma/client.js'
import type { Tx } from '../../platform/database.js'

const TABLES = {
  household: Prisma.sql`household`,
  household_member: Prisma.sql`household_member`,
  property_area: Prisma.sql`property_area`,
  unit: Prisma.sql`unit`,
  unit_owner: Prisma.sql`unit_owner`,
} as const

/** Deletes by id in one statement. The database refuses what something else names. */
export async function remove(
  tx: Tx,
  communityId: string,
  table: keyof typeof TABLES,
  ids: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    delete from ${TABLES[table]} where community_id = ${communityId}::uuid and id = any(${[...ids]}::uuid[])`
}
