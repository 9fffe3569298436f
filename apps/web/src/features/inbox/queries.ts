import { inboxReadDoneSchema, inboxSchema } from '@gongyi/shared/contracts'
import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../lib/api/client.js'

export type InboxItem = ReturnType<typeof inboxSchema.parse>['items'][number]

/** Newest first, over all communities of the account. */
export const inboxQuery = infiniteQueryOptions({
  queryKey: ['inbox', 'list'],
  queryFn: ({ signal, pageParam }) =>
    api.get(inboxSchema, '/inbox', { signal, query: pageParam === '' ? {} : { after: pageParam } }),
  initialPageParam: '',
  getNextPageParam: (last) => last.next ?? undefined,
})

/** Marks some or all as read and lets every count of unread ones follow. */
export function useMarkRead() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (which: { readonly ids: readonly string[] } | { readonly all: true }) =>
      api.post(inboxReadDoneSchema, '/inbox/read', which),
    onSuccess: () => client.invalidateQueries({ queryKey: ['inbox'] }),
  })
}
