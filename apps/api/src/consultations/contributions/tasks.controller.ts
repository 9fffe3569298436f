import {
  type Contributed,
  contributedSchema,
  taskAcceptanceSchema,
  taskCancellationSchema,
  taskListSchema,
  taskReportSchema,
} from '@gongyi/shared/contracts'
import { Body, Controller, Get, Param, Post } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import { type Actor, CurrentActor, CurrentCommunity } from '../../platform/actor.js'
import { Allow } from '../../platform/allow.decorator.js'
import { ApiAnswer } from '../../platform/http/api-answer.decorator.js'
import { IdempotencyKey } from '../../platform/http/idempotency-key.decorator.js'
import { READERS } from '../visibility.js'
import {
  type TaskAcceptance,
  type TaskCancellation,
  type TaskList,
  type TaskReport,
  TasksService,
} from './tasks.service.js'

@ApiTags('implement')
@Controller('topics/:topicId')
export class TasksController {
  constructor(private readonly tasks: TasksService) {}

  @Get('tasks')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(200, taskListSchema)
  list(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
  ): Promise<TaskList> {
    return this.tasks.list({ actor, communityId, topicId })
  }

  @Post('tasks/:taskId/reports')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(201, contributedSchema)
  report(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Param('taskId') taskId: string,
    @Body({ schema: taskReportSchema }) report: TaskReport,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Contributed> {
    return this.tasks.report({ actor, communityId, topicId }, taskId, report, key)
  }

  @Post('tasks/:taskId/acceptance')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(201, contributedSchema)
  accept(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Param('taskId') taskId: string,
    @Body({ schema: taskAcceptanceSchema }) acceptance: TaskAcceptance,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Contributed> {
    return this.tasks.accept({ actor, communityId, topicId }, taskId, acceptance, key)
  }

  @Post('tasks/:taskId/cancellation-request')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(201, contributedSchema)
  askToCancel(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Param('taskId') taskId: string,
    @Body({ schema: taskCancellationSchema }) cancellation: TaskCancellation,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Contributed> {
    return this.tasks.askToCancel({ actor, communityId, topicId }, taskId, cancellation, key)
  }

  @Post('tasks/:taskId/cancellation')
  @Allow({ roles: READERS, on: 'topic' })
  @ApiAnswer(201, contributedSchema)
  cancel(
    @CurrentActor() actor: Actor,
    @CurrentCommunity() communityId: string,
    @Param('topicId') topicId: string,
    @Param('taskId') taskId: string,
    @Body({ schema: taskCancellationSchema }) cancellation: TaskCancellation,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Contributed> {
    return this.tasks.cancel({ actor, communityId, topicId }, taskId, cancellation, key)
  }
}
