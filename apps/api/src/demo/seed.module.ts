import { type DynamicModule, Module } from '@nestjs/common'
import { CommunitiesModule } from '../communities/communities.module.js'
import { ConsultationsModule } from '../consultations/consultations.module.js'
import { ContributionsModule } from '../consultations/contributions/contributions.module.js'
import { FilingModule } from '../filing/filing.module.js'
import { IdentityModule } from '../identity/identity.module.js'
import { InboxService } from '../notifications/inbox.service.js'
import { NotificationsService } from '../notifications/notifications.service.js'
import type { Env } from '../platform/env.js'
import { platformModule } from '../platform/platform.module.js'

@Module({})
export class SeedModule {}

/** The rooms the stories are played in, without a server in front. */
export function seedModule(env: Env): DynamicModule {
  return {
    module: SeedModule,
    imports: [
      platformModule(env),
      IdentityModule,
      CommunitiesModule,
      ConsultationsModule,
      ContributionsModule,
      FilingModule,
    ],
    // The inboxes fill as they do in service; the worker that sends notices out stays at home
    providers: [InboxService, NotificationsService],
  }
}
