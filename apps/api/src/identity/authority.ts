import type { RegionLevel, Role } from '@gongyi/shared/contracts'

/** Who may give what to whom. Pure: regions come in as "does mine cover theirs". */
const RANK = {
  resident: 0,
  expert: 1,
  supervisor: 1,
  coordinator: 2,
  'community-admin': 3,
  'township-admin': 4,
  'county-observer': 5,
  auditor: 5,
  'system-admin': 5,
} as const satisfies Record<Role, number>

/** The kinds of region a role can be held on. */
const LEVELS = {
  resident: ['VILLAGE_COMMUNITY'],
  coordinator: ['VILLAGE_COMMUNITY', 'GRID', 'MICRO_GRID'],
  'community-admin': ['VILLAGE_COMMUNITY'],
  supervisor: ['VILLAGE_COMMUNITY'],
  expert: ['VILLAGE_COMMUNITY', 'TOWNSHIP', 'COUNTY'],
  'township-admin': ['TOWNSHIP'],
  'county-observer': ['COUNTY', 'CITY', 'PROVINCE'],
  auditor: ['TOWNSHIP', 'COUNTY', 'CITY', 'PROVINCE'],
  'system-admin': ['COUNTY', 'CITY', 'PROVINCE'],
} as const satisfies Record<Role, readonly RegionLevel[]>

const GRANTORS: ReadonlySet<Role> = new Set(['community-admin', 'township-admin', 'system-admin'])
/** The nearest to the people first. */
export const CODE_ISSUERS: readonly Role[] = ['coordinator', 'community-admin', 'township-admin', 'system-admin']

export interface Held {
  readonly role: Role
  /** The region the role is held on is, or lies above, the region in question. */
  readonly covers: boolean
}

export function rolesHoldableOn(level: RegionLevel): readonly Role[] {
  return Object.entries(LEVELS)
    .filter(([, levels]) => levels.some((each) => each === level))
    .map(([role]) => role as Role)
}

/** Within the grantor's region and not above the grantor's own rank. */
export function mayGrant(held: readonly Held[], role: Role, level: RegionLevel): boolean {
  const fits = rolesHoldableOn(level).includes(role)
  return fits && held.some((own) => own.covers && GRANTORS.has(own.role) && RANK[own.role] >= RANK[role])
}

/**
 * A code opens the account, so its issuer must stand over everything the account can do: above the rank of each of its
 * grants and over each grant's region. Coordinators issue to residents only.
 */
export function mayIssueCode(
  grants: readonly { readonly role: Role; readonly issuerHeld: readonly Held[] }[],
): boolean {
  return grants.length > 0 && grants.every((grant) => grant.issuerHeld.some((own) => standsOver(own, grant.role)))
}

/** Disabling an account follows the same rule as opening it, coordinators excepted: they disable nobody. */
export function mayDisable(grants: readonly { readonly role: Role; readonly issuerHeld: readonly Held[] }[]): boolean {
  return (
    grants.length > 0 &&
    grants.every((grant) => grant.issuerHeld.some((own) => GRANTORS.has(own.role) && standsOver(own, grant.role)))
  )
}

function standsOver(own: Held, role: Role): boolean {
  if (!own.covers || !CODE_ISSUERS.includes(own.role)) return false
  return own.role === 'coordinator' ? role === 'resident' : RANK[own.role] > RANK[role]
}

export function isStaff(roles: readonly Role[]): boolean {
  return roles.some((role) => role !== 'resident')
}
