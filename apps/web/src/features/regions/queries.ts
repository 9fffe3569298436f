import { type CreateRegion, regionListSchema, regionSchema } from '@gongyi/shared/contracts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../lib/api/client.js'

/** All regions, by code. */
export const regionsQuery = queryOptions({
  queryKey: ['regions'],
  queryFn: ({ signal }) => api.get(regionListSchema, '/identity/regions', { signal }).then(({ items }) => items),
})

/** A new region is reached by its maker's roles at once: the session is read anew. */
export function useCreateRegion() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (region: CreateRegion) => api.post(regionSchema, '/identity/regions', region),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['regions'] }),
        client.invalidateQueries({ queryKey: ['session'] }),
      ]),
  })
}
