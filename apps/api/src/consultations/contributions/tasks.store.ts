import { taskView } from '@gongyi/shared/contracts'
import type { z } from 'zod'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'
import type { TopicKey } from '../topic.repository.js'
import type { Admitted } from './admitted.js'

export interface LockedTask {
  readonly status: string
  readonly progress: number
  readonly reportedBy: string | null
}

export async function lockTask(
  tx: Tx,
  { communityId, topicId }: TopicKey,
  id: string,
): Promise<LockedTask | undefined> {
  const rows = await tx.$queryRaw<LockedTask[]>`
    select status, progress, reported_by as "reportedBy" from task
    where community_id = ${communityId}::uuid and topic_id = ${topicId}::uuid and id = ${id}::uuid for update`
  return rows[0]
}

export async function reportTask(
  tx: Tx,
  { communityId, accountId }: Admitted,
  id: string,
  progress: number,
): Promise<void> {
  const status = progress === 100 ? 'SUBMITTED' : 'IN_PROGRESS'
  await tx.task.update({
    where: { communityId_id: { communityId, id } },
    data: { status, progress, reportedBy: accountId },
  })
}

export async function acceptTask(tx: Tx, { communityId, accountId, today }: Admitted, id: string): Promise<void> {
  const acceptedOn = new Date(`${today}T00:00:00Z`)
  await tx.task.update({
    where: { communityId_id: { communityId, id } },
    data: { status: 'ACCEPTED', acceptedBy: accountId, acceptedOn },
  })
}

/** Back to work, at the progress last reported before it was handed in; answers with that. */
export async function sendBackTask(tx: Tx, { communityId }: Admitted, id: string): Promise<number> {
  const before = await tx.taskReport.findFirst({
    where: { communityId, taskId: id, kind: 'PROGRESS' },
    orderBy: { id: 'desc' },
    select: { progress: true },
  })
  const progress = before?.progress ?? 0
  await tx.task.update({ where: { communityId_id: { communityId, id } }, data: { status: 'IN_PROGRESS', progress } })
  return progress
}

/** Who asked for the cancellation; null while nobody has. */
export async function cancellationAskedBy(tx: Tx, { communityId }: TopicKey, taskId: string): Promise<string | null> {
  const where = { communityId, taskId, kind: 'CANCEL_ASKED' }
  return (await tx.taskReport.findFirst({ where, select: { byAccount: true } }))?.byAccount ?? null
}

export async function cancelTask(tx: Tx, { communityId }: Admitted, id: string, cancelReason: string): Promise<void> {
  await tx.task.update({
    where: { communityId_id: { communityId, id } },
    data: { status: 'CANCELLED', cancelReason },
  })
}

export async function addReport(
  tx: Tx,
  { communityId, accountId, now }: Admitted,
  taskId: string,
  report: { readonly kind: string; readonly progress: number; readonly note: string },
): Promise<string> {
  const id = newId()
  await tx.taskReport.create({ data: { communityId, id, taskId, byAccount: accountId, at: new Date(now), ...report } })
  return id
}

export async function listTasks(
  tx: Tx,
  { communityId, topicId }: TopicKey,
  { accountId, today }: { readonly accountId: string; readonly today: string },
): Promise<z.infer<typeof taskView>[]> {
  const rows = await tx.task.findMany({
    where: { communityId, topicId },
    orderBy: { no: 'asc' },
    include: { reports: { orderBy: { id: 'asc' }, select: { kind: true, progress: true, note: true, at: true } } },
  })
  return rows.map(({ id, no, title, executor, weight, standard, progress, cancelReason, ...row }) => {
    const status = taskView.shape.status.parse(row.status)
    const dueOn = row.dueOn.toISOString().slice(0, 10)
    const open = status !== 'ACCEPTED' && status !== 'CANCELLED'
    return {
      ...{ id, no, title, executor, weight, standard, progress, cancelReason, status, dueOn },
      budgetFen: row.budgetFen.toString(),
      reportedByMe: row.reportedBy === accountId,
      overdue: open && dueOn < today,
      acceptedOn: row.acceptedOn?.toISOString().slice(0, 10) ?? null,
      reports: row.reports.map(({ at, ...report }) => ({ ...report, at: at.toISOString() })),
    }
  })
}
