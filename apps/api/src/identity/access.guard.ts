import type { Role } from '@gongyi/shared/contracts'
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common'
import { ModuleRef, Reflector } from '@nestjs/core'
import type { FastifyRequest } from 'fastify'
import { type Actor, requestOf } from '../platform/actor.js'
import { POLICY, type Policy, TOPIC_LOCATOR, type TopicLocator } from '../platform/allow.decorator.js'
import { ENV, type Env } from '../platform/env.js'
import { isId } from '../platform/ids.js'
import { notFound, Problem } from '../platform/problem.js'
import { RegionTree } from './region-tree.js'
import { readSessionCookie } from './session-cookie.js'
import { SessionsService } from './sessions.service.js'

type RolePolicy = Extract<Policy, object>

/** Who is asking, and may they: asked of every route. A route that does not say is refused. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionsService,
    private readonly regions: RegionTree,
    private readonly modules: ModuleRef,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const policy = this.reflector.getAllAndOverride<Policy | undefined>(POLICY, [
      context.getHandler(),
      context.getClass(),
    ])
    if (policy === undefined) throw notFound()
    const request = requestOf(context)
    const actor = await this.identify(request)
    if (policy === 'public') return true
    if (actor === undefined) throw new Problem('not-signed-in')
    refuseMalformedIds(paramsOf(request))
    if (policy !== 'signed-in') await this.check(policy, actor, request)
    return true
  }

  private async identify(request: FastifyRequest): Promise<Actor | undefined> {
    const token = readSessionCookie(request, this.env)
    const session = token === undefined ? undefined : await this.sessions.resume(token)
    if (session === undefined) return undefined
    const actor = await this.sessions.actorOf(session)
    request.actor = actor
    return actor
  }

  private async check(policy: RolePolicy, actor: Actor, request: FastifyRequest): Promise<void> {
    const params = paramsOf(request)
    switch (policy.on) {
      case 'community':
        return this.checkCommunity(policy, actor, request, params[policy.param ?? 'communityId'])
      case 'topic':
        return this.checkTopic(policy, actor, request, params[policy.param ?? 'topicId'])
      case 'township':
        return this.checkRegion(policy, actor, params[policy.param ?? 'regionId'])
      case 'system':
        return requireRole(
          policy.roles,
          actor.grants.map((grant) => grant.role),
        )
    }
  }

  private checkCommunity(
    policy: RolePolicy,
    actor: Actor,
    request: FastifyRequest,
    communityId: string | undefined,
  ): void {
    const roles = communityId === undefined ? [] : actor.rolesIn(communityId)
    if (communityId === undefined || roles.length === 0) throw notFound()
    requireRole(policy.roles, roles)
    request.communityId = communityId
  }

  private async checkTopic(policy: RolePolicy, actor: Actor, request: FastifyRequest, topicId: string | undefined) {
    const locator = this.modules.get<TopicLocator>(TOPIC_LOCATOR, { strict: false })
    const communityId = topicId === undefined ? undefined : await locator.communityOf(topicId, actor)
    this.checkCommunity(policy, actor, request, communityId)
  }

  private async checkRegion(policy: RolePolicy, actor: Actor, regionId: string | undefined): Promise<void> {
    if (regionId === undefined)
      return requireRole(
        policy.roles,
        actor.grants.map((grant) => grant.role),
      )
    const over = await Promise.all(actor.grants.map((grant) => this.regions.isWithin(regionId, grant.regionId)))
    const roles = actor.grants.filter((_, index) => over[index] === true).map((grant) => grant.role)
    if (roles.length === 0) throw notFound()
    requireRole(policy.roles, roles)
  }
}

function requireRole(wanted: readonly Role[], held: readonly Role[]): void {
  if (!wanted.some((role) => held.includes(role))) throw new Problem('not-allowed')
}

function paramsOf(request: FastifyRequest): Readonly<Record<string, string | undefined>> {
  return request.params as Record<string, string | undefined>
}

/** An id that cannot exist is an object that does not: 404 like any other, before the database sees it. */
function refuseMalformedIds(params: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(params)) {
    if (/^id$|Id$/.test(name) && !isId(value)) throw notFound()
  }
}
