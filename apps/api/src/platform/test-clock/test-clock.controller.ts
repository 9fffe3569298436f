import { type MoveTestClock, moveTestClockSchema, type TestClock, testClockSchema } from '@gongyi/shared/contracts'
import { Body, Controller, Get, Post } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import { Allow } from '../allow.decorator.js'
import { ApiAnswer } from '../http/api-answer.decorator.js'
import { TestClockService } from './test-clock.service.js'

/** Moves the clock deadlines are read from. This module is not in the graph in production. */
@ApiTags('test clock')
@Controller('test/clock')
export class TestClockController {
  constructor(private readonly clock: TestClockService) {}

  @Get()
  @Allow('public')
  @ApiAnswer(200, testClockSchema)
  read(): Promise<TestClock> {
    return this.clock.read()
  }

  @Post()
  @Allow('public')
  @ApiAnswer(200, testClockSchema)
  move(@Body({ schema: moveTestClockSchema }) input: MoveTestClock): Promise<TestClock> {
    return this.clock.move(input)
  }
}
