import type { Contributed, ratingSchema, ratingSummarySchema } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { visibleText } from '../redaction.js'
import { type TopicRequest, TopicsService } from '../topics.service.js'
import { Admissions } from './admissions.service.js'
import { requireOwnUnits } from './eligibility.store.js'
import { addRating, summarise } from './ratings.store.js'
import { alreadyDone } from './refusals.js'

export type Rating = z.infer<typeof ratingSchema>
export type RatingSummary = z.infer<typeof ratingSummarySchema>

@Injectable()
export class RatingsService {
  constructor(
    private readonly admissions: Admissions,
    private readonly topics: TopicsService,
  ) {}

  /** Once per person of the electorate. */
  rate(request: TopicRequest, rating: Rating, key: string | undefined): Promise<Contributed> {
    return this.admissions.contribute(request, 'implement.rating', { key, body: rating }, async (tx, admitted) => {
      const { personId } = await requireOwnUnits(tx, admitted, admitted.accountId)
      if (!(await addRating(tx, admitted, personId, rating))) throw alreadyDone()
      return { id: null }
    })
  }

  /** Levels counted and what people wrote, nobody's name. */
  summary(request: TopicRequest): Promise<RatingSummary> {
    return this.topics.within(request, async (tx, _, viewer) => {
      const { counts, comments } = await summarise(tx, request)
      return { counts, comments: comments.map(({ level, text }) => ({ level, text: visibleText(text, viewer) })) }
    })
  }
}
