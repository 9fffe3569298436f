import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common'
import { z } from 'zod'
import { ENV, type Env } from '../platform/env.js'
import { HousekeepingService } from '../platform/housekeeping.service.js'
import { JobRunner } from '../platform/jobs/job-runner.js'
import { DeliveryService } from './delivery.service.js'
import { DELIVER } from './fan-out.store.js'

const payload = z.object({ communityId: z.uuid(), topicId: z.uuid(), eventSeq: z.int() })
const TIDY_UP = 'tidy-up'
/** Three in the morning in Shanghai (the queue counts in UTC), or at the next start of a machine that slept then. */
const DAILY = { match: '0 19 * * *', options: { backfillPeriod: 24 * 3600 * 1000, maxAttempts: 3 } }

@Injectable()
export class DeliveryWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly runner: JobRunner

  constructor(delivery: DeliveryService, housekeeping: HousekeepingService, @Inject(ENV) env: Env) {
    this.runner = new JobRunner(env.appDatabaseUrl, {
      concurrency: 2,
      tasks: {
        [DELIVER]: (job) => delivery.deliver(payload.parse(job)),
        [TIDY_UP]: () => housekeeping.run(),
      },
      daily: [{ task: TIDY_UP, identifier: TIDY_UP, ...DAILY }],
    })
  }

  onApplicationBootstrap(): void {
    this.runner.start()
  }

  onModuleDestroy(): Promise<void> {
    return this.runner.stop()
  }
}
