import { screeningViewSchema } from '@gongyi/shared/contracts'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/api/client.js'

/** What stands around the answer to a proposal; under the topic's key, so that every step refreshes it. */
export function screeningQuery(topicId: string) {
  return queryOptions({
    queryKey: ['topic', topicId, 'screening'],
    queryFn: ({ signal }) => api.get(screeningViewSchema, `/topics/${topicId}/screening`, { signal }),
  })
}
