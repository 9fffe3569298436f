import type { Contributed, objectionListSchema, objectionSchema } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { type TopicRequest, TopicsService } from '../topics.service.js'
import { isInsider } from '../visibility.js'
import { Admissions } from './admissions.service.js'
import { addObjection, listObjections } from './objections.store.js'

export type Objection = z.infer<typeof objectionSchema>
export type ObjectionList = z.infer<typeof objectionListSchema>

/** Also from people who were kept off the roll: that is one of the grounds, so nobody has to be on it. */
@Injectable()
export class ObjectionsService {
  constructor(
    private readonly admissions: Admissions,
    private readonly topics: TopicsService,
  ) {}

  raise(request: TopicRequest, objection: Objection, key: string | undefined): Promise<Contributed> {
    return this.admissions.contribute(request, 'vote.objection', { key, body: objection }, async (tx, admitted) => ({
      id: await addObjection(tx, admitted, objection),
    }))
  }

  /** All for those who see the whole record, one's own for everybody else. */
  list(request: TopicRequest): Promise<ObjectionList> {
    return this.topics.within(request, async (tx, _, viewer) => ({
      items: await listObjections(tx, request, viewer.accountId, isInsider(viewer)),
    }))
  }
}
