import type { ConsentKind } from '@gongyi/shared/contracts'
import { ageOn, type CivilDate, civilDate } from '@gongyi/shared/domain'
import type { Tx } from '../../platform/database.js'
import type { StoredTopic } from '../topic.js'
import type { TopicKey } from '../topic.repository.js'
import type { Admitted } from './admitted.js'

export interface Signature {
  readonly personId: string
  readonly channel: string
  /** Null for one's own. */
  readonly consentKind: ConsentKind | null
}

/** False when this person has signed before: the primary key decides, whoever is faster. */
export async function addCoSign(
  tx: Tx,
  { communityId, topicId, accountId }: Admitted,
  { personId, channel, consentKind }: Signature,
): Promise<boolean> {
  const added = await tx.$executeRaw`
    insert into co_sign (community_id, topic_id, person_id, entered_by, channel, consent_kind)
    values (${communityId}::uuid, ${topicId}::uuid, ${personId}::uuid, ${accountId}::uuid, ${channel}, ${consentKind})
    on conflict do nothing`
  return added > 0
}

/** While the topic is screened, so that of two signatures at once one sees the other and the threshold is not passed unseen. */
export async function oneAfterTheOther(tx: Tx, { topic }: Admitted): Promise<void> {
  if (topic.stage !== 'propose') return
  await tx.$queryRaw`select 1 from pg_advisory_xact_lock(hashtextextended(${topic.id}, 7))`
}

/** False when there is none to take back, or the topic has been accepted: the function in the database decides. */
export async function takeBackCoSign(tx: Tx, { topicId }: TopicKey, personId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ done: boolean }[]>`
    select withdraw_co_sign(${topicId}::uuid, ${personId}::uuid) as done`
  return rows[0]?.done === true
}

/** Whoever proposed it, or in whose name it was entered, supports it already. */
export async function isProposer(
  tx: Tx,
  { communityId, id: topicId, proposerAccountId }: Pick<StoredTopic, 'communityId' | 'id' | 'proposerAccountId'>,
  personId: string,
): Promise<boolean> {
  const named = await tx.proposal.findUnique({
    where: { communityId_topicId: { communityId, topicId } },
    select: { personId: true },
  })
  if (named !== null && named.personId !== null) return named.personId === personId
  const accountId = proposerAccountId
  return (await tx.accountPerson.count({ where: { communityId, accountId, personId } })) > 0
}

/** Known to be younger than eighteen. */
export async function isMinor(tx: Tx, communityId: string, personId: string, today: CivilDate): Promise<boolean> {
  const person = await tx.person.findUnique({
    where: { communityId_id: { communityId, id: personId } },
    select: { birthDate: true },
  })
  const born = person?.birthDate ?? null
  return born !== null && ageOn(civilDate(born.toISOString().slice(0, 10)), today) < 18
}
