import {
  objectionListSchema,
  opinionListSchema,
  paperPendingSchema,
  ratingSummarySchema,
  type TopicDetail,
  taskListSchema,
  topicDetailSchema,
  topicEventListSchema,
  topicListSchema,
  unitListSchema,
} from '@gongyi/shared/contracts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.js'

/** One topic with everything its page needs; every contribution and action refreshes it. */
export function topicQuery(topicId: string) {
  return queryOptions({
    queryKey: ['topic', topicId],
    queryFn: ({ signal }) => api.get(topicDetailSchema, `/topics/${topicId}`, { signal }),
    staleTime: 5_000,
  })
}

export interface TopicFilter {
  readonly communityId?: string
  readonly stage?: string
  readonly status?: string
  readonly mine?: boolean
  readonly awaiting?: boolean
  readonly query?: string
}

/** Topics of every community the person belongs to or looks after, newest first, page by page. */
export function topicsQuery({ communityId, ...filter }: TopicFilter) {
  const path = communityId === undefined ? '/topics' : `/communities/${communityId}/topics`
  return infiniteQueryOptions({
    queryKey: ['topics', communityId ?? '', filter],
    queryFn: ({ signal, pageParam }) =>
      api.get(topicListSchema, path, {
        signal,
        query: { ...filter, ...(pageParam === '' ? {} : { after: pageParam }) },
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

/** The parts of a topic that are lists of their own; all live under the topic's key and refresh with it. */
export const topicParts = {
  events: (topicId: string) =>
    queryOptions({
      queryKey: ['topic', topicId, 'events'],
      queryFn: ({ signal }) => api.get(topicEventListSchema, `/topics/${topicId}/events`, { signal }),
    }),
  units: (
    topicId: string,
    filter: { building?: string; missing?: boolean; motion?: string; query?: string; limit?: number } = {},
  ) =>
    infiniteQueryOptions({
      queryKey: ['topic', topicId, 'units', filter],
      queryFn: ({ signal, pageParam }) =>
        api.get(unitListSchema, `/topics/${topicId}/units`, {
          signal,
          query: { ...filter, ...(pageParam === '' ? {} : { after: pageParam }) },
        }),
      initialPageParam: '',
      getNextPageParam: (last) => last.next ?? undefined,
    }),
  opinions: (topicId: string, filter: { unanswered?: boolean } = {}) =>
    infiniteQueryOptions({
      queryKey: ['topic', topicId, 'opinions', filter],
      queryFn: ({ signal, pageParam }) =>
        api.get(opinionListSchema, `/topics/${topicId}/opinions`, {
          signal,
          query: { ...filter, ...(pageParam === '' ? {} : { after: pageParam }) },
        }),
      initialPageParam: '',
      getNextPageParam: (last) => last.next ?? undefined,
    }),
  objections: (topicId: string) =>
    queryOptions({
      queryKey: ['topic', topicId, 'objections'],
      queryFn: ({ signal }) => api.get(objectionListSchema, `/topics/${topicId}/objections`, { signal }),
    }),
  paperBallots: (topicId: string) =>
    queryOptions({
      queryKey: ['topic', topicId, 'paper-ballots'],
      queryFn: ({ signal }) => api.get(paperPendingSchema, `/topics/${topicId}/paper-ballots`, { signal }),
    }),
  tasks: (topicId: string) =>
    queryOptions({
      queryKey: ['topic', topicId, 'tasks'],
      queryFn: ({ signal }) => api.get(taskListSchema, `/topics/${topicId}/tasks`, { signal }),
    }),
  ratings: (topicId: string) =>
    queryOptions({
      queryKey: ['topic', topicId, 'ratings'],
      queryFn: ({ signal }) => api.get(ratingSummarySchema, `/topics/${topicId}/ratings`, { signal }),
    }),
} as const

/** What each stage panel gets: the topic as last loaded. */
export interface PanelProps {
  readonly topic: TopicDetail
}
