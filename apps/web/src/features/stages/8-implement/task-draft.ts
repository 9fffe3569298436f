import type { TopicDetail } from '@gongyi/shared/contracts'
import { addDays } from '@gongyi/shared/domain'
import { civilDate } from '../../../lib/format/format.js'
import { parseHundredths } from '../../../lib/format/parse.js'
import { yuan } from './implement-state.js'

export interface TaskDraft {
  readonly key: number
  readonly title: string
  readonly executor: string
  readonly dueOn: string | null
  readonly weight: '1' | '2' | '3' | '4' | '5'
  /** Yuan, as typed. */
  readonly budget: string
  readonly standard: string
}

export function emptyDraft(topic: TopicDetail, key: number, standard: string): TaskDraft {
  const draft = topic.records.deliberate.draft
  return {
    key,
    title: '',
    executor: draft?.executor ?? '',
    dueOn: dayStillAhead(draft?.deadline, civilDate(topic.now)),
    weight: '1',
    budget: '0',
    standard,
  }
}

/** One task per adopted motion, with what the draft voted on says of it; the budget stands with the first. */
export function draftsFrom(topic: TopicDetail, standard: string): readonly TaskDraft[] {
  const draft = topic.records.deliberate.draft
  const results = topic.records.vote.count?.results ?? []
  const adopted = topic.motions.filter(({ id }) =>
    results.some(({ motionId, count }) => motionId === id && count.outcome === 'PASSED'),
  )
  return (adopted.length > 0 ? adopted : topic.motions.slice(0, 1)).map((motion, index) => ({
    ...emptyDraft(topic, index, standard),
    title: adopted.length > 1 ? motion.text.slice(0, 100) : topic.title,
    budget: index === 0 ? yuan(draft?.budgetFen ?? '0') : '0',
  }))
}

/** The promised day; where it has passed meanwhile, or none was promised, a month from now. */
function dayStillAhead(promised: string | undefined, today: string): string {
  return promised !== undefined && promised >= today ? promised : addDays(today, 30)
}

export type DraftField = 'title' | 'executor' | 'dueOn' | 'budget' | 'standard'

/** The fields that still keep a task from being given out. */
export function wrongFields(draft: TaskDraft): readonly DraftField[] {
  const wrong: DraftField[] = []
  if (draft.title.trim() === '') wrong.push('title')
  if (draft.executor.trim() === '') wrong.push('executor')
  if (draft.dueOn === null) wrong.push('dueOn')
  if (parseHundredths(draft.budget) === undefined) wrong.push('budget')
  if (draft.standard.trim() === '') wrong.push('standard')
  return wrong
}

export function taskOf({ title, executor, dueOn, weight, budget, standard }: TaskDraft) {
  return {
    title: title.trim(),
    executor: executor.trim(),
    dueOn,
    weight: Number(weight),
    budgetFen: (parseHundredths(budget) ?? 0n).toString(),
    standard: standard.trim(),
  }
}
