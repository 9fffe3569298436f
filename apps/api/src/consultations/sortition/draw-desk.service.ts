import type { ConfirmDecline, DeskAnswer, DrawDesk, DrawMade } from '@gongyi/shared/contracts'
import { Injectable } from '@nestjs/common'
import { notFound } from '../../platform/problem.js'
import { TopicEvents } from '../topic-events.js'
import { TopicsService } from '../topics.service.js'
import { seesWords } from '../visibility.js'
import { findDraw } from './draw.store.js'
import { type Said, takeAnswer } from './draw-answers.js'
import { DrawDeeds, type DrawRequest } from './draw-deeds.js'
import { readDesk } from './draw-view.store.js'

/** A draw with the names of those called, and what they told the desk. */
@Injectable()
export class DrawDeskService {
  constructor(
    private readonly topics: TopicsService,
    private readonly events: TopicEvents,
    private readonly deeds: DrawDeeds,
  ) {}

  view(request: DrawRequest): Promise<DrawDesk> {
    return this.topics.within(request, async (tx, topic, viewer) => {
      const found = await findDraw(tx, { communityId: topic.communityId, drawId: request.drawId })
      if (found === undefined || found.topicId !== topic.id || !seesWords(topic, viewer)) throw notFound()
      return readDesk(tx, topic, viewer, found)
    })
  }

  /** As told: one person's word. A refusal leaves the seat where it is until a colleague has confirmed it. */
  answer(request: DrawRequest, { token, answer, channel, consent }: DeskAnswer): Promise<DrawMade> {
    const recorded = answer === 'DECLINED' ? 'DECLINE_TOLD' : answer
    return this.say(request, token, { type: 'answer-told', answer: recorded, toldBy: channel, consent })
  }

  confirmDecline(request: DrawRequest, { token }: ConfirmDecline): Promise<DrawMade> {
    return this.say(request, token, { type: 'decline-confirmed', answer: 'DECLINED' })
  }

  private say(request: DrawRequest, token: string, said: Said): Promise<DrawMade> {
    return this.deeds.on(request, ({ tx, topic, viewer, draw, at }) =>
      takeAnswer(tx, this.events, { topic, viewer, draw, token, said, at }),
    )
  }
}
