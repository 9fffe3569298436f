import type { Role, Topic } from '@gongyi/shared/domain'

/** Those who see the whole record; everybody else sees it without other people's names and doings. */
export const INSIDERS: readonly Role[] = ['coordinator', 'community-admin', 'township-admin', 'supervisor']

/** Everybody who may read consultations; system administrators run the machine and read none. */
export const READERS: readonly Role[] = [
  'resident',
  'coordinator',
  'community-admin',
  'township-admin',
  'county-observer',
  'auditor',
  'expert',
  'supervisor',
]

export interface Viewer {
  readonly accountId: string
  readonly roles: readonly Role[]
}

export function isInsider({ roles }: Pick<Viewer, 'roles'>): boolean {
  return roles.some((role) => INSIDERS.includes(role))
}

const OVERSEERS: readonly Role[] = ['county-observer', 'auditor']

/**
 * Counties and auditors judge the procedure: steps, times, roles and counts. Nobody's name and nobody's words are needed
 * for that (PIPL 6: no more than the purpose takes), unless they work at the desk too.
 */
export function isOverseer(viewer: Pick<Viewer, 'roles'>): boolean {
  return !isInsider(viewer) && viewer.roles.some((role) => OVERSEERS.includes(role))
}

/** Whether this viewer is told who proposed it. */
export function maySeeProposer({ anonymous }: { readonly anonymous: boolean }, viewer: Pick<Viewer, 'roles'>): boolean {
  return isInsider(viewer) || (!anonymous && !isOverseer(viewer))
}

/** A draft belongs to its proposer and to whoever typed it in; everything else is for the community's eyes. */
export function maySee(
  topic: Pick<Topic, 'status' | 'proposerAccountId'> & { enteredBy: string | null },
  { accountId, roles }: Viewer,
): boolean {
  if (!roles.some((role) => READERS.includes(role))) return false
  if (topic.status !== 'draft') return true
  return topic.proposerAccountId === accountId || topic.enteredBy === accountId
}
