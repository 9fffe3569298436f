import {
  type Bodies,
  type BodyView,
  bodiesSchema,
  bodySchema,
  type CreateBody,
  createBodySchema,
  type EditBody,
  type EndSeat,
  editBodySchema,
  endSeatSchema,
  type SeatMember,
  seatMemberSchema,
} from '@gongyi/shared/contracts'
import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import { z } from 'zod'
import { type Actor, CurrentActor, CurrentCommunity } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { BodiesService } from './bodies.service.js'

const idSchema = z.uuid()
const READERS = { roles: ['community-admin', 'coordinator'], on: 'community' } as const

@ApiTags('rosters')
@Controller('communities/:communityId/bodies')
@Allow({ roles: ['community-admin'], on: 'community' })
export class BodiesController {
  constructor(private readonly bodies: BodiesService) {}

  @Get()
  @Allow(READERS)
  @ApiAnswer(200, bodiesSchema)
  list(@CurrentActor() actor: Actor, @CurrentCommunity() communityId: string): Promise<Bodies> {
    return this.bodies.list(actor, communityId)
  }

  @Get(':bodyId')
  @Allow(READERS)
  @ApiAnswer(200, bodySchema)
  one(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('bodyId', { schema: idSchema }) bodyId: string,
  ): Promise<BodyView> {
    return this.bodies.one(actor, communityId, bodyId)
  }

  @Post()
  @ApiAnswer(201, bodySchema)
  create(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Body({ schema: createBodySchema }) input: CreateBody,
  ): Promise<BodyView> {
    return this.bodies.create(actor, communityId, input)
  }

  @Put(':bodyId')
  @ApiAnswer(204)
  edit(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('bodyId', { schema: idSchema }) bodyId: string,
    @Body({ schema: editBodySchema }) input: EditBody,
  ): Promise<void> {
    return this.bodies.edit(actor, communityId, bodyId, input)
  }

  @Post(':bodyId/members')
  @ApiAnswer(204)
  seat(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('bodyId', { schema: idSchema }) bodyId: string,
    @Body({ schema: seatMemberSchema }) input: SeatMember,
  ): Promise<void> {
    return this.bodies.seat(actor, communityId, bodyId, input)
  }

  @Post(':bodyId/members/:memberId/end')
  @ApiAnswer(204)
  end(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('bodyId', { schema: idSchema }) bodyId: string,
    @Param('memberId', { schema: idSchema }) memberId: string,
    @Body({ schema: endSeatSchema }) input: EndSeat,
  ): Promise<void> {
    return this.bodies.end(actor, communityId, bodyId, memberId, input)
  }
}
