import type { Tx } from '../../platform/database.js'
import type { Admitted } from './admitted.js'

/** False when this person has signed before: the primary key decides, whoever is faster. */
export async function addCoSign(
  tx: Tx,
  { communityId, topicId, accountId }: Pick<Admitted, 'communityId' | 'topicId' | 'accountId'>,
  personId: string,
): Promise<boolean> {
  const added = await tx.$executeRaw`
    insert into co_sign (community_id, topic_id, person_id, entered_by)
    values (${communityId}::uuid, ${topicId}::uuid, ${personId}::uuid, ${accountId}::uuid) on conflict do nothing`
  return added > 0
}
