import type { DeskAnswer, DrawDesk, DrawMade } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import { now } from '../../platform/database.js'
import { notFound } from '../../platform/problem.js'
import { TopicEvents } from '../topic-events.js'
import { TopicsService } from '../topics.service.js'
import { seesWords } from '../visibility.js'
import { findDraw, lockDraw } from './draw.store.js'
import { takeAnswer } from './draw-answers.js'
import { readDesk } from './draw-view.store.js'
import type { DrawRequest } from './sortition.service.js'

/** A draw with the names of those called, and what they told the desk. */
@Injectable()
export class DrawDeskService {
  constructor(
    private readonly topics: TopicsService,
    private readonly events: TopicEvents,
  ) {}

  view(request: DrawRequest): Promise<DrawDesk> {
    return this.topics.within(request, async (tx, topic, viewer) => {
      const found = await findDraw(tx, { communityId: topic.communityId, drawId: request.drawId })
      if (found === undefined || found.topicId !== topic.id || !seesWords(topic, viewer)) throw notFound()
      return readDesk(tx, topic, viewer, found)
    })
  }

  answer(request: DrawRequest, { token, answer }: DeskAnswer): Promise<DrawMade> {
    return this.topics.within(request, async (tx, topic, viewer) => {
      const key = { communityId: topic.communityId, topicId: topic.id, drawId: request.drawId }
      const draw = await lockDraw(tx, key)
      if (draw === undefined) throw notFound()
      const at = (await now(tx)).toISOString()
      await takeAnswer(tx, this.events, { topic, viewer, draw, token, answer, channel: 'DESK', at })
      return { id: draw.id }
    })
  }
}
