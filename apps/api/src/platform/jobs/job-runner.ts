import { Logger } from '@nestjs/common'
import { type CronItem, parseCronItems, Logger as QueueLogger, type Runner, run } from 'graphile-worker'
import { newJobPool } from './job-pool.store.js'

const RETRY_MS = 5_000

/** What to do with one job. The payload is whatever was enqueued: parse it. */
export type Task = (payload: unknown) => Promise<void>

export interface JobOptions {
  readonly tasks: Readonly<Record<string, Task>>
  readonly concurrency: number
  /** Jobs that come about by the hour of the day. */
  readonly daily?: readonly CronItem[]
}

/** Works its tasks off inside the API's process: several processes share the queue, each job goes to one. */
export class JobRunner {
  private readonly logger = new Logger('Jobs')
  private readonly pool: ReturnType<typeof newJobPool>
  private starting: Promise<Runner | undefined> | undefined
  private retry: NodeJS.Timeout | undefined
  private stopped = false

  constructor(
    connectionString: string,
    private readonly options: JobOptions,
  ) {
    this.pool = newJobPool(connectionString)
  }

  start(): void {
    this.starting = this.run()
  }

  async stop(): Promise<void> {
    this.stopped = true
    clearTimeout(this.retry)
    const runner = await this.starting
    await runner?.stop()
    await this.pool.end()
  }

  /** A database that is away for a moment stops neither the boot nor the queue for good. */
  private async run(): Promise<Runner | undefined> {
    const { tasks, concurrency, daily = [] } = this.options
    try {
      return await run({
        pgPool: this.pool,
        concurrency,
        noHandleSignals: true,
        parsedCronItems: parseCronItems([...daily]),
        logger: new QueueLogger(() => (level, message) => {
          if (level === 'error' || level === 'warning') this.logger.warn(message)
        }),
        taskList: { ...tasks },
      })
    } catch (error) {
      this.logger.warn(`the job queue is not running yet: ${error instanceof Error ? error.message : String(error)}`)
      if (this.stopped) return undefined
      this.retry = setTimeout(() => this.start(), RETRY_MS)
      return undefined
    }
  }
}
