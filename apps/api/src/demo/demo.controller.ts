import { type DemoAccounts, demoAccountsSchema } from '@gongyi/shared/contracts'
import { Controller, Get } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import { Allow } from '../platform/allow.decorator.js'
import { ApiAnswer } from '../platform/http/api-answer.decorator.js'
import { DemoAccountsService } from './demo-accounts.service.js'

/** Passwords of invented people. This module is in the graph in demo mode alone. */
@ApiTags('demo')
@Controller('demo')
export class DemoController {
  constructor(private readonly service: DemoAccountsService) {}

  @Get('accounts')
  @Allow('public')
  @ApiAnswer(200, demoAccountsSchema)
  accounts(): Promise<DemoAccounts> {
    return this.service.list()
  }
}
