import { Module } from '@nestjs/common'
import { TestClockController } from './test-clock.controller.js'
import { TestClockService } from './test-clock.service.js'

@Module({ controllers: [TestClockController], providers: [TestClockService] })
export class TestClockModule {}
