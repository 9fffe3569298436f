import type { TopicDetail, taskListSchema } from '@gongyi/shared/contracts'
import { RATES } from '@gongyi/shared/domain'

export type Task = ReturnType<(typeof taskListSchema)['parse']>['items'][number]

/** Tasks that count: what was called off counts for nothing (domain.md §6.5). */
export function countedTasks(tasks: readonly Task[]): readonly Task[] {
  return tasks.filter(({ status }) => status !== 'CANCELLED')
}

/** Only then does the share by weight say more than the share by number. */
export function weighsDiffer(tasks: readonly Task[]): boolean {
  return new Set(countedTasks(tasks).map(({ weight }) => weight)).size > 1
}

export function budgetOf(tasks: readonly Task[]): bigint {
  return countedTasks(tasks).reduce((sum, { budgetFen }) => sum + BigInt(budgetFen), 0n)
}

/** An indicator of the topic, as the API measured it. */
export function rateOf(topic: TopicDetail, id: 'execution' | 'onTime' | 'satisfaction') {
  const rate = topic.rates.find((one) => one.id === RATES[id].id)
  return rate && { numerator: BigInt(rate.numerator), denominator: BigInt(rate.denominator) }
}

/** Fen as people type money: yuan with two decimals. */
export function yuan(fen: string | bigint): string {
  const padded = fen.toString().padStart(3, '0')
  return `${padded.slice(0, -2)}.${padded.slice(-2)}`
}
