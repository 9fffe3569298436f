import { ballotSchema, type Receipt, receiptSchema } from '@gongyi/shared/contracts'
import { Body, Controller, Param, Post, Res } from '@nestjs/common'
import { ApiResponse, ApiTags } from '@nestjs/swagger'
import type { FastifyReply } from 'fastify'
import { type Actor, CurrentActor, CurrentCommunity } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { READERS } from '../visibility.js'
import { type Ballot, BallotsService } from './ballots.service.js'

@ApiTags('vote')
@Controller('topics/:topicId')
export class BallotsController {
  constructor(private readonly ballots: BallotsService) {}

  /** 201 when it is cast, 200 with the same receipt when this very ballot was in already. */
  @Post('ballots')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(201, receiptSchema)
  @ApiResponse({ status: 200, description: 'This ballot was in already', standardSchema: receiptSchema })
  async cast(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Body({ schema: ballotSchema }) ballot: Ballot,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Receipt> {
    const { created, receipt } = await this.ballots.cast({ actor, communityId, topicId }, ballot)
    void reply.status(created ? 201 : 200).header('cache-control', 'no-store')
    return receipt
  }
}
