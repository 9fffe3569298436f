import { Injectable, type OnModuleInit } from '@nestjs/common'
import { type TopicEventNotice, TopicEvents } from '../consultations/topic-events.js'
import type { Tx } from '../platform/database.js'
import { enqueueDelivery, fanOut } from './fan-out.store.js'
import { noticeOf } from './policy.js'

/** Listens to the consultations; what it writes commits with the step it tells of. */
@Injectable()
export class NotificationsService implements OnModuleInit {
  constructor(private readonly events: TopicEvents) {}

  onModuleInit(): void {
    this.events.subscribe((tx, event) => this.tell(tx, event))
  }

  private async tell(tx: Tx, event: TopicEventNotice): Promise<void> {
    const notice = noticeOf(event.type, event.topic.records)
    if (notice === undefined) return
    const { communityId, topicId, seq: eventSeq, at, actorAccountId: except } = event
    const fan = { communityId, topicId, eventSeq, at, except, ...notice }
    if ((await fanOut(tx, fan)) > 0) await enqueueDelivery(tx, fan)
  }
}
