import {
  buildingsSchema,
  drawDeskSchema,
  drawMadeSchema,
  type MyDraw,
  myDrawSchema,
  poolCommitmentSchema,
  publicDrawSchema,
} from '@gongyi/shared/contracts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../lib/api/client.js'

export function deskQuery(topicId: string, drawId: string) {
  return queryOptions({
    queryKey: ['topic', topicId, 'draw', drawId],
    queryFn: ({ signal }) => api.get(drawDeskSchema, `/topics/${topicId}/draws/${drawId}`, { signal }),
  })
}

export function publicDrawQuery(drawId: string) {
  return queryOptions({
    queryKey: ['draw', drawId],
    queryFn: ({ signal }) => api.get(publicDrawSchema, `/draws/${drawId}`, { signal }),
  })
}

export function myDrawQuery(drawId: string) {
  return queryOptions({
    queryKey: ['draw', drawId, 'mine'],
    queryFn: ({ signal }): Promise<MyDraw> => api.get(myDrawSchema, `/draws/${drawId}/mine`, { signal }),
  })
}

export function buildingsQuery(communityId: string) {
  return queryOptions({
    queryKey: ['community', communityId, 'buildings'],
    queryFn: ({ signal }) => api.get(buildingsSchema, `/communities/${communityId}/buildings`, { signal }),
  })
}

/** Fetched anew on every check: what is looked at must be what the server gives now. */
export function fetchPool(drawId: string) {
  return api.get(poolCommitmentSchema, `/draws/${drawId}/pool.json`)
}

/** One deed on a draw of the topic; the topic has a new version afterwards. */
export function useDrawDeed(topicId: string, drawId: string, deed: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: object) => api.post(drawMadeSchema, `/topics/${topicId}/draws/${drawId}/${deed}`, body),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['topic', topicId] }),
        client.invalidateQueries({ queryKey: ['draw', drawId] }),
      ]),
  })
}

export function useMyAnswer(drawId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (answer: 'ACCEPTED' | 'DECLINED') => api.post(drawMadeSchema, `/draws/${drawId}/my-answer`, { answer }),
    onSettled: () => client.invalidateQueries({ queryKey: ['draw', drawId] }),
  })
}
