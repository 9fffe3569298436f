import {
  type RevealedPerson,
  type RevealPerson,
  revealedPersonSchema,
  revealPersonSchema,
} from '@gongyi/shared/contracts'
import { Body, Controller, Param, Post, Req } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Actor, CurrentActor, CurrentCommunity } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { RevealService } from './reveal.service.js'

@ApiTags('rosters')
@Controller('communities/:communityId/persons/:personId/reveal')
@Allow({ roles: ['community-admin', 'coordinator'], on: 'community' })
export class RevealController {
  constructor(private readonly reveals: RevealService) {}

  @Post()
  @ApiAnswer(200, revealedPersonSchema)
  reveal(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('personId', { schema: z.uuid() }) personId: string,
    @Body({ schema: revealPersonSchema }) { purpose }: RevealPerson,
    @Req() request: FastifyRequest,
  ): Promise<RevealedPerson> {
    return this.reveals.reveal({ actor, communityId, personId, purpose, requestId: request.id })
  }
}
