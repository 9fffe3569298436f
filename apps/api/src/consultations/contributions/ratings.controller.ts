import { type Contributed, contributedSchema, ratingSchema, ratingSummarySchema } from '@gongyi/shared/contracts'
import { Body, Controller, Get, Param, Post } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import { type Actor, CurrentActor, CurrentCommunity } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { IdempotencyKey } from '../../platform/http/idempotency-key.decorator.js'
import { READERS } from '../visibility.js'
import { type Rating, type RatingSummary, RatingsService } from './ratings.service.js'

@ApiTags('implement')
@Controller('topics/:topicId')
export class RatingsController {
  constructor(private readonly ratings: RatingsService) {}

  @Post('ratings')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(201, contributedSchema)
  rate(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Body({ schema: ratingSchema }) rating: Rating,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Contributed> {
    return this.ratings.rate({ actor, communityId, topicId }, rating, key)
  }

  @Get('ratings')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(200, ratingSummarySchema)
  summary(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
  ): Promise<RatingSummary> {
    return this.ratings.summary({ actor, communityId, topicId })
  }
}
