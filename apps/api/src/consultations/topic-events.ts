import type { Position, Topic } from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../platform/database.js'

/** One step as it was chained, for whoever makes something of it: notices, hints to open pages. */
export interface TopicEventNotice {
  readonly communityId: string
  readonly topicId: string
  readonly caseNo: string
  /** The event's place in the chain, equal to the topic's version. */
  readonly seq: number
  /** Past tense, as in `notice.published`. */
  readonly type: string
  /** `stage.verb`; `propose.draft` and `propose.edit` for what happens before the procedure begins. */
  readonly action: string
  readonly at: string
  readonly actorAccountId: string
  readonly actorRole: string
  readonly from: Position
  /** The topic after the step. */
  readonly topic: Topic
}

/** Runs inside the step's transaction: what it writes commits with the step, what it throws undoes it. */
export type EventSink = (tx: Tx, event: TopicEventNotice) => Promise<void>

/** Where the rest of the house listens to the consultations. Rooms subscribe when their module starts. */
@Injectable()
export class TopicEvents {
  private readonly sinks: EventSink[] = []

  subscribe(sink: EventSink): void {
    this.sinks.push(sink)
  }

  async tell(tx: Tx, event: TopicEventNotice): Promise<void> {
    for (const sink of this.sinks) await sink(tx, event)
  }
}
