import {
  type JoinInvitation,
  joinInvitationSchema,
  type LookJoin,
  lookJoinSchema,
  type MyHousehold,
  myHouseholdSchema,
  type OpenSession,
  openSessionSchema,
  type RedeemJoin,
  redeemJoinSchema,
} from '@gongyi/shared/contracts'
import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { setSessionCookie } from '../../identity/session-cookie.js'
import { SessionGateService } from '../../identity/session-gate.service.js'
import { type Actor, CurrentActor, CurrentCommunity, MaybeActor } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { ENV, type Env } from '../../platform/env.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { JoinService } from './join.service.js'

@ApiTags('joining')
@Controller()
export class JoinController {
  constructor(
    private readonly joining: JoinService,
    private readonly gate: SessionGateService,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** The code travels in the body: addresses end up in logs. */
  @Post('join/look')
  @Allow('public')
  @ApiAnswer(200, joinInvitationSchema)
  look(@Body({ schema: lookJoinSchema }) input: LookJoin, @Req() request: FastifyRequest): Promise<JoinInvitation> {
    return this.joining.look(input, request.ip)
  }

  @Post('join')
  @Allow('public')
  @ApiAnswer(201, openSessionSchema)
  async redeem(
    @Body({ schema: redeemJoinSchema }) input: RedeemJoin,
    @MaybeActor() actor: Actor | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OpenSession> {
    await this.joining.redeem(input, request.ip)
    const { phone, password } = input
    const { opened, session } = await this.gate.open({ phone, password }, request.ip, actor?.sessionId)
    setSessionCookie(reply, this.env, opened.token, opened.maxAgeSeconds)
    return { session }
  }

  @Get('communities/:communityId/my-household')
  @Allow({ roles: ['resident'], on: 'community' })
  @ApiAnswer(200, myHouseholdSchema)
  mine(@CurrentActor() actor: Actor, @CurrentCommunity() communityId: string): Promise<MyHousehold> {
    return this.joining.mine(actor, communityId)
  }
}
