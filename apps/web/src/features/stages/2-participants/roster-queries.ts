import { placesSchema, propertyAreasSchema } from '@gongyi/shared/contracts'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/api/client.js'

/** What the roster offers to choose a scope from. */
export const rosterQueries = {
  places: (communityId: string) =>
    queryOptions({
      queryKey: ['roster', communityId, 'places'],
      queryFn: ({ signal }) => api.get(placesSchema, `/communities/${communityId}/places`, { signal }),
    }),
  propertyAreas: (communityId: string) =>
    queryOptions({
      queryKey: ['roster', communityId, 'property-areas'],
      queryFn: ({ signal }) => api.get(propertyAreasSchema, `/communities/${communityId}/property-areas`, { signal }),
    }),
} as const
