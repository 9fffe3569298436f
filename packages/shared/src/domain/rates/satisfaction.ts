import type { Rate } from './rate.js'

/** Answers to "are you satisfied", from very (5) to very dissatisfied (1). */
export interface SatisfactionAnswers {
  readonly verySatisfied: number
  readonly satisfied: number
  readonly basicallySatisfied: number
  readonly dissatisfied: number
  readonly veryDissatisfied: number
}

/** 满意率. */
export const SATISFACTION: Rate<SatisfactionAnswers> = {
  id: 'satisfaction',
  label: { zh: '满意率', en: 'Satisfaction' },
  definition: {
    zh: '(很满意 + 满意 + 基本满意) ÷ 有效评价数',
    en: '(very satisfied + satisfied + basically satisfied) ÷ valid answers',
  },
  count: (answers) => {
    const content = answers.verySatisfied + answers.satisfied + answers.basicallySatisfied
    const all = content + answers.dissatisfied + answers.veryDissatisfied
    return { numerator: BigInt(content), denominator: BigInt(all) }
  },
}

/** Sum of scores 5…1 and number of answers, for the mean. */
export function satisfactionScore(answers: SatisfactionAnswers): { readonly sum: bigint; readonly answers: bigint } {
  const counts = [
    answers.veryDissatisfied,
    answers.dissatisfied,
    answers.basicallySatisfied,
    answers.satisfied,
    answers.verySatisfied,
  ].map(BigInt)
  return {
    sum: counts.reduce((sum, count, index) => sum + count * BigInt(index + 1), 0n),
    answers: counts.reduce((sum, count) => sum + count, 0n),
  }
}
