import { type TopicSummary, topicListSchema } from '@gongyi/shared/contracts'
import {
  addDays,
  addWorkingDays,
  civilDateOf,
  DEFAULT_TIME_LIMITS,
  daysBetween,
  isEnded,
  type Stage,
} from '@gongyi/shared/domain'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api/client.js'

const pageSize = 100
const mostPages = 10

export interface RunningTopics {
  readonly topics: readonly TopicSummary[]
  /** True when there are more than were read. */
  readonly isCapped: boolean
}

/** Every topic this person can see that is not over, page after page. */
export const runningTopicsQuery = queryOptions({
  queryKey: ['topics', 'running'],
  queryFn: async ({ signal }): Promise<RunningTopics> => {
    const topics: TopicSummary[] = []
    let after: string | null = null
    for (let page = 0; page < mostPages; page += 1) {
      const query: Record<string, string | number> = { limit: pageSize, ...(after === null ? {} : { after }) }
      const answer = await api.get(topicListSchema, '/topics', { signal, query })
      topics.push(...answer.items)
      after = answer.next
      if (after === null) break
    }
    return { topics: topics.filter((topic) => !isEnded(topic) && topic.status !== 'draft'), isCapped: after !== null }
  },
})

export function countByStage(topics: readonly TopicSummary[], stage: Stage): number {
  return topics.filter((topic) => topic.stage === stage).length
}

export interface Overdue {
  readonly topic: TopicSummary
  readonly dueOn: string
  readonly days: number
}

/** Topics past the time limit of the place where they stand, the longest overdue first. */
export function overdueTopics(topics: readonly TopicSummary[], today: string): readonly Overdue[] {
  return topics
    .flatMap((topic) => {
      const dueOn = dueDay(topic)
      return dueOn !== null && dueOn < today ? [{ topic, dueOn, days: daysBetween(dueOn, today) }] : []
    })
    .toSorted((a, b) => b.days - a.days)
}

/** The last day of the step by domain.md §3.10; null where no limit runs or the clock is stopped. */
export function dueDay({ stage, status, stageSince }: TopicSummary): string | null {
  const since = civilDateOf(stageSince)
  const { propose, deliberate, vote, filing } = DEFAULT_TIME_LIMITS
  switch (`${stage}/${status}`) {
    case 'propose/screening':
      return addWorkingDays(since, propose.decisionWd)
    case 'propose/returned':
      return addDays(since, propose.moreInfoD)
    case 'deliberate/active':
      return addDays(since, deliberate.opinionWindowMaxD)
    case 'vote/active':
      return addDays(since, vote.maxTotalD)
    case 'filing/active':
      return addWorkingDays(since, filing.submitWd)
    case 'filing/submitted':
      return addWorkingDays(since, filing.formalityReviewWd)
    default:
      return null
  }
}
