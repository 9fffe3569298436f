import { CLUE_READERS, type Disclosure, type Role, type Topic, WITHHELD_TITLE } from '@gongyi/shared/domain'

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

interface Owned extends Pick<Topic, 'proposerAccountId'> {
  readonly enteredBy: string | null
}

interface Disclosed extends Owned {
  readonly disclosure: Disclosure
}

/**
 * A draft belongs to its proposer and to whoever typed it in; a sign of crime or misconduct to them and the desks;
 * everything else is for the community's eyes.
 */
export function maySee(topic: Disclosed & Pick<Topic, 'status'>, viewer: Viewer): boolean {
  if (!viewer.roles.some((role) => READERS.includes(role))) return false
  if (topic.status === 'draft') return isOwn(topic, viewer)
  return topic.disclosure !== 'CONFIDENTIAL' || seesWords(topic, viewer)
}

/**
 * Whether this viewer reads the words of a topic: of one that is not public only its proposer and the desks, and the
 * experts while their opinion on it is asked for: nobody judges what they cannot read.
 */
export function seesWords(topic: Disclosed & Partial<Pick<Topic, 'status' | 'records'>>, viewer: Viewer): boolean {
  if (topic.disclosure === 'PUBLIC' || isOwn(topic, viewer)) return true
  if (viewer.roles.some((role) => CLUE_READERS.includes(role))) return true
  return viewer.roles.includes('expert') && isOpinionAsked(topic)
}

/** Of a quarrel only; a sign of crime or misconduct stays with the desks. */
function isOpinionAsked({ disclosure, status, records }: Disclosed & Partial<Pick<Topic, 'status' | 'records'>>) {
  return disclosure === 'WITHHELD' && status === 'screening' && records?.propose.opinionRequested !== undefined
}

/** The title as this viewer may read it. */
export function visibleTitle(topic: Disclosed & Pick<Topic, 'title'>, viewer: Viewer): string {
  return seesWords(topic, viewer) ? topic.title : WITHHELD_TITLE.zh
}

export function isOwn({ proposerAccountId, enteredBy }: Owned, { accountId }: Pick<Viewer, 'accountId'>): boolean {
  return proposerAccountId === accountId || enteredBy === accountId
}
