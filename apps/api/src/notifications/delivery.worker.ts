import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common'
import { parseCronItems, Logger as QueueLogger, type Runner, run } from 'graphile-worker'
import { z } from 'zod'
import { ENV, type Env } from '../platform/env.js'
import { HousekeepingService } from '../platform/housekeeping.service.js'
import { Jobs } from '../platform/jobs.js'
import { DeliveryService } from './delivery.service.js'
import { newJobPool } from './delivery-pool.store.js'
import { DELIVER } from './fan-out.store.js'

const payload = z.object({ communityId: z.uuid(), topicId: z.uuid(), eventSeq: z.int() })
const RETRY_MS = 5_000
const TIDY_UP = 'tidy-up'
/** Three in the morning in Shanghai (the queue counts in UTC), or at the next start of a machine that slept then. */
const DAILY = { match: '0 19 * * *', options: { backfillPeriod: 24 * 3600 * 1000, maxAttempts: 3 } }

/** Works the queue off inside the API's process: several processes share it, each job goes to one. */
@Injectable()
export class DeliveryWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Jobs')
  private readonly pool: ReturnType<typeof newJobPool>
  private starting: Promise<Runner | undefined> | undefined
  private retry: NodeJS.Timeout | undefined
  private stopped = false

  constructor(
    private readonly delivery: DeliveryService,
    private readonly housekeeping: HousekeepingService,
    private readonly jobs: Jobs,
    @Inject(ENV) env: Env,
  ) {
    this.pool = newJobPool(env.appDatabaseUrl)
  }

  onApplicationBootstrap(): void {
    this.starting = this.start()
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true
    clearTimeout(this.retry)
    const runner = await this.starting
    await runner?.stop()
    await this.pool.end()
  }

  /** A database that is away for a moment stops neither the boot nor the queue for good. */
  private async start(): Promise<Runner | undefined> {
    try {
      return await run({
        pgPool: this.pool,
        concurrency: 2,
        noHandleSignals: true,
        parsedCronItems: parseCronItems([{ task: TIDY_UP, identifier: TIDY_UP, ...DAILY }]),
        logger: new QueueLogger(() => (level, message) => {
          if (level === 'error' || level === 'warning') this.logger.warn(message)
        }),
        taskList: {
          ...this.jobs.all(),
          [DELIVER]: (job) => this.delivery.deliver(payload.parse(job)),
          [TIDY_UP]: () => this.housekeeping.run(),
        },
      })
    } catch (error) {
      this.logger.warn(`the job queue is not running yet: ${error instanceof Error ? error.message : String(error)}`)
      if (this.stopped) return undefined
      this.retry = setTimeout(() => {
        this.starting = this.start()
      }, RETRY_MS)
      return undefined
    }
  }
}
