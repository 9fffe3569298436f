import type { AccountView, GrantView, Role } from '@gongyi/shared/contracts'

/** What can be held on a community and given there; authority over others is decided by the server. */
export const COMMUNITY_ROLES = [
  'resident',
  'coordinator',
  'community-admin',
  'supervisor',
  'expert',
] as const satisfies readonly Role[]
export type CommunityRole = (typeof COMMUNITY_ROLES)[number]

export function isInForce(grant: GrantView, now: Date = new Date()): boolean {
  return grant.validTo === null || Date.parse(grant.validTo) > now.getTime()
}

export function grantsInForce(account: AccountView): readonly GrantView[] {
  return account.grants.filter((grant) => isInForce(grant))
}

/** The last moment of a civil day in Shanghai; a role until the 30th is held on the 30th. */
export function endOfDay(day: string): string {
  return new Date(`${day}T23:59:59.999+08:00`).toISOString()
}

/** As typed: eleven digits, with spaces, hyphens or +86 as people write them. */
export function isPhone(text: string): boolean {
  return /^(\+?86)?1\d{10}$/.test(text.replaceAll(/[\s-]/g, ''))
}

/** A supervisor watches the community's own admin and is named from above it. */
export function rolesToGive(standsAbove: boolean): readonly CommunityRole[] {
  return standsAbove ? COMMUNITY_ROLES : COMMUNITY_ROLES.filter((role) => role !== 'supervisor')
}

/** The office prints for residents alone; an account of staff is opened from above the community. */
export function mayHaveCode(account: AccountView, standsAbove: boolean): boolean {
  const grants = grantsInForce(account)
  if (account.disabled || grants.length === 0) return false
  return standsAbove || grants.every((grant) => grant.role === 'resident')
}
