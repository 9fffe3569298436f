import { deliveryDoneSchema, deliverySchema } from '@gongyi/shared/contracts'
import { Body, Controller, Param, Post } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import { type Actor, CurrentActor, CurrentCommunity } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { IdempotencyKey } from '../../platform/http/idempotency-key.decorator.js'
import { READERS } from '../visibility.js'
import { DeliveriesService, type Delivery, type DeliveryDone } from './deliveries.service.js'

@ApiTags('notice')
@Controller('topics/:topicId')
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveriesService) {}

  @Post('deliveries')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(201, deliveryDoneSchema)
  record(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Body({ schema: deliverySchema }) delivery: Delivery,
    @IdempotencyKey() key: string | undefined,
  ): Promise<DeliveryDone> {
    return this.deliveries.record({ actor, communityId, topicId }, delivery, key)
  }

  @Post('receipt')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(201, deliveryDoneSchema)
  confirm(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @IdempotencyKey() key: string | undefined,
  ): Promise<DeliveryDone> {
    return this.deliveries.confirm({ actor, communityId, topicId }, key)
  }
}
