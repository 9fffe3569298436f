import type { Contributed, objectionListSchema, objectionSchema } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { type TopicRequest, TopicsService } from '../topics.service.js'
import { isInsider } from '../visibility.js'
import { Admissions } from './admissions.service.js'
import { addObjection, countUndecided, listObjections } from './objections.store.js'
import { alreadyDone } from './refusals.js'

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
    return this.admissions.contribute(request, 'vote.objection', { key, body: objection }, async (tx, admitted) => {
      if ((await countUndecided(tx, admitted)) >= MAX_UNDECIDED) throw alreadyDone()
      return { id: await addObjection(tx, admitted, objection) }
    })
  }

  /** All for those who see the whole record, one's own for everybody else. */
  list(request: TopicRequest): Promise<ObjectionList> {
    return this.topics.within(request, async (tx, _, viewer) => ({
      items: await listObjections(tx, request, viewer.accountId, isInsider(viewer)),
    }))
  }
}
