import type { CurrentSession, OpenSession, SessionView } from '@gongyi/shared/contracts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '../api/client.js'
import { aBoolean, aString, type Contract, listOf, nullable, oneOf, recordOf } from '../api/shape.js'

export type Role = SessionView['grants'][number]['role']
type RegionLevel = SessionView['grants'][number]['regionLevel']

export const aRole: Contract<Role> = oneOf<Role>(
  'resident',
  'coordinator',
  'community-admin',
  'township-admin',
  'county-observer',
  'auditor',
  'expert',
  'supervisor',
  'system-admin',
)

/** Read without zod: this answer belongs to the first load (lib/api/shape.ts). session.test.ts holds it to the contract. */
export const sessionReader: Contract<SessionView> = recordOf<SessionView>({
  accountId: aString,
  displayName: aString,
  phoneMasked: aString,
  locale: nullable(aString),
  passwordMissing: aBoolean,
  grants: listOf(
    recordOf<SessionView['grants'][number]>({
      role: aRole,
      regionId: aString,
      regionName: aString,
      regionLevel: oneOf<RegionLevel>(
        'PROVINCE',
        'CITY',
        'COUNTY',
        'TOWNSHIP',
        'VILLAGE_COMMUNITY',
        'GRID',
        'MICRO_GRID',
      ),
      communityIds: listOf(aString),
    }),
  ),
  communities: listOf(
    recordOf<SessionView['communities'][number]>({
      id: aString,
      name: aString,
      shortName: aString,
      kind: nullable(aString),
    }),
  ),
  expiresAt: aString,
})

export const currentSessionReader: Contract<CurrentSession> = recordOf<CurrentSession>({
  session: nullable(sessionReader),
})

/** POST /api/session */
export const openSessionReader: Contract<OpenSession> = recordOf<OpenSession>({ session: sessionReader })

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => api.get(currentSessionReader, '/session', { signal }).then(({ session }) => session),
  staleTime: 60_000,
})

/** Who is signed in: undefined while asking, null for nobody. */
export function useSession(): SessionView | null | undefined {
  return useQuery(sessionQuery).data
}

/** Whether one of the grants gives one of the roles (in that community, when one is named). */
export function holdsRole(
  session: SessionView | null | undefined,
  roles: readonly Role[],
  communityId?: string,
): boolean {
  return (session?.grants ?? []).some(
    (grant) => roles.includes(grant.role) && (communityId === undefined || grant.communityIds.includes(communityId)),
  )
}
