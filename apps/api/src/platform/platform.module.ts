import { type DynamicModule, Global, Module } from '@nestjs/common'
import { TenantDatabase } from './database.js'
import { ENV, type Env } from './env.js'
import { DatabaseFileStore } from './files/database-file.store.js'
import { FileStore } from './files/file-store.js'
import { HealthController } from './health.controller.js'
import { HousekeepingService } from './housekeeping.service.js'
import { Jobs } from './jobs/jobs.js'
import { ReadinessService } from './readiness.service.js'

/** The one implementation; another one takes its place here. */
const FILES = { provide: FileStore, useClass: DatabaseFileStore }

@Global()
@Module({})
export class PlatformModule {}

export function platformModule(env: Env): DynamicModule {
  return {
    module: PlatformModule,
    controllers: [HealthController],
    providers: [{ provide: ENV, useValue: env }, TenantDatabase, HousekeepingService, Jobs, ReadinessService, FILES],
    exports: [ENV, HousekeepingService, Jobs, TenantDatabase, FileStore],
  }
}
