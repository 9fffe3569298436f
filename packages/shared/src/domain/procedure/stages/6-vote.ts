import { z } from 'zod'
import { addDays, endOfDay } from '../../civil-time.js'
import { action, patch } from '../action.js'
import { civilDay, count, id, line, prose } from '../fields.js'
import { type InputFault, notAfter, notBefore } from '../input-faults.js'
import { ORGANISERS } from '../role.js'
import { at } from '../stage.js'
import { template } from '../templates/registry.js'
import type { Topic } from '../topic.js'
import { plannedWindow, roundEnd, sameSheets, upheldSinceCount } from './6-vote.guards.js'
import { ANNUL_GROUNDS, countSheet, type ROUND_ENDS } from './6-vote.record.js'
import { results } from './6-vote.results.js'
import { extensionFaults } from './6-vote.window.js'

export { guards } from './6-vote.guards.js'

const here = at('vote', 'active')
const record = (topic: Topic) => topic.records.vote

/** A new round keeps nothing of the old ballots; the chain keeps that they were cast. */
function nextRound(topic: Topic, reason: string, end: (typeof ROUND_ENDS)[number] = roundEnd(topic) ?? 'VOID') {
  const { fourTwo, earlier } = record(topic)
  return {
    round: topic.round + 1,
    records: { vote: { decisions: [], fourTwo, fromRound: { reason }, earlier: [...earlier, end] } },
  }
}

/** Hands are seen by those in the room only: two of them write down the same. */
const isByHand = (topic: Topic) => topic.records.format.plan?.vote.method === 'MEETING_SHOW_OF_HANDS'

const isOpen = (topic: Topic) => record(topic).opened !== undefined && record(topic).closed === undefined

/** Too few took part: neither passed nor rejected, so the same text may be put to the vote once more (domain.md §3.6). */
const lackedQuorum = (topic: Topic) => roundEnd(topic) === 'QUORUM_FAILED'

/** A result is confirmed and public, its objections decided, before the round is left; and tries do not go on for ever. */
const LEAVING = ['G6.2', 'SD.6', 'G6.6', 'G6.4', 'G6.7'] as const

const reviewed = z
  .object({ on: civilDay, members: count, present: count, for: count })
  .refine((m) => m.for <= m.present && m.present <= m.members, { message: 'more agree or are present than there are' })

export const actions = {
  'vote.four-two': action({
    roles: ['community-admin'],
    from: [here],
    to: 'same',
    when: (t) => t.template === 'village-four-two' && !record(t).opened,
    guards: [],
    input: z.object({
      branch: z.object({ on: civilDay, note: prose }),
      committees: reviewed.optional(),
      partyReview: reviewed.optional(),
    }),
    faults: (_, { branch, committees, partyReview }, c) => [
      ...notAfter('/branch/on', branch.on, c.today, 'not-yet-held'),
      ...notAfter('/committees/on', committees?.on, c.today, 'not-yet-held'),
      ...notAfter('/partyReview/on', partyReview?.on, c.today, 'not-yet-held'),
    ],
    event: 'vote.village-steps-recorded',
    apply: (t, input) => ({ records: patch(t, 'vote', { fourTwo: input }) }),
  }),
  'vote.announce': action({
    roles: ORGANISERS,
    from: [here],
    to: 'same',
    when: (t) => !record(t).opened,
    guards: [],
    input: z.object({ opensOn: civilDay, closesOn: civilDay, place: line }),
    faults: (_, { opensOn, closesOn }, c) => [
      ...notBefore('/opensOn', opensOn, c.today, 'vote-past'),
      ...notBefore('/closesOn', closesOn, opensOn, 'vote-ends-first'),
    ],
    event: 'vote.announced',
    apply: (t, input, c) => ({
      records: patch(t, 'vote', { announced: { ...input, on: c.today, by: c.actor.accountId } }),
    }),
  }),
  'vote.open': action({
    roles: ORGANISERS,
    from: [here],
    to: 'same',
    when: (t) => !record(t).opened,
    guards: ['G6.1', 'G6.8', 'FT.1', 'FT.2', 'FT.3'],
    input: z.object({}),
    event: 'vote.opened',
    apply: (t, _, c) => {
      const closesAt = endOfDay(plannedWindow(t)?.closesOn ?? c.today)
      return {
        records: patch(t, 'vote', { opened: { by: c.actor.accountId, at: c.now, closesAt } }),
        effects: [{ kind: 'open-polls', opensAt: c.now, closesAt }],
      }
    },
  }),
  'vote.extend': action({
    roles: ['community-admin'],
    from: [here],
    to: 'same',
    when: (t) => isOpen(t) && !record(t).extended,
    guards: [],
    input: z.object({ closesOn: civilDay, reason: prose }),
    faults: (t, { closesOn }, c) => extensionFaults(t, closesOn, c),
    event: 'vote.extended',
    confirm: true,
    apply: (t, input, c) => {
      const closesAt = endOfDay(input.closesOn)
      return {
        records: patch(t, 'vote', { extended: { by: c.actor.accountId, at: c.now, closesAt, reason: input.reason } }),
        effects: [{ kind: 'extend-polls', closesAt }],
      }
    },
  }),
  'vote.close': action({
    roles: ORGANISERS,
    from: [here],
    to: 'same',
    when: (t) => isOpen(t),
    guards: ['TL.2', 'SD.2'],
    input: z.object({}),
    event: 'vote.closed',
    confirm: true,
    apply: (t, _, c) => ({
      records: patch(t, 'vote', { closed: { by: c.actor.accountId, at: c.now } }),
      effects: [{ kind: 'close-polls' }],
    }),
  }),
  'vote.count': action({
    roles: ORGANISERS,
    from: [here],
    to: 'same',
    when: (t) => record(t).closed !== undefined && (!record(t).published || upheldSinceCount(t)),
    guards: ['G6.2', 'SD.3'],
    settles: ['G6.2', 'SD.3'],
    input: z.object({ sheets: z.array(countSheet).min(1), scrutineers: z.array(line).min(2).max(6) }),
    event: 'vote.counted',
    apply: (t, input, c) => ({
      records: patch(t, 'vote', {
        count: { ...input, by: c.actor.accountId, at: c.now, results: results(c.facts.polls, input.sheets) },
        // A recount is published anew, with its own days for objections
        published: undefined,
      }),
      effects: [{ kind: 'count-polls' }],
    }),
  }),
  'vote.confirm-count': action({
    roles: [...ORGANISERS, 'supervisor'],
    from: [here],
    to: 'same',
    when: (t) => isByHand(t) && record(t).count !== undefined && !record(t).count?.confirmed && !record(t).published,
    guards: ['SD.6'],
    settles: ['SD.6'],
    input: z.object({ sheets: z.array(countSheet).min(1) }),
    faults: (t, { sheets }) =>
      sameSheets(record(t).count?.sheets ?? [], sheets) ? [] : [{ pointer: '/sheets', code: 'count-differs' }],
    event: 'vote.count-confirmed',
    apply: (t, _, c) => {
      const { count: counted } = record(t)
      if (counted === undefined) return {}
      return { records: patch(t, 'vote', { count: { ...counted, confirmed: { by: c.actor.accountId, at: c.now } } }) }
    },
  }),
  'vote.publish': action({
    roles: ORGANISERS,
    from: [here],
    to: 'same',
    when: (t) => record(t).count !== undefined && !record(t).published,
    guards: ['G6.2', 'SD.6'],
    input: z.object({ places: z.array(line).min(1).max(50) }),
    event: 'vote.result-published',
    apply: (t, input, c) => ({
      records: patch(t, 'vote', {
        published: {
          ...input,
          on: c.today,
          endsOn: addDays(c.today, template(t.template).limits.resultPublicityD),
          by: c.actor.accountId,
        },
      }),
    }),
  }),
  'vote.decide-objection': action({
    roles: ['community-admin', 'supervisor'],
    from: [here],
    to: 'same',
    when: (t) => record(t).published !== undefined,
    guards: [],
    input: z.object({ objectionId: id, upheld: z.boolean(), text: prose }),
    event: 'vote.objection-decided',
    apply: (t, input, c) => ({
      records: patch(t, 'vote', {
        decisions: [...record(t).decisions, { ...input, by: c.actor.accountId, at: c.now }],
      }),
      effects: [{ kind: 'decide-objection', ...input }],
    }),
  }),
  'vote.finalise': action({
    roles: ORGANISERS,
    from: [here],
    to: [at('filing', 'active')],
    when: (t) => record(t).published !== undefined,
    guards: ['G6.2', 'G6.3', 'G6.4', 'G6.5'],
    settles: ['G6.5'],
    input: z.object({ resolution: prose }),
    event: 'vote.finalised',
    confirm: true,
    apply: (t, input, c) => ({
      records: patch(t, 'vote', { resolution: { text: input.resolution, by: c.actor.accountId, at: c.now } }),
    }),
  }),
  'vote.redeliberate': action({
    roles: ['community-admin'],
    from: [here],
    to: [at('deliberate', 'active')],
    when: (t) => roundEnd(t) !== undefined,
    guards: LEAVING,
    input: z.object({ reason: prose }),
    event: 'vote.sent-to-deliberation',
    confirm: true,
    apply: (t, input) => {
      const next = nextRound(t, input.reason)
      const { draft, rejected: before } = t.records.deliberate
      const rejected = roundEnd(t) === 'NOT_PASSED' ? draft?.motions.map(({ id, text }) => ({ id, text })) : before
      return { ...next, records: { ...next.records, deliberate: { sessions: [], reason: input.reason, rejected } } }
    },
  }),
  'vote.reconvene': action({
    roles: ['community-admin'],
    from: [here],
    to: 'same',
    when: lackedQuorum,
    guards: LEAVING,
    input: z.object({ reason: prose }),
    event: 'vote.reconvened',
    confirm: true,
    apply: (t, input) => nextRound(t, input.reason),
  }),
  'vote.change-method': action({
    roles: ['community-admin'],
    from: [here],
    to: [at('format', 'active')],
    when: lackedQuorum,
    guards: LEAVING,
    input: z.object({ reason: prose }),
    event: 'vote.method-changed',
    confirm: true,
    apply: (t, input) => nextRound(t, input.reason),
  }),
  'vote.agree-annul': action({
    roles: ['supervisor'],
    from: [here],
    to: 'same',
    when: (t) => record(t).opened !== undefined && !record(t).resolution,
    guards: [],
    input: z.object({ ground: z.enum(ANNUL_GROUNDS), text: prose }),
    faults: (t, { ground }) =>
      ground === 'UPHELD_OBJECTION' && !upheldSinceCount(t) ? [{ pointer: '/ground', code: 'ground-differs' }] : [],
    event: 'vote.annulment-agreed',
    confirm: true,
    apply: (t, input, c) => ({
      records: patch(t, 'vote', { annulAgreed: { ...input, by: c.actor.accountId, at: c.now } }),
    }),
  }),
  'vote.annul': action({
    roles: ['community-admin'],
    from: [here],
    to: [at('deliberate', 'active')],
    when: (t) => record(t).opened !== undefined && !record(t).resolution,
    guards: ['SU.2'],
    input: z.object({ ground: z.enum(ANNUL_GROUNDS), reason: prose }),
    faults: annulFaults,
    event: 'vote.annulled',
    confirm: true,
    apply: (t, input) => {
      const next = nextRound(t, input.reason, 'VOID')
      const { rejected } = t.records.deliberate
      return {
        ...next,
        records: { ...next.records, deliberate: { sessions: [], reason: input.reason, rejected } },
        effects: [{ kind: 'void-polls', reason: input.reason }],
      }
    },
  }),
}

/** The ground is the one the supervisor agreed to, or an objection upheld; nobody's dislike of a result is one. */
function annulFaults(topic: Topic, { ground }: { readonly ground: string }): readonly InputFault[] {
  const { annulAgreed } = record(topic)
  const isUpheld = ground === 'UPHELD_OBJECTION' && upheldSinceCount(topic)
  // Nobody has agreed to anything yet: that is for the guard to say
  if (isUpheld || annulAgreed?.ground === ground || (annulAgreed === undefined && !upheldSinceCount(topic))) return []
  return [{ pointer: '/ground', code: 'ground-differs' }]
}
