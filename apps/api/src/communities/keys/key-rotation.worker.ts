import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common'
import { z } from 'zod'
import { ENV, type Env } from '../../platform/env.js'
import { JobRunner } from '../../platform/jobs/job-runner.js'
import { KeyRotationService } from './key-rotation.service.js'
import { ROTATE } from './key-rotation.store.js'

const payload = z.object({ communityId: z.uuid() })

@Injectable()
export class KeyRotationWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly runner: JobRunner

  constructor(rotation: KeyRotationService, @Inject(ENV) env: Env) {
    const rotate = (job: unknown) => rotation.finish(payload.parse(job).communityId)
    this.runner = new JobRunner(env.appDatabaseUrl, { tasks: { [ROTATE]: rotate }, concurrency: 1 })
  }

  onApplicationBootstrap(): void {
    this.runner.start()
  }

  onModuleDestroy(): Promise<void> {
    return this.runner.stop()
  }
}
