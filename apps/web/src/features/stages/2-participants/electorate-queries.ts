import {
  driftSchema,
  electorateListSchema,
  electoratePreviewSchema,
  lateCorrectionListSchema,
  publicElectorateSchema,
} from '@gongyi/shared/contracts'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/api/client.js'

/** What the electorate’s own screens ask for. */
export const electorateQueries = {
  preview: (topicId: string, version: number, body: string) =>
    queryOptions({
      queryKey: ['topic', topicId, 'electorate-preview', version, body],
      queryFn: ({ signal }) =>
        api.post(electoratePreviewSchema, `/topics/${topicId}/electorate/preview`, JSON.parse(body), { signal }),
      enabled: body !== '',
      placeholderData: keepPreviousData,
      staleTime: 60_000,
      retry: false,
    }),
  list: (topicId: string, query: string) =>
    infiniteQueryOptions({
      queryKey: ['topic', topicId, 'electorate', query],
      queryFn: ({ signal, pageParam }) =>
        api.get(electorateListSchema, `/topics/${topicId}/electorate`, {
          signal,
          query: { limit: 2000, after: pageParam, ...(query === '' ? {} : { query }) },
        }),
      initialPageParam: 0,
      getNextPageParam: (last) => last.next ?? undefined,
    }),
  open: (topicId: string, query: string) =>
    infiniteQueryOptions({
      queryKey: ['public-electorate', topicId, query],
      queryFn: ({ signal, pageParam }) =>
        api.get(publicElectorateSchema, `/electorates/${topicId}`, {
          signal,
          query: { limit: 2000, after: pageParam, ...(query === '' ? {} : { query }) },
        }),
      initialPageParam: 0,
      getNextPageParam: (last) => last.next ?? undefined,
      retry: false,
    }),
  drift: (topicId: string) =>
    queryOptions({
      queryKey: ['topic', topicId, 'electorate-drift'],
      queryFn: ({ signal }) => api.get(driftSchema, `/topics/${topicId}/electorate/drift`, { signal }),
    }),
  lateCorrections: (topicId: string) =>
    queryOptions({
      queryKey: ['topic', topicId, 'electorate-corrections'],
      queryFn: ({ signal }) =>
        api.get(lateCorrectionListSchema, `/topics/${topicId}/electorate/corrections`, { signal }),
    }),
} as const
