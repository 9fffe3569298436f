import type { Rate } from './rate.js'

/** A task of the resolution; days are `YYYY-MM-DD`, weight a whole number. */
export interface MeasuredTask {
  readonly weight: number
  readonly state: 'OPEN' | 'ACCEPTED' | 'CANCELLED'
  readonly dueOn: string
  readonly acceptedOn: string | null
}

/** Tasks and the day they are measured on. */
export interface TasksOnDay {
  readonly tasks: readonly MeasuredTask[]
  readonly today: string
}

/** 执行率. */
export const EXECUTION: Rate<TasksOnDay> = {
  id: 'execution',
  label: { zh: '执行率', en: 'Execution' },
  definition: {
    zh: '已验收任务权重之和 ÷ 未取消任务权重之和',
    en: 'weight of accepted tasks ÷ weight of tasks not cancelled',
  },
  count: ({ tasks }) => {
    const standing = tasks.filter(({ state }) => state !== 'CANCELLED')
    return { numerator: weigh(standing.filter(({ state }) => state === 'ACCEPTED')), denominator: weigh(standing) }
  },
}

/** 按期执行率. */
export const ON_TIME: Rate<TasksOnDay> = {
  id: 'on-time',
  label: { zh: '按期执行率', en: 'Execution on time' },
  definition: {
    zh: '已到期且按期验收的任务权重之和 ÷ 已到期未取消任务权重之和',
    en: 'weight of tasks due by now and accepted in time ÷ weight of tasks due by now and not cancelled',
  },
  count: ({ tasks, today }) => {
    const due = tasks.filter(({ state, dueOn }) => state !== 'CANCELLED' && dueOn <= today)
    const inTime = due.filter((task) => task.state === 'ACCEPTED' && (task.acceptedOn ?? '9999') <= task.dueOn)
    return { numerator: weigh(inTime), denominator: weigh(due) }
  },
}

function weigh(tasks: readonly MeasuredTask[]): bigint {
  return tasks.reduce((sum, { weight }) => sum + BigInt(weight), 0n)
}
