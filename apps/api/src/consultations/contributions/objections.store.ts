import { type objectionSchema, objectionView } from '@gongyi/shared/contracts'
import type { z } from 'zod'
import { Prisma } from '../../generated/prisma/client.js'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import type { TopicKey } from '../topic.repository.js'
import type { Admitted } from './admitted.js'
import { takenOf } from './taken.js'

type NewObjection = z.infer<typeof objectionSchema>

export async function addObjection(
  tx: Tx,
  { communityId, topicId, topic, accountId, now }: Admitted,
  { kind, text, taken }: NewObjection,
): Promise<string> {
  const id = newId()
  const from = taken === undefined ? {} : { channel: taken.channel, consent: taken.consent, ...objector(taken) }
  const row = { communityId, id, topicId, round: topic.round, kind, text, enteredBy: accountId, at: new Date(now) }
  await tx.objection.create({ data: { ...row, ...from } })
  return id
}

function objector(taken: NonNullable<NewObjection['taken']>) {
  return 'name' in taken ? { onBehalfOf: taken.name } : { votingUnitId: taken.votingUnitId }
}

/** Of one objector, of every round. Their next objection waits until this transaction is over, so that the count holds. */
export async function countUndecided(
  tx: Tx,
  { communityId, topicId, accountId }: Admitted,
  taken: NewObjection['taken'],
): Promise<number> {
  const whose = taken === undefined ? { channel: 'ONLINE', enteredBy: accountId } : objector(taken)
  const lock = `objections ${topicId} ${Object.values(whose).join(' ')}`
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${lock}, 42))::text`
  return tx.objection.count({ where: { communityId, topicId, ...whose, upheld: null } })
}

interface ObjectionRow extends Omit<z.infer<typeof objectionView>, 'kind' | 'at' | 'decidedAt' | 'taken'> {
  readonly kind: string
  readonly at: Date
  readonly decidedAt: Date | null
  readonly channel: string
  readonly of: string | null
}

/** Oldest first, of every round. One's own is also what the desk took down for one's household. */
export async function listObjections(
  tx: Tx,
  { communityId, topicId }: TopicKey,
  accountId: string,
  everybodys: boolean,
): Promise<z.infer<typeof objectionView>[]> {
  const mine = Prisma.sql`case o.channel when 'ONLINE' then o.entered_by = ${accountId}::uuid
    else exists (select from account_person me where me.community_id = o.community_id
      and me.account_id = ${accountId}::uuid and unit.person_ids @> array[me.person_id]) end`
  const rows = await tx.$queryRaw<ObjectionRow[]>`
    select o.id, o.kind, o.text, o.at, o.upheld, o.decision, o.decided_at as "decidedAt", o.channel,
      coalesce(o.on_behalf_of, unit.label) as of, ${mine} as mine
    from objection o left join voting_unit unit on (unit.community_id, unit.id) = (o.community_id, o.voting_unit_id)
    where o.community_id = ${communityId}::uuid and o.topic_id = ${topicId}::uuid and (${everybodys}::boolean or ${mine})
    order by o.at, o.id limit 500`
  return rows.map(({ kind, at, decidedAt, channel, of, ...row }) => ({
    ...row,
    kind: objectionView.shape.kind.parse(kind),
    taken: takenOf({ channel, of }),
    at: at.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  }))
}
