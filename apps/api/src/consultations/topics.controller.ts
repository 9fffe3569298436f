import {
  type ActionRequest,
  actionRequestSchema,
  type Proposal,
  proposalSchema,
  type TopicDetail,
  type TopicEdit,
  type TopicEventList,
  type TopicList,
  type TopicListQuery,
  topicDetailSchema,
  topicEditSchema,
  topicEventListSchema,
  topicListQuery,
  topicListSchema,
} from '@gongyi/shared/contracts'
import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common'
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger'
import { type Actor, CurrentActor, CurrentCommunity } from '../platform/actor.js'
import { Allow } from '../platform/allow.decorator.js'
import { ApiAnswer } from '../platform/http/api-answer.decorator.js'
import { IdempotencyKey } from '../platform/http/idempotency-key.decorator.js'
import { stepBody } from './action-docs.js'
import { TopicsService } from './topics.service.js'
import { READERS } from './visibility.js'

@ApiTags('topics')
@Controller()
export class TopicsController {
  constructor(private readonly topics: TopicsService) {}

  @Post('communities/:communityId/topics')
  @Allow({ roles: ['resident', 'coordinator', 'community-admin'], on: 'community' })
  @ApiAnswer(201, topicDetailSchema)
  create(
    @CurrentActor() actor: Actor,
    @Param('communityId') communityId: string,
    @Body({ schema: proposalSchema }) proposal: Proposal,
    @IdempotencyKey() key: string | undefined,
  ): Promise<TopicDetail> {
    return this.topics.create(actor, communityId, proposal, key)
  }

  @Get('communities/:communityId/topics')
  @Allow({ roles: READERS, on: 'community' })
  @ApiAnswer(200, topicListSchema)
  listOfCommunity(
    @CurrentActor() actor: Actor,
    @Param('communityId') communityId: string,
    @Query({ schema: topicListQuery }) query: TopicListQuery,
  ): Promise<TopicList> {
    return this.topics.list(actor, [communityId], query)
  }

  @Get('topics')
  @Allow('signed-in')
  @ApiAnswer(200, topicListSchema)
  list(@CurrentActor() actor: Actor, @Query({ schema: topicListQuery }) query: TopicListQuery): Promise<TopicList> {
    return this.topics.list(actor, actor.communityIds, query)
  }

  @Get('topics/:topicId')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(200, topicDetailSchema)
  detail(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
  ): Promise<TopicDetail> {
    return this.topics.detail({ actor, communityId, topicId })
  }

  @Patch('topics/:topicId')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(200, topicDetailSchema)
  edit(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Body({ schema: topicEditSchema }) edit: TopicEdit,
  ): Promise<TopicDetail> {
    return this.topics.edit({ actor, communityId, topicId }, edit)
  }

  @Get('topics/:topicId/events')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(200, topicEventListSchema)
  events(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
  ): Promise<TopicEventList> {
    return this.topics.listEvents({ actor, communityId, topicId })
  }

  @Post('topics/:topicId/:stage/:verb')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(200, topicDetailSchema)
  @ApiOperation({ summary: 'Takes a step of the procedure' })
  @ApiBody(stepBody)
  act(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Param('stage') stage: string,
    @Param('verb') verb: string,
    @Body({ schema: actionRequestSchema }) step: ActionRequest,
    @IdempotencyKey() key: string | undefined,
  ): Promise<TopicDetail> {
    return this.topics.act({ actor, communityId, topicId }, `${stage}.${verb}`, step, key)
  }
}
