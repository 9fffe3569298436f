import {
  type ContributionId,
  civilDateOf,
  mayContribute,
  NO_FACTS,
  ORGANISERS,
  type Refusal,
  ROLES,
  type Role,
  refusal,
} from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import { now, type Tx } from '../../platform/database.js'
import { idempotent } from '../../platform/idempotency.store.js'
import { contextOf } from '../facts.store.js'
import { refusalProblem } from '../refusal-problem.js'
import type { StoredTopic } from '../topic.js'
import { actAs } from '../topic.repository.js'
import { type TopicRequest, TopicsService } from '../topics.service.js'
import type { Viewer } from '../visibility.js'
import type { Admitted } from './admitted.js'

/** What came over the wire: the key under which it is done once, and the body it belongs to. */
export interface Sent {
  readonly key: string | undefined
  readonly body: unknown
}

/** For what the desk does in somebody's name. */
export const AT_THE_DESK: readonly Role[] = ORGANISERS

/** The door all contributions come through: the topic is visible, the rule allows it, and it is done once. */
@Injectable()
export class Admissions {
  constructor(private readonly topics: TopicsService) {}

  /** Runs the work once for a key, in the first role of `among` that the rule allows; else the rule's refusal. */
  contribute<T>(
    request: TopicRequest,
    id: ContributionId,
    { key, body }: Sent,
    work: (tx: Tx, admitted: Admitted) => Promise<T>,
    among: readonly Role[] = ROLES,
  ): Promise<T> {
    return this.topics.within(request, (tx, topic, viewer) => {
      const { communityId, topicId } = request
      const once = { communityId, accountId: viewer.accountId, key, route: id, request: { topicId, body } }
      return idempotent(tx, once, async () => {
        const at = (await now(tx)).toISOString()
        const decided = admit(id, topic, viewer, at, among)
        if (!decided.ok) throw refusalProblem(decided.refusal)
        await actAs(tx, decided.role)
        const { accountId } = viewer
        return work(tx, { communityId, topicId, topic, accountId, role: decided.role, now: at, today: civilDateOf(at) })
      })
    })
  }

  /** Why the rule would refuse this now, or undefined. */
  refusal(request: TopicRequest, id: ContributionId): Promise<Refusal | undefined> {
    return this.topics.within(request, async (tx, topic, viewer) => {
      const decided = admit(id, topic, viewer, (await now(tx)).toISOString(), ROLES)
      return decided.ok ? undefined : decided.refusal
    })
  }
}

type Decided = { readonly ok: true; readonly role: Role } | { readonly ok: false; readonly refusal: Refusal }

function admit(id: ContributionId, topic: StoredTopic, viewer: Viewer, at: string, among: readonly Role[]): Decided {
  const refusals: Refusal[] = []
  for (const role of viewer.roles.filter((held) => among.includes(held))) {
    // Who is eligible and whether it was done before is the database's to say: these rules ask for no facts
    const decided = mayContribute(id, topic, contextOf(viewer.accountId, role, at, NO_FACTS))
    if (decided.ok) return { ok: true, role }
    refusals.push(decided.error)
  }
  const closest = refusals.find(({ code }) => code !== 'not-permitted') ?? refusals[0]
  return { ok: false, refusal: closest ?? refusal('not-permitted', [{ id: 'RO.1', params: { role: '' } }]) }
}
