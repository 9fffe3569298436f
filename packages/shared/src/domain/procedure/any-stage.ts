import { z } from 'zod'
import { addDays } from '../civil-time.js'
import { DEFAULT_TIME_LIMITS } from '../time-limits.js'
import { action, patch } from './action.js'
import { TERMINATE_REASONS, type TerminateReason } from './ending-reasons.js'
import { DECIDED_ENDS, endingsOf, isDecided } from './endings.js'
import { civilDay, prose } from './fields.js'
import { type Guard, holds } from './guard.js'
import { type InputFault, notAfter, notBefore } from './input-faults.js'
import { at, type Position, RUNNING_STAGES } from './stage.js'
import type { Topic } from './topic.js'

export const SUSPEND_REASONS = [
  'AWAIT_EXPERT',
  'AWAIT_GOV_REPLY',
  'LITIGATION_OR_ARBITRATION',
  'RISK_RED',
  'EMERGENCY',
  'ROSTER_DISPUTE',
  'LEGAL_REVIEW',
] as const

/** A matter rests for 30 days at most (domain.md §3.0). */
const SUSPENSION_D = DEFAULT_TIME_LIMITS.suspend.maxD

const running: Position[] = RUNNING_STAGES.map((stage) => at(stage, 'active'))
const resting: Position[] = RUNNING_STAGES.map((stage) => at(stage, 'suspended'))
const over: Position[] = RUNNING_STAGES.map((stage) => at(stage, 'terminated'))

/** A ballot that was opened ends in a published result, whichever it is, before anybody may let the matter drop. */
function isPublishedOrUnopened({ records: { vote } }: Topic): boolean {
  return vote.opened === undefined || vote.published !== undefined
}

function endFaults(topic: Topic, reason: TerminateReason): readonly InputFault[] {
  if (endingsOf(topic).includes(reason)) return []
  return [{ pointer: '/reason', code: isDecided(topic) ? 'decision-stands' : 'withdrawn-too-late' }]
}

/** Actions any running stage has (domain.md §3.0). */
export const actions = {
  'topic.suspend': action({
    roles: ['community-admin', 'township-admin'],
    from: running,
    to: resting,
    route: (t) => at(t.stage, 'suspended'),
    // A ballot in progress keeps its deadline: it is closed or annulled, never paused.
    when: (t) => !t.records.vote.opened || t.records.vote.closed !== undefined,
    guards: [],
    input: z.object({ reason: z.enum(SUSPEND_REASONS), resumeBy: civilDay, note: prose }),
    faults: (_, { resumeBy }, c) => [
      ...notBefore('/resumeBy', resumeBy, addDays(c.today, 1), 'resume-past'),
      ...notAfter('/resumeBy', resumeBy, addDays(c.today, SUSPENSION_D), 'resume-too-late'),
    ],
    event: 'topic.suspended',
    confirm: true,
    apply: (_, { reason, note, resumeBy }, c) => ({
      suspension: { reason: `${reason}: ${note}`, on: c.today, resumeBy },
    }),
  }),
  'topic.resume': action({
    roles: ['community-admin', 'township-admin'],
    from: resting,
    to: running,
    route: (t) => at(t.stage, 'active'),
    guards: [],
    input: z.object({ note: prose }),
    event: 'topic.resumed',
    apply: () => ({ suspension: null }),
  }),
  'topic.terminate': action({
    roles: ['community-admin'],
    from: [...running, ...resting],
    to: over,
    route: (t) => at(t.stage, 'terminated'),
    when: isPublishedOrUnopened,
    guards: ['SU.3'],
    input: z.object({ reason: z.enum(TERMINATE_REASONS), note: prose }),
    faults: (t, { reason }) => [
      ...endFaults(t, reason),
      ...(isDecided(t) && t.records.vote.endAgreed !== undefined && t.records.vote.endAgreed.reason !== reason
        ? [{ pointer: '/reason', code: 'reason-differs' } as const]
        : []),
    ],
    event: 'topic.terminated',
    confirm: true,
    apply: () => ({ suspension: null }),
  }),
  'topic.agree-end': action({
    roles: ['supervisor', 'township-admin'],
    from: [...running, ...resting],
    to: 'same',
    when: (t) => isPublishedOrUnopened(t) && isDecided(t),
    guards: [],
    input: z.object({ reason: z.enum(DECIDED_ENDS), evidence: prose }),
    event: 'topic.end-agreed',
    confirm: true,
    apply: (t, input, c) => ({
      records: patch(t, 'vote', { endAgreed: { ...input, by: c.actor.accountId, at: c.now } }),
    }),
  }),
}

export const guards = {
  'SU.3': {
    stage: 'any',
    check: (t, c) => {
      if (!isDecided(t)) return true
      const { endAgreed } = t.records.vote
      return holds(endAgreed !== undefined && endAgreed.by !== c.actor.accountId)
    },
  },
} satisfies Record<string, Guard>
