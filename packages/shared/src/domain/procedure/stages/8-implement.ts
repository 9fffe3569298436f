import { z } from 'zod'
import { addDays } from '../../civil-time.js'
import { action, patch } from '../action.js'
import { civilDay, fen, prose } from '../fields.js'
import { type Guard, holds } from '../guard.js'
import { notBefore } from '../input-faults.js'
import { ORGANISERS } from '../role.js'
import { at } from '../stage.js'
import { template } from '../templates/registry.js'
import type { Topic } from '../topic.js'
import { taskInput } from './8-implement.record.js'

const here = at('implement', 'active')
const record = (topic: Topic) => topic.records.implement

/** The sample G8.4 asks for: 30 answers, or three in ten of those who took part when that is fewer (rounded up). */
function sampleNeeded(participants: number): number {
  return Math.min(30, Math.ceil((participants * 3) / 10))
}

export const guards = {
  'G8.1': {
    stage: 'implement',
    check: (_, { facts: { tasks } }) => holds(tasks.total > 0 && tasks.open === 0, { open: tasks.open }),
  },
  'G8.2': {
    stage: 'implement',
    check: (t, { facts }) => holds(facts.tasks.budgetFen === '0' || record(t).accounts !== undefined),
  },
  'G8.3': { stage: 'implement', check: (t) => holds(record(t).feedback !== undefined) },
  'G8.4': {
    stage: 'implement',
    check: (t, c) => {
      const completion = record(t).completion
      const needed = sampleNeeded(c.facts.participants)
      const over = completion !== undefined && c.today > completion.surveyEndsOn
      return holds(completion !== undefined && (over || c.facts.ratings >= Math.max(needed, 1)), {
        ratings: c.facts.ratings,
        needed: Math.max(needed, 1),
        endsOn: completion?.surveyEndsOn ?? '',
      })
    },
  },
  'G8.5': {
    stage: 'implement',
    check: (t) => holds(t.category !== 'COVENANT' || record(t).completion?.followUpOn !== undefined),
  },
  'TL.4': {
    stage: 'implement',
    check: (t, c) => {
      const endsOn = record(t).completion?.endsOn
      return holds(endsOn !== undefined && c.today > endsOn, { endsOn: endsOn ?? '' })
    },
  },
} satisfies Record<string, Guard>

export const actions = {
  'implement.assign': action({
    roles: ORGANISERS,
    from: [here],
    to: 'same',
    when: (t) => record(t).completion === undefined,
    guards: [],
    input: z.object({ tasks: z.array(taskInput).min(1).max(40) }),
    faults: (_, { tasks }, c) =>
      tasks.flatMap(({ dueOn }, i) => notBefore(`/tasks/${i}/dueOn`, dueOn, c.today, 'due-past')),
    event: 'implement.tasks-assigned',
    apply: () => ({ effects: [{ kind: 'create-tasks' }] }),
  }),
  'implement.publish-accounts': action({
    roles: ORGANISERS,
    from: [here],
    to: 'same',
    guards: [],
    input: z.object({ spentFen: fen, text: prose }),
    event: 'implement.accounts-published',
    apply: (t, input, c) => ({
      records: patch(t, 'implement', { accounts: { ...input, by: c.actor.accountId, at: c.now } }),
    }),
  }),
  'implement.complete': action({
    roles: ORGANISERS,
    from: [here],
    to: 'same',
    when: (t) => record(t).completion === undefined,
    guards: ['G8.1'],
    input: z.object({ text: prose, feedback: prose, followUpOn: civilDay.optional() }),
    faults: (_, { followUpOn }, c) => notBefore('/followUpOn', followUpOn, c.today, 'follow-up-past'),
    event: 'implement.completed',
    confirm: true,
    apply: (t, { text, feedback, followUpOn }, c) => {
      const limits = template(t.template).limits
      return {
        records: patch(t, 'implement', {
          completion: {
            by: c.actor.accountId,
            on: c.today,
            endsOn: addDays(c.today, limits.completionPublicityD),
            surveyEndsOn: addDays(c.today, limits.surveyD),
            text,
            followUpOn,
          },
          feedback: { by: c.actor.accountId, at: c.now, text: feedback },
        }),
      }
    },
  }),
  'implement.close': action({
    roles: ORGANISERS,
    from: [here],
    to: [at('implement', 'closed')],
    guards: ['G8.1', 'G8.2', 'G8.3', 'G8.4', 'G8.5', 'TL.4'],
    input: z.object({ report: prose }),
    event: 'topic.closed',
    confirm: true,
    apply: (t, input, c) => ({
      records: patch(t, 'implement', { closed: { ...input, by: c.actor.accountId, at: c.now } }),
    }),
  }),
  'implement.reopen': action({
    roles: ['community-admin'],
    from: [here, at('implement', 'closed')],
    to: 'same',
    guards: [],
    input: z.object({ title: z.string().trim().min(1).max(40), reason: prose }),
    event: 'topic.reopened-as-child',
    confirm: true,
    apply: (_, input) => ({
      effects: [{ kind: 'child-topic', title: input.title, description: input.reason, relation: 'reopened' }],
    }),
  }),
  'implement.archive': action({
    roles: ['community-admin'],
    from: [at('implement', 'closed')],
    to: [at('implement', 'archived')],
    guards: [],
    input: z.object({}),
    event: 'topic.archived',
    confirm: true,
    apply: (t, _, c) => ({ records: patch(t, 'implement', { archived: { by: c.actor.accountId, at: c.now } }) }),
  }),
}
