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
import { ORGANISERS, type Role } from '../role.js'
import { at } from '../stage.js'
import type { Topic, TransitionContext } from '../topic.js'
import { disclosureOf, startAfresh } from './1-propose.checklist.js'
import { reviewRequestUntil } from './1-propose.deadlines.js'

/** What follows the answer to a proposal: review, referral, a lawful alternative, or silence. */

const ANSWERED = [at('propose', 'declined'), at('propose', 'referred')]
const PROPOSER_OR_DESK: readonly Role[] = ['resident', ...ORGANISERS]
const propose = (topic: Topic) => topic.records.propose
const signed = (c: TransitionContext) => ({ by: c.actor.accountId, at: c.now })
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
  'RI.2': {
    stage: 'propose',
    check: (t, c) => {
      const dueOn = propose(t).returned?.dueOn ?? ''
      return holds(dueOn !== '' && c.today > dueOn, { dueOn })
    },
  },
  'OW.2': { stage: 'any', check: (t, c) => holds(c.actor.accountId === t.proposerAccountId) },
} satisfies Record<string, Guard>

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
      records: patch(t, 'propose', { lapsed: { at: c.now, dueOn: propose(t).returned?.dueOn ?? c.today } }),
    }),
  }),
  'propose.request-review': action({
    roles: PROPOSER_OR_DESK,
    ownOnly: 'residents',
    from: ANSWERED,
    to: 'same',
    when: (t) => propose(t).answer !== undefined && propose(t).review === undefined,
    guards: ['OW.1', 'RV.1'],
    input: z.object({ reason: prose }),
    event: 'topic.review-requested',
    apply: (t, input, c) => ({ records: patch(t, 'propose', { review: { ...signed(c), ...input } }) }),
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
      const record = { ...startAfresh({ ...propose(t), ...records?.propose }), restartedAt: c.now }
      const referrals = record.referrals?.map((one) =>
        one.state === 'DONE' ? one : { ...one, state: 'RECALLED' as const },
      )
      return {
        records: { propose: { ...record, referrals } },
        effects: [...effects, { kind: 'recall-referrals', reason: input.reason }],
      }
    },
  }),
  'propose.alternative': action({
    roles: PROPOSER_OR_DESK,
    ownOnly: 'residents',
    from: ANSWERED,
    to: 'same',
    when: (t) => disclosureOf(propose(t)) !== 'CONFIDENTIAL',
    guards: ['OW.1'],
    input: z.object({ title: z.string().trim().min(1).max(40), text: prose }),
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

function reviewed(topic: Topic, upheld: boolean, reason: string, c: TransitionContext): Change {
  const { review } = propose(topic)
  if (review === undefined) return {}
  return {
    records: patch(topic, 'propose', { review: { ...review, answered: { ...signed(c), upheld, reason } } }),
    effects: [{ kind: 'issue-letter', letter: 'REVIEW' }],
  }
}
