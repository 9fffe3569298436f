import {
  type Buildings,
  buildingsSchema,
  type ProposalView,
  proposalViewSchema,
  type SimilarQuery,
  type SimilarTopics,
  type Support,
  similarQuerySchema,
  similarTopicsSchema,
  supportSchema,
} from '@gongyi/shared/contracts'
import { Controller, Get, Param, Query } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import { type Actor, CurrentActor, CurrentCommunity } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { READERS } from '../visibility.js'
import { ProposalsService } from './proposals.service.js'

const PROPOSERS = ['resident', 'coordinator', 'community-admin'] as const

@ApiTags('propose')
@Controller()
export class ProposalsController {
  constructor(private readonly proposals: ProposalsService) {}

  @Get('communities/:communityId/similar-topics')
  @Allow({ roles: PROPOSERS, on: 'community' })
  @ApiAnswer(200, similarTopicsSchema)
  similar(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Query({ schema: similarQuerySchema }) { title }: SimilarQuery,
  ): Promise<SimilarTopics> {
    return this.proposals.similar(actor, communityId, title)
  }

  @Get('communities/:communityId/buildings')
  @Allow({ roles: PROPOSERS, on: 'community' })
  @ApiAnswer(200, buildingsSchema)
  buildings(@CurrentActor() actor: Actor, @CurrentCommunity() communityId: string): Promise<Buildings> {
    return this.proposals.buildings(actor, communityId)
  }

  @Get('topics/:topicId/support')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(200, supportSchema)
  support(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
  ): Promise<Support> {
    return this.proposals.support({ actor, communityId, topicId })
  }

  @Get('topics/:topicId/proposal')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(200, proposalViewSchema)
  proposal(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
  ): Promise<ProposalView> {
    return this.proposals.proposal({ actor, communityId, topicId })
  }
}
