import { paperBallotsSchema, paperPendingSchema, paperResultSchema } from '@gongyi/shared/contracts'
import { ORGANISERS } from '@gongyi/shared/domain'
import { Body, Controller, Get, Param, Post } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import { type Actor, CurrentActor, CurrentCommunity } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { READERS } from '../visibility.js'
import { type PaperBallots, PaperBallotsService, type PaperPending, type PaperResult } from './paper-ballots.service.js'

@ApiTags('vote')
@Controller('topics/:topicId')
export class PaperBallotsController {
  constructor(private readonly papers: PaperBallotsService) {}

  @Post('paper-ballots')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(200, paperResultSchema)
  enter(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Body({ schema: paperBallotsSchema }) batch: PaperBallots,
  ): Promise<PaperResult> {
    return this.papers.enter({ actor, communityId, topicId }, batch)
  }

  @Post('paper-ballots/check')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(200, paperResultSchema)
  check(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Body({ schema: paperBallotsSchema }) batch: PaperBallots,
  ): Promise<PaperResult> {
    return this.papers.check({ actor, communityId, topicId }, batch)
  }

  @Get('paper-ballots')
  @Allow({ roles: ORGANISERS, on: 'topic' })
  @ApiAnswer(200, paperPendingSchema)
  pending(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
  ): Promise<PaperPending> {
    return this.papers.pending({ actor, communityId, topicId })
  }
}
