import {
  type Contributed,
  contributedSchema,
  correctionDecisionSchema,
  correctionListSchema,
  correctionSchema,
} from '@gongyi/shared/contracts'
import { Body, Controller, Get, Param, Post } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import { type Actor, CurrentActor, CurrentCommunity } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { IdempotencyKey } from '../../platform/http/idempotency-key.decorator.js'
import { READERS } from '../visibility.js'
import {
  type Correction,
  type CorrectionDecision,
  type CorrectionList,
  CorrectionsService,
} from './corrections.service.js'

@ApiTags('participants')
@Controller('topics/:topicId')
export class CorrectionsController {
  constructor(private readonly corrections: CorrectionsService) {}

  @Post('corrections')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(201, contributedSchema)
  ask(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Body({ schema: correctionSchema }) correction: Correction,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Contributed> {
    return this.corrections.ask({ actor, communityId, topicId }, correction, key)
  }

  @Post('corrections/:correctionId/decision')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(201, contributedSchema)
  decide(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Param('correctionId') correctionId: string,
    @Body({ schema: correctionDecisionSchema }) decision: CorrectionDecision,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Contributed> {
    return this.corrections.decide({ actor, communityId, topicId }, correctionId, decision, key)
  }

  @Get('corrections')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(200, correctionListSchema)
  list(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
  ): Promise<CorrectionList> {
    return this.corrections.list({ actor, communityId, topicId })
  }
}
