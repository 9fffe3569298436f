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
/** Whoever watches the office is named, opened and disabled from above it. */
const FROM_ABOVE: ReadonlySet<Role> = new Set(['township-admin', 'system-admin'])
/** The system admin names them, so that no township does; no rank lies between. */
const OPENED_BY_SYSTEM: ReadonlySet<Role> = new Set(['auditor', 'county-observer'])
/** The nearest to the people first. */
export const CODE_ISSUERS: readonly Role[] = ['coordinator', 'community-admin', 'township-admin', 'system-admin']

export interface Held {
  readonly role: Role
  /** The region the role is held on is, or lies above, the region in question. */
  readonly covers: boolean
  /** The role is held in a community the region in question reaches, not above communities. */
  readonly inside: boolean
}

export interface HeldGrant {
  readonly role: Role
  readonly issuerHeld: readonly Held[]
}

export function rolesHoldableOn(level: RegionLevel): readonly Role[] {
  return Object.entries(LEVELS)
    .filter(([, levels]) => levels.some((each) => each === level))
    .map(([role]) => role as Role)
}

/** Within the grantor's region and not above the grantor's own rank; a supervisor, who watches the admin, from above. */
export function mayGrant(held: readonly Held[], role: Role, level: RegionLevel): boolean {
  const fits = rolesHoldableOn(level).includes(role)
  return fits && held.some((own) => own.covers && mayName(own.role, role) && RANK[own.role] >= RANK[role])
}

function mayName(own: Role, role: Role): boolean {
  return role === 'supervisor' ? FROM_ABOVE.has(own) : GRANTORS.has(own)
}

/**
 * A code opens the account, so its issuer must stand over everything the account can do: each of its grants, over each
 * grant's region. An account of staff is opened from above its community only, by somebody who has no part in it: else one
 * person would sign as two.
 */
export function mayIssueCode(grants: readonly HeldGrant[]): boolean {
  const ofStaff = isStaff(grants.map(({ role }) => role))
  return grants.length > 0 && grants.every((grant) => (ofStaff ? standsAbove(grant) : standsOverResident(grant)))
}

/** Disabling an account follows rank; a supervisor's, as naming one, from above. */
export function mayDisable(grants: readonly HeldGrant[]): boolean {
  return grants.length > 0 && grants.every(({ role, issuerHeld }) => issuerHeld.some((own) => mayEnd(own, role)))
}

function mayEnd(own: Held, role: Role): boolean {
  return own.covers && mayName(own.role, role) && RANK[own.role] > RANK[role]
}

function standsOverResident({ issuerHeld }: HeldGrant): boolean {
  return issuerHeld.some((own) => own.covers && CODE_ISSUERS.includes(own.role))
}

function standsAbove({ role, issuerHeld }: HeldGrant): boolean {
  if (issuerHeld.some((own) => own.inside)) return false
  return issuerHeld.some(
    (own) =>
      own.covers &&
      FROM_ABOVE.has(own.role) &&
      (RANK[own.role] > RANK[role] || (own.role === 'system-admin' && OPENED_BY_SYSTEM.has(role))),
  )
}

export function isStaff(roles: readonly Role[]): boolean {
  return roles.some((role) => role !== 'resident')
}
