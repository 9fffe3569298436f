import { z } from 'zod'
import { DESTINATION_IDS } from '../../admissibility/destinations.js'
import { stricter } from '../../admissibility/disclosure.js'
import { EXCLUSION_IDS } from '../../admissibility/exclusions.js'
import { OTHER_SCREEN_IDS } from '../../admissibility/other-screens.js'
import { DISPUTE_KIND_IDS, MEDIATION_LEVELS } from '../../admissibility/referral.js'
import { addDays, workingDayOnOrAfter } from '../../civil-time.js'
import { DEFAULT_TIME_LIMITS } from '../../time-limits.js'
import { action, type Change, patch } from '../action.js'
import { CATEGORY_IDS } from '../category.js'
import { id, line, prose } from '../fields.js'
import { notAfter } from '../input-faults.js'
import { legalConclusion } from '../legal.js'
import { ORGANISERS } from '../role.js'
import { at, type Stage } from '../stage.js'
import { TEMPLATE_IDS } from '../templates/registry.js'
import type { Topic, TransitionContext } from '../topic.js'
import { startAfresh } from './1-propose.checklist.js'
import { screeningInput } from './1-propose.record.js'

export { guards } from './1-propose.guards.js'

const screening = at('propose', 'screening')
const propose = (topic: Topic) => topic.records.propose

const signed = (c: TransitionContext) => ({ by: c.actor.accountId, at: c.now })

/** The matter ends here with an answer to its proposer. */
function answer(
  topic: Topic,
  text: string,
  c: TransitionContext,
  fields: Partial<Topic['records']['propose']>,
): Change {
  return { records: patch(topic, 'propose', { answer: { ...signed(c), text }, ...fields }) }
}

/** Where something is sent, and for a dispute what it is about and which homes it concerns (never names). */
const referralInput = z.object({
  destination: z.enum(DESTINATION_IDS),
  organisation: line,
  reason: prose,
  disputeKind: z.enum(DISPUTE_KIND_IDS).optional(),
  level: z.enum(MEDIATION_LEVELS).optional(),
  parties: z.array(line).max(10).optional(),
})

/** The matter goes elsewhere, and its proposer learns where. */
function refer(topic: Topic, input: z.output<typeof referralInput>, c: TransitionContext): Change {
  const { destination, organisation, reason } = input
  return {
    ...answer(topic, reason, c, { referral: { ...signed(c), destination, organisation, reason } }),
    effects: [
      { kind: 'open-referrals', referrals: [input] },
      { kind: 'issue-letter', letter: 'REFERRAL' },
    ],
  }
}

export const actions = {
  'propose.submit': action({
    roles: ['resident', ...ORGANISERS],
    ownOnly: 'residents',
    from: [at('propose', 'draft'), at('propose', 'returned')],
    to: [screening],
    guards: ['OW.1', 'RI.1'],
    input: z.object({}),
    event: 'topic.submitted',
    // What was screened before was another text
    apply: (t, _, c) => {
      const record = t.status === 'returned' ? startAfresh(propose(t)) : propose(t)
      const heldBack = stricter(record.heldBack ?? 'PUBLIC', c.facts.heldBack)
      return { records: { propose: { ...record, submittedAt: c.now, heldBack } } }
    },
  }),
  'propose.screen': action({
    roles: ORGANISERS,
    from: [screening],
    to: 'same',
    guards: [],
    input: screeningInput.extend({ category: z.enum(CATEGORY_IDS), template: z.enum(TEMPLATE_IDS) }),
    faults: (_, { partyDiscussedOn }, c) => notAfter('/partyDiscussedOn', partyDiscussedOn, c.today, 'not-yet-held'),
    event: 'topic.screened',
    apply: (t, { category, template, ...input }, c) => ({
      category,
      template,
      // An opinion or a consent was given to the screening of before
      records: {
        propose: {
          ...propose(t),
          legalOpinion: undefined,
          townshipConsent: undefined,
          screening: { ...input, signers: [c.actor.accountId], at: c.now },
        },
      },
    }),
  }),
  'propose.countersign': action({
    roles: ORGANISERS,
    from: [screening],
    to: 'same',
    guards: ['G1.1'],
    input: z.object({}),
    event: 'topic.screening-countersigned',
    apply: (t, _, c) => {
      const s = propose(t).screening
      if (!s) return {}
      const signers = [...new Set([...s.signers, c.actor.accountId])]
      return { records: patch(t, 'propose', { screening: { ...s, signers } }) }
    },
  }),
  'propose.legal-opinion': action({
    roles: ['expert', 'community-admin'],
    from: [screening],
    to: 'same',
    guards: ['G1.1'],
    input: z.object({ conclusion: z.enum(legalConclusion), adviser: line, text: prose }),
    event: 'topic.legal-opinion-recorded',
    apply: (t, input, c) => ({
      records: patch(t, 'propose', { legalOpinion: { ...input, recordedBy: c.actor.accountId, at: c.now } }),
    }),
  }),
  'propose.request-opinion': action({
    roles: ORGANISERS,
    from: [screening],
    to: 'same',
    when: (t) => propose(t).opinionRequested === undefined && propose(t).legalOpinion === undefined,
    guards: [],
    input: z.object({ from: line, question: prose }),
    event: 'topic.opinion-requested',
    apply: (t, input, c) => ({ records: patch(t, 'propose', { opinionRequested: { ...signed(c), ...input } }) }),
  }),
  'propose.consent': action({
    roles: ['township-admin'],
    from: [screening],
    to: 'same',
    guards: ['G1.1'],
    input: z.object({ note: prose }),
    event: 'topic.risk-consented',
    apply: (t, input, c) => ({ records: patch(t, 'propose', { townshipConsent: { ...signed(c), ...input } }) }),
  }),
  'propose.accept': action({
    roles: ORGANISERS,
    from: [screening],
    to: [at('participants', 'active')],
    guards: ['G1.1', 'G1.2', 'G1.3', 'G1.4', 'G1.5', 'G1.6', 'G1.7', 'SD.1', 'CO.1', 'TL.1'],
    settles: ['G1.7'],
    input: z.object({ answer: prose }),
    event: 'topic.accepted',
    apply: (t, input, c) => ({
      ...answer(t, input.answer, c, { coSignsAtAcceptance: c.facts.coSigns }),
      effects: [{ kind: 'issue-letter', letter: 'ACCEPTANCE' }],
    }),
  }),
  'propose.return': action({
    roles: ORGANISERS,
    from: [screening],
    to: [at('propose', 'returned')],
    guards: [],
    input: z.object({ reason: prose }),
    event: 'topic.returned',
    apply: (t, input, c) => {
      // Ten natural days; a last day of rest moves to the next that is worked (民法典 203)
      const dueOn = workingDayOnOrAfter(addDays(c.today, DEFAULT_TIME_LIMITS.propose.moreInfoD))
      return {
        records: patch(t, 'propose', { returned: { ...signed(c), ...input, dueOn } }),
        effects: [
          { kind: 'issue-letter', letter: 'SUPPLEMENT' },
          { kind: 'ring-lapse', after: dueOn },
        ],
      }
    },
  }),
  'propose.decline': action({
    roles: ['community-admin'],
    from: [screening],
    to: [at('propose', 'declined')],
    guards: ['G1.1', 'G1.2', 'G1.7', 'G1.8', 'SC.1', 'SD.1', 'ST.1'],
    settles: ['G1.7', 'SC.1', 'ST.1'],
    input: z.object({
      ground: z.enum([...EXCLUSION_IDS, ...OTHER_SCREEN_IDS]),
      reason: prose,
      /** Who else has to hear of it: guidance, enforcement. */
      referrals: z.array(referralInput).max(3).optional(),
    }),
    event: 'topic.declined',
    confirm: true,
    apply: (t, { referrals = [], ...input }, c) => ({
      ...answer(t, input.reason, c, {
        declined: { ...signed(c), ...input, statutoryInitiative: c.facts.statutoryInitiative },
      }),
      effects: [
        ...(referrals.length === 0 ? [] : [{ kind: 'open-referrals', referrals } as const]),
        { kind: 'issue-letter', letter: 'DECLINE' },
      ],
    }),
  }),
  'propose.refer': action({
    roles: ORGANISERS,
    from: [screening],
    to: [at('propose', 'referred')],
    guards: ['G1.1', 'G1.2', 'G1.7', 'G1.8', 'SC.2', 'SC.3', 'SD.1', 'ST.2'],
    settles: ['G1.7', 'SC.3'],
    input: referralInput,
    event: 'topic.referred',
    confirm: true,
    apply: (t, input, c) => refer(t, input, c),
  }),
  'propose.split': action({
    roles: ['community-admin'],
    from: [screening],
    to: [at('propose', 'referred')],
    guards: ['G1.1', 'G1.2', 'G1.7', 'G1.8', 'SC.2', 'SC.3', 'SC.4', 'SD.1'],
    settles: ['G1.7', 'SC.3'],
    input: referralInput.extend({
      admissibleTitle: z.string().trim().min(1).max(40),
      admissibleText: prose,
    }),
    event: 'topic.split',
    confirm: true,
    apply: (t, { admissibleTitle, admissibleText, ...input }, c) => {
      const referred = refer(t, input, c)
      const child = {
        kind: 'child-topic',
        title: admissibleTitle,
        description: admissibleText,
        relation: 'split',
      } as const
      return { ...referred, effects: [...(referred.effects ?? []), child] }
    },
  }),
  'propose.merge': action({
    roles: ['community-admin'],
    from: [screening],
    to: [at('propose', 'merged')],
    guards: ['G1.1', 'G1.2', 'G1.7', 'SC.4', 'SD.1'],
    settles: ['G1.7'],
    input: z.object({ topicId: id, reason: prose }),
    event: 'topic.merged',
    confirm: true,
    apply: (t, input, c) => ({
      ...answer(t, input.reason, c, { mergedInto: { ...signed(c), ...input } }),
      effects: [{ kind: 'merge-into', topicId: input.topicId }],
    }),
  }),
  'propose.withdraw': action({
    roles: ['resident', 'coordinator', 'community-admin'],
    // The office ends a matter by answering it (decline, refer, return), not by taking it back in somebody's place
    ownOnly: 'everybody',
    from: [
      at('propose', 'draft'),
      screening,
      at('propose', 'returned'),
      at('participants', 'active'),
      at('notice', 'active'),
    ],
    to: (['propose', 'participants', 'notice'] as readonly Stage[]).map((s) => at(s, 'withdrawn')),
    route: (t) => at(t.stage, 'withdrawn'),
    guards: ['OW.1'],
    input: z.object({ reason: prose }),
    event: 'topic.withdrawn',
    confirm: true,
    apply: (t, input, c) => ({ records: patch(t, 'propose', { withdrawn: { ...signed(c), ...input } }) }),
  }),
}
