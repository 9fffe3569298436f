import { type Health, healthSchema } from '@gongyi/shared/contracts'
import { Controller, Get } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import { Allow } from './allow.decorator.js'
import { ApiAnswer } from './http/api-answer.decorator.js'
import { ReadinessService } from './readiness.service.js'

@ApiTags('platform')
@Controller()
export class HealthController {
  constructor(private readonly readiness: ReadinessService) {}

  /** The process is alive; says nothing about the database. */
  @Get('health')
  @Allow('public')
  @ApiAnswer(200, healthSchema)
  health(): Health {
    return { status: 'ok' }
  }

  /** Requests can be served: the database answers and its migrations are finished. */
  @Get('ready')
  @Allow('public')
  @ApiAnswer(200, healthSchema)
  async ready(): Promise<Health> {
    await this.readiness.check()
    return { status: 'ok' }
  }
}
