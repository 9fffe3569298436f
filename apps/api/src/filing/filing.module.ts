import { Global, Module } from '@nestjs/common'
import { DOSSIER_DESK } from '../consultations/dossier-desk.js'
import { IdentityModule } from '../identity/identity.module.js'
import { DossierService } from './dossier.service.js'
import { DownloadsService } from './downloads.service.js'
import { FilingController } from './filing.controller.js'
import { FilingService } from './filing.service.js'
import { FilingListRepository } from './filing-list.repository.js'

/** Global, because the consultations file through the desk without knowing this room. */
@Global()
@Module({
  imports: [IdentityModule],
  controllers: [FilingController],
  providers: [
    DossierService,
    DownloadsService,
    FilingListRepository,
    FilingService,
    { provide: DOSSIER_DESK, useExisting: DossierService },
  ],
  exports: [DOSSIER_DESK],
})
export class FilingModule {}
