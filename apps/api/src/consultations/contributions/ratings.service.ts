import type { Contributed, ratingSchema, ratingSummarySchema } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { visibleText } from '../redaction.js'
import { type TopicRequest, TopicsService } from '../topics.service.js'
import { isOverseer } from '../visibility.js'
import { Admissions, AT_THE_DESK } from './admissions.service.js'
import { isVotingUnit, requireOwnUnits } from './eligibility.store.js'
import { addRating, isRated, summarise } from './ratings.store.js'
import { alreadyDone, notEligible } from './refusals.js'

export type Rating = z.infer<typeof ratingSchema>
export type RatingSummary = z.infer<typeof ratingSummarySchema>

@Injectable()
export class RatingsService {
  constructor(
    private readonly admissions: Admissions,
    private readonly topics: TopicsService,
  ) {}

  /** Once per voting unit, whoever of it answers and however. */
  rate(request: TopicRequest, rating: Rating, key: string | undefined): Promise<Contributed> {
    if (rating.taken !== undefined) return this.take(request, rating, rating.taken.votingUnitId, key)
    return this.admissions.contribute(request, 'implement.rating', { key, body: rating }, async (tx, admitted) => {
      const { unitIds } = await requireOwnUnits(tx, admitted, admitted.accountId)
      const [unitId] = unitIds
      if (unitId === undefined) throw notEligible()
      if ((await isRated(tx, admitted, unitIds)) || !(await addRating(tx, admitted, unitId, rating)))
        throw alreadyDone()
      return { id: null }
    })
  }

  /** Levels counted and what people wrote, nobody's name. */
  summary(request: TopicRequest): Promise<RatingSummary> {
    return this.topics.within(request, async (tx, _, viewer) => {
      const { counts, comments } = await summarise(tx, request)
      if (isOverseer(viewer)) return { counts, comments: [] }
      return { counts, comments: comments.map(({ level, text }) => ({ level, text: visibleText(text, viewer) })) }
    })
  }

  /** Taken at the counter or the door, with the unit's consent. */
  private take(request: TopicRequest, rating: Rating, unitId: string, key: string | undefined): Promise<Contributed> {
    const sent = { key, body: rating }
    return this.admissions.contribute(
      request,
      'implement.rating-taken',
      sent,
      async (tx, admitted) => {
        if (!(await isVotingUnit(tx, admitted, unitId))) throw notEligible()
        if (!(await addRating(tx, admitted, unitId, rating))) throw alreadyDone()
        return { id: null }
      },
      AT_THE_DESK,
    )
  }
}
