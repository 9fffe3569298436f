import {
  type Contributed,
  contributedSchema,
  driftSchema,
  type ElectorateLeaves,
  type ElectorateList,
  type ElectoratePreview,
  type ElectorateProof,
  electorateLeavesSchema,
  electorateListQuery,
  electorateListSchema,
  electoratePreviewInput,
  electoratePreviewSchema,
  electorateProofSchema,
  type LateCorrectionList,
  lateCorrectionDecisionSchema,
  lateCorrectionListSchema,
  lateCorrectionSchema,
} from '@gongyi/shared/contracts'
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import { type Actor, CurrentActor, CurrentCommunity } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { IdempotencyKey } from '../../platform/http/idempotency-key.decorator.js'
import { READERS } from '../visibility.js'
import {
  type Drift,
  type LateCorrection,
  type LateCorrectionDecision,
  LateCorrectionsService,
} from './late-corrections.service.js'
import { ElectoratePreviewService, type PreviewInput } from './preview.service.js'
import { type ListQuery, PublicListService } from './public-list.service.js'

@ApiTags('participants')
@Controller('topics/:topicId/electorate')
export class ElectorateController {
  constructor(
    private readonly previews: ElectoratePreviewService,
    private readonly lists: PublicListService,
    private readonly corrections: LateCorrectionsService,
  ) {}

  @Post('preview')
  @HttpCode(200)
  @Allow({ roles: ['coordinator', 'community-admin', 'supervisor'], on: 'topic' })
  @ApiAnswer(200, electoratePreviewSchema)
  preview(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Body({ schema: electoratePreviewInput }) input: PreviewInput,
  ): Promise<ElectoratePreview> {
    return this.previews.preview({ actor, communityId, topicId }, input)
  }

  @Get()
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(200, electorateListSchema)
  list(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Query({ schema: electorateListQuery }) query: ListQuery,
  ): Promise<ElectorateList> {
    return this.lists.list({ actor, communityId, topicId }, query)
  }

  @Get('leaves')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(200, electorateLeavesSchema)
  leaves(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
  ): Promise<ElectorateLeaves> {
    return this.lists.leaves({ actor, communityId, topicId })
  }

  @Get('proofs/:index')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(200, electorateProofSchema)
  proof(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Param('index') index: string,
  ): Promise<ElectorateProof> {
    return this.lists.proof({ actor, communityId, topicId }, /^\d{1,7}$/.test(index) ? Number(index) : -1)
  }

  @Get('drift')
  @Allow({ roles: ['coordinator', 'community-admin', 'supervisor'], on: 'topic' })
  @ApiAnswer(200, driftSchema)
  drift(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
  ): Promise<Drift> {
    return this.corrections.drift({ actor, communityId, topicId })
  }

  @Get('corrections')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(200, lateCorrectionListSchema)
  lateCorrections(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
  ): Promise<LateCorrectionList> {
    return this.corrections.list({ actor, communityId, topicId })
  }

  @Post('corrections')
  @Allow({ roles: ['coordinator', 'community-admin'], on: 'topic' })
  @ApiAnswer(201, contributedSchema)
  ask(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Body({ schema: lateCorrectionSchema }) asked: LateCorrection,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Contributed> {
    return this.corrections.ask({ actor, communityId, topicId }, asked, key)
  }

  @Post('corrections/:correctionId/decision')
  @Allow({ roles: ['supervisor', 'community-admin'], on: 'topic' })
  @ApiAnswer(201, contributedSchema)
  decide(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Param('correctionId') correctionId: string,
    @Body({ schema: lateCorrectionDecisionSchema }) decision: LateCorrectionDecision,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Contributed> {
    return this.corrections.decide({ actor, communityId, topicId }, correctionId, decision, key)
  }
}
