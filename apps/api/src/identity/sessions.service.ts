import { Inject, Injectable } from '@nestjs/common'
import type { Actor, ActorGrant } from '../platform/actor.js'
import { TenantDatabase } from '../platform/database.js'
import { ENV, type Env } from '../platform/env.js'
import { findPersonId } from './account-person.store.js'
import { isStaff } from './authority.js'
import { RegionTree } from './region-tree.js'
import { type LiveSession, SessionStore } from './session.store.js'
import { keyedHash } from './tokens.js'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** docs/decisions/0005: an office screen is left open in a public room, a resident's phone is not. */
export const STAFF_LIMITS = { idleMs: 30 * MINUTE, absoluteMs: 12 * HOUR }
export const RESIDENT_LIMITS = { idleMs: 30 * DAY, absoluteMs: 180 * DAY }
const TOUCH_EVERY_MS = MINUTE

@Injectable()
export class SessionsService {
  constructor(
    private readonly store: SessionStore,
    private readonly regions: RegionTree,
    private readonly database: TenantDatabase,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** The session behind a cookie, unless it has ended, idled out, or its account was disabled. */
  async resume(token: string): Promise<LiveSession | undefined> {
    const session = await this.store.find(keyedHash(this.env.sessionPepper, 'session', token))
    if (session === undefined) return undefined
    if (session.idleMs > limitsFor(session).idleMs) {
      await this.store.end(session.id)
      return undefined
    }
    if (session.idleMs > TOUCH_EVERY_MS) await this.store.touch(session.id)
    return session
  }

  async actorOf(session: LiveSession): Promise<Actor> {
    const grants = await this.grantsOf(session)
    const { accountId } = session
    return {
      accountId,
      sessionId: session.id,
      displayName: session.displayName,
      grants,
      communityIds: [...new Set(grants.flatMap((grant) => grant.communityIds))],
      rolesIn: (communityId) => rolesIn(grants, communityId),
      personIdIn: (communityId) =>
        this.database.inTenant({ communityId, role: rolesIn(grants, communityId)[0] ?? '', accountId }, (tx) =>
          findPersonId(tx, communityId, accountId),
        ),
    }
  }

  private grantsOf(session: LiveSession): Promise<ActorGrant[]> {
    return Promise.all(
      session.grants.map(async (grant) => ({
        ...grant,
        communityIds: await this.regions.communitiesUnder(grant.regionId),
      })),
    )
  }
}

export function limitsFor(session: Pick<LiveSession, 'grants'>): { idleMs: number; absoluteMs: number } {
  return isStaff(session.grants.map((grant) => grant.role)) ? STAFF_LIMITS : RESIDENT_LIMITS
}

function rolesIn(grants: readonly ActorGrant[], communityId: string) {
  return [...new Set(grants.filter((grant) => grant.communityIds.includes(communityId)).map((grant) => grant.role))]
}
