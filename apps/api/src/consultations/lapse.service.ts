import { civilDateOf } from '@gongyi/shared/domain'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { z } from 'zod'
import { now, TenantDatabase } from '../platform/database.js'
import { Jobs } from '../platform/jobs/jobs.js'
import { LAPSE, ringLapse } from './stages/1-propose.store.js'
import { StepsService } from './steps.service.js'
import { loadTopic } from './topic.repository.js'

const payload = z.object({ communityId: z.uuid(), topicId: z.uuid(), after: z.iso.date() })

/** Asked for more and not heard of again: the proposal counts as withdrawn, written down by the clock. */
@Injectable()
export class LapseService implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly steps: StepsService,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.register(LAPSE, (job) => this.ring(payload.parse(job)))
  }

  /** The bell may ring early or late: whether the time is up is the rule's to say. */
  ring({ communityId, topicId }: z.infer<typeof payload>): Promise<void> {
    return this.database.inTenant({ communityId, role: '', accountId: '' }, async (tx) => {
      const topic = await loadTopic(tx, { communityId, topicId })
      const dueOn = topic?.records.propose.returned?.dueOn
      if (topic === undefined || topic.status !== 'returned' || dueOn === undefined) return
      if (civilDateOf((await now(tx)).toISOString()) > dueOn) await this.steps.takeByClock(tx, topic, 'propose.lapse')
      else await ringLapse(tx, topic, dueOn)
    })
  }
}
