import { type TopicSummary, topicListSchema } from '@gongyi/shared/contracts'
import { isEnded, type Stage } from '@gongyi/shared/domain'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api/client.js'

const pageSize = 100
const mostPages = 10

export interface RunningTopics {
  readonly topics: readonly TopicSummary[]
  /** True when there are more than were read. */
  readonly isCapped: boolean
}

/** Every topic this person can see that is not over, page after page; of drafts only their own. */
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
    return { topics: topics.filter(isOnDesk), isCapped: after !== null }
  },
})

function isOnDesk(topic: TopicSummary): boolean {
  return topic.status === 'draft' ? topic.awaitsMe : !isEnded(topic) || topic.awaitsMe
}

export function countByStage(topics: readonly TopicSummary[], stage: Stage): number {
  return topics.filter((topic) => topic.stage === stage && topic.status !== 'draft').length
}

/** In the order of urgency; each topic stands in the first group it belongs to. */
export const DESK_GROUPS = ['overdue', 'soon', 'mine', 'others'] as const
export type DeskGroup = (typeof DESK_GROUPS)[number]

/** What is late, what is due within a week, what else waits for the reader, and what runs without them. */
export function deskGroups(topics: readonly TopicSummary[]): Readonly<Record<DeskGroup, readonly TopicSummary[]>> {
  const groups = Map.groupBy(topics.toSorted(byUrgency), groupOf)
  const group = (name: DeskGroup) => groups.get(name) ?? []
  return { overdue: group('overdue'), soon: group('soon'), mine: group('mine'), others: group('others') }
}

const week = 7

function groupOf({ due, awaitsMe }: TopicSummary): DeskGroup {
  if (due !== null && due.inDays < 0) return 'overdue'
  if (due !== null && due.inDays < week) return 'soon'
  return awaitsMe ? 'mine' : 'others'
}

/** The earliest day first, on the same day what waits for the reader; without a day, what has stood longest. */
function byUrgency(a: TopicSummary, b: TopicSummary): number {
  const days = (a.due?.inDays ?? Number.MAX_SAFE_INTEGER) - (b.due?.inDays ?? Number.MAX_SAFE_INTEGER)
  return days || Number(b.awaitsMe) - Number(a.awaitsMe) || a.stageSince.localeCompare(b.stageSince)
}
