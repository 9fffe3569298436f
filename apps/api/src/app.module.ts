import { type DynamicModule, Module } from '@nestjs/common'
import { APP_FILTER } from '@nestjs/core'
import { CommunitiesModule } from './communities/communities.module.js'
import { ConsultationsModule } from './consultations/consultations.module.js'
import { ContributionsModule } from './consultations/contributions/contributions.module.js'
import { ProposalsModule } from './consultations/proposals/proposals.module.js'
import { SortitionModule } from './consultations/sortition/sortition.module.js'
import { DemoModule } from './demo/demo.module.js'
import { FilingModule } from './filing/filing.module.js'
import { IdentityModule } from './identity/identity.module.js'
import { NotificationsModule } from './notifications/notifications.module.js'
import type { Env } from './platform/env.js'
import { ProblemFilter } from './platform/http/problem.filter.js'
import { platformModule } from './platform/platform.module.js'
import { TestClockModule } from './platform/test-clock/test-clock.module.js'

@Module({})
export class AppModule {}

/** Rooms are added to this list; what the environment decides is decided here. */
export function appModule(env: Env): DynamicModule {
  return {
    module: AppModule,
    imports: [
      platformModule(env),
      IdentityModule,
      CommunitiesModule,
      ConsultationsModule,
      ContributionsModule,
      ProposalsModule,
      SortitionModule,
      FilingModule,
      NotificationsModule,
      // First wall; the second is the database, which grants set_clock_offset in these modes only
      ...(env.mode === 'production' ? [] : [TestClockModule]),
      ...(env.mode === 'demo' ? [DemoModule] : []),
    ],
    providers: [{ provide: APP_FILTER, useClass: ProblemFilter }],
  }
}
