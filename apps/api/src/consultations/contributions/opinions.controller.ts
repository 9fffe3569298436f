import {
  type Contributed,
  contributedSchema,
  opinionListQuery,
  opinionListSchema,
  opinionSchema,
  replySchema,
} from '@gongyi/shared/contracts'
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import { type Actor, CurrentActor, CurrentCommunity } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { IdempotencyKey } from '../../platform/http/idempotency-key.decorator.js'
import { READERS } from '../visibility.js'
import {
  type Opinion,
  type OpinionList,
  type OpinionListQuery,
  OpinionsService,
  type Reply,
} from './opinions.service.js'

@ApiTags('deliberate')
@Controller('topics/:topicId')
export class OpinionsController {
  constructor(private readonly opinions: OpinionsService) {}

  @Post('opinions')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(201, contributedSchema)
  give(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Body({ schema: opinionSchema }) opinion: Opinion,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Contributed> {
    return this.opinions.give({ actor, communityId, topicId }, opinion, key)
  }

  @Post('opinions/:opinionId/reply')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(201, contributedSchema)
  reply(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Param('opinionId') opinionId: string,
    @Body({ schema: replySchema }) reply: Reply,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Contributed> {
    return this.opinions.reply({ actor, communityId, topicId }, opinionId, reply, key)
  }

  @Get('opinions')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(200, opinionListSchema)
  list(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Query({ schema: opinionListQuery }) query: OpinionListQuery,
  ): Promise<OpinionList> {
    return this.opinions.list({ actor, communityId, topicId }, query)
  }
}
