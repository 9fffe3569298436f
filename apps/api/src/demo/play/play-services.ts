import type { INestApplicationContext } from '@nestjs/common'
import { BallotsService } from '../../consultations/contributions/ballots.service.js'
import { CoSignsService } from '../../consultations/contributions/co-signs.service.js'
import { CorrectionsService } from '../../consultations/contributions/corrections.service.js'
import { DeliveriesService } from '../../consultations/contributions/deliveries.service.js'
import { ObjectionsService } from '../../consultations/contributions/objections.service.js'
import { OpinionsService } from '../../consultations/contributions/opinions.service.js'
import { PaperBallotsService } from '../../consultations/contributions/paper-ballots.service.js'
import { RatingsService } from '../../consultations/contributions/ratings.service.js'
import { TasksService } from '../../consultations/contributions/tasks.service.js'
import { StepsService } from '../../consultations/steps.service.js'
import { TopicsService } from '../../consultations/topics.service.js'
import { InboxService } from '../../notifications/inbox.service.js'
import { TenantDatabase } from '../../platform/database.js'

/** The doors real people's requests come through; the stories use these and no other. */
export function playServices(app: INestApplicationContext) {
  const get = <T>(service: new (...given: never[]) => T): T => app.get<T>(service, { strict: false })
  return {
    database: get(TenantDatabase),
    topics: get(TopicsService),
    steps: get(StepsService),
    coSigns: get(CoSignsService),
    corrections: get(CorrectionsService),
    deliveries: get(DeliveriesService),
    opinions: get(OpinionsService),
    ballots: get(BallotsService),
    papers: get(PaperBallotsService),
    objections: get(ObjectionsService),
    tasks: get(TasksService),
    ratings: get(RatingsService),
    inbox: get(InboxService),
  }
}

export type PlayServices = ReturnType<typeof playServices>
