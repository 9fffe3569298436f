import type { ballotSchema, Receipt } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { TenantDatabase } from '../../platform/database.js'
import { Problem, refused } from '../../platform/problem.js'
import { refusalProblem } from '../refusal-problem.js'
import type { TopicRequest } from '../topics.service.js'
import { Admissions } from './admissions.service.js'
import { castBallot } from './ballots.store.js'
import { receiptCode } from './receipt-code.js'
import { alreadyDone, invalidField } from './refusals.js'

export type Ballot = z.infer<typeof ballotSchema>

export interface Cast {
  /** False when this very ballot was in already. */
  readonly created: boolean
  readonly receipt: Receipt
}

/** Exactly one ballot per voting unit. Everything is decided by one function in the database, by its clock. */
@Injectable()
export class BallotsService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly admissions: Admissions,
  ) {}

  async cast(request: TopicRequest, ballot: Ballot): Promise<Cast> {
    const { actor, communityId, topicId } = request
    if (!actor.rolesIn(communityId).includes('resident')) throw await this.explain(request, 'not-eligible')
    const context = { communityId, role: 'resident', accountId: actor.accountId }
    // A moment's race is settled by asking once more: by then the other ballot is to be seen
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      const cast = await this.database.inTenantPg(context, (client) =>
        castBallot(client, { communityId, topicId, ...ballot, receipt: receiptCode() }),
      )
      const { motionId, votingUnitId, choice } = ballot
      switch (cast?.result) {
        case 'created':
        case 'replayed':
          return { created: cast.result === 'created', receipt: { ...cast.sealed, motionId, votingUnitId, choice } }
        case 'conflict':
          throw alreadyDone()
        case 'refused':
          throw refused(cast.reason, cast.reason === 'window-closed' ? [{ id: 'TL.5' }] : [])
        case undefined:
          throw await this.explain(request, undefined)
        case 'race':
          break
      }
    }
    throw new Problem('unavailable', { retryAfterSeconds: 1 })
  }

  /** Off the hot path: what the rule says of a ballot that found no poll. */
  private async explain(request: TopicRequest, otherwise: string | undefined): Promise<Problem> {
    const refusal = await this.admissions.refusal(request, 'vote.ballot')
    if (refusal?.code === 'not-permitted') return refusalProblem(refusal)
    if (refusal !== undefined) return refused(refusal.code, refusal.unmet)
    return otherwise === undefined
      ? invalidField('/motionId', 'not-found', 'not a motion of this topic')
      : refused(otherwise)
  }
}
