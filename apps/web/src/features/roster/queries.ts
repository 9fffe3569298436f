import {
  type HouseholdPage,
  householdPageSchema,
  householdSchema,
  importColumnsSchema,
  importPageSchema,
  importRowsPageSchema,
  personDetailSchema,
  personPageSchema,
  propertyAreasSchema,
  rosterChangesSchema,
  rosterImportSchema,
  unitDetailSchema,
  unitPageSchema,
} from '@gongyi/shared/contracts'
import type { RowState } from '@gongyi/shared/domain'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api/client.js'

/** Everything of one community's rosters; a confirmed import refreshes all of it. */
export function rosterKey(communityId: string) {
  return ['roster', communityId] as const
}

const nextOf = (last: Pick<HouseholdPage, 'next'>) => last.next ?? undefined

export function householdsQuery(communityId: string, query: string) {
  return infiniteQueryOptions({
    queryKey: [...rosterKey(communityId), 'households', query],
    queryFn: ({ signal, pageParam }) =>
      api.get(householdPageSchema, `/communities/${communityId}/households`, {
        signal,
        query: { query, ...(pageParam === '' ? {} : { after: pageParam }) },
      }),
    initialPageParam: '',
    getNextPageParam: nextOf,
  })
}

export function householdQuery(communityId: string, householdId: string) {
  return queryOptions({
    queryKey: [...rosterKey(communityId), 'household', householdId],
    queryFn: ({ signal }) =>
      api.get(householdSchema, `/communities/${communityId}/households/${householdId}`, { signal }),
  })
}

export function areasQuery(communityId: string) {
  return queryOptions({
    queryKey: [...rosterKey(communityId), 'areas'],
    queryFn: ({ signal }) =>
      api.get(propertyAreasSchema, `/communities/${communityId}/property-areas`, { signal }).then(({ items }) => items),
  })
}

export function unitsQuery(communityId: string, query: string, propertyAreaId: string) {
  return infiniteQueryOptions({
    queryKey: [...rosterKey(communityId), 'units', query, propertyAreaId],
    queryFn: ({ signal, pageParam }) =>
      api.get(unitPageSchema, `/communities/${communityId}/units`, {
        signal,
        query: {
          query,
          ...(propertyAreaId === '' ? {} : { propertyAreaId }),
          ...(pageParam === '' ? {} : { after: pageParam }),
        },
      }),
    initialPageParam: '',
    getNextPageParam: nextOf,
  })
}

export function importsQuery(communityId: string) {
  return infiniteQueryOptions({
    queryKey: [...rosterKey(communityId), 'imports'],
    queryFn: ({ signal, pageParam }) =>
      api.get(importPageSchema, `/communities/${communityId}/imports`, {
        signal,
        query: pageParam === '' ? {} : { after: pageParam },
      }),
    initialPageParam: '',
    getNextPageParam: nextOf,
  })
}

export function importQuery(communityId: string, importId: string) {
  return queryOptions({
    queryKey: [...rosterKey(communityId), 'import', importId],
    queryFn: ({ signal }) => api.get(rosterImportSchema, `/communities/${communityId}/imports/${importId}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.work ? WORK_MS : false),
  })
}

/** How often a page asks how far the work has come. */
export const WORK_MS = 700

export function columnsQuery(communityId: string, importId: string) {
  return queryOptions({
    queryKey: [...rosterKey(communityId), 'import', importId, 'columns'],
    queryFn: ({ signal }) =>
      api.get(importColumnsSchema, `/communities/${communityId}/imports/${importId}/columns`, { signal }),
  })
}

export function importRowsQuery(communityId: string, importId: string, state: RowState | undefined) {
  return infiniteQueryOptions({
    queryKey: [...rosterKey(communityId), 'import', importId, 'rows', state ?? ''],
    queryFn: ({ signal, pageParam }) =>
      api.get(importRowsPageSchema, `/communities/${communityId}/imports/${importId}/rows`, {
        signal,
        query: { after: pageParam, ...(state === undefined ? {} : { state }) },
      }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next ?? undefined,
    // Rows change only when the preview is computed anew, and that refreshes everything of the roster
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function personsQuery(communityId: string, query: string) {
  return infiniteQueryOptions({
    queryKey: [...rosterKey(communityId), 'persons', query],
    queryFn: ({ signal, pageParam }) =>
      api.get(personPageSchema, `/communities/${communityId}/persons`, {
        signal,
        query: { query, gone: 'true', ...(pageParam === '' ? {} : { after: pageParam }) },
      }),
    initialPageParam: '',
    getNextPageParam: nextOf,
  })
}

export function personQuery(communityId: string, personId: string) {
  return queryOptions({
    queryKey: [...rosterKey(communityId), 'person', personId],
    queryFn: ({ signal }) => api.get(personDetailSchema, `/communities/${communityId}/persons/${personId}`, { signal }),
  })
}

export function unitQuery(communityId: string, unitId: string) {
  return queryOptions({
    queryKey: [...rosterKey(communityId), 'unit', unitId],
    queryFn: ({ signal }) => api.get(unitDetailSchema, `/communities/${communityId}/units/${unitId}`, { signal }),
  })
}

export function changesQuery(communityId: string, subjectId: string) {
  return infiniteQueryOptions({
    queryKey: [...rosterKey(communityId), 'changes', subjectId],
    queryFn: ({ signal, pageParam }) =>
      api.get(rosterChangesSchema, `/communities/${communityId}/changes`, {
        signal,
        query: { subjectId, ...(pageParam === '' ? {} : { before: pageParam }) },
      }),
    initialPageParam: '',
    getNextPageParam: nextOf,
  })
}
