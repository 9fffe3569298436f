import type pg from 'pg'
import { z } from 'zod'

export interface CastRequest {
  readonly communityId: string
  readonly topicId: string
  readonly motionId: string
  readonly votingUnitId: string
  readonly choice: string
  readonly idem: string
  readonly receipt: string
}

export type CastResult =
  | { readonly result: 'created' | 'replayed'; readonly sealed: { readonly receipt: string; readonly at: string } }
  | { readonly result: 'conflict' | 'race' }
  | { readonly result: 'refused'; readonly reason: string }

/** The poll is found first and alone, so that the function runs for it once and for no other. */
const CAST = {
  name: 'gongyi-cast-ballot',
  text: `with session as materialized (
      select poll.id from poll
        join topic on (topic.community_id, topic.id, topic.round) = (poll.community_id, poll.topic_id, poll.round)
      where poll.community_id = $1 and poll.topic_id = $2 and poll.motion_id = $3
    )
    select done.result, done.reason, done.receipt, done.cast_at as "castAt"
    from session, cast_ballot(session.id, $4, $5, $6, $7) as done`,
}

const row = z.discriminatedUnion('result', [
  z.object({ result: z.enum(['created', 'replayed']), receipt: z.string(), castAt: z.date() }),
  z.object({ result: z.enum(['conflict', 'race']) }),
  z.object({ result: z.literal('refused'), reason: z.string() }),
])

/** One statement: lock, clock, eligibility, insert. Undefined when the motion has no poll in this round. */
export async function castBallot(client: pg.PoolClient, request: CastRequest): Promise<CastResult | undefined> {
  const { communityId, topicId, motionId, votingUnitId, choice, idem, receipt } = request
  const values = [communityId, topicId, motionId, votingUnitId, choice, idem, receipt]
  const { rows } = await client.query({ ...CAST, values })
  if (rows[0] === undefined) return undefined
  const cast = row.parse(rows[0])
  return 'castAt' in cast
    ? { result: cast.result, sealed: { receipt: cast.receipt, at: cast.castAt.toISOString() } }
    : cast
}
