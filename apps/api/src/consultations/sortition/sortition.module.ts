import { Module } from '@nestjs/common'
import { DrawDeeds } from './draw-deeds.js'
import { DrawDeskService } from './draw-desk.service.js'
import { DrawNumberService } from './draw-number.service.js'
import { PublicDrawsController } from './public-draws.controller.js'
import { PublicDrawsService } from './public-draws.service.js'
import { SortitionController } from './sortition.controller.js'
import { SortitionService } from './sortition.service.js'

/** Deliberators drawn by lot. */
@Module({
  controllers: [SortitionController, PublicDrawsController],
  providers: [DrawDeeds, DrawDeskService, DrawNumberService, PublicDrawsService, SortitionService],
})
export class SortitionModule {}
