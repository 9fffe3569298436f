import { mergeAnsweredSchema, mergeAnswerSchema } from '@gongyi/shared/contracts'
import { Body, Controller, Param, Post } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import { type Actor, CurrentActor, CurrentCommunity } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { IdempotencyKey } from '../../platform/http/idempotency-key.decorator.js'
import { type MergeAnswer, type MergeAnswered, MergeAnswersService } from './merge-answers.service.js'

@ApiTags('propose')
@Controller('topics/:topicId')
export class MergeAnswersController {
  constructor(private readonly answers: MergeAnswersService) {}

  @Post('merge-answer')
  @Allow({ roles: ['resident', 'coordinator', 'community-admin'], on: 'topic' })
  @ApiAnswer(201, mergeAnsweredSchema)
  answer(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Body({ schema: mergeAnswerSchema }) answer: MergeAnswer,
    @IdempotencyKey() key: string | undefined,
  ): Promise<MergeAnswered> {
    return this.answers.answer({ actor, communityId, topicId }, answer, key)
  }
}
