import { Module } from '@nestjs/common'
import { IdentityModule } from '../identity/identity.module.js'
import { HouseholdStore } from './imports/household.store.js'
import { HouseholdImport } from './imports/household-import.js'
import { ImportWork } from './imports/import-work.js'
import { ImportsController } from './imports/imports.controller.js'
import { ImportsRepository } from './imports/imports.repository.js'
import { ImportsService } from './imports/imports.service.js'
import { OwnerImport } from './imports/owner-import.js'
import { UndoService } from './imports/undo.service.js'
import { UnitStore } from './imports/unit.store.js'
import { KeyRotationService } from './keys/key-rotation.service.js'
import { KeyRotationWorker } from './keys/key-rotation.worker.js'
import { KeysController } from './keys/keys.controller.js'
import { AccountLinksController } from './links/account-links.controller.js'
import { AccountLinksRepository } from './links/account-links.repository.js'
import { AccountLinksService } from './links/account-links.service.js'
import { RevealController } from './reveal/reveal.controller.js'
import { RevealService } from './reveal/reveal.service.js'
import { HouseholdsRepository } from './roster/households.repository.js'
import { PersonsRepository } from './roster/persons.repository.js'
import { PlacesRepository } from './roster/places.repository.js'
import { RosterController } from './roster/roster.controller.js'
import { RosterService } from './roster/roster.service.js'
import { UnitsRepository } from './roster/units.repository.js'

@Module({
  imports: [IdentityModule],
  controllers: [AccountLinksController, ImportsController, KeysController, RevealController, RosterController],
  providers: [
    AccountLinksRepository,
    AccountLinksService,
    HouseholdImport,
    HouseholdStore,
    HouseholdsRepository,
    ImportWork,
    ImportsRepository,
    ImportsService,
    KeyRotationService,
    KeyRotationWorker,
    OwnerImport,
    PersonsRepository,
    PlacesRepository,
    RevealService,
    RosterService,
    UndoService,
    UnitStore,
    UnitsRepository,
  ],
  exports: [HouseholdsRepository, ImportsService, PersonsRepository, RosterService, UnitsRepository],
})
export class CommunitiesModule {}
