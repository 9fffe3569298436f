import { z } from 'zod'
import { countSchema } from '../../voting/count-record.js'
import { TERMINATE_REASONS } from '../ending-reasons.js'
import { civilDay, count, id, instant, line, optionalProse, prose } from '../fields.js'

const side = z.object({ heads: count, areaCenti: z.string().regex(/^\d+$/).optional() })

/** What the tellers counted by hand for one motion; areas in 0.01 m². */
export const countSheet = z.object({
  motionId: id,
  for: side,
  against: side,
  abstain: side,
  invalid: side,
  present: count.optional(),
})

/** The result of one motion with its arithmetic, as published, filed and printed. */
export const motionResult = z.object({ motionId: id, count: countSchema })

/** On which a ballot is declared void (domain.md §3.9). */
export const ANNUL_GROUNDS = ['NEW_FACT', 'NOTICE_DEFECT', 'UPHELD_OBJECTION'] as const

/** How a round left behind ended; VOID: annulled, or returned by the township. */
export const ROUND_ENDS = ['NOT_PASSED', 'QUORUM_FAILED', 'VOID'] as const

/** What step 6 writes down; ballots are rows. */
export const voteRecord = z.object({
  announced: z.object({ on: civilDay, opensOn: civilDay, closesOn: civilDay, place: line, by: id }).optional(),
  opened: z.object({ by: id, at: instant, closesAt: instant }).optional(),
  extended: z.object({ by: id, at: instant, closesAt: instant, reason: prose }).optional(),
  closed: z.object({ by: id, at: instant }).optional(),
  count: z
    .object({
      by: id,
      at: instant,
      sheets: z.array(countSheet),
      scrutineers: z.array(line).min(2),
      results: z.array(motionResult).default([]),
      /** A show of hands leaves no ballots: a second account has typed the same sheet. */
      confirmed: z.object({ by: id, at: instant }).optional(),
    })
    .optional(),
  published: z.object({ on: civilDay, endsOn: civilDay, places: z.array(line), by: id }).optional(),
  decisions: z.array(z.object({ objectionId: id, upheld: z.boolean(), text: prose, by: id, at: instant })).default([]),
  resolution: z.object({ text: prose, by: id, at: instant }).optional(),
  annulled: z.object({ by: id, at: instant, reason: prose }).optional(),
  /** Why the earlier round did not settle it. */
  fromRound: z.object({ reason: z.string(), note: optionalProse }).optional(),
  /** How the rounds before this one ended, in their order. */
  earlier: z.array(z.enum(ROUND_ENDS)).default([]),
  /** The supervisor agrees that this ballot cannot stand. */
  annulAgreed: z.object({ ground: z.enum(ANNUL_GROUNDS), text: prose, by: id, at: instant }).optional(),
  /** The township or the supervisor agrees that a matter decided upon ends without being carried out. */
  endAgreed: z.object({ reason: z.enum(TERMINATE_REASONS), evidence: prose, by: id, at: instant }).optional(),
  fourTwo: z
    .object({
      branch: z.object({ on: civilDay, note: prose }).optional(),
      committees: z.object({ on: civilDay, members: count, present: count, for: count }).optional(),
      partyReview: z.object({ on: civilDay, members: count, present: count, for: count }).optional(),
    })
    .default({}),
})
