import type {
  Contributed,
  taskAcceptanceSchema,
  taskCancellationSchema,
  taskListSchema,
  taskReportSchema,
} from '@gongyi/shared/contracts'
import { civilDateOf, mayAcceptTask, mayCancelTask } from '@gongyi/shared/domain'
import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { now, type Tx } from '../../platform/database.js'
import { notFound } from '../../platform/problem.js'
import { refusalProblem } from '../refusal-problem.js'
import { type TopicRequest, TopicsService } from '../topics.service.js'
import { Admissions } from './admissions.service.js'
import type { Admitted } from './admitted.js'
import { noLongerOpen } from './refusals.js'
import {
  acceptTask,
  addReport,
  cancellationAskedBy,
  cancelTask,
  type LockedTask,
  listTasks,
  lockTask,
  reportTask,
  sendBackTask,
} from './tasks.store.js'

export type TaskList = z.infer<typeof taskListSchema>
export type TaskReport = z.infer<typeof taskReportSchema>
export type TaskAcceptance = z.infer<typeof taskAcceptanceSchema>
export type TaskCancellation = z.infer<typeof taskCancellationSchema>

@Injectable()
export class TasksService {
  constructor(
    private readonly admissions: Admissions,
    private readonly topics: TopicsService,
  ) {}

  list(request: TopicRequest): Promise<TaskList> {
    const { accountId } = request.actor
    return this.topics.within(request, async (tx) => ({
      items: await listTasks(tx, request, { accountId, today: civilDateOf((await now(tx)).toISOString()) }),
    }))
  }

  /** At 100 percent the task waits for acceptance, and no longer for reports. */
  report(request: TopicRequest, taskId: string, report: TaskReport, key: string | undefined): Promise<Contributed> {
    const sent = { key, body: { taskId, ...report } }
    return this.admissions.contribute(request, 'implement.report', sent, async (tx, admitted) => {
      await openTask(tx, admitted, taskId, ['ASSIGNED', 'IN_PROGRESS'])
      await reportTask(tx, admitted, taskId, report.progress)
      const kind = report.progress === 100 ? 'SUBMITTED' : 'PROGRESS'
      return { id: await addReport(tx, admitted, taskId, { kind, ...report }) }
    })
  }

  accept(
    request: TopicRequest,
    taskId: string,
    acceptance: TaskAcceptance,
    key: string | undefined,
  ): Promise<Contributed> {
    const sent = { key, body: { taskId, ...acceptance } }
    return this.admissions.contribute(request, 'implement.acceptance', sent, async (tx, admitted) => {
      const task = await openTask(tx, admitted, taskId, ['SUBMITTED'])
      const decided = mayAcceptTask(task.reportedBy ?? '', admitted.accountId)
      if (!decided.ok) throw refusalProblem(decided.error)
      const note = `${acceptance.group.join(', ')}: ${acceptance.note}`
      if (acceptance.result === 'ACCEPTED') await acceptTask(tx, admitted, taskId)
      const progress = acceptance.result === 'ACCEPTED' ? 100 : await sendBackTask(tx, admitted, taskId)
      return { id: await addReport(tx, admitted, taskId, { kind: acceptance.result, progress, note }) }
    })
  }

  /** Asked for once; the task goes on until the supervisor agrees. */
  askToCancel(
    request: TopicRequest,
    taskId: string,
    { reason }: TaskCancellation,
    key: string | undefined,
  ): Promise<Contributed> {
    const sent = { key, body: { taskId, reason } }
    return this.admissions.contribute(request, 'implement.cancellation-request', sent, async (tx, admitted) => {
      const { progress } = await openTask(tx, admitted, taskId, ['ASSIGNED', 'IN_PROGRESS', 'SUBMITTED'])
      if ((await cancellationAskedBy(tx, admitted, taskId)) !== null) throw noLongerOpen()
      return { id: await addReport(tx, admitted, taskId, { kind: 'CANCEL_ASKED', progress, note: reason }) }
    })
  }

  cancel(
    request: TopicRequest,
    taskId: string,
    { reason }: TaskCancellation,
    key: string | undefined,
  ): Promise<Contributed> {
    const sent = { key, body: { taskId, reason } }
    return this.admissions.contribute(request, 'implement.cancellation', sent, async (tx, admitted) => {
      await openTask(tx, admitted, taskId, ['ASSIGNED', 'IN_PROGRESS', 'SUBMITTED'])
      const agreed = mayCancelTask(await cancellationAskedBy(tx, admitted, taskId), admitted.accountId)
      if (!agreed.ok) throw refusalProblem(agreed.error)
      await cancelTask(tx, admitted, taskId, reason)
      return { id: taskId }
    })
  }
}

/** The task, held until the end of the transaction, if it stands in one of these states. */
async function openTask(tx: Tx, admitted: Admitted, taskId: string, states: readonly string[]): Promise<LockedTask> {
  const task = await lockTask(tx, admitted, taskId)
  if (task === undefined) throw notFound()
  if (!states.includes(task.status)) throw noLongerOpen()
  return task
}
