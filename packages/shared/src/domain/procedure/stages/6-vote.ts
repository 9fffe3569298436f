import { z } from 'zod'
import { addDays, endOfDay } from '../../civil-time.js'
import { action, patch } from '../action.js'
import { civilDay, count, id, line, prose } from '../fields.js'
import { notAfter, notBefore } from '../input-faults.js'
import { ORGANISERS } from '../role.js'
import { at } from '../stage.js'
import { template } from '../templates/registry.js'
import type { Topic } from '../topic.js'
import { plannedWindow, sameSheets, upheldSinceCount } from './6-vote.guards.js'
import { countSheet } from './6-vote.record.js'
import { results } from './6-vote.results.js'
import { extensionFaults } from './6-vote.window.js'

export { guards } from './6-vote.guards.js'

const here = at('vote', 'active')
const record = (topic: Topic) => topic.records.vote

/** A new round keeps nothing of the old ballots; the chain keeps that they were cast. */
function nextRound(topic: Topic, reason: string) {
  return {
    round: topic.round + 1,
    records: {
      vote: { decisions: [], fourTwo: record(topic).fourTwo, fromRound: { reason } },
    },
  }
}

/** Hands are seen by those in the room only: two of them write down the same. */
const isByHand = (topic: Topic) => topic.records.format.plan?.vote.method === 'MEETING_SHOW_OF_HANDS'

const isOpen = (topic: Topic) => record(topic).opened !== undefined && record(topic).closed === undefined

/** Counted, and no motion passed: the organiser may file it as not adopted or try again. */
function failed(topic: Topic): boolean {
  const counted = record(topic).count?.results ?? []
  return counted.length > 0 && counted.every((r) => r.count.outcome !== 'PASSED')
}

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
    guards: ['G6.1', 'FT.1', 'FT.2', 'FT.3'],
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
    when: (t) => failed(t),
    guards: ['G6.2', 'G5.6'],
    input: z.object({ reason: prose }),
    event: 'vote.sent-to-deliberation',
    confirm: true,
    apply: (t, input) => {
      const next = nextRound(t, input.reason)
      return { ...next, records: { ...next.records, deliberate: { sessions: [], reason: input.reason } } }
    },
  }),
  'vote.reconvene': action({
    roles: ['community-admin'],
    from: [here],
    to: 'same',
    when: (t) => failed(t),
    guards: ['G6.2'],
    input: z.object({ reason: prose }),
    event: 'vote.reconvened',
    confirm: true,
    apply: (t, input) => nextRound(t, input.reason),
  }),
  'vote.change-method': action({
    roles: ['community-admin'],
    from: [here],
    to: [at('format', 'active')],
    when: (t) => failed(t),
    guards: ['G6.2'],
    input: z.object({ reason: prose }),
    event: 'vote.method-changed',
    confirm: true,
    apply: (t, input) => nextRound(t, input.reason),
  }),
  'vote.annul': action({
    roles: ['community-admin'],
    from: [here],
    to: [at('deliberate', 'active')],
    when: (t) => record(t).opened !== undefined && !record(t).resolution,
    guards: [],
    input: z.object({ reason: prose }),
    event: 'vote.annulled',
    confirm: true,
    apply: (t, input) => {
      const next = nextRound(t, input.reason)
      return {
        ...next,
        records: { ...next.records, deliberate: { sessions: [], reason: input.reason } },
        effects: [{ kind: 'void-polls', reason: input.reason }],
      }
    },
  }),
}
