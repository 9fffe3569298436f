import {
  attachmentListSchema,
  buildingsSchema,
  draftListSchema,
  draftSchema,
  proposalViewSchema,
  similarTopicsSchema,
  supportSchema,
} from '@gongyi/shared/contracts'
import { queryOptions, skipToken } from '@tanstack/react-query'
import { api } from '../../../lib/api/client.js'

export function draftsPath(communityId: string, draftId?: string): string {
  return `/communities/${communityId}/proposal-drafts${draftId === undefined ? '' : `/${draftId}`}`
}

export function draftListQuery(communityId: string) {
  return queryOptions({
    queryKey: ['proposal-drafts', communityId],
    queryFn: ({ signal }) => api.get(draftListSchema, draftsPath(communityId), { signal }),
    staleTime: 0,
  })
}

/** Read once when the form opens; from then on the form itself knows best. */
export function draftQuery(communityId: string, draftId: string) {
  return queryOptions({
    queryKey: ['proposal-drafts', communityId, draftId],
    queryFn: ({ signal }) => api.get(draftSchema, draftsPath(communityId, draftId), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
}

export function buildingsQuery(communityId: string) {
  return queryOptions({
    queryKey: ['buildings', communityId],
    queryFn: ({ signal }) => api.get(buildingsSchema, `/communities/${communityId}/buildings`, { signal }),
    staleTime: 600_000,
  })
}

/** Two characters are the least that can be alike. */
export function similarQuery(communityId: string, title: string) {
  const words = title.trim()
  return queryOptions({
    queryKey: ['similar-topics', communityId, words],
    queryFn:
      [...words].length < 2
        ? skipToken
        : ({ signal }) =>
            api.get(similarTopicsSchema, `/communities/${communityId}/similar-topics`, {
              signal,
              query: { title: words },
            }),
  })
}

export function attachmentsQuery(topicId: string) {
  return queryOptions({
    queryKey: ['topic', topicId, 'attachments'],
    queryFn: ({ signal }) => api.get(attachmentListSchema, `/topics/${topicId}/attachments`, { signal }),
  })
}

export function proposalQuery(topicId: string) {
  return queryOptions({
    queryKey: ['topic', topicId, 'proposal'],
    queryFn: ({ signal }) => api.get(proposalViewSchema, `/topics/${topicId}/proposal`, { signal }),
  })
}

/** Others sign while one looks: asked again every quarter of a minute, as long as the page is in front. */
export function supportQuery(topicId: string, isLive: boolean) {
  return queryOptions({
    queryKey: ['topic', topicId, 'support'],
    queryFn: ({ signal }) => api.get(supportSchema, `/topics/${topicId}/support`, { signal }),
    refetchInterval: isLive ? 15_000 : false,
    staleTime: 5_000,
  })
}
