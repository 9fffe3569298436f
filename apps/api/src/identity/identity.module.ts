import { Global, Module } from '@nestjs/common'
import { APP_GUARD, DiscoveryModule } from '@nestjs/core'
import { SameOriginGuard } from '../platform/http/same-origin.guard.js'
import { AccessGuard } from './access.guard.js'
import { AccountEvents } from './account-events.js'
import { AccountsRepository } from './accounts.repository.js'
import { AccountsService } from './accounts.service.js'
import { CodesService } from './codes.service.js'
import { CodesStore } from './codes.store.js'
import { IdentityController } from './identity.controller.js'
import { PasswordService } from './password.service.js'
import { PasswordStore } from './password.store.js'
import { PasswordProofService } from './password-proof.service.js'
import { PolicyCheck } from './policy-check.js'
import { PrintedCodesController } from './printed-codes.controller.js'
import { PrintedCodesService } from './printed-codes.service.js'
import { PrintedCodesStore } from './printed-codes.store.js'
import { RegionStore } from './region.store.js'
import { RegionTree } from './region-tree.js'
import { RegionsService } from './regions.service.js'
import { SessionController } from './session.controller.js'
import { SessionStore } from './session.store.js'
import { SessionGateService } from './session-gate.service.js'
import { SessionViewService } from './session-view.service.js'
import { SessionsService } from './sessions.service.js'
import { SignInService } from './sign-in.service.js'
import { SignInStore } from './sign-in.store.js'
import { StandingService } from './standing.service.js'

/** Global, because notices meet accounts at AccountEvents only. */
@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [SessionController, IdentityController, PrintedCodesController],
  providers: [
    // Guards run in this order: first where the request comes from, then who sends it
    { provide: APP_GUARD, useClass: SameOriginGuard },
    { provide: APP_GUARD, useClass: AccessGuard },
    AccountEvents,
    AccountsRepository,
    AccountsService,
    CodesService,
    CodesStore,
    PasswordProofService,
    PasswordService,
    PasswordStore,
    PolicyCheck,
    PrintedCodesService,
    PrintedCodesStore,
    RegionStore,
    RegionTree,
    RegionsService,
    SessionGateService,
    SessionStore,
    SessionViewService,
    SessionsService,
    SignInService,
    SignInStore,
    StandingService,
  ],
  exports: [AccountEvents, PasswordProofService, RegionTree, SessionGateService, SessionsService],
})
export class IdentityModule {}
