import { joinCodePageSchema, myHouseholdSchema, printedJoinCodesSchema } from '@gongyi/shared/contracts'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../lib/api/client.js'
import { nothing } from '../../lib/api/shape.js'

export function joinCodesKey(communityId: string) {
  return ['join-codes', communityId] as const
}

export function joinCodesQuery(communityId: string) {
  return infiniteQueryOptions({
    queryKey: joinCodesKey(communityId),
    queryFn: ({ signal, pageParam }) =>
      api.get(joinCodePageSchema, `/communities/${communityId}/join-codes`, {
        signal,
        query: pageParam === '' ? {} : { before: pageParam },
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function myHouseholdQuery(communityId: string) {
  return queryOptions({
    queryKey: ['my-household', communityId],
    queryFn: ({ signal }) => api.get(myHouseholdSchema, `/communities/${communityId}/my-household`, { signal }),
  })
}

export interface WhoseCodes {
  readonly personIds?: readonly string[]
  readonly householdIds?: readonly string[]
}

/** The codes live in this answer only, and leave the memory when the slips are closed. */
export function usePrintCodes(communityId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (whose: WhoseCodes) =>
      api.post(printedJoinCodesSchema, `/communities/${communityId}/join-codes`, whose),
    onSuccess: () => client.invalidateQueries({ queryKey: joinCodesKey(communityId) }),
    gcTime: 0,
  })
}

export function useCodeAct(communityId: string, act: 'release' | 'revoke', onDone: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (ids: readonly string[]) => api.post(nothing, `/communities/${communityId}/join-codes/${act}`, { ids }),
    onSettled: () => client.invalidateQueries({ queryKey: joinCodesKey(communityId) }),
    onSuccess: onDone,
  })
}
