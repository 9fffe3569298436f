import { findPersonId } from '../../identity/account-person.store.js'
import type { Tx } from '../../platform/database.js'
import type { TopicKey } from '../topic.repository.js'
import { notEligible } from './refusals.js'

export interface OwnUnits {
  readonly personId: string
  readonly unitIds: readonly string[]
}

/** The person on the roster this account belongs to. */
export async function requirePerson(tx: Tx, communityId: string, accountId: string): Promise<string> {
  const personId = await findPersonId(tx, communityId, accountId)
  if (personId === undefined) throw notEligible()
  return personId
}

/** The voting units of the topic this account acts for: at least one, or not eligible. */
export async function requireOwnUnits(tx: Tx, key: TopicKey, accountId: string): Promise<OwnUnits> {
  const { communityId, topicId } = key
  const personId = await requirePerson(tx, communityId, accountId)
  const units = await tx.votingUnit.findMany({
    where: { communityId, topicId, personIds: { has: personId } },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  if (units.length === 0) throw notEligible()
  return { personId, unitIds: units.map(({ id }) => id) }
}

/** Somebody living and active on the community's roster. */
export async function isOnRoster(tx: Tx, communityId: string, personId: string): Promise<boolean> {
  return (await tx.person.count({ where: { communityId, id: personId, active: true, deceased: false } })) > 0
}

export async function isVotingUnit(tx: Tx, { communityId, topicId }: TopicKey, unitId: string): Promise<boolean> {
  return (await tx.votingUnit.count({ where: { communityId, topicId, id: unitId } })) > 0
}
