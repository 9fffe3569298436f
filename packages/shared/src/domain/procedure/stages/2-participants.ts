import { z } from 'zod'
import { addDays } from '../../civil-time.js'
import { action, patch } from '../action.js'
import { line, optionalProse, prose } from '../fields.js'
import { ORGANISERS } from '../role.js'
import { at } from '../stage.js'
import { template } from '../templates/registry.js'
import type { Topic } from '../topic.js'
import { namelessFaults } from './2-participants.guards.js'
import { participantsInput } from './2-participants.record.js'

export { guards } from './2-participants.guards.js'

const here = at('participants', 'active')

export const actions = {
  'participants.set': action({
    roles: ORGANISERS,
    from: [here],
    to: 'same',
    guards: ['G2.1', 'G2.8', 'SD.8'],
    settles: ['G2.1', 'G2.8', 'SD.8'],
    input: participantsInput,
    faults: (_, input) => namelessFaults(input),
    event: 'participants.set',
    apply: (t, input, c) => ({
      records: {
        participants: {
          set: {
            ...input,
            motions: input.motions.map((m, i) => ({ ...m, id: m.id ?? motionId(t, i) })),
            by: c.actor.accountId,
            at: c.now,
          },
        },
      },
      effects: [{ kind: 'propose-electorate' }],
    }),
  }),
  'participants.publicise': action({
    roles: ORGANISERS,
    from: [here],
    to: 'same',
    guards: ['G2.1', 'G2.2', 'G2.4'],
    input: z.object({ places: z.array(line).min(1).max(50) }),
    event: 'participants.publicised',
    apply: (t, input, c) => ({
      records: patch(t, 'participants', {
        publicised: {
          ...input,
          on: c.today,
          endsOn: addDays(c.today, template(t.template).limits.rosterPublicityD),
          by: c.actor.accountId,
        },
      }),
    }),
  }),
  'participants.sign': action({
    roles: ['supervisor'],
    from: [here],
    to: 'same',
    guards: ['G2.1', 'G2.2', 'SU.5'],
    input: z.object({ note: optionalProse }),
    event: 'participants.supervised',
    apply: (t, input, c) => ({
      records: patch(t, 'participants', { supervisor: { ...input, by: c.actor.accountId, at: c.now } }),
    }),
  }),
  'participants.lock': action({
    roles: ORGANISERS,
    from: [here],
    to: [at('notice', 'active')],
    guards: ['G2.1', 'G2.2', 'G2.3', 'G2.4', 'G2.5', 'G2.6', 'G2.7', 'G2.8', 'G2.9', 'SD.8'],
    input: z.object({}),
    event: 'participants.locked',
    confirm: true,
    apply: (t, _, c) => ({
      records: patch(t, 'participants', {
        locked: { at: c.now, heads: c.facts.electorate.heads, areaCenti: c.facts.electorate.areaCenti },
      }),
      effects: [{ kind: 'freeze-electorate' }],
    }),
  }),
  'participants.rescreen': action({
    roles: ORGANISERS,
    from: [here],
    to: [at('propose', 'screening')],
    guards: [],
    input: z.object({ reason: prose }),
    event: 'participants.sent-back',
    confirm: true,
    apply: (t) => ({ records: { propose: { submittedAt: t.records.propose.submittedAt }, participants: {} } }),
  }),
}

/** A motion's id derived from the topic's: the last group counts the motion, so that replaying gives the same ids. */
function motionId(topic: Topic, index: number): string {
  const tail = (BigInt(`0x${topic.id.slice(-12)}`) ^ BigInt(index + 1)).toString(16).padStart(12, '0')
  return topic.id.slice(0, -12) + tail
}
