import { z } from 'zod'
import {
  afterReferralStep,
  MEDIATION_LEVELS,
  REFERRAL_OUTCOME_IDS,
  type ReferralStep,
} from '../../admissibility/referral.js'
import { action, type Change, patch } from '../action.js'
import { civilDay, id, optionalProse, prose } from '../fields.js'
import { type Guard, holds } from '../guard.js'
import { type InputFault, notBefore } from '../input-faults.js'
import type { StageRecords } from '../records.js'
import { ORGANISERS, type Role } from '../role.js'
import { at } from '../stage.js'
import type { Topic, TransitionContext } from '../topic.js'
import { disclosureOf, isDispatchOpen, startAfresh } from './1-propose.checklist.js'
import { reviewRequestUntil } from './1-propose.deadlines.js'
import { propose, signed } from './1-propose.shared.js'

/** What follows the answer to a proposal: review, referral, a lawful alternative, or silence. */

const ANSWERED = [at('propose', 'declined'), at('propose', 'referred')]
const PROPOSER_OR_DESK: readonly Role[] = ['resident', ...ORGANISERS]
type Propose = StageRecords['propose']
const isPending = (t: Topic) => propose(t).review !== undefined && propose(t).review?.answered === undefined

export const guards = {
  'RV.1': {
    stage: 'propose',
    check: (t, c) => {
      const answer = propose(t).answer
      if (answer === undefined) return {}
      const until = reviewRequestUntil(answer.at)
      return holds(c.today <= until, { until })
    },
  },
  // The desk acts for those it entered it for, and never who decided: the right is the proposer's
  'RV.2': {
    stage: 'propose',
    check: (t, c) => {
      if (!isByDesk(t, c)) return true
      return holds(c.facts.onBehalf && c.actor.accountId !== propose(t).answer?.by)
    },
  },
  'SD.10': {
    stage: 'propose',
    check: (t, c) => {
      // Whoever does not agree has it put away, with those who signed
      const decided = propose(t).dispatch === undefined ? propose(t).earlier?.at(-1) : propose(t)
      const first = [decided?.dispatch?.by, ...(decided?.screening?.signers ?? []), t.proposerAccountId]
      return holds(!first.includes(c.actor.accountId))
    },
  },
  'RI.2': {
    stage: 'propose',
    check: (t, c) => {
      const dueOn = propose(t).returned?.dueOn ?? ''
      return holds(dueOn !== '' && c.today > dueOn, { dueOn })
    },
  },
  'OW.2': { stage: 'any', check: (t, c) => holds(c.actor.accountId === t.proposerAccountId) },
} satisfies Record<string, Guard>

/** True when the desk acts, and not somebody of the desk with a proposal of their own. */
function isByDesk({ proposerAccountId }: Topic, { actor, facts }: TransitionContext): boolean {
  return actor.role !== 'resident' && (facts.onBehalf || actor.accountId !== proposerAccountId)
}

/** Whoever acts in somebody's name has asked them. */
function consentFaults(topic: Topic, { consent }: { consent?: boolean | undefined }, c: TransitionContext) {
  const faults: readonly InputFault[] = [{ pointer: '/consent', code: 'consent-needed' }]
  return isByDesk(topic, c) && c.facts.onBehalf && consent !== true ? faults : []
}

const consent = z.boolean().optional()

/** One step of a referral: its state in the record, the rest in its rows. */
function referralStep(topic: Topic, step: ReferralStep): Change {
  const referrals = propose(topic).referrals?.map((referral) =>
    referral.id === step.referralId
      ? {
          ...referral,
          state: afterReferralStep(referral.state, step.kind) ?? referral.state,
          ...(step.kind === 'SENT' ? { sentOn: step.on } : {}),
          ...(step.kind === 'RECEIVED' ? { receivedOn: step.on } : {}),
          ...(step.kind === 'LEVEL' ? { level: step.level, levelOn: step.on } : {}),
          ...(step.kind === 'RATED' ? { rated: true } : {}),
        }
      : referral,
  )
  return { records: patch(topic, 'propose', { referrals }), effects: [{ kind: 'referral-step', step }] }
}

/** True while some referral could take this step. */
function awaits(kind: ReferralStep['kind']) {
  return (t: Topic) => propose(t).referrals?.some(({ state }) => afterReferralStep(state, kind) !== null) === true
}

const stepInput = z.object({ referralId: id, on: civilDay.optional(), note: optionalProse })
const when = ({ on, note }: z.output<typeof stepInput>, c: TransitionContext) => ({
  on: on ?? c.today,
  note: note ?? '',
})

export const actions = {
  'propose.lapse': action({
    roles: ORGANISERS,
    from: [at('propose', 'returned')],
    to: [at('propose', 'withdrawn')],
    guards: ['RI.2'],
    input: z.object({}),
    event: 'topic.lapsed',
    apply: (t, _, c) => ({
      records: patch(t, 'propose', {
        initiative: c.facts.statutoryInitiative ? true : undefined,
        lapsed: { at: c.now, dueOn: propose(t).returned?.dueOn ?? c.today },
      }),
    }),
  }),
  'propose.request-review': action({
    roles: PROPOSER_OR_DESK,
    ownOnly: 'residents',
    from: ANSWERED,
    to: 'same',
    when: (t) => propose(t).answer !== undefined && propose(t).review === undefined,
    guards: ['OW.1', 'RV.1', 'RV.2'],
    input: z.object({ reason: prose, consent }),
    faults: consentFaults,
    event: 'topic.review-requested',
    apply: (t, { reason }, c) => {
      const onBehalf = isByDesk(t, c) ? true : undefined
      return { records: patch(t, 'propose', { review: { ...signed(c), reason, onBehalf } }) }
    },
  }),
  'propose.uphold': action({
    roles: ['township-admin'],
    from: ANSWERED,
    to: 'same',
    when: isPending,
    guards: [],
    input: z.object({ reason: prose }),
    event: 'topic.review-upheld',
    confirm: true,
    apply: (t, input, c) => reviewed(t, true, input.reason, c),
  }),
  'propose.overturn': action({
    roles: ['township-admin'],
    from: ANSWERED,
    to: [at('propose', 'screening')],
    when: isPending,
    guards: [],
    input: z.object({ reason: prose }),
    event: 'topic.review-overturned',
    confirm: true,
    apply: (t, input, c) => {
      const { records, effects = [] } = reviewed(t, false, input.reason, c)
      const back = broughtBack({ ...propose(t), ...records?.propose }, input.reason, c)
      return { ...back, effects: [...effects, ...(back.effects ?? [])] }
    },
  }),
  'propose.confirm-dispatch': action({
    roles: ORGANISERS,
    from: [at('propose', 'referred')],
    to: 'same',
    when: (t) => isDispatchOpen(propose(t)),
    guards: ['SD.10'],
    input: z.object({}),
    event: 'topic.dispatch-confirmed',
    apply: (t, _, c) => {
      const { dispatch } = propose(t)
      return dispatch ? { records: patch(t, 'propose', { dispatch: { ...dispatch, confirmed: signed(c) } }) } : {}
    },
  }),
  'propose.object-dispatch': action({
    roles: ORGANISERS,
    from: [at('propose', 'referred')],
    to: [at('propose', 'screening')],
    when: (t) => isDispatchOpen(propose(t)),
    guards: ['SD.10'],
    input: z.object({ reason: prose }),
    event: 'topic.dispatch-objected',
    confirm: true,
    apply: (t, input, c) => broughtBack(propose(t), input.reason, c),
  }),
  'propose.alternative': action({
    roles: PROPOSER_OR_DESK,
    ownOnly: 'residents',
    from: ANSWERED,
    to: 'same',
    when: (t) => disclosureOf(propose(t)) !== 'CONFIDENTIAL',
    guards: ['OW.1', 'RV.2'],
    input: z.object({ title: z.string().trim().min(1).max(40), text: prose, consent }),
    faults: consentFaults,
    event: 'topic.alternative-proposed',
    apply: (_, { title, text }) => ({
      effects: [{ kind: 'child-topic', title, description: text, relation: 'split' }],
    }),
  }),
  'propose.referral-sent': action({
    roles: ORGANISERS,
    from: ANSWERED,
    to: 'same',
    when: awaits('SENT'),
    guards: [],
    input: stepInput,
    event: 'topic.referral-sent',
    apply: (t, input, c) => referralStep(t, { kind: 'SENT', referralId: input.referralId, ...when(input, c) }),
  }),
  'propose.referral-received': action({
    roles: ORGANISERS,
    from: ANSWERED,
    to: 'same',
    when: awaits('RECEIVED'),
    guards: [],
    input: stepInput,
    event: 'topic.referral-received',
    apply: (t, input, c) => referralStep(t, { kind: 'RECEIVED', referralId: input.referralId, ...when(input, c) }),
  }),
  'propose.mediation-level': action({
    roles: ORGANISERS,
    from: ANSWERED,
    to: 'same',
    when: (t) =>
      propose(t).referrals?.some(
        ({ destination, state }) => destination === 'MEDIATION' && afterReferralStep(state, 'LEVEL') !== null,
      ) === true,
    guards: [],
    input: stepInput.extend({ level: z.enum(MEDIATION_LEVELS) }),
    faults: (t, { referralId, level }) => {
      const referral = propose(t).referrals?.find((one) => one.id === referralId)
      if (referral === undefined) return []
      if (referral.destination !== 'MEDIATION') return [{ pointer: '/referralId', code: 'mediation-only' }]
      const now = referral.level === null ? -1 : MEDIATION_LEVELS.indexOf(referral.level)
      return MEDIATION_LEVELS.indexOf(level) > now ? [] : [{ pointer: '/level', code: 'level-not-higher' }]
    },
    event: 'topic.mediation-raised',
    apply: (t, { level, ...input }, c) =>
      referralStep(t, { kind: 'LEVEL', level, referralId: input.referralId, ...when(input, c) }),
  }),
  'propose.referral-result': action({
    roles: ORGANISERS,
    from: ANSWERED,
    to: 'same',
    when: awaits('RESULT'),
    guards: [],
    input: stepInput.extend({
      note: prose,
      outcome: z.enum(REFERRAL_OUTCOME_IDS),
      agreement: z.object({ on: civilDay, text: prose }).optional(),
    }),
    faults: (t, { referralId, agreement }) => {
      const sentOn = propose(t).referrals?.find((one) => one.id === referralId)?.sentOn ?? null
      return sentOn === null ? [] : notBefore('/agreement/on', agreement?.on, sentOn, 'before-sent')
    },
    event: 'topic.referral-answered',
    apply: (t, { outcome, agreement, ...input }, c) =>
      referralStep(t, { kind: 'RESULT', outcome, agreement, referralId: input.referralId, ...when(input, c) }),
  }),
  'propose.rate-referral': action({
    roles: PROPOSER_OR_DESK,
    ownOnly: 'residents',
    from: ANSWERED,
    to: 'same',
    when: (t) => propose(t).referrals?.some(({ state, rated }) => state === 'DONE' && rated !== true) === true,
    guards: ['OW.2'],
    input: stepInput.extend({ satisfied: z.boolean() }),
    event: 'topic.referral-rated',
    apply: (t, { satisfied, ...input }, c) =>
      referralStep(t, { kind: 'RATED', satisfied, referralId: input.referralId, ...when(input, c) }),
  }),
}

/** The decision is set aside: it is screened afresh, and what is still out is taken back. */
function broughtBack(decided: Propose, reason: string, c: TransitionContext): Change {
  const record = { ...startAfresh(decided), restartedAt: c.now }
  const referrals = record.referrals?.map((one) =>
    one.state === 'DONE' ? one : { ...one, state: 'RECALLED' as const },
  )
  return { records: { propose: { ...record, referrals } }, effects: [{ kind: 'recall-referrals', reason }] }
}

function reviewed(topic: Topic, upheld: boolean, reason: string, c: TransitionContext): Change {
  const { review } = propose(topic)
  if (review === undefined) return {}
  return {
    records: patch(topic, 'propose', { review: { ...review, answered: { ...signed(c), upheld, reason } } }),
    effects: [{ kind: 'issue-letter', letter: 'REVIEW' }],
  }
}
