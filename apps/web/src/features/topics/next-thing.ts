import type { TopicDetail } from '@gongyi/shared/contracts'
import {
  type ActionId,
  brokenPromise,
  type ContributionId,
  isEnded,
  needsLegalOpinion,
  noticeDay,
  plannedWindow,
  STAGES,
  type Stage,
  signersNeeded,
  stageNumber,
  template,
} from '@gongyi/shared/domain'

/** The one next thing for this person: an action of the procedure, or something people do in crowds. */
export type NextThing =
  | { readonly kind: 'action'; readonly id: ActionId; readonly missing: number }
  | { readonly kind: 'contribution'; readonly id: ContributionId; readonly until: string | null }

type Done = (topic: TopicDetail, accountId: string) => boolean

const records = (topic: TopicDetail) => topic.records
const isWaived = (topic: TopicDetail, guard: 'G2.7' | 'G5.3') => template(topic.template).waives.includes(guard)

/** The days before the vote run from a notice that is true: a first one that said all, or NOTICE_B (G4.3). */
function isNoticeServed(topic: TopicDetail): boolean {
  return noticeDay(topic) !== null && brokenPromise(topic) === undefined
}

/** The work in its order, each with when it is behind us. Side paths are not work: nobody is told to decline a topic. */
const MAIN_LINE: readonly (readonly [ActionId, Done])[] = [
  ['topic.resume', () => false],
  ['propose.submit', () => false],
  ['propose.uphold', () => false],
  ['propose.rate-referral', (t) => !t.me.isProposer],
  ['propose.referral-sent', () => false],
  ['propose.referral-received', () => false],
  ['propose.referral-result', () => false],
  ['propose.screen', (t) => records(t).propose.screening !== undefined],
  ['propose.legal-opinion', (t) => !needsLegalOpinion(t) || records(t).propose.legalOpinion !== undefined],
  [
    'propose.consent',
    (t) => records(t).propose.screening?.riskGrade !== 'RED' || records(t).propose.townshipConsent !== undefined,
  ],
  ['propose.countersign', hasEnoughSigners],
  ['propose.accept', () => false],
  ['participants.set', ({ records: { participants } }) => participants.set !== undefined && !participants.upheld],
  [
    'participants.publicise',
    (t) => template(t.template).limits.rosterPublicityD === 0 || records(t).participants.publicised !== undefined,
  ],
  ['participants.sign', (t) => isWaived(t, 'G2.7') || records(t).participants.supervisor !== undefined],
  ['participants.lock', () => false],
  ['notice.publish', (t) => records(t).notice.versions.length > 0],
  ['notice.complete', () => false],
  ['format.plan', (t) => records(t).format.plan?.round === t.round],
  ['format.publish', isNoticeServed],
  ['format.complete', () => false],
  ['deliberate.record', (t) => records(t).deliberate.sessions.length > 0],
  ['deliberate.freeze', (t) => records(t).deliberate.draft !== undefined],
  ['deliberate.legal-check', (t) => isWaived(t, 'G5.3') || records(t).deliberate.legal !== undefined],
  ['deliberate.complete', () => false],
  ['vote.four-two', (t) => t.template !== 'village-four-two' || records(t).vote.fourTwo.partyReview !== undefined],
  ['vote.announce', (t) => plannedWindow(t) !== undefined && noticeDay(t) !== null],
  ['vote.open', () => false],
  ['vote.close', () => false],
  ['vote.count', (t) => records(t).vote.count !== undefined],
  ['vote.confirm-count', (t, accountId) => records(t).vote.count?.by === accountId],
  ['vote.publish', () => false],
  ['vote.decide-objection', (t) => t.openObjections === 0],
  ['vote.finalise', () => false],
  ['filing.note-originals', (t) => !t.dossierMissing.some((entry) => entry.endsWith(':paper'))],
  ['filing.countersign', (t) => records(t).filing.supervisor !== undefined],
  ['filing.submit', () => false],
  ['filing.accept', () => false],
  ['implement.assign', ({ tasks }) => tasks.total > 0],
  ['implement.complete', () => false],
  ['implement.publish-accounts', (t) => records(t).implement.accounts !== undefined || !owesAccounts(t)],
  ['implement.close', () => false],
]

function hasEnoughSigners(topic: TopicDetail, accountId: string): boolean {
  const signers = records(topic).propose.screening?.signers ?? []
  return signers.includes(accountId) || signers.length >= signersNeeded(topic)
}

/** What was spent is known once the work is done. */
function owesAccounts(topic: TopicDetail): boolean {
  const hasBudget = (records(topic).deliberate.draft?.budgetFen ?? '0') !== '0'
  return hasBudget && records(topic).implement.completion !== undefined
}

/** Ended, and yet something may follow: a review, a referral's result. */
const ANSWERED: readonly string[] = ['declined', 'referred']

/** First what is ready, then what one can contribute, then what still lacks something. */
export function nextThing(topic: TopicDetail, accountId: string): NextThing | null {
  if (isEnded(topic) && !ANSWERED.includes(topic.status)) return null
  const open = MAIN_LINE.flatMap(([id, isDone]) => {
    const action = topic.actions.find((one) => one.action === id)
    return action === undefined || isDone(topic, accountId) ? [] : [{ id, missing: action.unmet.length }]
  })
  const ready = open.find(({ missing }) => missing === 0)
  if (ready !== undefined) return { kind: 'action', ...ready }
  const contribution = CROWD.find(({ id, isOpen }) => topic.contributions.includes(id) && isOpen(topic))
  if (contribution !== undefined)
    return { kind: 'contribution', id: contribution.id, until: contribution.until?.(topic) ?? null }
  const [waiting] = open
  return waiting === undefined ? null : { kind: 'action', ...waiting }
}

interface Crowd {
  readonly id: ContributionId
  readonly isOpen: (topic: TopicDetail) => boolean
  /** Instant or civil day. */
  readonly until?: (topic: TopicDetail) => string | undefined
}

const isHere = ({ me }: TopicDetail) => me.units.length > 0

const CROWD: readonly Crowd[] = [
  {
    id: 'vote.ballot',
    isOpen: ({ me, polls }) =>
      me.units.some((unit) =>
        polls.some(
          ({ motionId, status }) => status === 'open' && !unit.ballots.some((ballot) => ballot.motionId === motionId),
        ),
      ),
    until: ({ polls }) => polls.find(({ status }) => status === 'open')?.closesAt,
  },
  {
    id: 'notice.receipt',
    // Whoever has voted knew of it, and once the ballot is over there is nothing left to be told in time
    isOpen: (topic) =>
      records(topic).vote.closed === undefined &&
      topic.me.units.some(({ noticeConfirmed, ballots }) => !noticeConfirmed && ballots.length === 0),
  },
  {
    id: 'implement.rating',
    isOpen: ({ me }) => !me.rated && (me.units.length > 0 || me.isProposer || me.coSigned),
    until: (topic) => records(topic).implement.completion?.surveyEndsOn,
  },
  {
    id: 'propose.co-sign',
    // Possible a little longer, but what it is for is the acceptance
    isOpen: ({ stage, me }) => stage === 'propose' && me.personId !== null && !me.coSigned && !me.isProposer,
  },
  {
    id: 'participants.correction',
    isOpen: ({ me }) => me.personId !== null,
    until: (topic) => records(topic).participants.publicised?.endsOn,
  },
  { id: 'deliberate.opinion', isOpen: (topic) => isHere(topic) && !topic.me.hasOpinion },
  {
    id: 'vote.objection',
    isOpen: isHere,
    until: (topic) => records(topic).vote.published?.endsOn,
  },
  { id: 'participants.correction-decision', isOpen: ({ electorate }) => electorate.openCorrections > 0 },
  {
    id: 'notice.delivery',
    isOpen: ({ stage, delivery }) => stage === 'notice' && delivery.delivered < delivery.units,
  },
  { id: 'deliberate.reply', isOpen: ({ opinions }) => opinions.unanswered > 0 },
  { id: 'implement.acceptance', isOpen: ({ toCheck }) => toCheck.tasks > 0 },
  { id: 'implement.report', isOpen: ({ tasks }) => tasks.open > tasks.submitted },
  { id: 'vote.paper-check', isOpen: ({ toCheck }) => toCheck.paper > 0 },
]

/** The stage whose panel holds the thing. */
export function stageOfThing({ id }: NextThing, topic: TopicDetail): Stage {
  const [first] = id.split('.')
  // A notice is confirmed in step 3's panel while step 4, 5 or 6 runs; side actions stay with the present stage.
  // Opinions are taken from step 4 on, in its own panel: nobody is sent to a step that has not begun.
  const own = STAGES.find((stage) => stage === first) ?? topic.stage
  return stageNumber(own) > stageNumber(topic.stage) ? topic.stage : own
}

/** True for an instant, false for a civil day. */
export function isInstant(until: string): boolean {
  return until.includes('T')
}
