import type { SessionView, SignIn } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import type { Actor } from '../platform/actor.js'
import { TenantDatabase } from '../platform/database.js'
import { Problem } from '../platform/problem.js'
import { audit } from './audit.store.js'
import { SessionStore } from './session.store.js'
import { SessionViewService } from './session-view.service.js'
import { SessionsService } from './sessions.service.js'
import { type OpenedSession, SignInService } from './sign-in.service.js'

/** In, out, and who am I. */
@Injectable()
export class SessionGateService {
  constructor(
    private readonly sessions: SessionsService,
    private readonly views: SessionViewService,
    private readonly signIns: SignInService,
    private readonly store: SessionStore,
    private readonly database: TenantDatabase,
  ) {}

  async current(token: string | undefined): Promise<SessionView | null> {
    const session = token === undefined ? undefined : await this.sessions.resume(token)
    return session === undefined ? null : this.views.viewOf(session)
  }

  async open(
    input: SignIn,
    ip: string,
    replacesSessionId: string | undefined,
  ): Promise<{ opened: OpenedSession; session: SessionView }> {
    const opened = await this.signIns.signIn(input, ip, replacesSessionId)
    const session = await this.current(opened.token)
    if (session === null) throw new Problem('sign-in-failed')
    return { opened, session }
  }

  async close(actor: Actor): Promise<void> {
    await this.store.end(actor.sessionId)
    await this.database.global((tx) => audit(tx, { action: 'session.closed', accountId: actor.accountId }))
  }
}
