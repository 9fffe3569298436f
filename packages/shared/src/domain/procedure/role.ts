/** Software roles, granted on a region of the tree (domain.md §2.4). */
export const ROLES = [
  'resident',
  'coordinator',
  'community-admin',
  'township-admin',
  'county-observer',
  'auditor',
  'expert',
  'supervisor',
  'system-admin',
] as const
export type Role = (typeof ROLES)[number]

/** The two roles that run a consultation at the desk. */
export const ORGANISERS: readonly Role[] = ['coordinator', 'community-admin']

/** Besides its proposer, those who may read what is kept from the public: who screens it, and who reviews that. */
export const CLUE_READERS: readonly Role[] = [...ORGANISERS, 'township-admin']
