import { type GiveTag, giveTagSchema, type PersonTags, personTagsSchema } from '@gongyi/shared/contracts'
import { Body, Controller, Get, Param, Post } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import { z } from 'zod'
import { type Actor, CurrentActor, CurrentCommunity } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { TagsService } from './tags.service.js'

const idSchema = z.uuid()

@ApiTags('rosters')
@Controller('communities/:communityId')
@Allow({ roles: ['community-admin'], on: 'community' })
export class TagsController {
  constructor(private readonly tags: TagsService) {}

  /** Without the sensitive ones for everybody but the administrator. */
  @Get('persons/:personId/tags')
  @Allow({ roles: ['community-admin', 'coordinator'], on: 'community' })
  @ApiAnswer(200, personTagsSchema)
  list(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('personId', { schema: idSchema }) personId: string,
  ): Promise<PersonTags> {
    return this.tags.list(actor, communityId, personId)
  }

  @Post('persons/:personId/tags')
  @ApiAnswer(204)
  give(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('personId', { schema: idSchema }) personId: string,
    @Body({ schema: giveTagSchema }) input: GiveTag,
  ): Promise<void> {
    return this.tags.give(actor, communityId, personId, input)
  }

  @Post('tags/:tagId/end')
  @ApiAnswer(204)
  end(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('tagId', { schema: idSchema }) tagId: string,
  ): Promise<void> {
    return this.tags.end(actor, communityId, tagId)
  }
}
