import type { Tx } from '../../platform/database.js'

export interface DemoUnit {
  readonly id: string
  /** House numbers as `7-2-501`, of all flats of the head. */
  readonly label: string
}

/** The topic's voting units, in no order. */
export function readUnits(tx: Tx, communityId: string, topicId: string): Promise<readonly DemoUnit[]> {
  return tx.votingUnit.findMany({ where: { communityId, topicId }, select: { id: true, label: true } })
}

/** Heads of households by house number. */
export async function readHeads(tx: Tx, communityId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.householdMember.findMany({
    where: { communityId, isHead: true },
    select: { personId: true, household: { select: { building: true, stairwell: true, room: true } } },
  })
  return new Map(
    rows.map(({ personId, household: { building, stairwell, room } }) => [
      `${building}-${stairwell}-${room}`,
      personId,
    ]),
  )
}
