import { type DynamicModule, Global, Module } from '@nestjs/common'
import { TenantDatabase } from './database.js'
import { ENV, type Env } from './env.js'
import { HealthController } from './health.controller.js'
import { HousekeepingService } from './housekeeping.service.js'
import { Jobs } from './jobs.js'
import { ReadinessService } from './readiness.service.js'

@Global()
@Module({})
export class PlatformModule {}

export function platformModule(env: Env): DynamicModule {
  return {
    module: PlatformModule,
    controllers: [HealthController],
    providers: [{ provide: ENV, useValue: env }, TenantDatabase, HousekeepingService, Jobs, ReadinessService],
    exports: [ENV, HousekeepingService, Jobs, TenantDatabase],
  }
}
