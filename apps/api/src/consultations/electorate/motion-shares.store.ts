import type { MotionShare, Topic } from '@gongyi/shared/domain'
import type { Tx } from '../../platform/database.js'

/** A head's part in one motion, with the motion's number. */
export interface NumberedShare extends MotionShare {
  readonly no: number
}

/** On which motions each voting unit votes, in their order, and with what; by the unit's id. */
export async function readShares(
  tx: Tx,
  { communityId, id: topicId }: Pick<Topic, 'communityId' | 'id'>,
): Promise<ReadonlyMap<string, readonly NumberedShare[]>> {
  // In one statement: a relation of Prisma's would name every unit of the list
  const rows = await tx.$queryRaw<(NumberedShare & { votingUnitId: string })[]>`
    select listed.voting_unit_id as "votingUnitId", listed.motion_id as "motionId", motion.no,
      listed.area_centi as "areaCenti", listed.unit_ids as "unitIds"
    from motion_unit listed join motion on (motion.community_id, motion.id) = (listed.community_id, listed.motion_id)
    where listed.community_id = ${communityId}::uuid and listed.topic_id = ${topicId}::uuid
    order by motion.no`
  const shares = new Map<string, NumberedShare[]>()
  for (const { votingUnitId, ...share } of rows) {
    const own = shares.get(votingUnitId) ?? []
    own.push(share)
    shares.set(votingUnitId, own)
  }
  return shares
}
