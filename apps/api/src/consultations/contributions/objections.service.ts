import type { Contributed, objectionListSchema, objectionSchema } from '@gongyi/shared/contracts'
import { ROLES } from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { type TopicRequest, TopicsService } from '../topics.service.js'
import { isInsider } from '../visibility.js'
import { Admissions, AT_THE_DESK } from './admissions.service.js'
import { isVotingUnit } from './eligibility.store.js'
import { addObjection, countUndecided, listObjections } from './objections.store.js'
import { alreadyDone, notEligible } from './refusals.js'

export type Objection = z.infer<typeof objectionSchema>
export type ObjectionList = z.infer<typeof objectionListSchema>

/** The result waits for each to be decided: one person must not be able to hold it up for ever. */
const MAX_UNDECIDED = 3

/** Also from people who were kept off the roll: that is one of the grounds, so nobody has to be on it. */
@Injectable()
export class ObjectionsService {
  constructor(
    private readonly admissions: Admissions,
    private readonly topics: TopicsService,
  ) {}

  raise(request: TopicRequest, objection: Objection, key: string | undefined): Promise<Contributed> {
    const sent = { key, body: objection }
    const { taken } = objection
    return this.admissions.contribute(
      request,
      taken === undefined ? 'vote.objection' : 'vote.objection-taken',
      sent,
      async (tx, admitted) => {
        const unitId = taken !== undefined && 'votingUnitId' in taken ? taken.votingUnitId : undefined
        if (unitId !== undefined && !(await isVotingUnit(tx, admitted, unitId))) throw notEligible()
        if ((await countUndecided(tx, admitted, taken)) >= MAX_UNDECIDED) throw alreadyDone()
        return { id: await addObjection(tx, admitted, objection) }
      },
      taken === undefined ? ROLES : AT_THE_DESK,
    )
  }

  /** All for those who see the whole record, one's own for everybody else. */
  list(request: TopicRequest): Promise<ObjectionList> {
    return this.topics.within(request, async (tx, _, viewer) => ({
      items: await listObjections(tx, request, viewer.accountId, isInsider(viewer)),
    }))
  }
}
