import {
  type ChooseJoinCodes,
  chooseJoinCodesSchema,
  type DoorstepJoin,
  doorstepJoinSchema,
  type JoinCodePage,
  type JoinCodeQuery,
  joinCodePageSchema,
  joinCodeQuerySchema,
  type PrintedJoinCodes,
  type PrintJoinCodes,
  printedJoinCodesSchema,
  printJoinCodesSchema,
} from '@gongyi/shared/contracts'
import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { type Actor, CurrentActor, CurrentCommunity } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { JoinCodesService } from './join-codes.service.js'

@ApiTags('joining')
@Controller('communities/:communityId/join-codes')
@Allow({ roles: ['community-admin', 'coordinator'], on: 'community' })
export class JoinCodesController {
  constructor(private readonly codes: JoinCodesService) {}

  @Get()
  @ApiAnswer(200, joinCodePageSchema)
  list(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Query({ schema: joinCodeQuerySchema }) query: JoinCodeQuery,
  ): Promise<JoinCodePage> {
    return this.codes.list(actor, communityId, query)
  }

  @Post()
  @ApiAnswer(201, printedJoinCodesSchema)
  print(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Body({ schema: printJoinCodesSchema }) input: PrintJoinCodes,
  ): Promise<PrintedJoinCodes> {
    return this.codes.print(actor, communityId, input)
  }

  @Post('release')
  @ApiAnswer(204)
  release(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Body({ schema: chooseJoinCodesSchema }) { ids }: ChooseJoinCodes,
  ): Promise<void> {
    return this.codes.release(actor, communityId, ids)
  }

  @Post('revoke')
  @ApiAnswer(204)
  revoke(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Body({ schema: chooseJoinCodesSchema }) { ids }: ChooseJoinCodes,
  ): Promise<void> {
    return this.codes.revoke(actor, communityId, ids)
  }

  @Post('doorstep')
  @ApiAnswer(204)
  doorstep(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Body({ schema: doorstepJoinSchema }) input: DoorstepJoin,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.codes.doorstep(actor, communityId, input, request.ip)
  }
}
