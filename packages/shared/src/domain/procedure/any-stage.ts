import { z } from 'zod'
import { addDays } from '../civil-time.js'
import { DEFAULT_TIME_LIMITS } from '../time-limits.js'
import { action } from './action.js'
import { civilDay, prose } from './fields.js'
import { notAfter, notBefore } from './input-faults.js'
import { at, type Position, RUNNING_STAGES } from './stage.js'

export const SUSPEND_REASONS = [
  'AWAIT_EXPERT',
  'AWAIT_GOV_REPLY',
  'LITIGATION_OR_ARBITRATION',
  'RISK_RED',
  'EMERGENCY',
  'ROSTER_DISPUTE',
  'LEGAL_REVIEW',
] as const

export const TERMINATE_REASONS = [
  'PROPOSER_WITHDRAW',
  'DISAPPEARED_OBJECT',
  'BECAME_EXCLUDED',
  'SUPERSEDED_BY_LAW',
  'CONSENSUS_TO_DROP',
  'REPEATED_QUORUM_FAILURE',
  'FORCE_MAJEURE',
] as const

/** A matter rests for 30 days at most (domain.md §3.0). */
const SUSPENSION_D = DEFAULT_TIME_LIMITS.suspend.maxD

const running: Position[] = RUNNING_STAGES.map((stage) => at(stage, 'active'))
const resting: Position[] = RUNNING_STAGES.map((stage) => at(stage, 'suspended'))
const over: Position[] = RUNNING_STAGES.map((stage) => at(stage, 'terminated'))

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
    when: (t) => !t.records.vote.opened || t.records.vote.closed !== undefined,
    guards: [],
    input: z.object({ reason: z.enum(TERMINATE_REASONS), note: prose }),
    event: 'topic.terminated',
    confirm: true,
    apply: () => ({ suspension: null }),
  }),
}
