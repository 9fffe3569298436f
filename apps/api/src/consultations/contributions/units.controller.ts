import { unitListQuery, unitListSchema } from '@gongyi/shared/contracts'
import { Controller, Get, Param, Query } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import { type Actor, CurrentActor, CurrentCommunity } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { type UnitList, type UnitListQuery, VotingUnitsService } from './units.service.js'

@ApiTags('participants')
@Controller('topics/:topicId')
export class VotingUnitsController {
  constructor(private readonly units: VotingUnitsService) {}

  @Get('units')
  @Allow({ roles: ['coordinator', 'community-admin', 'supervisor'], on: 'topic' })
  @ApiAnswer(200, unitListSchema)
  list(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Query({ schema: unitListQuery }) query: UnitListQuery,
  ): Promise<UnitList> {
    return this.units.list({ actor, communityId, topicId }, query)
  }
}
