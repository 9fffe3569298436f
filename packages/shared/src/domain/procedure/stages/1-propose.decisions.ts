import { z } from 'zod'
import { DESTINATION_IDS } from '../../admissibility/destinations.js'
import { EXCLUSION_IDS } from '../../admissibility/exclusions.js'
import { OTHER_SCREEN_IDS } from '../../admissibility/other-screens.js'
import { DISPUTE_KIND_IDS, MEDIATION_LEVELS } from '../../admissibility/referral.js'
import { mustBeReferred, type ScreenId } from '../../admissibility/screening.js'
import { addWorkingDays } from '../../civil-time.js'
import { action, type Change, patch } from '../action.js'
import { id, line, optionalProse, prose } from '../fields.js'
import type { InputFault } from '../input-faults.js'
import { ORGANISERS } from '../role.js'
import { at } from '../stage.js'
import type { Topic, TransitionContext } from '../topic.js'
import { boundDestinations, outcomeOf } from './1-propose.checklist.js'
import { propose, signed } from './1-propose.shared.js'

/** The ways a proposal ends at the desk: refused, sent elsewhere, split, merged. */

const screening = at('propose', 'screening')

/** The matter is answered: in whose words, and whether it had the statutory share then. */
export function answer(
  topic: Topic,
  text: string,
  c: TransitionContext,
  fields: Partial<Topic['records']['propose']>,
): Change {
  const initiative = c.facts.statutoryInitiative ? true : undefined
  return { records: patch(topic, 'propose', { answer: { ...signed(c), text }, initiative, ...fields }) }
}

/** Where something is sent, and for a dispute what it is about and which homes it concerns (never names). */
const referralInput = z.object({
  destination: z.enum(DESTINATION_IDS),
  organisation: line,
  reason: prose,
  /** Why it goes elsewhere than the screening suggests. */
  deviation: optionalProse,
  disputeKind: z.enum(DISPUTE_KIND_IDS).optional(),
  level: z.enum(MEDIATION_LEVELS).optional(),
  parties: z.array(line).max(10).optional(),
})

type Order = z.output<typeof referralInput>

/** An order that does not fit: another place than suggested and no reason for it, or a mediation's fields for no mediation. */
function orderFaults(topic: Topic, order: Order, pointer = ''): readonly InputFault[] {
  const { hits = [], destinations = [] } = outcomeOf(topic) ?? {}
  const isFree = hits.length === 0 || boundDestinations(hits).length > 0
  const deviates = !isFree && !destinations.includes(order.destination) && !order.deviation
  const fields = order.destination === 'MEDIATION' ? [] : (['disputeKind', 'level', 'parties'] as const)
  const given = fields.filter((field) => order[field] !== undefined && order[field]?.length !== 0)
  return [
    ...(deviates ? [{ pointer: `${pointer}/deviation`, code: 'deviation-needed' } as const] : []),
    ...given.map((field) => ({ pointer: `${pointer}/${field}`, code: 'mediation-only' }) as const),
  ]
}

/** Refused on a ground that the table hands on, it says where to (§9.1). */
function handingOnFaults(topic: Topic, ground: ScreenId, orders: readonly Order[]): readonly InputFault[] {
  const { hits = [] } = outcomeOf(topic) ?? {}
  const isAsked = orders.length === 0 && hits.includes(ground) && boundDestinations(hits).length === 0
  return isAsked && mustBeReferred(ground) ? [{ pointer: '/referrals', code: 'referral-needed' }] : []
}

/** Danger and crime go out on one signature; somebody else looks at it within a working day. */
function dispatched(topic: Topic, c: TransitionContext): Partial<Topic['records']['propose']> {
  const signers = propose(topic).screening?.signers ?? []
  if (outcomeOf(topic)?.verdict !== 'DISPATCH' || signers.length > 1) return {}
  return { dispatch: { ...signed(c), dueOn: addWorkingDays(c.today, 1) } }
}

/** The matter goes elsewhere, and its proposer learns where. */
function refer(topic: Topic, input: Order, c: TransitionContext): Change {
  const { destination, organisation, reason, deviation } = input
  return {
    ...answer(topic, reason, c, {
      referral: { ...signed(c), destination, organisation, reason, deviation },
      ...dispatched(topic, c),
    }),
    effects: [
      { kind: 'open-referrals', referrals: [input] },
      { kind: 'issue-letter', letter: 'REFERRAL' },
    ],
  }
}

export const decisions = {
  'propose.decline': action({
    roles: ['community-admin'],
    from: [screening],
    to: [at('propose', 'declined')],
    guards: ['G1.1', 'G1.2', 'G1.7', 'G1.8', 'G1.9', 'SC.1', 'SD.1', 'ST.1'],
    settles: ['G1.7', 'G1.9', 'SC.1', 'ST.1'],
    input: z.object({
      ground: z.enum([...EXCLUSION_IDS, ...OTHER_SCREEN_IDS]),
      reason: prose,
      /** Who else has to hear of it: guidance, enforcement. */
      referrals: z.array(referralInput).max(3).optional(),
    }),
    faults: (t, { ground, referrals = [] }) => [
      ...handingOnFaults(t, ground, referrals),
      ...referrals.flatMap((order, index) => orderFaults(t, order, `/referrals/${index}`)),
    ],
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
    faults: (t, input) => orderFaults(t, input),
    event: 'topic.referred',
    confirm: true,
    apply: (t, input, c) => refer(t, input, c),
  }),
  'propose.split': action({
    roles: ['community-admin'],
    from: [screening],
    to: [at('propose', 'referred')],
    guards: ['G1.1', 'G1.2', 'G1.7', 'G1.8', 'SC.2', 'SC.3', 'SC.4', 'SC.6', 'SD.1', 'ST.4'],
    settles: ['G1.7', 'SC.3'],
    input: referralInput.extend({
      admissibleTitle: z.string().trim().min(1).max(40),
      admissibleText: prose,
    }),
    faults: (t, input) => [
      ...orderFaults(t, input),
      ...(input.admissibleTitle === t.title ? [{ pointer: '/admissibleTitle', code: 'title-unchanged' } as const] : []),
    ],
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
    guards: ['G1.1', 'G1.2', 'G1.7', 'SC.4', 'SC.5', 'SD.1', 'ST.3'],
    settles: ['G1.7'],
    input: z.object({ topicId: id, reason: prose }),
    event: 'topic.merged',
    confirm: true,
    apply: (t, input, c) => ({
      ...answer(t, input.reason, c, { mergedInto: { ...signed(c), ...input } }),
      effects: [{ kind: 'merge-into', topicId: input.topicId }],
    }),
  }),
}
