import { Module } from '@nestjs/common'
import { DemoController } from './demo.controller.js'
import { DemoAccountsService } from './demo-accounts.service.js'
import { DemoAccountsStore } from './demo-accounts.store.js'

@Module({ controllers: [DemoController], providers: [DemoAccountsService, DemoAccountsStore] })
export class DemoModule {}
