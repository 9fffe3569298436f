import { type Facts, type Topic, taskInput } from '@gongyi/shared/domain'
import { z } from 'zod'
import type { Tx } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'

/** Tasks, ratings, and how many voting units took part at all. */
export async function facts(tx: Tx, topic: Topic): Promise<Pick<Facts, 'tasks' | 'ratings' | 'participants'>> {
  const { communityId, id } = topic
  const tasks = await tx.$queryRaw<Facts['tasks'][]>`
    select count(*)::int as total, count(*) filter (where status not in ('ACCEPTED', 'CANCELLED'))::int as open,
      coalesce(sum(budget_fen) filter (where status <> 'CANCELLED'), 0)::text as "budgetFen"
    from task where community_id = ${communityId}::uuid and topic_id = ${id}::uuid`
  const ratings = await tx.rating.count({ where: { communityId, topicId: id } })
  const part = await tx.$queryRaw<{ units: number }[]>`
    select count(*)::int as units from voting_unit unit
    where unit.community_id = ${communityId}::uuid and unit.topic_id = ${id}::uuid and (
      unit.id in (select ballot.voting_unit_id from ballot
        join poll on (poll.community_id, poll.id) = (ballot.community_id, ballot.poll_id)
        where poll.community_id = ${communityId}::uuid and poll.topic_id = ${id}::uuid)
      or exists (select from opinion where opinion.community_id = ${communityId}::uuid and opinion.topic_id = ${id}::uuid
        and (opinion.voting_unit_id = unit.id or opinion.person_id = any(unit.person_ids))))`
  const counted = tasks[0]
  if (counted === undefined) throw new Error('the count of tasks answered nothing')
  return { tasks: counted, ratings, participants: part[0]?.units ?? 0 }
}

const assignment = z.object({ tasks: z.array(taskInput) })

/** The tasks named in the step's input, numbered on from those already there. */
export async function createTasks(tx: Tx, { communityId, id }: Topic, input: unknown): Promise<void> {
  const { tasks } = assignment.parse(input)
  const last = await tx.task.findFirst({
    where: { communityId, topicId: id },
    orderBy: { no: 'desc' },
    select: { no: true },
  })
  await tx.task.createMany({
    data: tasks.map(({ dueOn, budgetFen, ...task }, index) => ({
      ...task,
      communityId,
      id: newId(),
      topicId: id,
      no: (last?.no ?? 0) + index + 1,
      dueOn: new Date(`${dueOn}T00:00:00Z`),
      budgetFen: BigInt(budgetFen),
    })),
  })
}
