import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common'
import { z } from 'zod'
import { ENV, type Env } from '../platform/env.js'
import { HousekeepingService } from '../platform/housekeeping.service.js'
import { JobRunner } from '../platform/jobs/job-runner.js'
import { Jobs } from '../platform/jobs/jobs.js'
import { DeliveryService } from './delivery.service.js'
import { DELIVER } from './fan-out.store.js'

const payload = z.object({ communityId: z.uuid(), topicId: z.uuid(), eventSeq: z.int() })
const TIDY_UP = 'tidy-up'
/** Three in the morning in Shanghai (the queue counts in UTC), or at the next start of a machine that slept then. */
const DAILY = { match: '0 19 * * *', options: { backfillPeriod: 24 * 3600 * 1000, maxAttempts: 3 } }

@Injectable()
export class DeliveryWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private runner: JobRunner | undefined

  constructor(
    private readonly delivery: DeliveryService,
    private readonly housekeeping: HousekeepingService,
    private readonly jobs: Jobs,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Not earlier: rooms register their jobs while their modules start. */
  onApplicationBootstrap(): void {
    this.runner = new JobRunner(this.env.appDatabaseUrl, {
      concurrency: 2,
      tasks: {
        ...this.jobs.all(),
        [DELIVER]: (job) => this.delivery.deliver(payload.parse(job)),
        [TIDY_UP]: () => this.housekeeping.run(),
      },
      daily: [{ task: TIDY_UP, identifier: TIDY_UP, ...DAILY }],
    })
    this.runner.start()
  }

  async onModuleDestroy(): Promise<void> {
    await this.runner?.stop()
  }
}
