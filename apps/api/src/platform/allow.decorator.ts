import type { Role } from '@gongyi/shared/contracts'
import { SetMetadata } from '@nestjs/common'
import type { Actor } from './actor.js'

/**
 * Who may call a route. Deny by default: a route without one stops the boot.
 * - on community: one of `roles` in the community of the route parameter (default communityId); elsewhere 404
 * - on township: one of `roles` on the region of the route parameter (default regionId) or above it;
 *   without such a parameter in the path, anywhere
 * - on system: one of `roles`, wherever it was granted
 * - on topic: one of `roles` in the community of the topic of the route parameter (default topicId); elsewhere 404
 */
export type Policy =
  | 'public'
  | 'signed-in'
  | {
      readonly roles: readonly Role[]
      readonly on: 'community' | 'township' | 'system' | 'topic'
      readonly param?: string
    }

export const POLICY = 'gongyi:policy'

export function Allow(policy: Policy): MethodDecorator & ClassDecorator {
  return SetMetadata(POLICY, policy)
}

/** Provided by the consultations module; the access guard asks it where a topic lives. */
export const TOPIC_LOCATOR = Symbol('TopicLocator')

export interface TopicLocator {
  /** The community of the topic, or undefined when it does not exist or lies outside the communities the actor covers. */
  communityOf(topicId: string, actor: Actor): Promise<string | undefined>
}
