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
    with spoke as materialized (select coalesce(array_agg(voting_unit_id), '{}') as units, coalesce(array_agg(person_id), '{}') as people
        from opinion where community_id = ${communityId}::uuid and topic_id = ${id}::uuid)
    select count(*)::int as units from voting_unit unit cross join spoke
    where unit.community_id = ${communityId}::uuid and unit.topic_id = ${id}::uuid and (unit.id = any(spoke.units)
      or unit.person_ids && spoke.people or unit.id in (
        select b.voting_unit_id from poll p join ballot b on (b.community_id, b.poll_id) = (p.community_id, p.id)
        where p.community_id = ${communityId}::uuid and p.topic_id = ${id}::uuid))`
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
