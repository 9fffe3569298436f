import type { DrawMade } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import { now, type Tx } from '../../platform/database.js'
import { notFound } from '../../platform/problem.js'
import { chainFact } from '../chained.store.js'
import type { StoredTopic } from '../topic.js'
import { TopicEvents } from '../topic-events.js'
import { type TopicRequest, TopicsService } from '../topics.service.js'
import type { Viewer } from '../visibility.js'
import { lockDraw, type StoredDraw } from './draw.store.js'

export interface DrawRequest extends TopicRequest {
  readonly drawId: string
}

/** A deed on one draw: the topic, the draw (held), who does it and when. */
export interface Deed {
  readonly tx: Tx
  readonly topic: StoredTopic
  readonly viewer: Viewer
  readonly draw: StoredDraw
  readonly at: string
}

/** Does what is to be done on a draw while nobody else does anything to it, and writes it into the topic's chain. */
@Injectable()
export class DrawDeeds {
  constructor(
    private readonly topics: TopicsService,
    private readonly events: TopicEvents,
  ) {}

  on(request: DrawRequest, work: (deed: Deed) => Promise<void>): Promise<DrawMade> {
    return this.topics.within(request, async (tx, topic, viewer) => {
      const key = { communityId: topic.communityId, topicId: topic.id, drawId: request.drawId }
      const held = await lockDraw(tx, key)
      if (held === undefined) throw notFound()
      await work({ tx, topic, viewer, draw: held, at: (await now(tx)).toISOString() })
      return { id: held.id }
    })
  }

  chain({ tx, topic, viewer, at }: Deed, type: string, action: string, payload: object): Promise<void> {
    const fact = { type: `sortition.${type}`, action: `sortition.${action}`, at, payload }
    return chainFact(tx, this.events, topic, { ...fact, accountId: viewer.accountId, role: viewer.roles[0] ?? '' })
  }
}
