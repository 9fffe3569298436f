import { bodiesSchema, bodySchema, personPageSchema } from '@gongyi/shared/contracts'
import { queryOptions, skipToken } from '@tanstack/react-query'
import { api } from '../../lib/api/client.js'

export function bodiesKey(communityId: string) {
  return ['bodies', communityId] as const
}

export function bodiesQuery(communityId: string) {
  return queryOptions({
    queryKey: bodiesKey(communityId),
    queryFn: ({ signal }) =>
      api.get(bodiesSchema, `/communities/${communityId}/bodies`, { signal }).then(({ items }) => items),
  })
}

export function bodyQuery(communityId: string, bodyId: string) {
  return queryOptions({
    queryKey: [...bodiesKey(communityId), bodyId],
    queryFn: ({ signal }) => api.get(bodySchema, `/communities/${communityId}/bodies/${bodyId}`, { signal }),
  })
}

export function peopleQuery(communityId: string, query: string) {
  return queryOptions({
    queryKey: [...bodiesKey(communityId), 'people', query],
    queryFn:
      query === ''
        ? skipToken
        : ({ signal }) =>
            api
              .get(personPageSchema, `/communities/${communityId}/persons`, { signal, query: { query, limit: 20 } })
              .then(({ items }) => items),
  })
}
