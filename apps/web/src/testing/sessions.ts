import { type CurrentSession, currentSessionSchema, type Role } from '@gongyi/shared/contracts'

export const COMMUNITY = '0193a0c0-0000-7000-8000-00000000000c'
export const OWN_ACCOUNT = '0193a0c0-0000-7000-8000-000000000001'

/** Somebody with one role in 桂苑社区, as GET /api/session answers. */
export function sessionWith(role: Role, more: { readonly passwordMissing?: boolean } = {}): CurrentSession {
  const place = { regionId: COMMUNITY, regionName: '桂苑社区', regionLevel: 'VILLAGE_COMMUNITY' }
  return currentSessionSchema.parse({
    session: {
      accountId: OWN_ACCOUNT,
      displayName: '许建明',
      phoneMasked: '199****0005',
      locale: null,
      passwordMissing: more.passwordMissing ?? false,
      grants: [{ role, ...place, communityIds: [COMMUNITY] }],
      communities: [{ id: COMMUNITY, name: '桂苑社区', shortName: '桂苑', kind: 'COMMUNITY' }],
      expiresAt: '2026-11-24T10:00:00.000Z',
    },
  })
}
