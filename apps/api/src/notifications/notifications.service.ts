import { Injectable, type OnModuleInit } from '@nestjs/common'
import { type TopicEventNotice, TopicEvents } from '../consultations/topic-events.js'
import { AccountEvents } from '../identity/account-events.js'
import type { Tx } from '../platform/database.js'
import { enqueueDelivery, fanOut, recordInboxDeliveries, tellHolder } from './fan-out.store.js'
import { kindsOf, noticeOf } from './policy.js'

/** Listens to the consultations and to sign-ins; what it writes commits with what it tells of. */
@Injectable()
export class NotificationsService implements OnModuleInit {
  constructor(
    private readonly events: TopicEvents,
    private readonly accounts: AccountEvents,
  ) {}

  onModuleInit(): void {
    this.events.subscribe((tx, event) => this.tell(tx, event))
    this.accounts.subscribe((tx, { printedBy, ...holder }) =>
      tellHolder(tx, holder, 'account.code-used', printedBy === undefined ? {} : { role: printedBy }),
    )
    this.accounts.subscribeJoined(async (tx, { communityId, accountId, household }) => {
      await tellHolder(tx, { communityId, accountId }, 'account.joined', {})
      for (const member of household) {
        await tellHolder(tx, { communityId, accountId: member }, 'household.member-joined', {})
      }
    })
  }

  private async tell(tx: Tx, event: TopicEventNotice): Promise<void> {
    for (const kind of kindsOf(event.type, event.topic)) await this.tellAs(tx, kind, event)
  }

  private async tellAs(tx: Tx, kind: string, event: TopicEventNotice): Promise<void> {
    const notice = noticeOf(kind, event.topic.records, event.caseNo)
    if (notice === undefined) return
    const { communityId, topicId, seq: eventSeq, at, actorAccountId: except } = event
    const fan = { communityId, topicId, eventSeq, at, except, ...notice }
    if ((await fanOut(tx, fan)) === 0) return
    await enqueueDelivery(tx, fan)
    if (notice.kind === 'notice.published') await recordInboxDeliveries(tx, fan)
  }
}
