import type { Role } from '@gongyi/shared/contracts'
import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { Problem } from './problem.js'

export interface ActorGrant {
  readonly role: Role
  readonly regionId: string
  /** Every community under the region of the grant. */
  readonly communityIds: readonly string[]
}

/** Who is asking. Passed by hand from controller to service: no request-scoped providers. */
export interface Actor {
  readonly accountId: string
  readonly sessionId: string
  readonly displayName: string
  readonly grants: readonly ActorGrant[]
  /** Every community any grant reaches, each once. */
  readonly communityIds: readonly string[]
  /** The roles in force in a community, those granted on regions above it included. */
  rolesIn(communityId: string): readonly Role[]
  /** The person on that community's roster this account belongs to, if the office has linked them. */
  personIdIn(communityId: string): Promise<string | undefined>
}

declare module 'fastify' {
  interface FastifyRequest {
    actor?: Actor
    /** The community the access guard resolved from the path or the topic. */
    communityId?: string
  }
}

/** The signed-in actor. On a public route use MaybeActor. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = requestOf(context).actor
  if (actor === undefined) throw new Problem('not-signed-in')
  return actor
})

export const MaybeActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor | undefined => requestOf(context).actor,
)

/** The community the access guard has checked: of the path, or of the topic in the path. */
export const CurrentCommunity = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const communityId = requestOf(context).communityId
  if (communityId === undefined) throw new Error('CurrentCommunity needs a policy on community or topic')
  return communityId
})

export function requestOf(context: ExecutionContext): FastifyRequest {
  return context.switchToHttp().getRequest<FastifyRequest>()
}
