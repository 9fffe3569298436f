import {
  type CurrentSession,
  currentSessionSchema,
  type OpenSession,
  openSessionSchema,
  type SignIn,
  signInSchema,
} from '@gongyi/shared/contracts'
import { Body, Controller, Delete, Get, Inject, Post, Req, Res } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Actor, MaybeActor } from '../platform/actor.js'
import { Allow } from '../platform/allow.decorator.js'
import { ENV, type Env } from '../platform/env.js'
import { ApiAnswer } from '../platform/http/api-answer.decorator.js'
import { clearSessionCookie, readSessionCookie, setSessionCookie } from './session-cookie.js'
import { SessionGateService } from './session-gate.service.js'

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly gate: SessionGateService,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Null, not 401, when nobody is signed in: the sign-in page asks too. */
  @Get()
  @Allow('public')
  @ApiAnswer(200, currentSessionSchema)
  async current(@Req() request: FastifyRequest): Promise<CurrentSession> {
    return { session: await this.gate.current(readSessionCookie(request, this.env)) }
  }

  @Post()
  @Allow('public')
  @ApiAnswer(201, openSessionSchema)
  async open(
    @Body({ schema: signInSchema }) input: SignIn,
    @MaybeActor() actor: Actor | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OpenSession> {
    const { opened, session } = await this.gate.open(input, request.ip, actor?.sessionId)
    setSessionCookie(reply, this.env, opened.token, opened.maxAgeSeconds)
    return { session }
  }

  @Delete()
  @Allow('public')
  @ApiAnswer(204)
  async close(@MaybeActor() actor: Actor | undefined, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    if (actor !== undefined) await this.gate.close(actor)
    clearSessionCookie(reply, this.env)
  }
}
