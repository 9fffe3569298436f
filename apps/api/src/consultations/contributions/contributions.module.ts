import { Module } from '@nestjs/common'
import { ElectorateController } from '../electorate/electorate.controller.js'
import { LateCorrectionsService } from '../electorate/late-corrections.service.js'
import { ElectoratePreviewService } from '../electorate/preview.service.js'
import { PublicElectorateController } from '../electorate/public-electorate.controller.js'
import { PublicElectorateService } from '../electorate/public-electorate.service.js'
import { PublicListService } from '../electorate/public-list.service.js'
import { Admissions } from './admissions.service.js'
import { BallotsController } from './ballots.controller.js'
import { BallotsService } from './ballots.service.js'
import { CoSignsController } from './co-signs.controller.js'
import { CoSignsService } from './co-signs.service.js'
import { CorrectionsController } from './corrections.controller.js'
import { CorrectionsService } from './corrections.service.js'
import { DeliveriesController } from './deliveries.controller.js'
import { DeliveriesService } from './deliveries.service.js'
import { MergeAnswersController } from './merge-answers.controller.js'
import { MergeAnswersService } from './merge-answers.service.js'
import { ObjectionsController } from './objections.controller.js'
import { ObjectionsService } from './objections.service.js'
import { OpinionsController } from './opinions.controller.js'
import { OpinionsService } from './opinions.service.js'
import { PaperBallotsController } from './paper-ballots.controller.js'
import { PaperBallotsService } from './paper-ballots.service.js'
import { RatingsController } from './ratings.controller.js'
import { RatingsService } from './ratings.service.js'
import { TasksController } from './tasks.controller.js'
import { TasksService } from './tasks.service.js'
import { VotingUnitsController } from './units.controller.js'
import { VotingUnitsService } from './units.service.js'

/** What people do in crowds: it moves no topic and competes for no version. */
@Module({
  controllers: [
    CoSignsController,
    CorrectionsController,
    DeliveriesController,
    ElectorateController,
    PublicElectorateController,
    VotingUnitsController,
    MergeAnswersController,
    OpinionsController,
    BallotsController,
    PaperBallotsController,
    ObjectionsController,
    TasksController,
    RatingsController,
  ],
  providers: [
    Admissions,
    BallotsService,
    CoSignsService,
    CorrectionsService,
    DeliveriesService,
    ElectoratePreviewService,
    LateCorrectionsService,
    PublicListService,
    PublicElectorateService,
    MergeAnswersService,
    ObjectionsService,
    OpinionsService,
    PaperBallotsService,
    RatingsService,
    TasksService,
    VotingUnitsService,
  ],
})
export class ContributionsModule {}
