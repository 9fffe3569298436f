import { type Contributed, contributedSchema, coSignSchema, coSignWithdrawalSchema } from '@gongyi/shared/contracts'
import { Body, Controller, Param, Post } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import { type Actor, CurrentActor, CurrentCommunity } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { IdempotencyKey } from '../../platform/http/idempotency-key.decorator.js'
import { READERS } from '../visibility.js'
import { type CoSign, CoSignsService, type CoSignWithdrawal } from './co-signs.service.js'

@ApiTags('propose')
@Controller('topics/:topicId')
export class CoSignsController {
  constructor(private readonly coSigns: CoSignsService) {}

  @Post('co-signs')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(201, contributedSchema)
  sign(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Body({ schema: coSignSchema }) coSign: CoSign,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Contributed> {
    return this.coSigns.sign({ actor, communityId, topicId }, coSign, key)
  }
  @Post('co-signs/withdrawal')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(200, contributedSchema)
  takeBack(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Body({ schema: coSignWithdrawalSchema }) withdrawal: CoSignWithdrawal,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Contributed> {
    return this.coSigns.takeBack({ actor, communityId, topicId }, withdrawal, key)
  }
}
