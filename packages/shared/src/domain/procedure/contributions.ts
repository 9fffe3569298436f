import { type Refusal, refuse, unmet } from '../refusal.js'
import { ok, type Result } from '../result.js'
import { ORGANISERS, type Role } from './role.js'
import { separate } from './separation.js'
import { at, type Position, samePosition } from './stage.js'
import { disclosureOf } from './stages/1-propose.checklist.js'
import type { Topic, TransitionContext } from './topic.js'

/** A thing people do in crowds: it does not move the topic and does not compete for its version. */
export interface ContributionRule {
  readonly roles: readonly Role[]
  readonly from: readonly Position[]
  /** The moment inside the stage; false refuses with TL.5. */
  readonly when?: (topic: Topic, context: TransitionContext) => boolean
}

/** The steps between the lock of the roster and the end of the ballot. */
const afterLock = ['notice', 'format', 'deliberate', 'vote'] as const
const beforeClose = (topic: Topic) => topic.records.vote.closed === undefined
const told = ['notice', 'format', 'deliberate', 'vote'] as const
const voting = (topic: Topic) => topic.records.vote.opened !== undefined && topic.records.vote.closed === undefined

/** Ways of voting that take no ballot over the network. */
const OFFLINE_ONLY = ['MEETING_SHOW_OF_HANDS', 'MEETING_BALLOT', 'PAPER_DOOR']

function votingOnline(topic: Topic): boolean {
  const method = topic.records.format.plan?.vote.method
  return voting(topic) && !(method !== undefined && OFFLINE_ONLY.includes(method))
}

const resultShown = (topic: Topic, { today }: TransitionContext) => {
  const published = topic.records.vote.published
  return published !== undefined && today <= published.endsOn
}
const surveyOpen = (topic: Topic, { today }: TransitionContext) => {
  const completion = topic.records.implement.completion
  return completion !== undefined && today <= completion.surveyEndsOn
}

/** Every contribution by id `stage.noun`. */
export const CONTRIBUTIONS = {
  'propose.co-sign': {
    roles: ['resident', ...ORGANISERS],
    from: [at('propose', 'screening'), at('participants', 'active'), at('notice', 'active')],
    // Nobody signs what nobody may show them
    when: (t) => disclosureOf(t.records.propose) === 'PUBLIC',
  },
  /** One's own signature, until the topic is accepted. */
  'propose.co-sign-withdrawal': {
    roles: ['resident', ...ORGANISERS],
    from: [at('propose', 'screening'), at('propose', 'returned')],
  },
  'participants.correction': {
    roles: ['resident', ...ORGANISERS],
    from: [at('participants', 'active')],
    when: (t, c) => {
      const publicised = t.records.participants.publicised
      return publicised !== undefined && c.today <= publicised.endsOn
    },
  },
  'participants.correction-decision': { roles: ORGANISERS, from: [at('participants', 'active')] },
  /** After the lock: one asks, another of another role agrees (domain.md §5.3 item 10). */
  'participants.late-correction': { roles: ORGANISERS, from: afterLock.map((s) => at(s, 'active')), when: beforeClose },
  'participants.late-correction-approval': {
    roles: ['supervisor', 'community-admin'],
    from: afterLock.map((s) => at(s, 'active')),
    when: beforeClose,
  },
  'notice.delivery': { roles: ORGANISERS, from: told.map((s) => at(s, 'active')) },
  'notice.receipt': {
    roles: ['resident'],
    from: told.map((s) => at(s, 'active')),
    when: (t) => t.records.notice.versions.length > 0,
  },
  'deliberate.opinion': {
    roles: ['resident', ...ORGANISERS],
    from: [at('format', 'active'), at('deliberate', 'active')],
  },
  'deliberate.reply': { roles: ORGANISERS, from: [at('deliberate', 'active')] },
  'vote.ballot': { roles: ['resident'], from: [at('vote', 'active')], when: votingOnline },
  'vote.paper-ballot': { roles: ORGANISERS, from: [at('vote', 'active')], when: voting },
  'vote.paper-check': { roles: ORGANISERS, from: [at('vote', 'active')], when: voting },
  'vote.objection': { roles: ['resident'], from: [at('vote', 'active')], when: resultShown },
  /** Somebody said it at the counter or the door; staff write it down. */
  'vote.objection-taken': { roles: ORGANISERS, from: [at('vote', 'active')], when: resultShown },
  'implement.report': { roles: ORGANISERS, from: [at('implement', 'active')] },
  'implement.acceptance': {
    roles: ['community-admin', 'supervisor', 'coordinator'],
    from: [at('implement', 'active')],
  },
  'implement.cancellation-request': { roles: ['community-admin'], from: [at('implement', 'active')] },
  'implement.cancellation': { roles: ['supervisor'], from: [at('implement', 'active')] },
  'implement.rating': { roles: ['resident'], from: [at('implement', 'active')], when: surveyOpen },
  'implement.rating-taken': { roles: ORGANISERS, from: [at('implement', 'active')], when: surveyOpen },
} satisfies Record<string, ContributionRule>

export type ContributionId = keyof typeof CONTRIBUTIONS

/** All contribution ids. */
export const CONTRIBUTION_IDS = Object.keys(CONTRIBUTIONS) as [ContributionId, ...ContributionId[]]

/**
 * Whether an actor may contribute now; who is eligible and whether it was already done is the database's to say.
 * @returns ok, or a refusal `not-permitted` (RO.1), `wrong-stage` (AT.1) or `window-closed` (TL.5)
 */
export function mayContribute(id: ContributionId, topic: Topic, context: TransitionContext): Result<true, Refusal> {
  const rule: ContributionRule = CONTRIBUTIONS[id]
  if (!rule.roles.includes(context.actor.role))
    return refuse('not-permitted', [unmet('RO.1', { role: context.actor.role })])
  if (!rule.from.some((place) => samePosition(place, topic)))
    return refuse('wrong-stage', [unmet('AT.1', { stage: topic.stage, status: topic.status })])
  if (rule.when && !rule.when(topic, context)) return refuse('window-closed', [unmet('TL.5')])
  return ok(true)
}

/** Work is not accepted by the account that reported it done (SD.5, domain.md §2.4). */
export function mayAcceptTask(reportedBy: string, acceptedBy: string): Result<true, Refusal> {
  return reportedBy === acceptedBy ? refuse('guard-unmet', [unmet('SD.5')]) : ok(true)
}

/** A request to correct the roster is decided by somebody else than who entered it (SD.7, domain.md §3.2). */
export function mayDecideCorrection(enteredBy: string, decidedBy: string): Result<true, Refusal> {
  return separate('SD.7', enteredBy, decidedBy)
}

/** Who asked for a change of the frozen electorate, or agrees to it: the account and the role it acts in. */
interface Acting {
  readonly accountId: string
  readonly role: string
}

/** A change after the lock is agreed to by another person in another role (SD.9). */
export function mayApproveLateCorrection(asked: Acting, agreed: Acting): Result<true, Refusal> {
  if (asked.role === agreed.role) return refuse('guard-unmet', [unmet('SD.9', { reason: 'role' })])
  return separate('SD.9', asked.accountId, agreed.accountId)
}

/** A task is let drop only after another account has asked for it (SU.4). */
export function mayCancelTask(askedBy: string | null, agreedBy: string): Result<true, Refusal> {
  return askedBy === null || askedBy === agreedBy ? refuse('guard-unmet', [unmet('SU.4')]) : ok(true)
}

/** A paper ballot is confirmed by somebody else than the one who typed it in (SD.2, domain.md §2.4). */
export function mayCheckPaper(enteredBy: string, checkedBy: string): Result<true, Refusal> {
  return enteredBy === checkedBy ? refuse('guard-unmet', [unmet('SD.2', { open: 1 })]) : ok(true)
}
