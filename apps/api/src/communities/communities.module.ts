import { Module } from '@nestjs/common'
import { IdentityModule } from '../identity/identity.module.js'
import { BodiesController } from './bodies/bodies.controller.js'
import { BodiesService } from './bodies/bodies.service.js'
import { RosterEditController } from './editing/roster-edit.controller.js'
import { RosterEditService } from './editing/roster-edit.service.js'
import { ExportsController } from './exports/exports.controller.js'
import { ExportsService } from './exports/exports.service.js'
import { ConfirmService } from './imports/confirm.service.js'
import { HouseholdStore } from './imports/household.store.js'
import { HouseholdImport } from './imports/household-import.js'
import { ImportWork } from './imports/import-work.js'
import { ImportsController } from './imports/imports.controller.js'
import { ImportsRepository } from './imports/imports.repository.js'
import { ImportsService } from './imports/imports.service.js'
import { OwnerImport } from './imports/owner-import.js'
import { UndoService } from './imports/undo.service.js'
import { UnitStore } from './imports/unit.store.js'
import { JoinController } from './joining/join.controller.js'
import { JoinService } from './joining/join.service.js'
import { JoinCodesController } from './joining/join-codes.controller.js'
import { JoinCodesService } from './joining/join-codes.service.js'
import { MembersService } from './joining/members.service.js'
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
import { TagsController } from './tags/tags.controller.js'
import { TagsService } from './tags/tags.service.js'

@Module({
  imports: [IdentityModule],
  controllers: [
    AccountLinksController,
    BodiesController,
    ExportsController,
    ImportsController,
    JoinCodesController,
    JoinController,
    KeysController,
    RevealController,
    RosterController,
    RosterEditController,
    TagsController,
  ],
  providers: [
    AccountLinksRepository,
    AccountLinksService,
    BodiesService,
    ConfirmService,
    ExportsService,
    HouseholdImport,
    HouseholdStore,
    HouseholdsRepository,
    ImportWork,
    ImportsRepository,
    ImportsService,
    JoinCodesService,
    JoinService,
    KeyRotationService,
    KeyRotationWorker,
    MembersService,
    OwnerImport,
    PersonsRepository,
    PlacesRepository,
    RevealService,
    RosterEditService,
    RosterService,
    TagsService,
    UndoService,
    UnitStore,
    UnitsRepository,
  ],
  exports: [HouseholdsRepository, ImportsService, PersonsRepository, RosterService, UnitsRepository],
})
export class CommunitiesModule {}
