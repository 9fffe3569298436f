import { Module } from '@nestjs/common'
import { DeliveryService } from './delivery.service.js'
import { DeliveryWorker } from './delivery.worker.js'
import { InboxController } from './inbox.controller.js'
import { InboxService } from './inbox.service.js'
import { NotificationsService } from './notifications.service.js'

@Module({
  controllers: [InboxController],
  providers: [DeliveryService, DeliveryWorker, InboxService, NotificationsService],
})
export class NotificationsModule {}
