import {
  type AbandonDraw,
  type AgreeDraw,
  abandonDrawSchema,
  agreeDrawSchema,
  type ConfirmDecline,
  confirmDeclineSchema,
  type DeskAnswer,
  type DrawDesk,
  type DrawList,
  type DrawMade,
  type DrawPlan,
  type DrawSeed,
  deskAnswerSchema,
  drawDeskSchema,
  drawListSchema,
  drawMadeSchema,
  drawPlanSchema,
  drawSeedSchema,
  type PoolPreview,
  poolPreviewSchema,
} from '@gongyi/shared/contracts'
import { Body, Controller, Get, Param, Post } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import { type Actor, CurrentActor, CurrentCommunity } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { INSIDERS, READERS } from '../visibility.js'
import { DrawDeskService } from './draw-desk.service.js'
import { DrawNumberService } from './draw-number.service.js'
import { DEED_ROLES } from './draw-roles.js'
import { SortitionService } from './sortition.service.js'

@ApiTags('participants')
@Controller('topics/:topicId/draws')
export class SortitionController {
  constructor(
    private readonly sortition: SortitionService,
    private readonly numbers: DrawNumberService,
    private readonly desk: DrawDeskService,
  ) {}

  @Get()
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(200, drawListSchema)
  list(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
  ): Promise<DrawList> {
    return this.sortition.list({ actor, communityId, topicId })
  }

  @Post('preview')
  @Allow({ roles: DEED_ROLES.commit, on: 'topic' })
  @ApiAnswer(200, poolPreviewSchema)
  preview(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Body({ schema: drawPlanSchema }) plan: DrawPlan,
  ): Promise<PoolPreview> {
    return this.sortition.preview({ actor, communityId, topicId }, plan)
  }

  @Post()
  @Allow({ roles: DEED_ROLES.commit, on: 'topic' })
  @ApiAnswer(201, drawMadeSchema)
  create(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Body({ schema: drawPlanSchema }) plan: DrawPlan,
  ): Promise<DrawMade> {
    return this.sortition.create({ actor, communityId, topicId }, plan)
  }

  @Get(':drawId')
  @Allow({ roles: INSIDERS, on: 'topic' })
  @ApiAnswer(200, drawDeskSchema)
  view(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Param('drawId') drawId: string,
  ): Promise<DrawDesk> {
    return this.desk.view({ actor, communityId, topicId, drawId })
  }

  @Post(':drawId/agree')
  @Allow({ roles: DEED_ROLES.agree, on: 'topic' })
  @ApiAnswer(200, drawMadeSchema)
  agree(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Param('drawId') drawId: string,
    @Body({ schema: agreeDrawSchema }) reason: AgreeDraw,
  ): Promise<DrawMade> {
    return this.sortition.agree({ actor, communityId, topicId, drawId }, reason)
  }

  @Post(':drawId/commit')
  @Allow({ roles: DEED_ROLES.commit, on: 'topic' })
  @ApiAnswer(200, drawMadeSchema)
  commit(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Param('drawId') drawId: string,
  ): Promise<DrawMade> {
    return this.sortition.commit({ actor, communityId, topicId, drawId })
  }

  @Post(':drawId/seed')
  @Allow({ roles: DEED_ROLES.seed, on: 'topic' })
  @ApiAnswer(200, drawMadeSchema)
  seed(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Param('drawId') drawId: string,
    @Body({ schema: drawSeedSchema }) seed: DrawSeed,
  ): Promise<DrawMade> {
    return this.numbers.enterSeed({ actor, communityId, topicId, drawId }, seed)
  }

  @Post(':drawId/confirm')
  @Allow({ roles: DEED_ROLES.confirm, on: 'topic' })
  @ApiAnswer(200, drawMadeSchema)
  confirm(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Param('drawId') drawId: string,
    @Body({ schema: drawSeedSchema }) seed: DrawSeed,
  ): Promise<DrawMade> {
    return this.numbers.confirm({ actor, communityId, topicId, drawId }, seed)
  }

  @Post(':drawId/witness')
  @Allow({ roles: DEED_ROLES.witness, on: 'topic' })
  @ApiAnswer(200, drawMadeSchema)
  witness(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Param('drawId') drawId: string,
  ): Promise<DrawMade> {
    return this.numbers.witness({ actor, communityId, topicId, drawId })
  }

  @Post(':drawId/answers')
  @Allow({ roles: DEED_ROLES.answer, on: 'topic' })
  @ApiAnswer(200, drawMadeSchema)
  answer(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Param('drawId') drawId: string,
    @Body({ schema: deskAnswerSchema }) answer: DeskAnswer,
  ): Promise<DrawMade> {
    return this.desk.answer({ actor, communityId, topicId, drawId }, answer)
  }

  @Post(':drawId/answers/confirm')
  @Allow({ roles: DEED_ROLES.answer, on: 'topic' })
  @ApiAnswer(200, drawMadeSchema)
  confirmDecline(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Param('drawId') drawId: string,
    @Body({ schema: confirmDeclineSchema }) declined: ConfirmDecline,
  ): Promise<DrawMade> {
    return this.desk.confirmDecline({ actor, communityId, topicId, drawId }, declined)
  }

  @Post(':drawId/abandon')
  @Allow({ roles: DEED_ROLES.abandon, on: 'topic' })
  @ApiAnswer(200, drawMadeSchema)
  abandon(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Param('drawId') drawId: string,
    @Body({ schema: abandonDrawSchema }) reason: AbandonDraw,
  ): Promise<DrawMade> {
    return this.sortition.abandon({ actor, communityId, topicId, drawId }, reason)
  }
}
