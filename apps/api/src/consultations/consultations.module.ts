import { Global, Module } from '@nestjs/common'
import { TOPIC_LOCATOR } from '../platform/allow.decorator.js'
import { LapseService } from './lapse.service.js'
import { ScreeningController } from './screening.controller.js'
import { ScreeningService } from './screening.service.js'
import { StepsService } from './steps.service.js'
import { TopicEvents } from './topic-events.js'
import { TopicListRepository } from './topic-list.repository.js'
import { TopicsController } from './topics.controller.js'
import { TopicsService } from './topics.service.js'

/** Global, because notices and live hints meet the consultations at TopicEvents only. */
@Global()
@Module({
  controllers: [TopicsController, ScreeningController],
  providers: [
    LapseService,
    ScreeningService,
    StepsService,
    TopicEvents,
    TopicListRepository,
    TopicsService,
    { provide: TOPIC_LOCATOR, useExisting: TopicListRepository },
  ],
  exports: [ScreeningService, StepsService, TopicEvents, TopicListRepository, TopicsService],
})
export class ConsultationsModule {}
