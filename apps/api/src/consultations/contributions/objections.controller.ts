import { type Contributed, contributedSchema, objectionListSchema, objectionSchema } from '@gongyi/shared/contracts'
import { Body, Controller, Get, Param, Post } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import { type Actor, CurrentActor, CurrentCommunity } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { IdempotencyKey } from '../../platform/http/idempotency-key.decorator.js'
import { READERS } from '../visibility.js'
import { type Objection, type ObjectionList, ObjectionsService } from './objections.service.js'

@ApiTags('vote')
@Controller('topics/:topicId')
export class ObjectionsController {
  constructor(private readonly objections: ObjectionsService) {}

  @Post('objections')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(201, contributedSchema)
  raise(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Body({ schema: objectionSchema }) objection: Objection,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Contributed> {
    return this.objections.raise({ actor, communityId, topicId }, objection, key)
  }

  @Get('objections')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(200, objectionListSchema)
  list(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
  ): Promise<ObjectionList> {
    return this.objections.list({ actor, communityId, topicId })
  }
}
